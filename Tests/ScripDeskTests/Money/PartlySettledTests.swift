import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A refusal of which a part was decided: the rest is work until nothing is left.
@Suite struct PartlySettledTests {
  private static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  typealias Row = (ending: SettleDenial.Ending, left: [Int])
  /// A session of 105.00 was refused whole.
  static let rows: [Row] = [
    (.writeOff(cents(10_500)), []), (.writeOff(cents(10_499)), [1]), (.writeOff(cents(500)), [10_000]),
    (.toPatient(cents(500), noticeSignedOn: CalendarDay("2026-11-19")), [10_000]), (.answered, []),
  ]

  private func refused(_ adjustments: [ClaimAdjustment]) async throws -> (fixture: ClaimFixture, claim: ClaimID) {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", adjustments, trace: "T1")
    return (fixture, claim)
  }

  private func waiting(_ fixture: ClaimFixture) async throws -> [StoredDenial] {
    try await fixture.base.desk.ask(ShowDenials(), by: fixture.biller).lines.map(\.stored)
  }

  @Test("What is left of a refusal stays on the list, as old as it is", arguments: rows.indices)
  func rest(index: Int) async throws {
    let row = Self.rows[index]
    let (fixture, _) = try await refused([ClaimAdjustment(.patient, "96", Self.cents(10_500))])
    let first = try #require(try await waiting(fixture).first)
    _ = try await fixture.act(SettleDenial(denial: first.id, ending: row.ending, how: "Small balance."), "settle-1")
    let left = try await waiting(fixture)
    #expect(left.map(\.denial.amount.cents) == row.left)
    #expect(left.allSatisfy { $0.dueOn == first.dueOn && $0.denial.next == first.denial.next })
  }

  @Test("Once what the contract forgoes is written off, the rest may become the patient's")
  func reasons() async throws {
    let (fixture, claim) = try await refused([
      ClaimAdjustment(.contractual, "16", Self.cents(5_500)), ClaimAdjustment(.patient, "96", Self.cents(5_000)),
    ])
    func settle(_ ending: SettleDenial.Ending, _ key: String) async throws {
      let open = try #require(try await waiting(fixture).first)
      _ = try await fixture.act(SettleDenial(denial: open.id, ending: ending, how: "Decided."), key)
    }
    try await settle(.writeOff(Self.cents(5_500)), "settle-1")
    #expect(try await waiting(fixture).map { $0.denial.reasons.map(\.code) } == [["96"]])
    try await settle(.toPatient(Self.cents(5_000), noticeSignedOn: CalendarDay("2026-11-19")), "settle-2")
    #expect(try await waiting(fixture).isEmpty)
    #expect(try await fixture.open(claim) == 0)
  }
}
