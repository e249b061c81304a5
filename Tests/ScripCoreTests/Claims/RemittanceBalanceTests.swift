import ScripCore
import Testing

/// Sums of a remittance at line, claim and payment. Source: domain.md F, 835 balancing.
@Suite struct RemittanceBalanceTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  /// The domain notes' own example: 140 − (22 + 25 + 70) = 23, and 23 − 7 = 16 arrives.
  static func remittance(_ change: (inout Remittance) -> Void = { _ in }) -> Remittance {
    let line = RemittedLine(
      controlNumber: "1-1", procedure: .massage, charge: cents(140_00), paid: cents(23_00),
      adjustments: [
        ClaimAdjustment(.contractual, "45", cents(22_00)), ClaimAdjustment(.patient, "3", cents(25_00)),
        ClaimAdjustment(.contractual, "97", cents(70_00)),
      ])
    let claim = RemittedClaim(
      controlNumber: "1", status: .processedPrimary, charge: cents(140_00), paid: cents(23_00), lines: [line])
    var remittance = Remittance(
      payment: cents(16_00), method: .ach, day: CalendarDay("2026-11-03")!, traceNumber: "EFT1",
      originator: "1911111111", payer: ClaimPayer(name: "Regence", number: "00932"),
      payee: ClaimProvider(name: .organization("Scrip Massage"), npi: nil), claims: [claim],
      providerAdjustments: [ProviderAdjustment("WO", reference: "0", amount: cents(7_00))])
    change(&remittance)
    return remittance
  }

  typealias Row = (claim: String, change: @Sendable (inout Remittance) -> Void, places: [Imbalance.Place])
  static let rows: [Row] = [
    (claim: "as sent", change: { _ in }, places: []),
    (claim: "a cent more arrives", change: { $0.payment = cents(16_01) }, places: [.payment]),
    (
      claim: "a line pays a cent less", change: { $0.claims[0].lines[0].paid = cents(22_99) },
      places: [.line(claim: 0, line: 0)]
    ),
    (
      claim: "a claim pays a cent more", change: { $0.claims[0].paid = cents(23_01) },
      places: [.claim(0), .payment]
    ),
    (
      claim: "a claim was charged more than its lines", change: { $0.claims[0].charge = cents(141_00) },
      places: [.claim(0), .charges(claim: 0)]
    ),
    (
      claim: "an adjustment of the claim itself",
      change: {
        $0.claims[0].adjustments = [ClaimAdjustment(.other, "23", cents(3_00))]
        $0.claims[0].paid = cents(20_00)
        $0.payment = cents(13_00)
      }, places: []
    ),
    (
      claim: "a claim without lines",
      change: {
        $0.claims[0].lines = []
        $0.claims[0].adjustments = [ClaimAdjustment(.contractual, "45", cents(117_00))]
      }, places: []
    ),
    (
      claim: "a reversal turns every sign",
      change: {
        $0.claims.append(reversal(of: $0.claims[0]))
        $0.payment = cents(-7_00)
      }, places: []
    ),
    (
      claim: "a predetermination is not asked",
      change: {
        $0.claims[0].status = .predetermination
        $0.claims[0].paid = .zero
        $0.payment = cents(-7_00)
      }, places: []
    ),
  ]

  static func reversal(of claim: RemittedClaim) -> RemittedClaim {
    var turned = claim
    turned.status = .reversal
    turned.charge = -claim.charge
    turned.paid = -claim.paid
    for index in turned.lines.indices {
      turned.lines[index].charge = -turned.lines[index].charge
      turned.lines[index].paid = -turned.lines[index].paid
      for place in turned.lines[index].adjustments.indices {
        turned.lines[index].adjustments[place].amount = -turned.lines[index].adjustments[place].amount
      }
    }
    return turned
  }

  @Test("Each sum that does not meet is named, and no other", arguments: rows.indices)
  func balance(index: Int) {
    let row = Self.rows[index]
    #expect(Self.remittance(row.change).imbalances.map(\.place) == row.places, "\(row.claim)")
  }

  @Test("An imbalance says what was expected and what was said")
  func amounts() {
    let found = Self.remittance { $0.payment = Self.cents(17_00) }.imbalances
    #expect(found == [Imbalance(place: .payment, expected: Self.cents(16_00), said: Self.cents(17_00))])
  }
}
