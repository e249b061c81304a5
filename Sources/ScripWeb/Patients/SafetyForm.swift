import ScripCore

/// An answer of the safety screen that matters.
struct SafetyForm: WebForm {
  let finding: SafetyFinding

  init?(reading reader: inout FormReader) {
    let flag = reader.text("flag", label: "the condition")
    let row = SafetyTable.rows.first { $0.flag == flag }
    if flag != nil, row == nil { reader.fault("flag", "Choose the condition from the list.") }
    let regions = reader.all("regions").compactMap(BodyRegion.init(rawValue:))
    if row?.level == .local, regions.isEmpty { reader.fault("regions", "Tick the regions that stay off limits.") }
    let from = reader.optionalDay("from", label: "since when")
    let cleared = reader.optionalDay("clearedOn", label: "the day it was cleared")
    if let from, let cleared, cleared < from {
      reader.fault("clearedOn", "Choose a day that is not before the one on which it began.")
    }
    guard reader.faults.isEmpty, let row else { return nil }
    finding = SafetyFinding(
      flag: row.flag, shown: row.condition, level: row.level, regions: regions, advice: row.advice,
      acknowledged: reader.isTicked("acknowledged"), from: from, clearedOn: cleared)
  }

  static func entry(at path: Entry.Path, back: Entry.Path) -> Entry {
    let conditions = SafetyTable.rows.map { EntryChoice($0.flag, "\($0.level.shown): \($0.condition)") }
    return Entry(
      title: "Safety answer", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "What the patient said",
          [
            EntryField("flag", "Condition", .choice([EntryChoice("", "choose")] + conditions)),
            EntryField("from", "Since", .day), EntryField("clearedOn", "Cleared on", .day),
            EntryField(
              "regions", "Regions that stay off limits",
              .ticks(BodyRegion.allCases.map { EntryChoice($0.rawValue, $0.shown) })),
            EntryField("acknowledged", "Read and understood by the staff", .tick),
          ])
      ])
  }
}

/// That a condition is over: since when.
struct SafetyOverForm: WebForm {
  let clearedOn: CalendarDay

  init?(reading reader: inout FormReader) {
    guard let day = reader.day("clearedOn", label: "the day since when it is over") else { return nil }
    clearedOn = day
  }

  static func entry(at path: Entry.Path, back: Entry.Path, _ finding: SafetyFinding, of patient: Patient) -> Entry {
    let began = finding.from.map { ", since \($0.shown)" } ?? ""
    var entry = Entry(
      title: "It is over", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "\(finding.shown.prefix(1).uppercased())\(finding.shown.dropFirst())",
          note: "On the chart: \(finding.level.shown)\(began). Advice: \(finding.advice).",
          [EntryField("clearedOn", "Over since", .day)])
      ])
    entry.about = patient.shown
    return entry
  }
}
