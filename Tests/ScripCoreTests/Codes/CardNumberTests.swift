import ScripCore
import TestSupport
import Testing

/// What is taken for a card's number, and what is not.
@Suite struct CardNumberTests {
  typealias Row = (text: String, isCard: Bool)
  static let rows: [Row] = [
    ("4111111111111111", true), ("card 4111 1111 1111 1111, exp 12/28", true), ("5555-5555-5555-4444", true),
    ("378282246310005", true), ("3782 822463 10005", true), ("6011.1111.1111.1117", true), ("30569309025904", true),
    ("paid 20 4111111111111111", true), ("2223003122003222", true), ("４１１１１１１１１１１１１１１１", true),
    // A digit is wrong; too short; too long; a day and a telephone; a payer's number; nothing.
    ("4111111111111112", false), ("411111111111", false), ("41111111111111111111", false),
    ("2026-11-24 206-555-0142", false), ("425-555-0142 425-555-0144", false), ("1234567812345670", false),
    ("check 10442", false), ("", false),
    ("4111 1111  1111 1111", false),
  ]

  @Test(
    "Cards are known in every writing; checks, days, telephones and payers' numbers are none", arguments: rows.indices)
  func row(index: Int) {
    let row = Self.rows[index]
    #expect(holdsCardNumber(row.text) == row.isCard, "\(row.text)")
  }

  @Test("Of 200 made numbers each is found, and none with another check digit")
  func generated() {
    var random = SeededGenerator(seed: 4)
    for number in 0..<200 {
      let (start, count) = [([4], 16), ([5, 1], 16), ([3, 4], 15), ([6, 5], 16), ([3, 6], 14)][number % 5]
      var digits = start
      while digits.count < count - 1 { digits.append(Int.random(in: 0...9, using: &random)) }
      let sum = digits.reversed().enumerated().reduce(0) { sum, each in
        let value = each.offset % 2 == 0 ? each.element * 2 : each.element
        return sum + (value > 9 ? value - 9 : value)
      }
      let check = (10 - sum % 10) % 10
      let text = digits.map(String.init).joined()
      #expect(holdsCardNumber("told us \(text)\(check) by telephone"))
      #expect(!holdsCardNumber("told us \(text)\((check + 1) % 10) by telephone"))
    }
  }
}
