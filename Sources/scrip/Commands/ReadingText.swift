import ScripIntake

/// A reading as lines for a person: what was found, and a ? before what must be confirmed.
struct ReadingText {
  let lines: [String]

  init(_ name: String, _ reading: DocumentReading, pages: Int) {
    var lines = ["\(name): \(Self.sort(of: reading)), \(pages) \(pages == 1 ? "page" : "pages")"]
    for flag in reading.flags { lines.append("? \(flag.path): \(flag.reason.advice)") }
    for (number, order) in reading.orders.enumerated() {
      if reading.orders.count > 1 {
        lines.append("  order \(number + 1), page \(order.pages.map(String.init).joined(separator: ", "))")
      }
      lines += order.lines.compactMap(Self.line)
    }
    self.lines = lines
  }

  private static func sort(of reading: DocumentReading) -> String {
    let kind = reading.kind.rawValue.replacing("_", with: " ")
    return switch reading.documentClass {
    case .referral: "referral (\(kind))"
    case .fragment: "part of a referral (\(kind))"
    case .notReferral: "not a referral (\(kind))"
    case .blank: "blank"
    }
  }

  /// Nil for a field that is not on the page and not missed.
  private static func line(_ field: FieldLine) -> String? {
    guard !field.text.isEmpty || field.review != nil else { return nil }
    let name = field.path.rawValue
    let start = (field.review == nil ? "  " : "? ") + name + String(repeating: " ", count: max(1, 24 - name.count))
    guard let review = field.review else { return start + field.text }
    return start + (field.text.isEmpty ? review.advice : "\(field.text)  [\(review.advice)]")
  }
}
