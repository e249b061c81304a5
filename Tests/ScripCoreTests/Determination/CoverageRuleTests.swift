import Testing

@testable import ScripCore

/// What this payer pays for, and who must never be asked for money. Source: domain.md A2, B2, E.
@Suite struct CoverageRuleTests {
  static let careCases: [RuleCase] = [
    RuleCase("care that heals", nil),
    RuleCase("wellness", .selfPayOnly) { $0.care = .wellness },
    RuleCase("wellness paid alone", nil, payer: "self_pay_wellness") { $0.care = .wellness },
    RuleCase("maintenance because of the job", .selfPayOnly) { $0.care = .maintenanceByNecessity },
    RuleCase("maintenance because of a sport", .selfPayOnly) { $0.care = .maintenanceByChoice },
    RuleCase("Washington PIP pays palliative care", nil, payer: "auto_pip_wa") { $0.care = .maintenanceByNecessity },
    RuleCase("other auto insurers do not", .selfPayOnly, payer: "auto_other") { $0.care = .maintenanceByNecessity },
  ]

  /// Contradiction C9 of domain.md A2.
  @Test("C9: maintenance is no claim, except Washington PIP", arguments: careCases)
  func care(row: RuleCase) { #expect(row.answer.finding("coverage.care-kind")?.effect == row.effect) }

  static let activeCases: [RuleCase] = [
    RuleCase("open dates", nil),
    RuleCase("first day", nil) { $0.coverage?.from = Sample.today },
    RuleCase("not yet", .selfPayOnly) { $0.coverage?.from = Sample.day("2026-11-25") },
    RuleCase("last day", nil) { $0.coverage?.to = Sample.today },
    RuleCase("over", .selfPayOnly) { $0.coverage?.to = Sample.day("2026-11-23") },
    RuleCase("an HSA has no coverage dates", nil, payer: "hsa") { $0.coverage?.to = Sample.day("2026-11-23") },
  ]

  @Test("The coverage holds on the day", arguments: activeCases)
  func active(row: RuleCase) { #expect(row.answer.finding("coverage.active")?.effect == row.effect) }

  static let numberCases: [RuleCase] = [
    RuleCase("a claim without the member's number", .questioned) { $0.coverage?.hasMemberID = false },
    RuleCase("a claim without a coverage", .questioned) { $0.coverage = nil },
    RuleCase("a claim with it", nil) { $0.coverage?.hasMemberID = true },
    RuleCase("a receipt names no member", nil, payer: "hsa") { $0.coverage?.hasMemberID = false },
  ]

  @Test("A claim needs the member's number", arguments: numberCases)
  func number(row: RuleCase) { #expect(row.answer.finding("coverage.member-id")?.effect == row.effect) }

  static let excludedCases: [RuleCase] = [
    RuleCase("original Medicare", .selfPayOnly, payer: "medicare_original"),
    RuleCase("Medicaid", .selfPayOnly, payer: "medicaid"),
    RuleCase("Florida PIP", .selfPayOnly, payer: "auto_pip_fl"),
    RuleCase(
      "Florida PIP, work the patient pays for", nil, payer: "auto_pip_fl", session: { $0.segment = .outsideOrder }),
    RuleCase("Washington PIP", nil, payer: "auto_pip_wa"),
    RuleCase("a plan in network", nil),
  ]

  @Test("Some payers pay for no massage at all", arguments: excludedCases)
  func excluded(row: RuleCase) { #expect(row.answer.finding("payer.excluded")?.effect == row.effect) }

  typealias Answered = (String, @Sendable (inout BenefitFacts) -> Void)
  static let answers: [Answered] = [
    ("coverage.massage", { $0.covered = false }), ("coverage.standalone", { $0.standalone = false }),
    ("coverage.plan-referral", { $0.planReferralNeeded = true }),
    ("coverage.acute-window", { $0.acuteWindowDays = 53 }),
  ]

  @Test("What the payer answered is a rule of its own", arguments: answers)
  func answered(row: Answered) {
    let facts = Sample.facts("commercial_in_network") { row.1(&$0.benefits) }
    let finding = determine(facts, on: Sample.today).finding(row.0)
    #expect(finding?.effect == .selfPayOnly)
    #expect(finding?.source == .benefitAnswer || row.0 == "coverage.plan-referral")
  }

  @Test("The acute phase holds its last day; without a date of onset it is a question")
  func acute() {
    let holds = Sample.facts("commercial_in_network") { $0.benefits.acuteWindowDays = 54 }
    #expect(determine(holds, on: Sample.today).finding("coverage.acute-window") == nil)
    let unknown = Sample.facts("commercial_in_network") {
      $0.benefits.acuteWindowDays = 54
      $0.coverage?.injuryDate = nil
      $0.order { $0.injuryDate = nil }
    }
    #expect(determine(unknown, on: Sample.today).finding("coverage.acute-window")?.effect == .questioned)
  }

  static let accidentCases: [RuleCase] = [
    RuleCase("the last day of three years", nil, payer: "auto_pip_wa") {
      $0.coverage?.injuryDate = Sample.day("2023-11-25")
    },
    RuleCase("three years and a day", .selfPayOnly, payer: "auto_pip_wa") {
      $0.coverage?.injuryDate = Sample.day("2023-11-24")
    },
    RuleCase("other auto insurers have no such rule here", nil, payer: "auto_other") {
      $0.coverage?.injuryDate = Sample.day("2020-01-01")
    },
  ]

  @Test("Washington PIP answers for three years", arguments: accidentCases)
  func accident(row: RuleCase) { #expect(row.answer.finding("coverage.accident-window")?.effect == row.effect) }

  static let ageCases: [RuleCase] = [
    RuleCase("30 days old", nil) { $0.benefits.answeredOn = Sample.day("2026-10-25") },
    RuleCase("31 days old", .warns) { $0.benefits.answeredOn = Sample.day("2026-10-24") },
    RuleCase("never asked", .warns) { $0.benefits.answeredOn = nil },
  ]

  @Test("Answers turn amber after 30 days", arguments: ageCases)
  func age(row: RuleCase) { #expect(row.answer.finding("coverage.benefits-age")?.effect == row.effect) }

  /// Contradiction C10 of domain.md A2.
  @Test("C10: order, plan referral number and authorization are three papers")
  func threePapers() {
    let facts = Sample.facts("commercial_in_network") {
      $0.benefits.planReferralNeeded = true
      $0.benefits.authorizationAfterVisits = 0
      $0.authorizations = []
    }
    #expect(determine(facts, on: Sample.today).rules() == ["coverage.plan-referral", "authorization.needed"])
    var filed = facts
    filed.planReferral = PlanReferral(hasNumber: true)
    #expect(determine(filed, on: Sample.today).rules() == ["authorization.needed"])
  }

  typealias Way = (key: String, verdict: Determination.Verdict)
  static let ways: [Way] = [
    (key: "commercial_in_network", verdict: .selfPay(noticeNeeded: true)),
    (key: "commercial_out_of_network", verdict: .selfPay(noticeNeeded: false)),
    (key: "hsa", verdict: .selfPay(noticeNeeded: false)), (key: "fsa", verdict: .selfPay(noticeNeeded: false)),
    (key: "workers_comp_wa_lni", verdict: .blocked), (key: "workers_comp_other", verdict: .blocked),
    (key: "auto_pip_wa", verdict: .selfPay(noticeNeeded: true)), (key: "medicaid", verdict: .blocked),
    (key: "medicare_advantage", verdict: .selfPay(noticeNeeded: true)),
    (key: "third_party_lien", verdict: .selfPay(noticeNeeded: true)),
  ]

  /// Contradiction C11 of domain.md A2.
  @Test("C11: an order that has ended: who may pay alone, who with a notice, who never", arguments: ways)
  func way(row: Way) {
    let answer = determine(
      Sample.facts(row.key) { $0.authorizations[0].to = nil }, on: Sample.day("2027-12-01"),
      proposal: Sample.session { $0.therapist = nil })
    #expect(answer.findings.contains { $0.rule == "referral.window" })
    #expect(answer.verdict == row.verdict)
    #expect((answer.finding("payer.never-billed") != nil) == (row.verdict == .blocked))
  }
}
