import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A payment of a day to come is held like other doubts, and posted when a person says so.
@Suite struct FutureRemittanceTests {
  typealias Row = (day: String, method: Remittance.Method, isHeld: Bool)
  /// Today is 24 Nov 2026. The file of a transfer may come some days before the money.
  static let rows: [Row] = [
    ("2026-11-24", .cheque, false), ("2026-11-25", .cheque, true), ("2026-11-25", .noPayment, true),
    ("2026-12-01", .ach, false), ("2026-12-02", .ach, true), ("2027-11-24", .ach, true),
    ("2027-11-24", .wire, true),
  ]

  @Test("Of each method as far ahead as it may be, and a day more", arguments: rows.indices)
  func days(index: Int) async throws {
    let row = Self.rows[index]
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    var remittance = MoneyFixture.remittance([MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []])])
    (remittance.day, remittance.method) = (CalendarDay(row.day)!, row.method)
    let posted = try await money.post([remittance]).remittances[0]
    #expect((posted.held?.contains("in the future") == true) == row.isHeld, "\(posted)")
    #expect(try await money.balance(.cash) == (row.isHeld ? 0 : 11_800))
    guard row.isHeld else { return }
    _ = try await money.perform(ReleaseRemittance(remittance: posted.id, isOurs: true, reason: "A slip of theirs."))
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    #expect(try await money.balance(.cash) == 11_800)
  }
}
