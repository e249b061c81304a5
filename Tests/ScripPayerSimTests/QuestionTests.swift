import ScripCore
import ScripPayerSim
import ScripX12
import Testing
import X12

/// Questions about benefits and requests for authorization get the answers payers give.
@Suite struct QuestionTests {
  static func inquiry(_ change: (inout BenefitInquiry) -> Void = { _ in }) -> BenefitInquiry {
    var inquiry = BenefitInquiry(
      traceNumber: "T100000001", payer: ClaimPayer(name: "EXAMPLE HEALTH", number: "SIM01"),
      provider: ClaimProvider(name: .organization("EXAMPLE MASSAGE LLC"), npi: SimSample.practiceNPI),
      member: Member(memberID: "W123456789", subscriber: SimSample.person),
      days: SimSample.today...SimSample.today)
    change(&inquiry)
    return inquiry
  }

  static func ask(
    _ book: PayerBook, _ change: (inout BenefitInquiry) -> Void = { _ in }
  ) throws -> BenefitReply? {
    var writer = SimSample.writer(.eligibilityInquiry)
    inquiry(change).write(into: &writer, origin: "9123456789", at: SimSample.time)
    var sim = SimSample.sim(book)
    let answers = try sim.answer(writer.finish(), on: SimSample.today)
    #expect(answers.map(\.kind) == [.benefits])
    let findings = try SimSample.findings(answers)
    #expect(findings == [])
    return try SimSample.read(answers, .benefits).compactMap {
      if case .benefitReplies(let replies) = $0 { replies.first } else { nil }
    }.first
  }

  @Test("271 tells visits allowed and left, copay, shares and whether authorization is needed, as we read them")
  func benefits() throws {
    let book = SimSample.book { plan, member, _ in
      plan.needsAuthorization = true
      plan.deductible = Money(cents: 25_000)
      plan.outOfNetworkCoinsurance = BasisPoints(4000)
      member.visitsUsed = 5
      member.deductibleMet = Money(cents: 5_000)
      member.accidentMoney = Money(cents: 90_000)
    }
    let reply = try #require(try Self.ask(book))
    #expect(reply.traceNumber == "T100000001")
    let facts = try #require(BenefitFacts(reply, answeredOn: SimSample.today))
    let details = try #require(facts.details)
    #expect(facts.covered == true)
    #expect(details.visitsAllowed == 12)
    #expect(details.visitsUsed == 5)
    #expect(details.inNetwork.copay == Money(cents: 1500))
    #expect(details.inNetwork.coinsurance == BasisPoints(1000))
    #expect(details.outOfNetwork.coinsurance == BasisPoints(4000))
    #expect(details.inNetwork.deductibleLeft == Money(cents: 20_000))
    #expect(reply.lines.contains { $0.kind == "F" && $0.amount == Money(cents: 90_000) })
    #expect(reply.lines.contains { $0.quantity == .init("P6", hundredths: 400) })
  }

