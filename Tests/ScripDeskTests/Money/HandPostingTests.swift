import ScripCore
import ScripSQL
import ScripStore
import Testing

@testable import ScripDesk

/// Parked money is posted to another payer's or another patient's claim only when somebody says so, and comes off again.
@Suite struct HandPostingTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  /// An answer of this payer that waits.
  private func parked(
    _ money: MoneyFixture, _ answer: RemittedClaim, of payer: (String, String) = ("REGENCE", "00932"),
    trace: String = "EFT1"
  ) async throws -> RemittanceID {
    var remittance = MoneyFixture.remittance([answer], trace: trace)
    remittance.payer = ClaimPayer(name: payer.0, number: payer.1, address: remittance.payer.address)
    return try await money.post([remittance]).remittances[0].id
  }

  private func act(
    _ id: RemittanceID, _ number: String = "1", contractual: Int = 2200, toPatient: Int = 0,
    meant: Set<PostingDoubt> = [], takingBack: [PostingID] = []
  ) -> ResolveParkedClaim {
    ResolveParkedClaim(
      remittance: id, number: 0,
      decision: .post(
        controlNumber: number, contractual: Self.cents(contractual), toPatient: Self.cents(toPatient),
        takingBack: takingBack), reason: "Number mistyped.", meant: meant)
  }

  static let paid = [[MoneyFixture.co("45", 2200)], []]

  typealias Row = (what: String, payer: (String, String), number: Int, family: String, doubts: [PostingDoubt])
  /// Claim 1 went to Regence, 00932, for DELACROIX; what the payment says, and what is asked.
  static let rows: [Row] = [
    ("the same payer and patient", ("REGENCE", "00932"), 77, "DELACROIX", []),
    ("the same name under another number", ("Regence", "SB932"), 77, "DELACROIX", []),
    ("another payer", ("EVERGREEN", "EVG01"), 77, "DELACROIX", [.otherPayer]),
    ("another patient", ("REGENCE", "00932"), 77, "HALE", [.otherPatient]),
    ("both", ("EVERGREEN", "EVG01"), 77, "HALE", [.otherPayer, .otherPatient]),
    ("our number, another name of the patient", ("EVERGREEN", "EVG01"), 1, "HALE", [.otherPayer, .otherPatient]),
  ]

  @Test("What does not fit the claim is asked about, each thing once", arguments: rows.indices)
  func doubts(index: Int) async throws {
    let row = Self.rows[index]
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let id = try await parked(money, MoneyFixture.answer(row.number, Self.paid, family: row.family), of: row.payer)
    #expect(
      try await money.ask(ShowPostingDoubts(remittance: id, number: 0, controlNumber: "1")) == row.doubts,
      "\(row.what)")
    for doubt in row.doubts {
      let others = Set(row.doubts).subtracting([doubt])
      let refusal = await #expect(throws: Refusal.self) { try await money.perform(act(id, meant: others)) }
      #expect(refusal?.faults.map(\.field) == [doubt.rawValue])
      #expect(try await money.balance(.suspense(id)) == -11800)
    }
    #expect(try await money.perform(act(id, meant: Set(row.doubts))))
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    try await money.verify()
  }

  @Test("A payer that names our claim and our patient is asked nothing, whatever it calls itself")
  func named() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    let other = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []], cents: [7000, 6900])
    let id = try await parked(money, other, of: ("EVERGREEN", "EVG01"))
    #expect(try await money.ask(ShowPostingDoubts(remittance: id, number: 0, controlNumber: "1")) == [])
    #expect(try await money.ask(ShowPostingDoubts(remittance: id, number: 0, controlNumber: "9")) == [])
  }

  @Test("Taken back, the money waits again and is posted anew", arguments: DeskEngine.allCases)
  func takenBack(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let (claim, right) = (try await money.send(1), try await money.send(2))
    let lines = [[MoneyFixture.co("45", 2200), MoneyFixture.pr("3", 2500)], []]
    let answer = MoneyFixture.answer(77, lines, icn: "ICN77")
    let id = try await parked(money, answer)
    _ = try await money.perform(act(id, toPatient: 2500))
    _ = try await money.perform(TakePatientPayment(patient: money.patient, amount: Self.cents(2500), method: .cash))
    let bench = try await money.ask(ShowRemittance(remittance: id))
    #expect(bench.claims[0].claimNumber == "1" && bench.line.posted.cents == 9300)
    let unsaid = TakeBackHandPosting(remittance: id, number: 0, reason: "")
    await #expect(throws: Refusal.self) { try await money.perform(unsaid) }
    let back = TakeBackHandPosting(remittance: id, number: 0, reason: "It was claim 2.")
    #expect(try await money.perform(back))
    #expect(try await money.balance(.suspense(id)) == -9300)
    #expect(try await money.balance(.payerReceivable(claim)) == 14000)
    #expect(try await money.balance(.contractualAdjustment) == 0)
    // What the patient paid of a share that is none is theirs.
    #expect(try await money.balance(.patientReceivable(money.patient)) == 0)
    #expect(try await money.balance(.patientCredit(money.patient)) == -2500)
    let stored = try #require(try await money.read { connection in try connection.claim(claim) })
    #expect(stored.standing == .sent && stored.payerClaimNumber == nil)
    let again = try await money.ask(ShowRemittance(remittance: id))
    #expect(again.line.waiting == 1 && again.line.parked.cents == 9300 && again.claims[0].answer.claim == nil)
    #expect(try await money.ask(ShowDenials()).lines.isEmpty)
    await #expect(throws: Refusal.self) { try await money.perform(back) }
    _ = try await money.perform(act(id, "2", toPatient: 2500))
    #expect(try await money.balance(.payerReceivable(right)) == 0)
    #expect(try await money.balance(.suspense(id)) == 0)
    #expect(try await money.balance(.patientCredit(money.patient)) == 0)
    try await money.verify()
  }

  @Test("Money that did not go back to the payer after all waits again, and so does a claim that was closed")
  func notReturned() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let id = try await parked(money, MoneyFixture.answer(77, Self.paid))
    let refused = MoneyFixture.answer(78, [[MoneyFixture.co("197", 7000)], [MoneyFixture.co("197", 7000)]])
    let empty = try await parked(money, refused, trace: "T2")
    for (id, decision) in [(id, ResolveParkedClaim.Decision.returnMoney), (empty, .close)] {
      _ = try await money.perform(ResolveParkedClaim(remittance: id, number: 0, decision: decision, reason: "Told so."))
      let back = TakeBackHandPosting(remittance: id, number: 0, reason: "It was the other one.")
      #expect(try await money.perform(back))
      let again = await #expect(throws: Refusal.self) { try await money.perform(back) }
      #expect(again?.kind == .conflict)
      #expect(try await money.ask(ShowRemittance(remittance: id)).line.waiting == 1)
    }
    #expect(try await money.balance(.suspense(id)) == -11800)
    #expect(try await money.balance(.cash) == 11800)
    #expect(try await money.ask(ShowRemittance(remittance: id)).returned == .zero)
    #expect(try await money.ask(ShowDay(day: DeskFixture.today)).totals.payers == Self.cents(11800))
    #expect(try await money.perform(act(id)))
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    try await money.verify()
  }

  @Test("What was undone for a posting by hand stands again when it is taken back, and so does the payer's own answer")
  func undone() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let refused = [[MoneyFixture.co("45", 2200)], [MoneyFixture.co("197", 7000)]]
    _ = try await parked(money, MoneyFixture.answer(1, refused))
    let denial = try await money.ask(ShowDenials()).lines[0].stored.id
    _ = try await money.perform(SettleDenial(denial: denial, ending: .writeOff(Self.cents(7000)), how: "Given up."))
    let won = try await parked(money, MoneyFixture.answer(77, [[]], icn: "ICN77", cents: [7000]), trace: "T2")
    let writeOff = try #require(
      try await money.read { connection in try connection.postings(of: claim).standingDecisions.first })
    _ = try await money.perform(act(won, contractual: 0, takingBack: [writeOff.id]))
    #expect(try await money.balance(.writeOff) == 0)
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    _ = try await money.perform(TakeBackHandPosting(remittance: won, number: 0, reason: "Another's appeal."))
    #expect(try await money.balance(.writeOff) == 7000)
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    #expect(try await money.balance(.suspense(won)) == -7000)
    let stored = try #require(try await money.read { connection in try connection.claim(claim) })
    #expect(stored.standing == .answered && stored.payerClaimNumber == "ICN1")
    #expect(try await money.ask(ShowDenials()).lines.isEmpty)
    try await money.verify()
  }

  @Test("A takeback posted by hand comes off too: the answer it meant stands again")
  func takeback() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    _ = try await parked(money, MoneyFixture.answer(1, Self.paid))
    let other = ResolveTests.takeback(of: MoneyFixture.answer(1, [[MoneyFixture.co("45", 4000)], []]))
    let id = try await parked(money, other, trace: "T2")
    _ = try await money.perform(act(id, contractual: -2200))
    #expect(try await money.balance(.payerReceivable(claim)) == 12200)
    _ = try await money.perform(TakeBackHandPosting(remittance: id, number: 0, reason: "It meant another."))
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    #expect(try await money.ask(ShowDenials()).lines.isEmpty)
    let answers = try await money.read { connection in try connection.answers(to: [claim]) }
    #expect(answers.map(\.content.reversedBy) == [nil])
    try await money.verify()
  }

  @Test("The number of a payer the claim was sent on to is never the claim's own")
  func number() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    _ = try await parked(money, LaterAnswerTests.first)
    let second = MoneyFixture.answer(
      1, [[LaterAnswerTests.oa("23", 4500)], [LaterAnswerTests.oa("23", 7000)]], status: .processedSecondary,
      icn: "ICN2")
    _ = try await parked(money, second, of: ("CASCADE", "CSC02"), trace: "T2")
    let stored = try #require(try await money.read { connection in try connection.claim(claim) })
    #expect(stored.payerClaimNumber == "ICN1")
  }
}
