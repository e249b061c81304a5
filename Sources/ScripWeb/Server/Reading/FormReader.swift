import ScripCore

import protocol ScripIntake.WrittenValue

/// A form of ours as a struct: only the fields that it names are ever read from a request.
public protocol WebForm: Sendable {
  /// Nil only together with at least one fault in `reader`.
  init?(reading reader: inout FormReader)
}

/// Reads fields one by one and collects what has to be corrected.
public struct FormReader {
  private let fields: FormFields
  public private(set) var faults: [FormFault] = []

  init(_ fields: FormFields) { self.fields = fields }

  /// Names one more thing to correct. What was said of a field first is what is wrong with it: the rest follows from that.
  public mutating func fault(_ field: String, _ fix: String) {
    guard field.isEmpty || !faults.contains(where: { $0.field == field }) else { return }
    faults.append(FormFault(field: field, fix: fix))
  }

  /// Text without the blanks around it; nil and a fault when it is missing or longer than `max` letters.
  public mutating func text(_ field: String, label: String, max: Int = 200) -> String? {
    guard let text = optionalText(field, label: label, max: max) else {
      if !faults.contains(where: { $0.field == field }) { fault(field, "Fill in \(label).") }
      return nil
    }
    return text
  }

  /// The same, where leaving the field empty is fine.
  ///
  /// - Parameter isNumber: another's number, which may look like a card's; short fields are, unless said otherwise.
  public mutating func optionalText(
    _ field: String, label: String, max: Int = 200, isNumber: Bool? = nil
  ) -> String? {
    guard let raw = fields[field] else { return nil }
    let text = raw.trimmingPrefix(while: \.isWhitespace)
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
    guard end > text.startIndex else { return nil }
    guard text.unicodeScalars.count <= max, !text.unicodeScalars.contains("\0") else {
      fault(field, "Shorten \(label) to \(max) letters.")
      return nil
    }
    let typed = text[..<end]
    guard isNumber ?? (max <= 80) || !holdsCardNumber(typed) else {
      fault(field, "A card’s number is never kept. Leave it out.")
      return nil
    }
    return String(typed)
  }

  /// What was typed, letter for letter: for passwords.
  public mutating func secret(_ field: String, label: String, max: Int = 1_000) -> String? {
    guard let text = fields[field], !text.isEmpty, text.utf8.count <= max else {
      fault(field, "Fill in \(label).")
      return nil
    }
    return text
  }

  /// A whole number within the range; nil and a fault when it is missing or anything else.
  public mutating func number(_ field: String, label: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(field, label: label, max: 20) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      fault(field, "Write \(label) as a whole number from \(range.lowerBound) to \(range.upperBound).")
      return nil
    }
    return number
  }

  /// A day that must be given: from a date picker, or typed where a browser has none.
  public mutating func day(_ field: String, label: String) -> CalendarDay? {
    guard let text = text(field, label: label, max: 40) else { return nil }
    guard let day = CalendarDay.reading(text)?.value else {
      fault(field, CalendarDay.impossible(in: text) ?? "Write \(label) as a date such as 11/24/2026.")
      return nil
    }
    return day
  }

  /// What was chosen from a list of records; nil and a fault when it is missing or no id.
  public mutating func id<Noun>(_ field: String, label: String) -> ID<Noun>? {
    guard let text = text(field, label: label, max: 40) else { return nil }
    guard let id = ID<Noun>(text) else {
      fault(field, "Choose \(label) from the list.")
      return nil
    }
    return id
  }

  /// What was chosen from a list of words; nil and a fault when it is missing or not on it.
  public mutating func choice<Choice: RawRepresentable<String>>(
    _ field: String, label: String, of _: Choice.Type = Choice.self
  ) -> Choice? {
    guard let text = text(field, label: label) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      fault(field, "Choose \(label) from the list.")
      return nil
    }
    return choice
  }

  /// Whether the form carries the field at all, empty or not.
  public func has(_ field: String) -> Bool { fields[field] != nil }

  /// Whether a box is ticked.
  public func isTicked(_ field: String) -> Bool { fields[field].map { !$0.isEmpty } ?? false }

  /// Every value of a field that may be ticked more than once.
  public func all(_ field: String) -> [String] { fields.all(field) }
}
