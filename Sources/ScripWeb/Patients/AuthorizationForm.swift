import ScripCore

/// What the payer said to a request for permission.
struct AuthorizationForm: WebForm {
  /// With an id of zeros: the act gives a fresh one.
  let authorization: PriorAuthorization

  init?(reading reader: inout FormReader) {
    let number = reader.optionalText("number", label: "the number", max: 60)
    let state: PriorAuthorization.State? = reader.choice("state", label: "the state")
    let span = reader.span("from", "to")
    let asked = reader.optionalNumber("visitsAsked", label: "visits asked for", in: 1...366)
    let granted = reader.optionalNumber("visitsGranted", label: "visits granted", in: 1...366)
    if state == .granted, number == nil { reader.fault("number", "Write the number of the granted authorization.") }
    if state == .granted, granted == nil { reader.fault("visitsGranted", "Write how many visits were granted.") }
    guard reader.faults.isEmpty, let state else { return nil }
    authorization = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: number, state: state, from: span.from, to: span.to,
      visitsAsked: asked, visitsGranted: granted)
  }

  static func entry(at path: Entry.Path, back: Entry.Path) -> Entry {
    let states = [PriorAuthorization.State.asked, .granted, .denied, .ended]
    return Entry(
      title: "Prior authorization", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "What the payer said",
          [
            EntryField("state", "State", .choice(states.map { EntryChoice($0.rawValue, $0.rawValue) })),
            EntryField("number", "Number"), EntryField("from", "First day", .day), EntryField("to", "Last day", .day),
            EntryField("visitsAsked", "Visits asked for", .number),
            EntryField("visitsGranted", "Visits granted", .number),
          ])
      ])
  }
}

/// The days of visits that were used before Scrip kept count.
struct EarlierVisitsForm: WebForm {
  let days: [CalendarDay]

  init?(reading reader: inout FormReader) {
    guard let text = reader.text("days", label: "the days", max: 4_000) else { return nil }
    var days: [CalendarDay] = []
    for line in text.split(whereSeparator: { $0.isNewline || $0 == ";" }) where !line.allSatisfy(\.isWhitespace) {
      guard let day = CalendarDay.reading(String(line))?.value else {
        reader.fault("days", "Write one date a line, such as 2026-11-24 or 11/24/2026.")
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
          [EntryField("days", "Days", .lines, hint: "One date a line: 2026-11-24, 11/24/2026 or 24 Nov 2026.")])
      ])
  }
}
