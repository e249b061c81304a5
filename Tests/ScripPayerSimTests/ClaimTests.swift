import ScripCore
import ScripPayerSim
import Testing
import X12

/// Claims are taken in, decided line by line, paid and taken back, each answer as X12.
@Suite struct ClaimTests {
  @Test("A good claim: 999, 277CA, and an 835 that shares allowed money between plan and patient")
  func good() throws {
    var sim = SimSample.sim(SimSample.book { plan, _, _ in plan.deductible = Money(cents: 3000) })
    let answers = try sim.answer(SimSample.file([SimSample.claim()]), on: SimSample.today)
    #expect(answers.map(\.kind) == [.acknowledgement, .claimAcknowledgement, .remittance])
    let findings = try SimSample.findings(answers)
    #expect(findings == [])
    let reply = try #require(try SimSample.replies(answers).first)
    #expect(reply.traceNumber == "1001")
    #expect(reply.statuses.first?.codes == [ClaimStatus.Code("A2", "20", entity: "PR")])
    let remittance = try #require(try SimSample.remittances(answers).first)
    #expect(remittance.imbalances.isEmpty)
    let claim = try #require(remittance.claims.first)
    #expect(claim.payerClaimNumber == reply.payerClaimNumber)
    // 140.00 charged, 100.00 allowed: 30.00 deductible, 15.00 copay, 5.50 coinsurance, 49.50 paid.
    #expect(claim.reasons == ["CO 45", "PR 1", "PR 3", "PR 2"])
    #expect(claim.everyAdjustment.map(\.amount.cents) == [4000, 3000, 1500, 550])
    #expect(claim.paid == Money(cents: 4950))
    #expect(remittance.payment == claim.paid)
  }

  @Test("A file that no receiver can read gets a 999 that refuses it, and nothing else")
  func refused() throws {
    let text = String(decoding: SimSample.file([SimSample.claim()]), as: UTF8.self)
    let broken = Array(text.replacing("CLM*1001*140", with: "CLM*1001*141").utf8)
    var sim = SimSample.sim(SimSample.book())
    let answers = try sim.answer(broken, on: SimSample.today)
    #expect(answers.map(\.kind) == [.acknowledgement])
    #expect(throws: Failure.self) { try sim.answer(Array("no X12".utf8), on: SimSample.today) }
    // An answer is not answered.
    let silent = try sim.answer(answers[0].bytes, on: SimSample.today)
    #expect(silent.isEmpty)
  }

  typealias Return = (what: String, change: @Sendable (inout Claim) -> Void, code: ClaimStatus.Code)
  static let returns: [Return] = [
    ("number", { $0.coverage.memberID = "W999999999" }, .init("A7", "164", entity: "IL")),
    (
      "name", { $0.coverage.subscriber.name.family = "MORENO" }, .init("A7", "125", entity: "IL")
    ),
    (
      "birth date", { $0.coverage.subscriber.birthDate = SimSample.day("1992-03-17") },
      .init("A7", "158", entity: "IL")
    ),
    ("claim before", { $0.frequency = .void(of: "C99999999") }, .init("A7", "464")),
  ]

  @Test("What cannot be found comes back on arrival, and is not decided", arguments: returns)
  func returned(row: Return) throws {
    var sim = SimSample.sim(SimSample.book())
    let claims = [SimSample.claim("1001", row.change), SimSample.claim("1002")]
    let answers = try sim.answer(SimSample.file(claims), on: SimSample.today)
    let replies = try SimSample.replies(answers)
    #expect(replies.map(\.isRejected) == [true, false], "\(row.what)")
    #expect(replies.first?.statuses.first?.codes == [row.code])
    let decided = try SimSample.remittances(answers).flatMap(\.claims)
    #expect(decided.map(\.controlNumber) == ["1002"])
    let findings = try SimSample.findings(answers)
    #expect(findings == [])
  }

  @Test("A void takes back exactly what was paid; a replacement takes back and decides anew")
  func takenBack() throws {
    var sim = SimSample.sim(SimSample.book())
    let first = try sim.answer(
      SimSample.file([SimSample.claim("1001"), SimSample.claim("1002", on: SimSample.day("2026-11-12"))]),
      on: SimSample.today)
    let paid = try SimSample.remittances(first).flatMap(\.claims)
    let numbers = paid.compactMap(\.payerClaimNumber)
    let replacement = SimSample.claim("1003", lines: [(.massage, 2)]) { $0.frequency = .replacement(of: numbers[0]) }
    let void = SimSample.claim("1004", on: SimSample.day("2026-11-12")) { $0.frequency = .void(of: numbers[1]) }
    let second = try sim.answer(SimSample.file([replacement, void], number: 8), on: SimSample.today)
    let findings = try SimSample.findings(second)
    #expect(findings == [])
    let remittance = try #require(try SimSample.remittances(second).first)
    #expect(remittance.imbalances.isEmpty)
    #expect(remittance.claims.map(\.status) == [.reversal, .processedPrimary, .reversal])
    #expect(remittance.claims.map(\.controlNumber) == ["1001", "1003", "1002"])
    #expect(remittance.claims[0].paid == -paid[0].paid)
    #expect(remittance.claims[0].charge == -paid[0].charge)
    // 31.50 for the shorter visit against 76.50 twice: nothing is paid, the rest is carried forward.
    #expect(remittance.payment == .zero)
    #expect(remittance.method == .noPayment)
    #expect(remittance.providerAdjustments.map(\.reason) == ["FB"])
    let third = try sim.answer(
      SimSample.file(
        [
          SimSample.claim("1005", on: SimSample.day("2026-11-13")),
          SimSample.claim("1006", on: SimSample.day("2026-11-16")),
        ], number: 9), on: SimSample.today)
    let last = try #require(try SimSample.remittances(third).first)
    #expect(last.providerAdjustments.map(\.amount) == [-remittance.providerAdjustments[0].amount])
    #expect(last.imbalances.isEmpty)
    #expect(sim.book.owed.isEmpty)
  }

