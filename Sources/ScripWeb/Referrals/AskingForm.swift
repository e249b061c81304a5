import ScripCore

/// That the prescriber was asked.
struct AskingForm: WebForm {
  let askedOn: CalendarDay
  let way: PrescriberAsking.Way

  init?(reading reader: inout FormReader) {
    let way = reader.text("way", label: "how you asked").flatMap(PrescriberAsking.Way.init(rawValue:))
    if way == nil, reader.faults.isEmpty { reader.fault("way", "Choose how you asked from the list.") }
    let day = reader.anyDay("askedOn", label: "the day you asked")
    guard reader.faults.isEmpty, let way, let day else { return nil }
    (askedOn, self.way) = (day, way)
  }

  static func entry(at path: Entry.Path, back: Entry.Path) -> Entry {
    let ways = PrescriberAsking.Way.allCases.map { EntryChoice($0.rawValue, $0.shown) }
    return Entry(
      title: "I asked the prescriber", current: .inbox, back: back, action: path,
      groups: [
        EntrySheet(
          "How and when",
          note: "It stays with the order until the answer is signed off as its next version.",
          [
            EntryField("way", "How you asked", .choice([EntryChoice("", "choose")] + ways)),
            EntryField("askedOn", "Day you asked", .day),
          ])
      ])
  }

  static func typed(today: CalendarDay) -> FormFields { FormFields([("askedOn", today.shown)]) }
}
