import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Work on open money lasts until its own payer answers it: no answer of another payer and no decision by hand loses it.
@Suite struct LaterAnswerTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }
  static func oa(_ code: String, _ cents: Int) -> ClaimAdjustment {
    ClaimAdjustment(.other, code, Money(cents: cents))
  }

  /// Of 140.00: 65.00 paid, 25.00 the patient's share and sent on, 50.00 refused.
  static let first = MoneyFixture.answer(
    1, [[MoneyFixture.pr("2", 2500)], [MoneyFixture.co("197", 5000)]], status: .processedPrimaryForwarded)

  /// What waits: the act's word and its cents, the first due first.
  private func work(_ money: MoneyFixture) async throws -> [String] {
    try await money.ask(ShowDenials()).lines.map {
      "\($0.stored.denial.next.task) \($0.stored.denial.amount.cents)"
    }
  }

  private func post(_ money: MoneyFixture, _ claims: [RemittedClaim], payer: String? = nil) async throws -> RemittanceID
  {
    let trace = claims.map { "\($0.payerClaimNumber ?? "")S\($0.status.rawValue)" }.joined()
    var remittance = MoneyFixture.remittance(claims, trace: trace)
    if let payer { remittance.payer = ClaimPayer(name: "CASCADE", number: payer, address: remittance.payer.address) }
    return try await money.post([remittance]).remittances[0].id
  }

  @Test("The next payer’s answer ends what was sent on to it and leaves the first payer’s refusal")
  func nextPayer() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    _ = try await post(money, [Self.first])
    #expect(try await work(money) == ["retro_auth 5000", "forwarded 2500"])
    let due = try await money.ask(ShowDenials()).lines.map(\.stored.dueOn)
    #expect(due == [14, 30].map { DeskFixture.today.adding(days: $0) })
    let second = MoneyFixture.answer(
      1, [[Self.oa("23", 4500)], [Self.oa("23", 7000)]], status: .processedSecondary, icn: "ICN2")
    _ = try await post(money, [second], payer: "CSC02")
    #expect(try await money.balance(.payerReceivable(claim)) == 5000)
    #expect(try await work(money) == ["retro_auth 5000"])
    try await money.verify()
  }

  @Test("Both payers’ answers in one payment leave the refusal of the first")
  func together() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    let second = MoneyFixture.answer(
      1, [[Self.oa("23", 4500)], [Self.oa("23", 7000)]], status: .processedSecondary, icn: "ICN2")
    _ = try await post(money, [Self.first, second])
    #expect(try await work(money) == ["retro_auth 5000"])
  }

  @Test("A next payer that does not know the patient refuses what was sent on, and no more")
  func unknown() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    _ = try await post(money, [Self.first])
    let second = MoneyFixture.answer(
      1, [[MoneyFixture.pr("31", 7000)], [MoneyFixture.pr("31", 7000)]], status: .denied, icn: "ICN2")
    _ = try await post(money, [second], payer: "CSC02")
    let lines = try await money.ask(ShowDenials()).lines.map(\.stored.denial)
    #expect(lines.map(\.amount.cents).sorted() == [2500, 5000])
    #expect(lines.map(\.cause).contains(.authorization) && lines.map(\.cause).contains(.identity))
    #expect(lines.filter(\.isForwarded).isEmpty)
  }

  @Test("A takeback ends the work on what it takes back; the payer’s new answer ends the takeback’s")
  func takenBack() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    _ = try await post(money, [Self.first])
    _ = try await post(money, [ResolveTests.takeback(of: Self.first)])
    #expect(try await work(money) == ["takeback 14000"])
    let anew = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], [MoneyFixture.co("197", 7000)]], icn: "ICN3")
    _ = try await post(money, [anew])
    #expect(try await work(money) == ["retro_auth 7000"])
    // Named after its correction in the file, the takeback still does not hide it.
    let last = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], [MoneyFixture.co("197", 1000)]], icn: "ICN4")
    _ = try await post(money, [last, ResolveTests.takeback(of: anew)])
    #expect(try await work(money) == ["retro_auth 1000"])
    try await money.verify()
  }

  @Test("A claim that its payer sent on whole waits for the other payer, and is dropped when it never arrived")
  func whole() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let sent = MoneyFixture.answer(
      1, [[Self.oa("109", 7000)], [Self.oa("109", 7000)]], status: .notOursForwarded)
    _ = try await post(money, [sent])
    #expect(try await work(money) == ["forwarded 14000"])
    let denial = try await money.ask(ShowDenials()).lines[0].stored.id
    let refusal = await #expect(throws: Refusal.self) {
      try await money.perform(SettleDenial(denial: denial, ending: .answered, how: "Asked."))
    }
    #expect(refusal?.faults.map(\.field) == ["ending"])
    let billed = await #expect(throws: Refusal.self) {
      try await money.perform(BillNextPayer(claim: claim, notArrived: "No such claim."))
    }
    #expect(billed?.sentence.contains("another payer has to pay") == true)
    #expect(try await money.perform(VoidClaim(claim: claim)) == nil)
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    #expect(try await work(money) == [])
    try await money.verify()
  }

  @Test("What was sent on may become the patient’s share without a notice, never more than it; the rest waits")
  func share() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    _ = try await post(money, [Self.first])
    func settle(_ cents: Int) async throws -> Bool {
      let lines = try await money.ask(ShowDenials()).lines
      let sent = try #require(lines.first { $0.stored.denial.isForwarded })
      return try await money.perform(
        SettleDenial(
          denial: sent.stored.id, ending: .toPatient(Self.cents(cents), noticeSignedOn: nil), how: "No other plan."))
    }
    await #expect(throws: Refusal.self) { try await settle(2501) }
    #expect(try await settle(1000))
    #expect(try await work(money) == ["retro_auth 5000", "forwarded 1500"])
    #expect(try await settle(1500))
    #expect(try await work(money) == ["retro_auth 5000"])
    #expect(try await money.balance(.patientReceivable(money.patient)) == 2500)
    try await money.verify()
  }

  /// An answer that waits, how a person divides it, and the work that is left.
  typealias Row = (claim: String, lines: [[ClaimAdjustment]], cents: [Int], contractual: Int, work: [String])
  static let rows: [Row] = [
    ("all of it is settled", [[MoneyFixture.co("45", 2200)], []], [7000, 7000], 2200, []),
    ("a refusal keeps its reason", [[MoneyFixture.co("197", 7000)], []], [7000, 7000], 0, ["retro_auth 7000"]),
    (
      "the contract is forgone, the refusal stays", [[MoneyFixture.co("45", 2200)], [MoneyFixture.co("197", 7000)]],
      [7000, 7000], 2200, ["retro_auth 7000"]
    ),
    ("what no reason explains stays too", [[], []], [7000, 3000], 0, ["unexplained 4000"]),
  ]

  @Test("What a person leaves open when posting by hand stands on the work list", arguments: rows.indices)
  func byHand(index: Int) async throws {
    let row = Self.rows[index]
    let money = try await MoneyFixture()
    try await money.send(1)
    let id = try await post(money, [MoneyFixture.answer(77, row.lines, cents: row.cents)])
    _ = try await money.perform(hand(id, Self.cents(row.contractual)))
    #expect(try await work(money) == row.work, "\(row.claim)")
    try await money.verify()
  }

  private func hand(_ id: RemittanceID, _ contractual: Money = .zero, _ toPatient: Money = .zero) -> ResolveParkedClaim
  {
    ResolveParkedClaim(
      remittance: id, number: 0,
      decision: .post(controlNumber: "1", contractual: contractual, toPatient: toPatient), reason: "Compared.")
  }

  @Test("A share left to a veteran and posted as nobody’s is asked of the payer", arguments: DeskEngine.allCases)
  func veteran(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let claim = try await money.send(1, of: money.veteran)
    let id = try await post(money, [MoneyFixture.answer(1, [[MoneyFixture.pr("3", 2500)], []], family: "HALE")])
    _ = try await money.perform(hand(id))
    #expect(try await money.balance(.payerReceivable(claim)) == 2500)
    #expect(try await work(money) == ["never_patient 2500"])
    let denial = try await money.ask(ShowDenials()).lines[0].stored.denial
    #expect(denial.next.words.contains("never bill the patient"))
    try await money.verify()
  }

  @Test("A takeback posted by hand opens the claim as work, and the answer it means is dead")
  func takebackByHand() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    _ = try await post(money, [MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []])])
    let other = ResolveTests.takeback(of: MoneyFixture.answer(1, [[MoneyFixture.co("45", 4000)], []]))
    let id = try await post(money, [other])
    #expect(
      try await money.ask(ShowRemittance(remittance: id)).claims[0].answer.content.reason
        == .takebackDiffers(posted: Self.cents(11800)))
    _ = try await money.perform(hand(id, Self.cents(-2200)))
    #expect(try await money.balance(.payerReceivable(claim)) == 12200)
    #expect(try await work(money) == ["takeback 12200"])
    let answers = try await money.read { connection in try connection.answers(to: [claim]) }
    #expect(answers.first { $0.answer.status != .reversal }?.content.reversedBy == StoredAnswer.Place(id, 0))
    #expect(answers.first { $0.answer.status == .reversal }?.content.reverses?.number == 0)
    // The corrected answer is no second one.
    let anew = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], [MoneyFixture.co("197", 7000)]], icn: "ICN2")
    let corrected = try await post(money, [anew])
    #expect(try await money.ask(ShowRemittance(remittance: corrected)).line.waiting == 0)
    #expect(try await work(money) == ["retro_auth 5200"])
    try await money.verify()
  }

  @Test("A takeback of an answer that paid nothing is posted by hand too")
  func unpaidTakeback() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    _ = try await post(money, [MoneyFixture.answer(1, [[MoneyFixture.pr("1", 7000)], [MoneyFixture.pr("1", 7000)]])])
    #expect(try await money.balance(.patientReceivable(money.patient)) == 14000)
    let other = MoneyFixture.answer(
      1, [[MoneyFixture.pr("1", 7000)], [MoneyFixture.pr("1", 6000)]], cents: [7000, 6000])
    let id = try await post(money, [ResolveTests.takeback(of: other)])
    _ = try await money.perform(hand(id, .zero, Self.cents(-14000)))
    #expect(try await money.balance(.patientReceivable(money.patient)) == 0)
    #expect(try await money.balance(.payerReceivable(claim)) == 14000)
    #expect(try await work(money) == ["takeback 14000"])
    try await money.verify()
  }
}
