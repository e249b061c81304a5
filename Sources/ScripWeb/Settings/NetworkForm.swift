import ScripCore
import ScripDesk

/// Who is in a plan's network, where and when.
struct NetworkForm: WebForm {
  let record: NetworkRecord

  init?(reading reader: inout FormReader) {
    let therapist: TherapistID? = reader.id("therapist", label: "a therapist")
    let plan: PlanID? = reader.id("plan", label: "a plan")
    let isPlaced = reader.optionalText("location", label: "the location") != nil
    let location: LocationID? = isPlaced ? reader.id("location", label: "a location") : nil
    let status: NetworkRecord.Status? = reader.choice("status", label: "the standing")
    let span = reader.span("from", "to")
    if status == .comingSoon, span.from == nil { reader.fault("from", "Write the first day in the network.") }
    guard reader.faults.isEmpty, let therapist, let plan, let status else { return nil }
    record = NetworkRecord(
      therapist: therapist, location: location, plan: plan, status: status, from: span.from, to: span.to)
  }

  static func entry(at path: Entry.Path, isNew: Bool, in settings: ShowSettings.Settings) -> Entry {
    let therapists = settings.therapists.map { EntryChoice($0.id.description, $0.name) }
    let plans = settings.plans.map { EntryChoice($0.id.description, $0.shown) }
    // Nobody is put into a network by a form that was left as it came.
    let choose = EntryChoice("", "choose")
    let locations = settings.locations.map { EntryChoice($0.id.description, $0.name) }
    var entry = Entry(
      title: isNew ? "New network row" : "Network row", current: .settings, back: "/settings", action: path,
      groups: [
        EntrySheet(
          "Who is in which network",
          [
            EntryField("therapist", "Therapist", .choice([choose] + therapists)),
            EntryField("location", "Location", .choice([EntryChoice("", "every location")] + locations)),
            EntryField("plan", "Plan", .choice([choose] + plans)),
            EntryField(
              "status", "Standing",
              .choice([choose] + NetworkRecord.Status.allCases.map { EntryChoice($0.rawValue, $0.shown) })),
            EntryField("from", "First day", .day), EntryField("to", "Last day", .day),
          ])
      ])
    if !isNew {
      entry.remove = WordTable.Link(words: "Remove this row", path: Entry.Path(checking: "\(path.text)/remove") ?? path)
    }
    return entry
  }

  static func typed(_ record: NetworkRecord) -> FormFields {
    FormFields([
      ("therapist", record.therapist.description), ("location", record.location?.description),
      ("plan", record.plan.description), ("status", record.status.rawValue), ("from", record.from?.inFigures),
      ("to", record.to?.inFigures),
    ])
  }
}
