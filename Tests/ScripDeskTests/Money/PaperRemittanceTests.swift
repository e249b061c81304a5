import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A payment that came on paper and in a file is one payment.
@Suite struct PaperRemittanceTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  private func paper(
    _ claims: [String] = ["1"], paid: Int = 11_800, beside: Int = 0, interest: Int = 0, day: String = "2026-11-20"
  ) -> EnterPaperRemittance {
    EnterPaperRemittance(
      PaperRemittance(
        traceNumber: "EFT1", day: CalendarDay(day)!, method: .cheque,
        payment: Self.cents(paid * claims.count - beside + interest), takenBeside: Self.cents(beside),
        interest: Self.cents(interest),
        lines: claims.map {
          PaperRemittance.Line(
            controlNumber: $0, paid: Self.cents(paid), contractual: Self.cents(14_000 - paid))
        }))
  }

  typealias Row = (number: String, off: Int, isHeld: Bool)
  /// The number under which the payer's file names itself, and by how much its payment is another.
  static let rows: [Row] = [("00932", 0, true), ("SB932", 0, true), ("SB932", 1, false)]

  @Test("A file after its paper is held, whatever number its payer goes by", arguments: rows.indices)
  func twin(index: Int) async throws {
    let row = Self.rows[index]
    let money = try await MoneyFixture()
    try await money.send(1)
    let posted = try await money.perform(paper())
    #expect(posted.held == nil)
    let stored = try await money.ask(ShowRemittance(remittance: posted.id)).line.remittance
    #expect(stored.payerNumber == "00932" && stored.payerName == "Regence")
    var file = MoneyFixture.remittance([MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []])], off: row.off)
    file.payer.number = row.number
    let came = try await money.post([file]).remittances[0]
    #expect((came.held != nil) == row.isHeld, "\(came)")
    #expect(try await money.balance(.cash) == (row.isHeld ? 11_800 : 23_601))
    try await money.verify()
  }

  @Test("Interest on paper is income, what is taken beside is the payer's balance")
  func interest() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    _ = try await money.perform(paper(beside: 700, interest: 123))
    #expect(try await money.balance(.interest) == -123)
    #expect(try await money.balance(.payerBalance("00932")) == 700)
    #expect(try await money.balance(.cash) == 11_800 - 700 + 123)
    try await money.verify()
  }

  typealias Dated = (day: String, posts: Bool)
  /// The session was on 3 Nov 2026, and today is the 24th.
  static let dated: [Dated] = [
    ("2025-11-20", false), ("2026-11-02", false), ("2026-11-03", true), ("2026-11-24", true), ("2026-11-25", false),
  ]

  @Test("A check is neither older than the session it pays nor of tomorrow", arguments: dated.indices)
  func dates(index: Int) async throws {
    let row = Self.dated[index]
    let money = try await MoneyFixture()
    try await money.send(1)
    guard !row.posts else {
      #expect(try await money.perform(paper(day: row.day)).held == nil)
      return
    }
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(paper(day: row.day)) }
    #expect(refusal?.faults.map(\.field) == ["day"])
    #expect(try await money.balance(.cash) == 0)
  }

  typealias Later = (paid: Int, share: Int, contractual: Int, left: String?)
  /// Of 105.00 the first payer paid 60.00 and forwent 20.00; 25.00 is asked of the second.
  static let later: [Later] = [
    (2_500, 0, 0, nil), (2_000, 500, 0, nil), (2_000, 0, 500, nil), (0, 2_500, 0, nil),
    (2_000, 0, 0, "$5.00 of the $25.00"),
    (2_500, 0, 8_000, "$80.00 more than the $25.00"),
  ]

  @Test(
    "A second payer’s paper comes to what was asked of it; what the first one did is filled in",
    arguments: later.indices)
  func second(index: Int) async throws {
    let row = Self.later[index]
    let one = try await NextPayerCase()
    try await one.answer(one.claim, .processedPrimary, NextPayerTests.first, trace: "EFT1")
    let next = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-1")
    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    let number = try await one.fixture.opened(next).claim.number
    let act = EnterPaperRemittance(
      PaperRemittance(
        traceNumber: "4711", day: CalendarDay("2026-11-24")!, method: .cheque, payment: Self.cents(row.paid),
        lines: [
          PaperRemittance.Line(
            controlNumber: number, payerClaimNumber: "CB77", paid: Self.cents(row.paid),
            contractual: Self.cents(row.contractual), patient: Self.cents(row.share))
        ]))
    if let left = row.left {
      let refusal = await #expect(throws: Refusal.self) { try await one.fixture.act(act, "paper-second-1") }
      #expect(refusal?.faults.map(\.field) == ["claim1"] && refusal?.faults[0].sentence.contains(left) == true)
      #expect(try await one.fixture.open(next) == 2_500)
      return
    }
    let posted = try await one.fixture.act(act, "paper-second-1")
    #expect(posted.held == nil)
    let answers = try await one.fixture.opened(next).answers
    #expect(answers.map(\.status) == [.processedSecondary] && answers[0].paid.cents == row.paid)
    #expect(answers[0].adjustments.first == ClaimAdjustment(.other, "23", Self.cents(8_000)))
    #expect(try await one.fixture.open(next) == 0)
    #expect(try await one.account().balance.owed.cents == row.share)
    #expect(try await one.work() == [])
  }

  typealias Code = (typed: String, nearest: String?)
  static let codes: [Code] = [
    ("197", nil), ("p12", nil), ("253", nil), ("ZZ9", "109"), ("CO197", "197"), ("1977", "197"),
  ]

  @Test("A reason no payer can give is refused with the nearest one", arguments: codes.indices)
  func reason(index: Int) async throws {
    let row = Self.codes[index]
    let money = try await MoneyFixture()
    try await money.send(1)
    let act = EnterPaperRemittance(
      PaperRemittance(
        traceNumber: "EFT1", day: CalendarDay("2026-11-20")!, method: .cheque, payment: Self.cents(7_000),
        lines: [
          PaperRemittance.Line(
            controlNumber: "1", paid: Self.cents(7_000), refused: Self.cents(7_000), refusedReason: row.typed)
        ]))
    guard let nearest = row.nearest else {
      #expect(try await money.perform(act).held == nil)
      return
    }
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(act) }
    #expect(refusal?.faults.map(\.field) == ["code1"])
    #expect(refusal?.faults.first?.sentence.contains("The nearest is \(nearest):") == true, "\(row.typed)")
    #expect(try await money.balance(.cash) == 0)
  }

  @Test("Claims of two payers are two payments")
  func payers() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    let (patient, plan, other) = (money.patient, money.fixture.inNetwork, ClaimID(high: 5, low: 2))
    try await money.write { connection in
      var claim = Claim.sent("2", family: "DELACROIX", lines: [7000, 7000])
      claim.coverage.payer = ClaimPayer(name: "Evergreen", number: "EVG01")
      try connection.add(claim, other, patient, plan)
    }
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(paper(["1", "2"])) }
    #expect(refusal?.faults.map(\.field) == ["claim2"])
    #expect(try await money.balance(.cash) == 0)
  }
}