  @Test("A payer may answer for the plan alone; a plan without massage says so; an ended one is inactive")
  func others() throws {
    let plain = try #require(try Self.ask(SimSample.book { plan, _, _ in plan.answersPlanOnly = true }))
    #expect(Set(plain.lines.flatMap(\.serviceTypes)) == ["30"])
    let none = try #require(try Self.ask(SimSample.book { plan, _, _ in plan.coversMassage = false }))
    #expect(none.lines.contains { $0.kind == "I" && $0.serviceTypes == ["BE"] })
    let over = try #require(
      try Self.ask(SimSample.book { _, member, _ in member.to = SimSample.day("2026-06-30") }))
    #expect(over.lines.map(\.kind) == ["6"])
  }

  typealias Reject = (what: String, change: @Sendable (inout BenefitInquiry) -> Void, reason: String)
  static let rejects: [Reject] = [
    ("a number that is none", { $0.member.memberID = "NONE" }, "72"),
    ("a number nobody has", { $0.member.memberID = "W999999999" }, "75"),
    ("another name", { $0.member.subscriber.name.family = "MORENO" }, "73"),
    ("another birth date", { $0.member.subscriber.birthDate = SimSample.day("1990-01-01") }, "71"),
    ("another payer", { $0.payer.number = "99999" }, "78"),
    ("too long ago", { $0.days = SimSample.day("2024-01-01")...SimSample.day("2024-01-01") }, "62"),
  ]

  @Test("Who is not found is told why", arguments: rejects)
  func rejected(row: Reject) throws {
    let reply = try #require(try Self.ask(SimSample.book(), row.change))
    #expect(reply.rejections.map(\.reason) == [row.reason], "\(row.what)")
    #expect(reply.lines.isEmpty)
  }

  static func request(_ change: (inout AuthorizationRequest) -> Void = { _ in }) -> AuthorizationRequest {
    var request = AuthorizationRequest(
      traceNumber: "T200000001", certification: .initial,
      payer: ClaimPayer(name: "EXAMPLE HEALTH", number: "SIM01"),
      requester: ClaimProvider(name: .organization("EXAMPLE MASSAGE LLC"), npi: SimSample.practiceNPI),
      member: Member(memberID: "W123456789", subscriber: SimSample.person), serviceType: "BE",
      diagnoses: [ICD10Code("M54.50")!],
      services: [
        AuthorizedService(
          procedure: .massage, units: 4, days: SimSample.served...SimSample.served.adding(days: 60),
          delivery: .init("VS", 2, each: "WK", every: 1, spanUnit: "35", span: 6))
      ])
    change(&request)
    return request
  }

  static func review(
    _ sim: inout PayerSim, _ change: (inout AuthorizationRequest) -> Void = { _ in }
  ) throws -> AuthorizationReply? {
    var writer = SimSample.writer(.servicesReview)
    request(change).write(into: &writer, origin: "9123456789", at: SimSample.time)
    let answers = try sim.answer(writer.finish(), on: SimSample.today)
    let findings = try SimSample.findings(answers)
    #expect(findings == [])
    return try SimSample.read(answers, .review).compactMap {
      if case .authorizationReply(let reply) = $0 { reply } else { nil }
    }.first
  }

  typealias Review = (what: String, plan: @Sendable (inout PayerBook.Plan) -> Void, AuthorizationReply.Action, Int?)
  static let reviews: [Review] = [
    ("approved", { $0.needsAuthorization = true }, .certified, 12),
    (
      "asked 12, got 6",
      {
        $0.needsAuthorization = true
        $0.mostVisitsPerRequest = 6
      }, .modified, 6
    ),
    (
      "denied",
      {
        $0.needsAuthorization = true
        $0.review = .denies
      }, .notCertified, nil
    ),
    (
      "pended",
      {
        $0.needsAuthorization = true
        $0.review = .pends
      }, .pended, nil
    ),
    ("not needed", { _ in }, .noneRequired, nil),
  ]

  @Test("A request is approved, cut, denied, pended or not needed, with number and days", arguments: reviews)
  func reviewed(row: Review) throws {
    var sim = SimSample.sim(SimSample.book { plan, _, _ in row.plan(&plan) })
    let reply = try #require(try Self.review(&sim))
    #expect(reply.traceNumber == "T200000001")
    #expect(reply.decision?.action == row.2, "\(row.what)")
    #expect(reply.services.first?.service.delivery?.count == row.3)
    guard row.3 != nil else { return }
    #expect(reply.days?.lowerBound == SimSample.served)
    let number = try #require(reply.decision?.number)
    // The number pays as many visits as were granted, and no claim without it.
    let claims = [SimSample.claim("1") { $0.authorizationNumber = number }, SimSample.claim("2")]
    let answers = try sim.answer(SimSample.file(claims), on: SimSample.today)
    let decided = try SimSample.remittances(answers).flatMap(\.claims)
    #expect(decided[0].paid > .zero)
    #expect(decided[1].reasons == ["OA 18"] || decided[1].reasons == ["CO 197"])
  }

  @Test("A request for nobody the payer knows is turned back with the reason")
  func unknown() throws {
    var sim = SimSample.sim(SimSample.book { plan, _, _ in plan.needsAuthorization = true })
    let reply = try #require(try Self.review(&sim) { $0.member.memberID = "W999999999" })
    #expect(reply.rejections.map(\.reason) == ["75"])
    #expect(reply.decision == nil)
  }

  @Test("A book that welcomes strangers answers for whoever is asked about, the same for a seed")
  func strangers() throws {
    let reply = try #require(try Self.ask(.open()) { $0.payer = ClaimPayer(name: "REGENCE", number: "00932") })
    #expect(reply.payer.number == "00932")
    #expect(reply.rejections.isEmpty && !reply.lines.isEmpty)
    let again = try Self.ask(.open()) { $0.payer = ClaimPayer(name: "REGENCE", number: "00932") }
    #expect(again == reply)
  }
}
