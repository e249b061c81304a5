import ScripCore
import Testing

/// What one remitted claim comes to: posted with its entries, or parked with its reason. Source: domain.md F.
@Suite struct ClaimAnswerTests {
  typealias Sample = MoneySample
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }
  static func co(_ code: String, _ amount: Int) -> ClaimAdjustment {
    ClaimAdjustment(.contractual, code, cents(amount))
  }
  static func pr(_ code: String, _ amount: Int) -> ClaimAdjustment { ClaimAdjustment(.patient, code, cents(amount)) }
  static func oa(_ code: String, _ amount: Int) -> ClaimAdjustment { ClaimAdjustment(.other, code, cents(amount)) }

  /// What is moved to the patient, forgone, paid; what of 140.00 stays open.
  typealias Good = (
    claim: String, adjusting: MoneySample.Adjusting, billing: PayerRules.SelfPay, status: RemittedClaim.Status,
    patient: Int, forgone: Int, paid: Int, open: Int
  )
  static let good: [Good] = [
    (
      claim: "paid but for the contract and a copay", adjusting: [[co("45", 2200), pr("3", 2500)], []],
      billing: .withNotice, status: .processedPrimary, patient: 2500, forgone: 2200, paid: 9300, open: 0
    ),
    (
      claim: "all to the deductible", adjusting: [[pr("1", 7000)], [pr("1", 7000)]], billing: .withNotice,
      status: .processedPrimary, patient: 14000, forgone: 0, paid: 0, open: 0
    ),
    (
      claim: "denied under status 1: nothing moves, all stays open", adjusting: [[co("197", 7000)], [co("197", 7000)]],
      billing: .allowed, status: .processedPrimary, patient: 0, forgone: 0, paid: 0, open: 14000
    ),
    (
      claim: "one line denied", adjusting: [[co("45", 1000)], [co("97", 7000)]], billing: .allowed,
      status: .processedPrimary, patient: 0, forgone: 1000, paid: 6000, open: 7000
    ),
    (
      claim: "not covered, the patient had no notice: stays open", adjusting: [[pr("204", 7000)], []],
      billing: .withNotice, status: .processedPrimary, patient: 0, forgone: 0, paid: 7000, open: 7000
    ),
    (
      claim: "not covered, the patient may be billed", adjusting: [[pr("204", 7000)], []], billing: .allowed,
      status: .processedPrimary, patient: 7000, forgone: 0, paid: 7000, open: 0
    ),
    (
      claim: "OA and PI stay open", adjusting: [[oa("209", 1000)], [ClaimAdjustment(.payer, "193", cents(500))]],
      billing: .allowed, status: .processedPrimary, patient: 0, forgone: 0, paid: 12500, open: 1500
    ),
    (
      claim: "a code nobody knows stays open", adjusting: [[co("999", 300)], []], billing: .allowed,
      status: .processedPrimary, patient: 0, forgone: 0, paid: 13700, open: 300
    ),
    (
      claim: "passed on: the patient's share waits for the next payer", adjusting: [[pr("2", 1400)], []],
      billing: .allowed, status: .processedPrimaryForwarded, patient: 0, forgone: 0, paid: 12600, open: 1400
    ),
    (
      claim: "a veteran's claim with nothing for the patient", adjusting: [[co("45", 2200)], []], billing: .never,
      status: .processedPrimary, patient: 0, forgone: 2200, paid: 11800, open: 0
    ),
    (
      claim: "the patient is not known there", adjusting: [[pr("31", 7000)], [pr("31", 7000)]], billing: .allowed,
      status: .denied, patient: 0, forgone: 0, paid: 0, open: 14000
    ),
    (
      claim: "a predetermination moves nothing", adjusting: [[co("45", 7000)], [co("45", 7000)]], billing: .allowed,
      status: .predetermination, patient: 0, forgone: 0, paid: 0, open: 14000
    ),
    (
      claim: "not theirs, passed on", adjusting: [[oa("109", 7000)], [oa("109", 7000)]], billing: .allowed,
      status: .notOursForwarded, patient: 0, forgone: 0, paid: 0, open: 14000
    ),
  ]

  @Test("A good answer is posted", arguments: good)
  func posted(row: Good) throws {
    let claim = Sample.claim(billing: row.billing)
    let answer = Sample.answer(to: claim, row.adjusting, status: row.status)
    let posting = Sample.post(Sample.remittance([answer]), [Sample.account(claim)])
    let effect = try #require(posting.lines[0].verdict.effect, "\(posting.lines[0].verdict)")
    #expect(effect.moved(.patientReceivable(claim.patient)) == Self.cents(row.patient))
    #expect(effect.moved(.contractualAdjustment) == Self.cents(row.forgone))
    #expect(effect.moved(.suspense(Sample.remittance)) == Self.cents(row.paid))
    #expect(effect.entries.total == .zero)
    #expect(posting.book[claim.id]?.open == Self.cents(row.open))
    #expect(posting.posted == Self.cents(row.paid) && posting.parked == .zero)
  }

  typealias Odd = (kind: String, change: @Sendable (inout RemittedClaim, inout KnownClaim) -> Void)
  static let odd: [Odd] = [
    (kind: "doesNotAdd", change: { answer, _ in answer.lines[0].adjustments[0].amount += cents(1) }),
    (kind: "unknownClaim", change: { answer, _ in answer.controlNumber = "404" }),
    (kind: "otherPatient", change: { answer, _ in answer.patient?.family = "MORENO" }),
    (kind: "chargeDiffers", change: { answer, claim in claim.charge = cents(15000) }),
    (kind: "lineUnmatched", change: { answer, _ in answer.lines[1].controlNumber = "7-9" }),
    (
      kind: "wrongSign",
      change: { answer, _ in
        answer.lines[0].adjustments = [co("45", 21100)]
        answer.lines[0].paid = cents(-14100)
        answer.paid = cents(-7100)
      }
    ),
    (kind: "groupImpossible", change: { answer, _ in answer.lines[0].adjustments = [co("23", 2200)] }),
    (
      kind: "wholeChargeContractual",
      change: { answer, _ in
        answer.lines[0].adjustments = [co("45", 7000)]
        answer.lines[0].paid = .zero
        answer.paid = cents(7000)
      }
    ),
    (
      kind: "patientNeverBilled",
      change: { answer, claim in
        answer.lines[0].adjustments = [pr("3", 2200)]
        claim.billing = .never
      }
    ),
    (kind: "lateFilingToPatient", change: { answer, _ in answer.lines[0].adjustments = [pr("29", 2200)] }),
    (
      kind: "paysWithoutDeciding",
      change: { answer, _ in answer.status = .notOursForwarded }
    ),
    (kind: "takebackUnknown", change: { answer, _ in answer = MoneySample.takeback(of: answer) }),
  ]

  @Test("An odd answer is parked with its reason, and its money waits", arguments: odd)
  func parked(row: Odd) {
    var claim = Sample.claim()
    var answer = Sample.answer(to: claim, [[Self.co("45", 2200)], []])
    row.change(&answer, &claim)
    let posting = Sample.post(Sample.remittance([answer]), [Sample.account(claim)])
    #expect(posting.lines[0].verdict.parked?.kind == row.kind)
    #expect(posting.parked == answer.paid && posting.posted == .zero)
    #expect(posting.book[claim.id]?.open == claim.charge || row.kind == "unknownClaim")
  }

  @Test("The same answer twice in a file, or in two files, is posted once")
  func twice() {
    let claim = Sample.claim()
    let answer = Sample.answer(to: claim, [[Self.co("45", 2200)], []])
    let first = Sample.post(Sample.remittance([answer, answer]), [Sample.account(claim)])
    #expect(first.lines.map(\.verdict.parked?.kind) == [nil, "repeated"])
    let again = Sample.post(Sample.remittance([answer]), [first.book[claim.id]!])
    #expect(again.lines[0].verdict.parked == .alreadyAnswered(paid: answer.paid))
    #expect(again.parked == answer.paid)
  }

  @Test(
    "A takeback undoes exactly what was posted, and the correction is posted after it, in whatever order they stand")
  func takeback() {
    let claim = Sample.claim()
    let answer = Sample.answer(to: claim, [[Self.co("45", 2200), Self.pr("3", 2500)], []])
    let first = Sample.post(Sample.remittance([answer]), [Sample.account(claim)])
    let corrected = Sample.answer(to: claim, [[Self.co("45", 2200)], [Self.pr("2", 1000)]], number: "ICN2")
    let second = Sample.post(
      Sample.remittance([corrected, Sample.takeback(of: answer)]), [first.book[claim.id]!])
    #expect(second.lines.compactMap(\.verdict.parked) == [])
    #expect(second.book[claim.id]?.open == .zero)
    #expect(second.lines[1].verdict.effect?.moved(.patientReceivable(claim.patient)) == Self.cents(-2500))
    #expect(second.lines[0].verdict.effect?.moved(.patientReceivable(claim.patient)) == Self.cents(1000))
    // What is taken back once cannot be taken back again.
    let third = Sample.post(Sample.remittance([Sample.takeback(of: answer)]), [second.book[claim.id]!])
    #expect(third.lines[0].verdict.parked?.kind == "takebackDiffers")
  }

  @Test("A takeback names the claim by the payer's number when ours is lost")
  func takebackByPayerNumber() {
    let claim = Sample.claim()
    let answer = Sample.answer(to: claim, [[Self.co("45", 2200)], []])
    let first = Sample.post(Sample.remittance([answer]), [Sample.account(claim)])
    var takeback = Sample.takeback(of: answer)
    takeback.controlNumber = "0"
    let second = Sample.post(Sample.remittance([takeback]), [first.book[claim.id]!])
    #expect(second.book[claim.id]?.open == claim.charge)
  }

  @Test("After a denial a later payment of the same payer is posted; more than is open is not")
  func afterDenial() {
    let claim = Sample.claim()
    let denied = Sample.answer(to: claim, [[Self.co("197", 7000)], [Self.co("197", 7000)]])
    let first = Sample.post(Sample.remittance([denied]), [Sample.account(claim)])
    let paid = Sample.answer(to: claim, [[Self.co("45", 2200)], []], number: "ICN2")
    let second = Sample.post(Sample.remittance([paid]), [first.book[claim.id]!])
    #expect(second.book[claim.id]?.open == .zero)
    var writtenOff = first.book[claim.id]!
    writtenOff.open = Self.cents(100)
    let third = Sample.post(Sample.remittance([paid]), [writtenOff])
    #expect(third.lines[0].verdict.parked == .moreThanOpen(Self.cents(100)))
  }

  @Test("The second payer pays what the first passed on; what the first did moves nothing again")
  func second() {
    let claim = Sample.claim()
    let first = Sample.post(
      Sample.remittance([
        Sample.answer(to: claim, [[Self.co("45", 2200), Self.pr("2", 1400)], []], status: .processedPrimaryForwarded)
      ]), [Sample.account(claim)])
    #expect(first.book[claim.id]?.open == Self.cents(1400))
    let answer = Sample.answer(
      to: claim, [[Self.oa("23", 5600), Self.pr("3", 500)], [Self.oa("23", 7000)]], status: .processedSecondary)
    let second = Sample.post(Sample.remittance([answer]), [first.book[claim.id]!])
    #expect(second.book[claim.id]?.open == .zero)
    #expect(second.lines[0].verdict.effect?.moved(.patientReceivable(claim.patient)) == Self.cents(500))
  }

  @Test("A difference of the whole deposit waits in suspense; the claims are posted")
  func difference() {
    let claim = Sample.claim()
    var remittance = Sample.remittance(
      [Sample.answer(to: claim, [[Self.co("45", 2200)], []])],
      [
        ProviderAdjustment("WO", reference: "1", amount: Self.cents(700)),
        ProviderAdjustment("L6", reference: nil, amount: Self.cents(-30)),
      ])
    #expect(remittance.payment == Self.cents(11130))
    remittance.payment += Self.cents(5)
    let posting = Sample.post(remittance, [Sample.account(claim)])
    #expect(posting.lines[0].verdict.effect != nil)
    #expect(posting.difference == Self.cents(5) && posting.parked == Self.cents(5))
    #expect(posting.posted + posting.parked == remittance.payment)
    #expect(posting.providerAdjustments.map(\.note) == ["WO, about 1", "L6"])
    let moved = posting.providerAdjustments.flatMap(\.entries)
    #expect(moved.first { $0.account == .payerBalance("00932") }?.amount == Self.cents(700))
    #expect(moved.first { $0.account == .interest }?.amount == Self.cents(-30))
  }
}
