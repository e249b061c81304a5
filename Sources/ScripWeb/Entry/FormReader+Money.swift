import ScripCore

extension Money {
  /// `90.00`: as people type it.
  var plainDollars: String { "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)" }

  /// `90`, `90.00`, `$1,234.50`; nil when it is no such amount.
  init?(dollars text: some StringProtocol) {
    let plain = String(text).filter { $0 != "$" && $0 != "," && $0 != " " }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...1_000_000).contains(whole),
      parts.count == 1 || parts[1].utf8.count == 2, let cents = Int(parts.count == 2 ? parts[1] : "0"),
      (0...99).contains(cents)
    else { return nil }
    self.init(cents: whole * 100 + cents)
  }
}

extension FormReader {
  /// `90`, `90.00`, `$1,234.50`; nothing typed is no amount.
  mutating func dollars(_ field: String, label: String) -> Money? {
    guard let text = optionalText(field, label: label, max: 20) else { return nil }
    guard let amount = Money(dollars: text) else {
      fault(field, "Write \(label) in dollars, such as 90 or 90.00.")
      return nil
    }
    return amount
  }

  /// The same, with a minus sign in front for money that goes the other way.
  mutating func signedDollars(_ field: String, label: String) -> Money? {
    guard let text = optionalText(field, label: label, max: 20) else { return nil }
    guard text.hasPrefix("-") || text.hasPrefix("−") else { return dollars(field, label: label) }
    guard let amount = Money(dollars: text.dropFirst()) else {
      fault(field, "Write \(label) in dollars, such as -90 or -90.00.")
      return nil
    }
    return -amount
  }
}