  @Test("An overpayment is held back from payments to come until it is paid")
  func heldBack() throws {
    var sim = SimSample.sim(
      SimSample.book { _, _, book in book.owed = [.init("WO", reference: "C00000000", amount: Money(cents: 10_000))] })
    var held = Money.zero
    for (number, day) in ["2026-11-10", "2026-11-12"].enumerated() {
      let claim = SimSample.claim("10\(number)", on: SimSample.day(day))
      let answers = try sim.answer(SimSample.file([claim], number: number + 1), on: SimSample.today)
      let remittance = try #require(try SimSample.remittances(answers).first)
      #expect(remittance.imbalances.isEmpty)
      held += remittance.providerAdjustments.reduce(.zero) { $0 + $1.amount }
    }
    #expect(held == Money(cents: 10_000))
  }

  @Test("Second in line, it pays no more than was left; the rest is reason 23")
  func second() throws {
    var sim = SimSample.sim(SimSample.book { plan, _, _ in plan.copay = .zero })
    var coverage = SimSample.claim().coverage
    coverage.payer = ClaimPayer(name: "FIRST PAYER", number: "99999")
    coverage.subscriber.birthDate = nil
    coverage.subscriber.sex = .unknown
    let first = coverage
    let claim = SimSample.claim { claim in
      claim.coverage.rank = .secondary
      claim.lines[0].adjudications = [
        LineAdjudication(
          payerNumber: "99999", paid: Money(cents: 7000), paidUnits: 4,
          adjustments: [
            ClaimAdjustment(.contractual, "45", Money(cents: 4000)), ClaimAdjustment(.patient, "2", Money(cents: 3000)),
          ], decidedOn: SimSample.day("2026-11-15"))
      ]
      claim.earlierPayers = [EarlierPayer(coverage: first, paid: Money(cents: 7000))]
    }
    let answers = try sim.answer(SimSample.file([claim]), on: SimSample.today)
    let remittance = try #require(try SimSample.remittances(answers).first)
    #expect(remittance.claims.first?.status == .processedSecondary)
    #expect(remittance.claims.first?.reasons == ["OA 23"])
    #expect(remittance.payment == Money(cents: 3000))
    #expect(remittance.imbalances.isEmpty)
    let findings = try SimSample.findings(answers)
    #expect(findings == [])
  }

  @Test("A decided claim is passed on to the payer that follows")
  func passedOn() throws {
    var sim = SimSample.sim(
      SimSample.book { _, member, _ in member.nextPayer = ClaimPayer(name: "NEXT PAYER", number: "88888") })
    let answers = try sim.answer(SimSample.file([SimSample.claim()]), on: SimSample.today)
    let claim = try #require(try SimSample.remittances(answers).first?.claims.first)
    #expect(claim.status == .processedPrimaryForwarded)
    #expect(claim.forwardedTo?.number == "88888")
    let findings = try SimSample.findings(answers)
    #expect(findings == [])
  }

  @Test("Visits, deductible and accident money run down over claims, and come back with a takeback")
  func runsDown() throws {
    var sim = SimSample.sim(
      SimSample.book { plan, _, _ in
        plan.visitsPerYear = 2
        plan.deductible = Money(cents: 15_000)
      })
    let days = ["2026-11-02", "2026-11-04", "2026-11-06"].map(SimSample.day)
    let claims = days.enumerated().map { SimSample.claim("20\($0)", on: $1) }
    let answers = try sim.answer(SimSample.file(claims), on: SimSample.today)
    let decided = try SimSample.remittances(answers).flatMap(\.claims)
    #expect(decided.map(\.reasons) == [["CO 45", "PR 1"], ["CO 45", "PR 1", "PR 3", "PR 2"], ["PR 119"]])
    let number = try #require(decided[0].payerClaimNumber)
    let void = SimSample.claim("210", on: days[0]) { $0.frequency = .void(of: number) }
    let again = SimSample.claim("211", on: SimSample.day("2026-11-09"))
    let later = try sim.answer(SimSample.file([void, again], number: 8), on: SimSample.today)
    let last = try #require(try SimSample.remittances(later).first?.claims.last)
    #expect(last.reasons == ["CO 45", "PR 1"])
  }
}
