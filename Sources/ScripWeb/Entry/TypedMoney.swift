import ScripCore

extension Money {
  /// What keeps a text from being an amount.
  enum TypingFault: Error, Hashable, Sendable {
    /// It can be told what was meant: how to write that.
    case meant(String)
    case unreadable
    /// More than a million dollars: nobody owes or pays that here.
    case tooLarge
  }

  /// Up to a million dollars: `50`, `90.00`, `$1,234.50`, `$ 50`.
  ///
  /// A comma stands only before each three digits: `25,50` is no 2,550 dollars, and is not taken for 25.50 unasked.
  static func typed(_ text: some StringProtocol) -> Result<Money, TypingFault> {
    let halves = plain(text).split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard let first = halves.first, halves.count <= 2 else { return .failure(.unreadable) }
    let groups = first.split(separator: ",", omittingEmptySubsequences: false)
    guard (groups + halves.dropFirst()).allSatisfy(isDigits) else { return .failure(.unreadable) }
    if halves.count == 1, let last = groups.last, groups.count > 1, last.utf8.count <= 2, isGrouped(groups.dropLast()) {
      return .failure(.meant("\(groups.dropLast().joined()).\(padded(last))"))
    }
    guard isGrouped(groups[...]) else { return .failure(.unreadable) }
    guard let dollars = Int(groups.joined()), dollars <= 1_000_000 else { return .failure(.tooLarge) }
    let rest = halves.count == 2 ? halves[1] : "00"
    switch rest.utf8.count {
    case 1: return .failure(.meant("\(dollars).\(padded(rest))"))
    case 2: return .success(Money(cents: dollars * 100 + (Int(rest) ?? 0)))
    default: return .failure(.unreadable)
    }
  }

  /// Without the blanks around it and one sign in front.
  private static func plain(_ text: some StringProtocol) -> Substring {
    var plain = Substring(text).drop(while: \.isWhitespace)
    if plain.first == "$" { plain = plain.dropFirst().drop(while: \.isWhitespace) }
    while plain.last?.isWhitespace == true { plain = plain.dropLast() }
    return plain
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// No comma at all, or one before each three digits.
  private static func isGrouped(_ groups: ArraySlice<Substring>) -> Bool {
    groups.count == 1
      || (groups.first.map { $0.utf8.count <= 3 } ?? false) && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  }

  private static func padded(_ cents: Substring) -> String { cents.utf8.count == 1 ? "\(cents)0" : String(cents) }
}
