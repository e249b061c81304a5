import Testing

@testable import ScripCore

/// Authorizations, limits, licence, network and scope of one proposed session. Source: domain.md B2, D, E, H.
@Suite struct SessionRuleTests {
  static let authorizationCases: [RuleCase] = [
    RuleCase("none is needed", nil) { $0.authorizations = [] },
    RuleCase("needed and there", nil) { $0.benefits.authorizationAfterVisits = 0 },
    RuleCase("needed and missing", .selfPayOnly) {
      $0.benefits.authorizationAfterVisits = 0
      $0.authorizations = []
    },
    RuleCase("not after the first six", nil) {
      $0.benefits.authorizationAfterVisits = 6
      $0.authorizations = []
    },
    RuleCase("only asked for", .selfPayOnly) {
      $0.benefits.authorizationAfterVisits = 0
      $0.authorizations[0].state = .asked
    },
    RuleCase("denied", .selfPayOnly) {
      $0.benefits.authorizationAfterVisits = 0
      $0.authorizations[0].state = .denied
    },
    RuleCase("its last day", nil) {
      $0.benefits.authorizationAfterVisits = 0
      $0.authorizations[0].to = Sample.today
    },
    RuleCase("over", .selfPayOnly) {
      $0.benefits.authorizationAfterVisits = 0
      $0.authorizations[0].to = Sample.day("2026-11-23")
    },
    RuleCase("VA always needs it", .selfPayOnly, payer: "va_ccn") { $0.authorizations = [] },
  ]

