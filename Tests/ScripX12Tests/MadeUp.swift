import ScripCore
import TestSupport

/// Made-up claims and payers' answers, the same for a seed. Names are letters payers take, so that what is read back
/// is what was written.
struct MadeUp {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
  mutating func happens(oneIn count: Int) -> Bool { number(1...count) == 1 }
  mutating func one<Element>(of list: [Element]) -> Element { list[number(0...list.count - 1)] }
  mutating func maybe<Value>(oneIn count: Int, _ make: (inout Self) -> Value) -> Value? {
    happens(oneIn: count) ? make(&self) : nil
  }

  mutating func digits(_ count: Int) -> String {
    String((0..<count).map { place in Character(String(number(place == 0 ? 1...9 : 0...9))) })
  }

  mutating func day(_ range: ClosedRange<Int> = 20_400...20_600) -> CalendarDay {
    CalendarDay(daysSinceEpoch: Int32(number(range)))
  }

  mutating func dollars(_ range: ClosedRange<Int> = 1...30_000) -> Money { Money(cents: number(range)) }
}

// MARK: People and payers

extension MadeUp {
  static let families = ["DELACROIX", "MORENO", "SATO", "OZ", "O'NEIL", "VAN DYKE", "LEE", "BERGSTROM", "IBARRA"]
  static let givens = ["BEATRICE", "ANA", "KEN", "PINAR", "MAEVE", "JAN", "HELEN", "ROSA", "JO"]
  static let streets = ["1200 4TH AVE", "PO BOX 1106", "17 LAKE RD APT 4", "9 NW MARKET ST"]
  static let cities = [("SEATTLE", "WA", "981011234"), ("PORTLAND", "OR", "97205"), ("TAMPA", "FL", "336023439")]
  static let payers = [("REGENCE BLUESHIELD", "00932"), ("PREMERA BLUE CROSS", "00430"), ("CIGNA", "62308")]
  static let codes = ["M54.50", "M54.2", "M79.18", "S13.4XXA", "M25.511", "G44.209", "M62.830", "M54.16"]

  /// A number that passes its check digit and begins with 2, as none that is issued does.
  mutating func npi() -> String {
    let nine = "2" + digits(8)
    return (0...9).map { nine + String($0) }.first { NPI($0) != nil } ?? nine + "0"
  }

  mutating func personName() -> ClaimName {
    ClaimName(
      family: one(of: Self.families), given: one(of: Self.givens), middle: maybe(oneIn: 3) { _ in "M" },
      suffix: maybe(oneIn: 9) { _ in "JR" })
  }

  mutating func address(long: Bool = false) -> PostalAddress {
    let (city, state, zip) = long ? Self.cities[0] : one(of: Self.cities)
    return PostalAddress(
      street: long ? "1200 4TH AVE" : one(of: Self.streets), city: city, state: state, zip: zip)
  }

  mutating func person() -> ClaimPerson {
    ClaimPerson(
      name: personName(), birthDate: day(-9_000...12_000), sex: one(of: ClaimPerson.Sex.allCases),
      address: address())
  }

  mutating func payer() -> ClaimPayer {
    let (name, number) = one(of: Self.payers)
    return ClaimPayer(name: name, number: number, address: maybe(oneIn: 2) { $0.address() })
  }

  mutating func provider(taxonomy: Bool = false, address: Bool = false) -> ClaimProvider {
    ClaimProvider(
      name: personName(), npi: npi(), taxonomy: taxonomy ? "225700000X" : nil,
      address: address ? self.address(long: true) : nil,
      licence: maybe(oneIn: 6) { "MA" + $0.digits(8) })
  }

  mutating func organization(_ name: String, address: Bool = false) -> ClaimProvider {
    ClaimProvider(name: .organization(name), npi: npi(), address: address ? self.address(long: true) : nil)
  }

  mutating func phone() -> PhoneNumber { PhoneNumber("206-555-01" + String(number(10...99)))! }
}
