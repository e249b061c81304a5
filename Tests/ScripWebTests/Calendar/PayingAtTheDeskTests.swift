import ScripCore
import ScripDesk
import Testing

@testable import ScripWeb

/// A patient who is here pays from the page on which they were checked in.
@Suite struct PayingAtTheDeskTests {
  @Test("Once the patient is here, the visit leads who takes payments to the money, and nobody else")
  func here() async throws {
    try await NoteFixture.run { fixture, lee in
      let appointment = try await fixture.book(1)
      let path = "/appointments/\(appointment)"
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      #expect(!(try await rosa.get(path).text.contains("What the patient pays")))
      #expect(try await rosa.submit(path, to: path + "/arrived", []).status == 303)
      let page = try await rosa.get(path).text
      #expect(page.contains("What the patient pays") && page.contains("<dt>Owes</dt><dd>$0.00</dd>"))
      #expect(page.contains("href=\"/money/accounts/\(fixture.patient)/payment\""))
      #expect(!page.contains("<dt>Copay</dt>"), "the payer has not said one")
      #expect(!(try await lee.get(path).text.contains("/money/accounts/")))
    }
  }

  private static func rules(_ key: String) throws -> PayerRules {
    try #require(try Reference.forTests().payers.rules(for: key, on: CalendarDay("2026-11-24")!))
  }

  typealias Row = (inside: Int?, outside: Int?, words: String?)
  static let rows: [Row] = [
    (nil, nil, nil), (25_00, nil, "$25.00 in network"), (nil, 40_00, "$40.00 out of network"), (0, 0, "$0.00"),
    (25_00, 40_00, "$25.00 in network, $40.00 out of network"),
  ]

  @Test("A copay is said as the payer said it; where two sides of the network differ, by name", arguments: rows)
  func copay(row: Row) throws {
    var details = BenefitDetails(source: .call)
    details.inNetwork.copay = row.inside.map { Money(cents: $0) }
    details.outOfNetwork.copay = row.outside.map { Money(cents: $0) }
    let asked = try Self.rules("commercial_in_network")
    #expect(AppointmentPage.Paying.copay(details, under: asked) == row.words)
    #expect(AppointmentPage.Paying.copay(nil, under: asked) == nil)
    #expect(try AppointmentPage.Paying.copay(details, under: Self.rules("va_ccn")) == nil, "never asked")
  }
}
