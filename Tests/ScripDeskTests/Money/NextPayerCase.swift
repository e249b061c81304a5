import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A practice whose patient has a second plan, and one claim of 105.00 that was sent to the first.
struct NextPayerCase {
  let fixture: ClaimFixture
  let second: CoverageID
  let claim: ClaimID
  let number: String

  init(_ engine: DeskEngine = .sqlite) async throws {
    // What happens one after the other has its moment each: the books are read in their order.
    let clock = MovedClock()
    fixture = try await ClaimFixture(
      engine,
      now: {
        clock.pass(1)
        return clock.now
      })
    var plan = Plan(
      id: PlanID(high: 0, low: 0), payerName: "Cascade Benefit", name: "Choice", classKey: "commercial_in_network")
    (plan.payerNumber, plan.filingLimitDays) = ("CSC02", 90)
    let planID = try await fixture.act(SavePlan(plan, isNew: true), "second-plan")
    second = try await fixture.act(
      SaveCoverage(
        Coverage(
          id: CoverageID(high: 0, low: 0), patient: fixture.patient, plan: planID, memberID: "CB-2", rank: 2),
        isNew: true), "second-coverage")
    claim = try await fixture.makeClaim(1)
    number = try await fixture.opened(claim).claim.number
    _ = try await fixture.act(SubmitClaims(), "submit-1")
  }

  /// The payer's answer to a claim, each line adjusted by this.
  @discardableResult func answer(
    _ claim: ClaimID, _ status: RemittedClaim.Status, _ adjustments: [ClaimAdjustment], trace: String,
    payer: ClaimPayer = ClaimPayer(name: "EVERGREEN", number: "EVG01"), of family: String? = nil
  ) async throws -> RemittanceID {
    let opened = try await fixture.opened(claim)
    let content = try #require(opened.content)
    let lines = content.lines.map { line in
      RemittedLine(
        controlNumber: line.controlNumber, procedure: line.procedure, day: line.day, charge: line.charge,
        paid: line.charge - adjustments.total, paidUnits: line.units, adjustments: adjustments)
    }
    var answer = RemittedClaim(
      controlNumber: opened.claim.number, status: status, charge: content.charge,
      paid: lines.reduce(.zero) { $0 + $1.paid }, payerClaimNumber: "ICN\(trace)", lines: lines)
    answer.patient = content.coverage.subscriber.name
    if let family { answer.patient?.family = family }
    if status.isForwarded { answer.forwardedTo = ClaimPayer(name: "CASCADE", number: "CSC02") }
    var remittance = MoneyFixture.remittance([answer], trace: trace)
    remittance.payer = ClaimPayer(name: payer.name, number: payer.number, address: remittance.payer.address)
    let posted = try await fixture.base.desk.postRemittanceAsProgram(
      Arrival(via: .upload, fileName: "day.835", mediaType: "text/plain"), in: fixture.base.practice,
      key: RequestKey("post-\(trace)-1")!, bytes: MoneyFixture.file([remittance]))
    return try #require(posted.remittances.first).id
  }

  /// The payer takes back an answer of so much.
  func reverse(
    _ claim: ClaimID, _ adjustments: [ClaimAdjustment], trace: String,
    payer: ClaimPayer = ClaimPayer(name: "EVERGREEN", number: "EVG01")
  ) async throws {
    let opened = try await fixture.opened(claim)
    let content = try #require(opened.content)
    let lines = content.lines.map { line in
      RemittedLine(
        controlNumber: line.controlNumber, procedure: line.procedure, day: line.day, charge: -line.charge,
        paid: adjustments.total - line.charge, paidUnits: line.units,
        adjustments: adjustments.map { ClaimAdjustment($0.group, $0.reason, -$0.amount) })
    }
    var answer = RemittedClaim(
      controlNumber: opened.claim.number, status: .reversal, charge: -content.charge,
      paid: lines.reduce(.zero) { $0 + $1.paid }, lines: lines)
    answer.patient = content.coverage.subscriber.name
    var remittance = MoneyFixture.remittance([answer], trace: trace)
    remittance.payer = ClaimPayer(name: payer.name, number: payer.number, address: remittance.payer.address)
    _ = try await fixture.base.desk.postRemittanceAsProgram(
      Arrival(via: .upload, fileName: "back.835", mediaType: "text/plain"), in: fixture.base.practice,
      key: RequestKey("back-\(trace)-1")!, bytes: MoneyFixture.file([remittance]))
  }

  func account() async throws -> ShowAccount.Account {
    try await fixture.base.desk.ask(ShowAccount(patient: fixture.patient), by: fixture.biller)
  }

  /// What waits on the work list, in cents.
  func work() async throws -> [Int] {
    try await fixture.base.desk.ask(ShowDenials(), by: fixture.biller).lines.map(\.stored.denial.amount.cents)
  }

  func refusal(_ claim: ClaimID, _ key: String) async throws -> String? {
    do {
      _ = try await fixture.act(BillNextPayer(claim: claim), key)
      return nil
    } catch let refusal as Refusal { return refusal.sentence }
  }
}
