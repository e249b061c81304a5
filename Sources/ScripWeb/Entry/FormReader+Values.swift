import ScripCore
import ScripDesk

import protocol ScripIntake.WrittenValue

/// The values that people type in more than one way.
extension FormReader {
  /// A telephone or fax number; nothing typed is no number.
  mutating func phone(_ field: String, label: String) -> PhoneNumber? {
    guard let text = optionalText(field, label: label, max: 40) else { return nil }
    switch PhoneNumber.read(text) {
    case .success(let number): return number
    case .failure(let found):
      fault(field, found.shown)
      return nil
    }
  }

  /// `11/24/2026`, `2026-11-24` or `24 Nov 2026`; nothing typed is no day.
  mutating func optionalDay(_ field: String, label: String) -> CalendarDay? {
    guard let text = optionalText(field, label: label, max: 40) else { return nil }
    guard let day = CalendarDay.reading(text)?.value else {
      fault(field, CalendarDay.impossible(in: text) ?? "Write \(label) as a date such as 11/24/2026.")
      return nil
    }
    return day
  }

  /// An e-mail address, letter for letter; nothing typed is none.
  mutating func email(_ field: String, label: String) -> String? {
    guard let text = optionalText(field, label: label, max: 254) else { return nil }
    guard EmailAddress(text) != nil else {
      fault(field, "Write \(label) whole, such as name@example.com.")
      return nil
    }
    return text
  }

  mutating func optionalNumber(_ field: String, label: String, in range: ClosedRange<Int>) -> Int? {
    guard optionalText(field, label: label) != nil else { return nil }
    return number(field, label: label, in: range)
  }

  /// `yes`, `no`, or nothing where nobody knows.
  mutating func answer(_ field: String, label: String) -> Bool? {
    switch optionalText(field, label: label) {
    case "yes": return true
    case "no": return false
    case nil: return nil
    default:
      fault(field, "Choose \(label) from the list.")
      return nil
    }
  }

  /// `9:00`, `17:30`, `9 am`, `1pm`: a wall clock.
  mutating func clock(_ field: String, label: String) -> ClockTime? {
    guard let text = optionalText(field, label: label, max: 12) else { return nil }
    guard let time = ClockTime(typed: text) else {
      fault(field, "Write \(label) as a time such as 9 am, 1:30 pm or 13:30.")
      return nil
    }
    return time
  }

  /// A first and a last day, the last not before the first.
  mutating func span(_ from: String, _ to: String) -> (from: CalendarDay?, to: CalendarDay?) {
    let first = optionalDay(from, label: "the first day")
    let last = optionalDay(to, label: "the last day")
    if let first, let last, last < first { fault(to, "The last day is before the first.") }
    return (first, last)
  }
}

extension FormFields {
  /// What a form shows of a stored record; a nil value leaves its field empty.
  init(_ pairs: [(String, String?)]) {
    self.init()
    for (name, value) in pairs { if let value { append(name, value) } }
  }
}

extension Bool {
  /// As a choice of `EntryChoice.yesNo`.
  var answered: String { self ? "yes" : "no" }
}
