import Testing

@testable import ScripCore

@Suite struct DeterminationTests {
  @Test(
    "A whole order and a proper session are ready for every class that pays",
    arguments: [
      "commercial_in_network", "commercial_out_of_network", "hsa", "fsa", "workers_comp_wa_lni", "workers_comp_other",
      "auto_pip_wa", "auto_other", "va_ccn", "medicare_advantage", "third_party_lien",
    ])
  func ready(key: String) {
    let answer = determine(Sample.facts(key), on: Sample.today, proposal: Sample.session())
    #expect(answer.rules() == [])
    #expect(answer.verdict == .ready)
    #expect(answer.level == .fine)
  }

  @Test(
    "Classes that do not pay for massage refuse, each by its own rule about the patient's money",
    arguments: [
      ("auto_pip_fl", Determination.Verdict.selfPay(noticeNeeded: true)),
      ("medicare_original", .selfPay(noticeNeeded: true)), ("medicaid", .blocked),
    ])
  func excluded(key: String, verdict: Determination.Verdict) {
    let answer = determine(Sample.facts(key), on: Sample.today, proposal: Sample.session())
    #expect(answer.finding("payer.excluded")?.effect == .selfPayOnly)
    #expect(answer.verdict == verdict)
  }

  @Test(
    "Who pays alone needs no order", arguments: ["self_pay_medical", "self_pay_wellness", "discount_program"])
  func alone(key: String) {
    let answer = determine(Sample.facts(key) { $0.referrals = [] }, on: Sample.today, proposal: Sample.session())
    #expect(answer.verdict == .selfPay(noticeNeeded: false))
    #expect(answer.rules() == [])
  }

  typealias OpenOrder = (key: String, level: Determination.Level, gaps: [ReferralElement])
  static let openOrders: [OpenOrder] = [
    (key: "commercial_out_of_network", level: .fine, gaps: []),
    (key: "hsa", level: .questioned, gaps: [.visitCount, .frequency, .duration]),
    (key: "fsa", level: .refused, gaps: [.visitCount, .frequency, .duration]),
    (key: "commercial_in_network", level: .refused, gaps: [.visitCount, .duration]),
  ]

  /// Contradiction C1 of domain.md A2.
  @Test("C1: the same open order is whole for one payer and not for another", arguments: openOrders)
  func openOrder(row: OpenOrder) {
    let facts = Sample.facts(row.key) {
      $0.referrals = [Sample.order { order in order.schedule = OrderedSchedule() }]
    }
    let answer = determine(facts, on: Sample.today)
    #expect(answer.level == row.level)
    #expect(answer.findings.filter { $0.effect >= .questioned }.compactMap(\.element) == row.gaps)
    for finding in answer.findings where finding.effect >= .questioned {
      #expect(finding.fix.act == .askPrescriber)
      #expect(finding.fix.words.shown.contains(finding.element!.shown))
    }
  }

  @Test("A left ankle ordered and a low back proposed: blocked, with the update to ask for")
  func ankleAndBack() {
    let facts = Sample.facts("commercial_in_network") {
      $0.referrals = [
        Sample.order { order in order.diagnoses = [OrderedDiagnosis(code: Sample.code("M25.572"), text: nil)] }
      ]
      $0.diagnoses = [DiagnosisFacts(code: Sample.code("M25.572"), regions: [.ankle, .foot], side: .left)]
    }
    let answer = determine(facts, on: Sample.today, proposal: Sample.session())
    #expect(answer.verdict == .blocked)
    #expect(answer.rules() == ["scope.region"])
    let words = answer.findings.last!.fix.words.shown
    #expect(words == "Ask for an updated order that names the low back.")
  }

  @Test("General muscle pain opens the low back, and is questioned in network")
  func generalMusclePain() {
    func facts(_ key: String) -> EpisodeFacts {
      Sample.facts(key) {
        $0.referrals = [
          Sample.order { order in order.diagnoses = [OrderedDiagnosis(code: Sample.code("M79.10"), text: nil)] }
        ]
        $0.diagnoses = [DiagnosisFacts(code: Sample.code("M79.10"), regions: .any, siteUnspecified: true)]
      }
    }
    let inNetwork = determine(facts("commercial_in_network"), on: Sample.today, proposal: Sample.session())
    #expect(inNetwork.verdict == .ready)
    #expect(inNetwork.level == .questioned)
    #expect(inNetwork.rules() == ["diagnosis.site"])
    let out = determine(facts("commercial_out_of_network"), on: Sample.today, proposal: Sample.session())
    #expect(out.level == .fine)
  }

  @Test("Safety speaks before money, whatever else is wrong")
  func safetyFirst() {
    let facts = Sample.facts("commercial_in_network") {
      $0.referrals = []
      $0.safety = [SafetyFinding(flag: "fever", shown: "Fever", level: .absolute, advice: "Come when it is over.")]
    }
    let answer = determine(facts, on: Sample.today, proposal: Sample.session())
    #expect(answer.verdict == .blocked)
    #expect(answer.findings.first?.rule == "safety.absolute")
    #expect(answer.findings.contains { $0.rule == "referral.present" })
  }

  @Test("Every rule has its own id, a title and a source")
  func identities() {
    let rules = Rule.all + [.patientNeverBilled]
    #expect(Set(rules.map(\.id)).count == rules.count)
    for rule in rules {
      #expect(!rule.title.isEmpty)
      if case .document(let text, _) = rule.source { #expect(!text.isEmpty) }
    }
  }
}
