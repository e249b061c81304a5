import ScripCore

extension Money {
  /// `90.00`: as people type it.
  var plainDollars: String { "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)" }
}

extension FormReader {
  /// `90`, `90.00`, `$1,234.50`; nothing typed is no amount.
  mutating func dollars(_ field: String, label: String) -> Money? {
    guard let text = optionalText(field, label: label, max: 20) else { return nil }
    return dollars(text, field, label: label, sign: "")
  }

  /// The same, with a minus sign in front for money that goes the other way.
  mutating func signedDollars(_ field: String, label: String) -> Money? {
    guard let text = optionalText(field, label: label, max: 20) else { return nil }
    guard text.hasPrefix("-") || text.hasPrefix("−") else { return dollars(text, field, label: label, sign: "") }
    return dollars(String(text.dropFirst()), field, label: label, sign: "-").map { -$0 }
  }

  private mutating func dollars(_ text: String, _ field: String, label: String, sign: String) -> Money? {
    switch Money.typed(text) {
    case .success(let amount): return amount
    case .failure(.meant(let amount)): fault(field, "Write \(sign)\(amount).")
    case .failure(.tooLarge): fault(field, "Write \(label) as $1,000,000 or less.")
    case .failure(.unreadable): fault(field, "Write \(label) in dollars, such as \(sign)90 or \(sign)90.00.")
    }
    return nil
  }
}
