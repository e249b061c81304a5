import ScripCore

/// The number that a plan gives to a referral.
struct PlanReferralForm: WebForm {
  let referral: PlanReferral

  init?(reading reader: inout FormReader) {
    let number = reader.text("number", label: "the number", max: 60)
    let span = reader.span("from", "to")
    let who = reader.text("answeredBy", label: "who gave it", max: 200)
    let day = reader.anyDay("answeredOn", label: "the day it was given")
    guard reader.faults.isEmpty, let number, let who, let day else { return nil }
    referral = PlanReferral(number: number, from: span.from, to: span.to, answeredBy: who, answeredOn: day)
  }

  static func entry(at path: Entry.Path, back: Entry.Path) -> Entry {
    Entry(
      title: "Plan referral number", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "The plan’s own number",
          note: "Some plans register a referral and give it a number. It is neither the signed order nor a prior "
            + "authorization; claims carry it beside both.",
          [
            EntryField("number", "Number", hint: "As the plan prints it."),
            EntryField("from", "First day", .day), EntryField("to", "Last day", .day),
            EntryField("answeredBy", "Who gave it", hint: "Such as Dana, ref. 8841; or: letter, portal."),
            EntryField("answeredOn", "Day it was given", .day),
          ])
      ])
  }

  static func typed(_ known: PlanReferral?, today: CalendarDay) -> FormFields {
    FormFields([
      ("number", known?.number), ("from", known?.from?.inFigures), ("to", known?.to?.inFigures),
      ("answeredOn", today.inFigures),
    ])
  }
}