  @Test("A prior authorization is there when one is needed", arguments: authorizationCases)
  func authorization(row: RuleCase) { #expect(row.answer.finding("authorization.needed")?.effect == row.effect) }

  static let endingCases: [RuleCase] = [
    RuleCase("29 days left", nil) { $0.authorizations[0].to = Sample.day("2026-12-23") },
    RuleCase("28 days left", .warns) { $0.authorizations[0].to = Sample.day("2026-12-22") },
    RuleCase("open end", nil) { $0.authorizations[0].to = nil },
  ]

  @Test("An authorization that will run out is renewed in time", arguments: endingCases)
  func ending(row: RuleCase) { #expect(row.answer.finding("authorization.ending")?.effect == row.effect) }

  static let unitsCases: [RuleCase] = [
    RuleCase("as many as are paid", nil) { $0.benefits.unitsPerVisitMax = 4 },
    RuleCase("one too many", .selfPayOnly) { $0.benefits.unitsPerVisitMax = 3 },
    RuleCase("nobody said", nil),
  ]

  @Test("A visit is no longer than the payer pays", arguments: unitsCases)
  func units(row: RuleCase) { #expect(row.answer.finding("limit.units")?.effect == row.effect) }

  static func planYear(_ visits: Int, elsewhere: Int = 0) -> LimitVersion {
    LimitVersion(
      amount: visits, usedElsewhere: elsewhere, source: "call of 3 Nov 2026", asOf: Sample.day("2026-11-03"))
  }

  static let leftCases: [RuleCase] = [
    RuleCase("no limit is known", nil),
    RuleCase("one visit left", nil) { $0.ledger.set(planYear(1), of: LimitID(high: 0, low: 1), kind: .planYearVisits) },
    RuleCase("none left: another practice used it", .selfPayOnly) {
      $0.ledger.set(planYear(1, elsewhere: 1), of: LimitID(high: 0, low: 1), kind: .planYearVisits)
    },
    RuleCase("one of two limits is used", .selfPayOnly) {
      $0.ledger.set(planYear(9), of: LimitID(high: 0, low: 1), kind: .planYearVisits)
      $0.ledger.set(planYear(2, elsewhere: 2), of: LimitID(high: 0, low: 2), kind: .diagnosisVisits)
    },
    RuleCase("work the patient pays for counts on none", nil, session: { $0.segment = .outsideOrder }) {
      $0.ledger.set(planYear(1, elsewhere: 1), of: LimitID(high: 0, low: 1), kind: .planYearVisits)
    },
  ]

  @Test("A visit is left on every limit", arguments: leftCases)
  func left(row: RuleCase) { #expect(row.answer.finding("limit.left")?.effect == row.effect) }

  @Test(
    "Who set the limit is asked for more; what a plan pays in a year nobody is asked for",
    arguments: [
      (LimitKind.referralVisits, Fix.By.prescriber, Fix.Act.renew),
      (.authorizationVisits, .payer, .askForAuthorization), (.planYearVisits, .frontDesk, .offerSelfPay),
    ])
  func asksWho(kind: LimitKind, by: Fix.By, act: Fix.Act) {
    let row = RuleCase("none left", .selfPayOnly) {
      $0.ledger.set(Self.planYear(1, elsewhere: 1), of: LimitID(high: 0, low: 1), kind: kind)
    }
    let fix = row.answer.finding("limit.left")?.fix
    #expect(fix?.by == by)
    #expect(fix?.act == act)
  }

  static let perDayCases: [RuleCase] = [
    RuleCase("first of the day", nil, payer: "workers_comp_wa_lni"),
    RuleCase("second of the day", .questioned, payer: "workers_comp_wa_lni") { $0.sessionDays = [Sample.today] },
    RuleCase("others have no such rule", nil) { $0.sessionDays = [Sample.today] },
  ]

  @Test("A second visit of the day must be justified", arguments: perDayCases)
  func perDay(row: RuleCase) { #expect(row.answer.finding("limit.visits-per-day")?.effect == row.effect) }

  static let frequencyCases: [RuleCase] = [
    RuleCase("second in seven days", nil) { $0.sessionDays = [Sample.day("2026-11-18")] },
    RuleCase("third in seven days", .warns) {
      $0.sessionDays = [Sample.day("2026-11-18"), Sample.day("2026-11-20")]
    },
    RuleCase("the first was eight days ago", nil) {
      $0.sessionDays = [Sample.day("2026-11-17"), Sample.day("2026-11-20")]
    },
    RuleCase("two booked after it", .warns) {
      $0.sessionDays = [Sample.day("2026-11-26"), Sample.day("2026-11-30")]
    },
    RuleCase("workers' compensation refuses it", .selfPayOnly, payer: "workers_comp_other") {
      $0.sessionDays = [Sample.day("2026-11-18"), Sample.day("2026-11-20")]
    },
    RuleCase("an open order has no frequency", nil) {
      $0.order { $0.schedule.frequency = nil }
      $0.sessionDays = [Sample.day("2026-11-23"), Sample.day("2026-11-22"), Sample.day("2026-11-21")]
    },
  ]

  @Test("No week holds more sessions than ordered", arguments: frequencyCases)
  func frequency(row: RuleCase) { #expect(row.answer.finding("limit.frequency")?.effect == row.effect) }

  static let licenceCases: [RuleCase] = [
    RuleCase("active", nil),
    RuleCase("its last day", nil) { $0.therapists[0].licences[0].to = Sample.today },
    RuleCase("expired yesterday", .blocks) { $0.therapists[0].licences[0].to = Sample.day("2026-11-23") },
    RuleCase("another state's", .blocks) { $0.therapists[0].licences[0].state = "OR" },
    RuleCase("none", .blocks) { $0.therapists = [] },
    RuleCase("a state without licences", .warns) {
      $0.therapists = []
      $0.state = "KS"
      $0.stateLicenses = false
    },
    RuleCase("no therapist chosen yet", nil, session: { $0.therapist = nil }),
  ]

  @Test("Nobody treats without a licence on the day", arguments: licenceCases)
  func licence(row: RuleCase) { #expect(row.answer.finding("therapist.licence")?.effect == row.effect) }

  static let networkCases: [RuleCase] = [
    RuleCase("in network here", nil),
    RuleCase("in network at the other location only", .selfPayOnly, session: { $0.location = Sample.fremont }),
    RuleCase("in network everywhere", nil, session: { $0.location = Sample.fremont }) {
      $0.networks[0].location = nil
    },
    RuleCase("coming soon is out", .selfPayOnly) {
      $0.networks[0].status = .comingSoon
      $0.networks[0].from = Sample.day("2026-11-25")
    },
    RuleCase("coming soon flips by itself", nil) {
      $0.networks[0].status = .comingSoon
      $0.networks[0].from = Sample.today
    },
    RuleCase("coming soon without a day is out", .selfPayOnly) { $0.networks[0].status = .comingSoon },
    RuleCase("left the network", .selfPayOnly) { $0.networks[0].to = Sample.day("2026-11-23") },
    RuleCase("nobody is in", .selfPayOnly) { $0.networks = [] },
    RuleCase("out of network needs none", nil, payer: "commercial_out_of_network") { $0.networks = [] },
  ]

  @Test("Network is by therapist, location, plan and day", arguments: networkCases)
  func network(row: RuleCase) { #expect(row.answer.finding("therapist.network")?.effect == row.effect) }

  static let outsideCases: [RuleCase] = [
    RuleCase("with finding and consent", nil, session: { outside(&$0, finding: true, consent: true) }),
    RuleCase("without a finding", .blocks, session: { outside(&$0, finding: false, consent: true) }),
    RuleCase("without consent", .blocks, session: { outside(&$0, finding: true, consent: false) }),
    RuleCase(
      "never beside a workers' compensation order", .blocks, payer: "workers_comp_wa_lni",
      session: { outside(&$0, finding: true, consent: true) }),
  ]

  static func outside(_ session: inout Proposal, finding: Bool, consent: Bool) {
    session.segment = .outsideOrder
    session.areas = [.init(.neck)]
    session.hasFinding = finding
    session.hasConsent = consent
  }

  /// Contradiction C3 of domain.md A2.
  @Test("C3: work outside the order is the patient's own, with a finding and consent", arguments: outsideCases)
  func outside(row: RuleCase) {
    let answer = row.answer
    #expect(answer.finding("scope.outside")?.effect == row.effect)
    #expect(answer.finding("scope.region") == nil)
    if row.effect == nil { #expect(answer.verdict == .selfPay(noticeNeeded: false)) }
  }

  static let goalsCases: [RuleCase] = [
    RuleCase("a functional goal", nil),
    RuleCase("no plan of care", .warns) { $0.plan = nil },
    RuleCase("pain alone is no function", .warns) {
      $0.plan?.goals = [.init(what: "pain", unit: "of 10", baseline: 7, target: 3, isFunctional: false)!]
    },
    RuleCase("who pays alone needs none", nil, payer: "self_pay_medical") { $0.plan = nil },
  ]

  @Test("Insured care has a goal that can be measured", arguments: goalsCases)
  func goals(row: RuleCase) { #expect(row.answer.finding("plan.goals")?.effect == row.effect) }
}
