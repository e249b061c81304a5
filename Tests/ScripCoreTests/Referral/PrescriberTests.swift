import Testing

@testable import ScripCore

/// Where a letter to a prescriber goes, from what stands on the order.
@Suite struct PrescriberTests {
  static let addresses: [(Prescriber, String?)] = [
    (
      Prescriber(
        name: "Helen Bergström", credential: .dc, phone: "757-555-0166", fax: "(757) 555-0167",
        practiceName: "Kempsville Chiropractic Center"),
      "Helen Bergström, DC, Kempsville Chiropractic Center, fax 757-555-0167"
    ),
    (Prescriber(name: "Helen Bergström", phone: "7575550166"), "Helen Bergström, telephone 757-555-0166"),
    (Prescriber(name: "Helen Bergström", credential: .other), "Helen Bergström"),
    // What is no number of ours stays as it stands on the page.
    (Prescriber(fax: "757-4105-3222", practiceName: "Kempsville"), "Kempsville, fax 757-4105-3222"),
    (Prescriber(credential: .md), nil),
  ]

  @Test("A letter is addressed by name, office and fax, as far as the order says them", arguments: addresses)
  func addressed(row: (prescriber: Prescriber, words: String?)) { #expect(row.prescriber.addressed == row.words) }
}
