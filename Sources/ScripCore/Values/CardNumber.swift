/// Whether a text holds what looks like a payment card's number, which the practice never keeps.
///
/// 13 to 19 digits, written together or in groups with a blank, dot or hyphen between them, that begin and are as long
/// as an issuer's numbers are, and whose check digit is right. Source: ISO/IEC 7812; docs/threat-model.md.
public func holdsCardNumber(_ text: some StringProtocol) -> Bool {
  var groups: [[Int]] = []
  var (group, gap) = ([Int](), 0)
  /// Ends the group that is open; a wider gap ends the number too.
  func isCard() -> Bool {
    for first in groups.indices {
      var digits: [Int] = []
      for group in groups[first...] {
        digits += group
        if isCardNumber(digits) { return true }
        // Days and telephones come in smaller groups than cards.
        if group.count < 4 { break }
      }
    }
    return false
  }
  for letter in text {
    if let digit = letter.wholeNumberValue, (0...9).contains(digit) {
      group.append(digit)
      gap = 0
      continue
    }
    if !group.isEmpty { groups.append(group) }
    group = []
    gap += 1
    if gap == 1, letter == " " || letter == "-" || letter == "." || letter == "\u{A0}" { continue }
    if isCard() { return true }
    groups = []
  }
  if !group.isEmpty { groups.append(group) }
  return isCard()
}

private func isCardNumber(_ digits: [Int]) -> Bool {
  guard (13...19).contains(digits.count), isIssued(Array(digits.prefix(4)), count: digits.count) else { return false }
  return luhnSum(of: digits) % 10 == 0
}

/// Whether cards begin so and are so long: Visa, Mastercard, American Express, Diners, JCB, Discover, UnionPay, Maestro.
private func isIssued(_ start: [Int], count: Int) -> Bool {
  let two = start[0] * 10 + start[1]
  let four = two * 100 + start[2] * 10 + start[3]
  return switch start[0] {
  case 4: count == 13 || count == 16 || count == 19
  case 5: (50...58).contains(two)
  case 6: true
  case 3: two == 34 || two == 37 ? count == 15 : two == 30 || two == 35 || two == 36 || two == 38 || two == 39
  case 2: (2221...2720).contains(four) && count == 16
  default: false
  }
}
