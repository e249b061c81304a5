import Foundation
import ScripCore
import ScripStore
import ScripX12
import Testing
import X12

@testable import ScripDesk

/// From the signed note to the payer's answer, through the acts.
@Suite struct ClaimStoryTests {
  @Test("A large answer is told by its digest: what the desk writes down of the wish does not grow with the file")
  func digest() throws {
    let large = ReadClaimAnswers([UInt8](repeating: 80, count: 100_000))
    let other = ReadClaimAnswers([UInt8](repeating: 81, count: 100_000))
    let (written, theirs) = (try JSONEncoder().encode(large), try JSONEncoder().encode(other))
    #expect(written.count < 200 && written != theirs)
  }

  @Test("A signed session becomes charges, a claim, a file, and comes back accepted", arguments: DeskEngine.allCases)
  func inNetwork(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine)
    let appointment = try await fixture.sign(1, outside: 15)
    #expect(try await fixture.work().toCharge.count == 1)
    let charged = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    #expect(charged.fromPayer.cents == 10_500 && charged.fromPatient.cents == 3_000)
    let claims = try await fixture.act(MakeClaims(episode: fixture.episode), "claims-1")
    let ready = try await fixture.opened(claims[0])
    #expect(ready.findings.filter { $0.level == .stops } == [])
    #expect(ready.claim.standing == .ready)
    #expect(ready.content?.lines.map(\.units) == [3])
    #expect(ready.claim.fileBy == CalendarDay("2027-05-18"))
    let submitted = try await fixture.act(SubmitClaims(), "submit-1")
    #expect(submitted == SubmitClaims.Submitted(controlNumber: 1, sent: 1, leftToFix: 0))
    let sent = try await fixture.base.desk.ask(ShowSentFile(file: 1), by: fixture.biller)
    #expect(sent.claims == 1 && sent.amount.cents == 10_500)
    let files = try await fixture.base.desk.waitingClaimFiles()
    #expect(files.map(\.controlNumber) == [1])
    #expect(String(decoding: files[0].bytes, as: UTF8.self).contains("CLM*1001*105*"))
    try await fixture.base.desk.noteHandedOver(files[0])
    #expect(try await fixture.base.desk.waitingClaimFiles().isEmpty)
    _ = try await fixture.act(ReadClaimAnswers(Self.acknowledged(1)), "answer-1")
    _ = try await fixture.act(ReadClaimAnswers(Self.taken("1001", payerNumber: "PCN1")), "answer-2")
    let accepted = try await fixture.opened(claims[0])
    #expect(accepted.claim.standing == .accepted && accepted.claim.payerClaimNumber == "PCN1")
    // All of them at the test's one moment, and still in the order in which they happened.
    #expect(accepted.events.map(\.event.kind) == [.made, .submitted, .handedOver, .fileAccepted, .claimAccepted])
    // The same answer again tells nothing new.
    let again = try await fixture.act(ReadClaimAnswers(Self.taken("1001", payerNumber: "PCN1")), "answer-3")
    #expect(again.accepted == 0 && again.rejected == 0 && again.known == 1)
    #expect(again.named == [.init(claim: claims[0], said: .known)])
  }

  @Test("A file sent in the evening carries the practice's day and hour, not tomorrow's of Greenwich")
  func evening() async throws {
    // 17:30 in Seattle on 24 November; 01:30 on the 25th in Greenwich.
    let evening = DeskFixture.now.adding(seconds: 63_000)
    let fixture = try await ClaimFixture(.sqlite, now: { evening })
    _ = try await fixture.makeClaim(1)
    _ = try await fixture.act(SubmitClaims(), "submit-1")
    let file = String(decoding: try await fixture.base.desk.waitingClaimFiles()[0].bytes, as: UTF8.self)
    #expect(file.contains("*261124*1730*^*"))
    #expect(file.contains("*20261124*1730*"))
    #expect(!file.contains("20261125") && !file.contains("*261125*"))
  }

  @Test("A claim that was sent from another window is not sent again, and not called unready")
  func twice() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    _ = try await fixture.act(SubmitClaims(claims: [claim]), "submit-1")
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.act(SubmitClaims(claims: [claim]), "submit-2")
    }
    #expect(refusal?.sentence.hasPrefix("It was sent before.") == true)
    #expect(try await fixture.base.desk.waitingClaimFiles().count == 1)
  }

  @Test("A claim with a gap waits to be fixed, and goes once it is mended", arguments: DeskEngine.allCases)
  func gap(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine)
    let base = fixture.base
    let planID = fixture.plan
    try await base.desk.write(in: base.practice) { connection in
      var plan = try connection.plan(planID)!
      plan.payerNumber = nil
      try connection.save(plan)
    }
    let claim = try await fixture.makeClaim(1)
    let waiting = try await fixture.opened(claim)
    #expect(waiting.claim.standing == .toFix && waiting.content == nil)
    #expect(waiting.findings.map(\.rule) == ["claim.payer-number"])
    #expect(try await fixture.work().toFix.map(\.findings.count) == [1])
    let today = try await base.desk.ask(ShowToday(), by: fixture.base.caller([.frontDesk]))
    #expect(today.claimsToFix.count == 1 && today.claimsToFix.amount.cents == 10_500)
    await #expect(throws: Refusal.self) { try await fixture.act(SubmitClaims(), "submit-1") }
    try await base.desk.write(in: base.practice) { connection in
      var plan = try connection.plan(planID)!
      plan.payerNumber = "EVG01"
      try connection.save(plan)
    }
    #expect(try await fixture.act(ScrubClaim(claim: claim), "scrub-1") == .ready)
    #expect(try await fixture.act(SubmitClaims(), "submit-2").sent == 1)
  }

  @Test("Units that the appointment cannot hold stop the claim, and it is not sent")
  func tooLong() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let appointment = try await fixture.sign(1, minutes: 400)
    _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    let claim = try await fixture.act(MakeClaims(episode: fixture.episode), "claims-1")[0]
    let opened = try await fixture.opened(claim)
    #expect(opened.claim.standing == .toFix)
    #expect(opened.findings.filter { $0.level == .stops }.map(\.rule).contains("claim.time"))
    await #expect(throws: Refusal.self) { try await fixture.act(SubmitClaims(), "submit-1") }
  }

  @Test("A session beyond the ordered visits is found by the one decision, not sent")
  func beyond() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    try await fixture.allow(visits: 1)
    _ = try await fixture.sign(1, on: "2026-11-17")
    let claim = try await fixture.makeClaim(2)
    let found = try await fixture.opened(claim).findings.filter { $0.level == .stops }
    #expect(found.map(\.rule).contains("limit.left"))
  }

  @Test("A refused file brings its claims back, and they go again under their own number")
  func rejected() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    _ = try await fixture.act(SubmitClaims(), "submit-1")
    _ = try await fixture.act(ReadClaimAnswers(Self.acknowledged(1, .refused)), "answer-1")
    #expect(try await fixture.opened(claim).claim.standing == .rejected)
    #expect(try await fixture.act(ScrubClaim(claim: claim), "scrub-1") == .ready)
    #expect(try await fixture.act(SubmitClaims(), "submit-2").controlNumber == 2)
    #expect(try await fixture.opened(claim).claim.number == "1001")
  }

  @Test("A claim sent again may come back in the same words; yesterday's file read again says nothing of today's claim")
  func rejectedAgain() async throws {
    let clock = MovedClock()
    let fixture = try await ClaimFixture(.sqlite, now: { clock.now })
    let claim = try await fixture.makeClaim(1)
    for round in 1...2 {
      clock.pass(60)
      _ = try await fixture.act(SubmitClaims(), "submit-\(round)")
      clock.pass(60)
      let read = try await fixture.act(ReadClaimAnswers(Self.refused("1001")), "refuse-\(round)")
      #expect(read.rejected == 1 && read.known == 0)
      #expect(try await fixture.opened(claim).claim.standing == .rejected)
      clock.pass(60)
      #expect(try await fixture.act(ScrubClaim(claim: claim), "scrub-\(round)") == .ready)
    }
    clock.pass(86_400)
    _ = try await fixture.act(SubmitClaims(), "submit-3")
    clock.pass(60)
    let old = try await fixture.act(ReadClaimAnswers(Self.refused("1001")), "refuse-3")
    #expect(old.rejected == 0 && old.known == 1)
    #expect(try await fixture.opened(claim).claim.standing == .sent)
  }

  @Test("A claim the payer has is replaced or voided under the payer's number", arguments: DeskEngine.allCases)
  func follow(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine)
    let claim = try await fixture.makeClaim(1)
    // Not before the payer has it.
    _ = try await fixture.act(SubmitClaims(), "submit-1")
    await #expect(throws: Refusal.self) { try await fixture.act(VoidClaim(claim: claim), "void-0") }
    _ = try await fixture.act(ReadClaimAnswers(Self.taken("1001", payerNumber: "PCN1")), "answer-1")
    let replacement = try await fixture.correct(claim, "replace-1")
    let next = try await fixture.opened(replacement)
    #expect(next.content?.frequency == .replacement(of: "PCN1"))
    #expect(next.claim.standing == .ready && next.charges.count == 1)
    #expect(try await fixture.opened(claim).claim.standing == .replaced)
    _ = try await fixture.act(SubmitClaims(), "submit-2")
    _ = try await fixture.act(ReadClaimAnswers(Self.taken("1002", payerNumber: "PCN2")), "answer-2")
    let void = try #require(try await fixture.act(VoidClaim(claim: replacement), "void-1"))
    #expect(try await fixture.opened(void).content?.frequency == .void(of: "PCN2"))
    // Its lines are nobody's until the payer has let go.
    #expect(try await fixture.sheet().charges.map(\.claim) == [void])
    _ = try await fixture.act(SubmitClaims(), "submit-3")
    _ = try await fixture.act(ReadClaimAnswers(Self.taken("1003", payerNumber: "PCN3")), "answer-3")
    #expect(try await fixture.sheet().charges.map(\.isOpen) == [true])
  }

  @Test("A claim that was never sent is dropped, and its lines are open again")
  func drop() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    #expect(try await fixture.act(VoidClaim(claim: claim), "void-1") == nil)
    #expect(try await fixture.sheet().charges.map(\.isOpen) == [true])
    #expect(try await fixture.act(MakeClaims(episode: fixture.episode), "claims-again").count == 1)
  }

  @Test("What the desk does not charge, and why")
  func refusals() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let appointment = try await fixture.sign(1)
    _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    await #expect(throws: Refusal.self) { try await fixture.act(ChargeSession(appointment: appointment), "charge-2") }
    // Lines on no paper may be made anew; nothing is doubled.
    _ = try await fixture.act(ChargeSession(appointment: appointment, again: true), "charge-3")
    #expect(try await fixture.sheet().charges.count == 1)
    _ = try await fixture.act(MakeClaims(episode: fixture.episode), "claims-1")
    _ = try await fixture.act(SubmitClaims(), "submit-1")
    // The payer is about to have it: what was sent stays.
    await #expect(throws: Refusal.self) {
      try await fixture.act(ChargeSession(appointment: appointment, again: true), "charge-4")
    }
    await #expect(throws: Refusal.self) { try await fixture.act(MakeClaims(episode: fixture.episode), "claims-2") }
    let stranger = AppointmentID(high: 1, low: 1)
    await #expect(throws: Refusal.notFound) { try await fixture.act(ChargeSession(appointment: stranger), "charge-5") }
  }

  @Test("Who may not be billed is not: beside the order nothing is charged, and nobody pays alone")
  func veterans() async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: "va_ccn")
    let appointment = try await fixture.sign(1, outside: 15)
    let charged = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    #expect(charged.fromPatient == .zero && charged.unbilled.count == 1)
    let alone = try await fixture.sign(2, on: "2026-11-20", isSelfPay: true)
    await #expect(throws: Refusal.self) { try await fixture.act(ChargeSession(appointment: alone), "charge-2") }
  }

  /// A 999 for a file with this number.
  static func acknowledged(_ number: Int, _ verdict: Verdict = .accepted) -> [UInt8] {
    var group = GroupAnswer(kind: "HC", controlNumber: String(number), version: "005010X222A1")
    group.verdict = verdict
    (group.included, group.received, group.accepted) = (1, 1, verdict == .refused ? 0 : 1)
    var set = SetAnswer(transaction: "837", controlNumber: "0001", version: "005010X222A1")
    set.verdict = verdict
    group.sets = [set]
    var writer = writer(.implementationAcknowledgement)
    writer.transaction { group.write(into: &$0) }
    return writer.finish()
  }

  /// A 277CA that takes one claim.
  static func taken(_ claim: String, payerNumber: String) -> [UInt8] {
    acknowledged(claim, payerNumber, .init("A2", "20", entity: "PR"), action: "WQ")
  }

  /// A 277CA that sends one claim back.
  static func refused(_ claim: String) -> [UInt8] {
    acknowledged(claim, nil, .init("A3", "562", entity: "85"), action: "U")
  }

  static func acknowledged(
    _ claim: String, _ payerNumber: String?, _ code: ClaimStatus.Code, action: String
  ) -> [UInt8] {
    let payer = ClaimPayer(name: "EVERGREEN MUTUAL", number: "EVG01")
    var reply = ClaimStatusReply(traceNumber: claim, payer: payer)
    var status = ClaimStatus(codes: [code], day: DeskFixture.today, action: action)
    status.charge = Money(cents: 10_500)
    reply.statuses = [status]
    reply.payerClaimNumber = payerNumber
    reply.patient = ClaimName(family: "DELACROIX", given: "BEATRICE")
    reply.memberID = "TW1"
    let report = ClaimStatusReport(
      payer: payer, receiver: .init(name: "CEDAR HANDS", number: "SC1001", contact: "", phone: nil),
      provider: ClaimProvider(name: .organization("CEDAR HANDS MASSAGE PLLC"), npi: "2000000002"),
      batchReference: "1", claims: [reply])
    var writer = writer(.claimAcknowledgement)
    report.writeAcknowledgement(into: &writer, on: DeskFixture.today, at: EnvelopeTime(day: 20_261_124, time: 900))
    return writer.finish()
  }

  private static func writer(_ guide: GuideReference) -> InterchangeWriter {
    InterchangeWriter(
      guide, between: TradingPartners(sender: "CH0001", receiver: "SC1001"), controlNumber: 77,
      at: EnvelopeTime(day: 20_261_124, time: 900), isTest: true)
  }
}
