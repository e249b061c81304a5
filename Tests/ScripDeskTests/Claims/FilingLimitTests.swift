import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Until when a claim may be filed, by whoever said so.
@Suite struct FilingLimitTests {
  typealias Row = (classKey: String, contract: Int?, answers: [(day: String, days: Int?)], days: Int?)
  static let rows: [Row] = [
    ("commercial_in_network", 180, [("2026-11-03", 90)], 180),
    ("commercial_in_network", nil, [("2026-11-03", 90)], 90),
    // A later call that asked something else takes nothing back.
    ("commercial_in_network", nil, [("2026-11-03", 90), ("2026-11-10", nil)], 90),
    ("commercial_in_network", nil, [("2026-11-03", 90), ("2026-11-10", 120)], 120),
    ("va_ccn", nil, [], 180), ("workers_comp_wa_lni", nil, [], 365), ("commercial_in_network", nil, [], nil),
  ]

  @Test(
    "The contract's days count, else what the payer answered last, else the class's; with none the claim asks",
    arguments: rows.indices)
  func limit(index: Int) async throws {
    let row = Self.rows[index]
    let fixture = try await ClaimFixture(.sqlite, classKey: row.classKey)
    try await fixture.setFilingLimit(row.contract, answers: row.answers)
    let claim = try await fixture.makeClaim(1)
    let opened = try await fixture.opened(claim)
    #expect(opened.claim.fileBy == row.days.map { CalendarDay("2026-11-19")!.adding(days: $0) })
    #expect(opened.findings.contains { $0.rule == "claim.no-filing-limit" && $0.level == .asks } == (row.days == nil))
  }

  @Test("A limit learned after the claim was made counts at once")
  func learned() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    try await fixture.setFilingLimit(nil, answers: [])
    let claim = try await fixture.makeClaim(1)
    #expect(try await fixture.opened(claim).claim.fileBy == nil)
    try await fixture.setFilingLimit(nil, answers: [("2026-11-20", 30)])
    #expect(try await fixture.opened(claim).claim.fileBy == CalendarDay("2026-12-19"))
    #expect(try await fixture.work().ready.map(\.claim.fileBy) == [CalendarDay("2026-12-19")])
  }

  @Test("A contract that changes is followed by the claims still to file and by those that were refused")
  func changed() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    #expect(try await fixture.opened(claim).claim.fileBy == CalendarDay("2027-05-18"))
    try await fixture.setFilingLimit(20, answers: [])
    #expect(try await fixture.opened(claim).claim.fileBy == CalendarDay("2026-12-09"))
    let work = try await fixture.work()
    #expect((work.toFix + work.ready).map(\.claim.fileBy) == [CalendarDay("2026-12-09")])
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", [ClaimAdjustment(.contractual, "97", Money(cents: 10_500))], trace: "T1")
    for (days, ends) in [(20, "2026-12-09"), (30, "2026-12-19")] {
      try await fixture.setFilingLimit(days, answers: [])
      let refused = try await fixture.base.desk.ask(ShowDenials(), by: fixture.biller).lines
      #expect(refused.map(\.filingEnds) == [CalendarDay(ends)])
      let id = try #require(refused.first?.stored.id)
      #expect(
        try await fixture.base.desk.ask(ShowDenial(denial: id), by: fixture.biller).line.filingEnds == CalendarDay(ends)
      )
    }
  }
}
