import ScripCore

/// The days of visits that were used before Scrip kept count.
struct EarlierVisitsForm: WebForm {
  let days: [CalendarDay]

  init?(reading reader: inout FormReader) {
    guard let text = reader.text("days", label: "the days", max: 4_000) else { return nil }
    var days: [CalendarDay] = []
    for line in text.split(whereSeparator: { $0.isNewline || $0 == ";" }) where !line.allSatisfy(\.isWhitespace) {
      guard let day = CalendarDay.reading(String(line))?.value else {
        reader.fault("days", CalendarDay.impossible(in: String(line)) ?? "Write one date a line, such as 11/24/2026.")
        return nil
      }
      days.append(day)
    }
    guard Set(days).count == days.count else {
      reader.fault("days", "A day stands here twice. Write each visit once.")
      return nil
    }
    self.days = days
  }

  static func entry(at path: Entry.Path, back: Entry.Path) -> Entry {
    Entry(
      title: "Earlier visits", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "Visits used before", note: "In another office, or on paper. They count against what is left.",
          [EntryField("days", "Days", .lines, hint: "One date a line, such as 11/24/2026.")])
      ])
  }
}
