import Testing

@testable import ScripCore

/// Addresses on one line, read and written.
@Suite struct PostalAddressTests {
  typealias Row = (written: String, street: String?, city: String, zip: String)
  static let rows: [Row] = [
    ("5 Elm St, Seattle, WA 98107", "5 Elm St", "Seattle", "98107"),
    ("5 Elm St, Apt 2, Seattle, wa 98107-4812", "5 Elm St, Apt 2", "Seattle", "981074812"),
    ("4821 Ballard Ave NW, Port Townsend WA 98368", "4821 Ballard Ave NW", "Port Townsend", "98368"),
    ("5 Elm St Seattle WA 98107", nil, "", ""), ("Seattle, WA 98107", nil, "", ""),
    ("5 Elm St, Seattle, WA", nil, "", ""), ("5 Elm St, Seattle, Washington 98107", nil, "", ""),
    ("5 Elm St, Seattle, WA 9810", nil, "", ""), ("", nil, "", ""),
  ]

  @Test("An address is read when its parts cannot be mistaken, and not guessed otherwise", arguments: rows.indices)
  func reading(index: Int) {
    let row = Self.rows[index]
    let expected = row.street.map { PostalAddress(street: $0, city: row.city, state: "WA", zip: row.zip) }
    #expect(PostalAddress(written: row.written) == expected)
  }

  @Test("Nine digits are written with their hyphen, anything else as it was typed")
  func zip() {
    func shown(_ zip: String) -> String {
      PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: zip).lines[1]
    }
    #expect(shown("981074812") == "Seattle, WA 98107-4812" && shown("98107-4812") == "Seattle, WA 98107-4812")
    #expect(shown("98107") == "Seattle, WA 98107" && shown("9810") == "Seattle, WA 9810")
  }
}
