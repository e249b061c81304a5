import Testing

@testable import ScripCore

/// What the order carries and whether it holds. Source: domain.md B.
@Suite struct ReferralRuleTests {
  static let presentCases: [RuleCase] = [
    RuleCase("an order is there", nil),
    RuleCase("no order", .selfPayOnly) { $0.referrals = [] },
    RuleCase("VA: the authorization stands for the order", nil, payer: "va_ccn") { $0.referrals = [] },
    RuleCase("who pays alone needs none", nil, payer: "self_pay_medical") { $0.referrals = [] },
    RuleCase("work outside the order asks for none", nil, session: { $0.segment = .outsideOrder }) {
      $0.referrals = []
    },
  ]

  @Test("Insured sessions rest on an order", arguments: presentCases)
  func present(row: RuleCase) { #expect(row.answer.finding("referral.present")?.effect == row.effect) }

  static let gateCases: [RuleCase] = [
    RuleCase("no gate", nil) { $0.referrals = [] },
    RuleCase("always", .blocks, payer: "self_pay_wellness") {
      $0.referrals = []
      $0.gates = [BookingGate(mode: .alwaysRequireReferral, reason: "public order 53")]
    },
    RuleCase("always, with an order", nil) {
      $0.gates = [BookingGate(mode: .alwaysRequireReferral, reason: "public order 53")]
    },
    RuleCase("for insured only is the payer's rule", nil, payer: "self_pay_wellness") {
      $0.referrals = []
      $0.gates = [BookingGate(mode: .requireForInsuredOnly, reason: "house rule")]
    },
    RuleCase("at another location", nil, payer: "self_pay_wellness") {
      $0.referrals = []
      $0.gates = [BookingGate(location: Sample.fremont, mode: .alwaysRequireReferral, reason: "public order 53")]
    },
    RuleCase("its last day counts", .blocks, payer: "self_pay_wellness") {
      $0.referrals = []
      $0.gates = [
        BookingGate(mode: .alwaysRequireReferral, reason: "public order 53", to: Sample.day("2026-11-24"))
      ]
    },
    RuleCase("over", nil, payer: "self_pay_wellness") {
      $0.referrals = []
      $0.gates = [
        BookingGate(mode: .alwaysRequireReferral, reason: "public order 53", to: Sample.day("2026-11-23"))
      ]
    },
  ]

  @Test("The booking gate asks by location and day, with its reason", arguments: gateCases)
  func gate(row: RuleCase) {
    let finding = row.answer.finding("gate.referral")
    #expect(finding?.effect == row.effect)
    if let finding { #expect(finding.what.shown.contains("public order 53")) }
  }

  static let signatureCases: [RuleCase] = [
    RuleCase("by hand", nil) { $0.order { $0.signature = .handwritten } },
    RuleCase("electronic", nil) { $0.order { $0.signature = .electronic } },
    RuleCase("a typed name", .questioned) { $0.order { $0.signature = .typedOnly } },
    RuleCase("a stamp", .questioned) { $0.order { $0.signature = .stamp } },
    RuleCase("none is the element's affair", nil) { $0.order { $0.signature = .none } },
  ]

  @Test("A stamp or a typed name is doubtful", arguments: signatureCases)
  func signature(row: RuleCase) { #expect(row.answer.finding("referral.signature")?.effect == row.effect) }

  @Test("The wrong patient's order stops everything")
  func wrongPatient() {
    let answer = determine(Sample.facts("hsa") { $0.patient.orderMatches = false }, on: Sample.today)
    #expect(answer.verdict == .blocked)
    #expect(answer.rules() == ["referral.patient"])
  }

  static let scheduleCases: [RuleCase] = [
    RuleCase("12 and twice a week for 6 weeks agree", nil),
    RuleCase("10 does not", .selfPayOnly) { $0.order { $0.schedule.visits = 10 } },
    RuleCase("a payer that needs no number only asks", .questioned, payer: "hsa") {
      $0.order { $0.schedule.visits = 10 }
    },
    RuleCase("a number alone agrees with itself", nil) { $0.order { $0.schedule.frequency = nil } },
    RuleCase("once or twice a week for 4 weeks holds 6", nil) {
      $0.order { $0.schedule = OrderedSchedule(visits: 6, frequency: .init(1...2, .week), duration: .init(4, .week)) }
    },
    RuleCase("but not 9", .selfPayOnly) {
      $0.order { $0.schedule = OrderedSchedule(visits: 9, frequency: .init(1...2, .week), duration: .init(4, .week)) }
    },
  ]

  @Test("Number, frequency and period must agree; Scrip never chooses", arguments: scheduleCases)
  func schedule(row: RuleCase) { #expect(row.answer.finding("referral.schedule")?.effect == row.effect) }

  static let npiCases: [RuleCase] = [
    RuleCase("passes", nil),
    RuleCase("nine digits", .selfPayOnly) { $0.order { $0.prescriber.npi = "200000000" } },
    RuleCase("begins with 3", .selfPayOnly) { $0.order { $0.prescriber.npi = "3000000001" } },
    RuleCase("wrong check digit", .selfPayOnly) { $0.order { $0.prescriber.npi = "2000000003" } },
    RuleCase("a payer that does not need it only hears of it", .warns, payer: "hsa") {
      $0.order { $0.prescriber.npi = "2000000003" }
    },
    RuleCase("none is the element's affair", nil) { $0.order { $0.prescriber.npi = nil } },
  ]

  @Test("An NPI has its check digit", arguments: npiCases)
  func npi(row: RuleCase) { #expect(row.answer.finding("prescriber.npi")?.effect == row.effect) }

  static let typeCases: [RuleCase] = [
    RuleCase("a chiropractor in network", nil) { $0.order { $0.prescriber.credential = .dc } },
    RuleCase("a physical therapist for an HSA", nil, payer: "hsa") { $0.order { $0.prescriber.credential = .pt } },
    RuleCase("a physical therapist for an FSA", .selfPayOnly, payer: "fsa") {
      $0.order { $0.prescriber.credential = .pt }
    },
    RuleCase("the payer's own answer is stricter", .selfPayOnly) {
      $0.order { $0.prescriber.credential = .dc }
      $0.benefits.prescribers = [.md, .do]
    },
    RuleCase("the payer's own answer is wider", nil, payer: "fsa") {
      $0.order { $0.prescriber.credential = .pt }
      $0.benefits.prescribers = [.md, .pt]
    },
    RuleCase("a massage therapist never", .selfPayOnly, payer: "commercial_out_of_network") {
      $0.order { $0.prescriber.credential = .lmt }
    },
  ]

  /// Contradiction C4 of domain.md A2.
  @Test("C4: who may order is the payer's list, its own answer first", arguments: typeCases)
  func type(row: RuleCase) { #expect(row.answer.finding("prescriber.type")?.effect == row.effect) }

  @Test("The therapist who treats cannot be the one who orders")
  func independent() {
    let facts = Sample.facts("hsa") { $0.order { $0.prescriber.npi = "2000000010" } }
    #expect(determine(facts, on: Sample.today).rules() == ["prescriber.independent"])
  }

  static let elements: [(ReferralElement, @Sendable (inout ReferralVersion) -> Void)] = [
    (.patientName, { $0.patientName = nil }), (.patientBirthDate, { $0.patientBirthDate = nil }),
    (.prescriberName, { $0.prescriber.name = nil }), (.prescriberCredential, { $0.prescriber.credential = nil }),
    (.prescriberNPI, { $0.prescriber.npi = nil }), (.signature, { $0.signature = .none }),
    (.signedDate, { $0.signedOn = nil }), (.diagnosisCode, { $0.diagnoses = [.init(code: nil, text: "back pain")] }),
    (.diagnosisText, { $0.diagnoses = [] }), (.modality, { $0.modalities = [] }),
    (.visitCount, { $0.schedule.visits = nil }), (.frequency, { $0.schedule.frequency = nil }),
    (.duration, { $0.schedule.duration = nil }), (.medicalNecessity, { $0.medicalNecessity = nil }),
    (.goals, { $0.goals = [] }), (.claimNumber, { $0.claimNumber = nil }), (.injuryDate, { $0.injuryDate = nil }),
    (.injuryState, { $0.injuryState = nil }), (.authorizationNumber, { $0.authorizationNumber = nil }),
    (.adjuster, { $0.adjuster = nil }), (.attorney, { $0.attorney = nil }), (.lienSigned, { $0.lienSigned = false }),
  ]

  /// The whole of `payer_rules.json`: each class × each element, missing and unreadable.
  @Test("Each missing or unreadable element weighs what the payer's data says", arguments: Sample.catalog.classes)
  func element(payer: PayerRules) {
    for (element, remove) in Self.elements {
      let expected: Effect? =
        switch payer.requirements.level(of: element) {
        case .required: .selfPayOnly
        case .recommended: payer.missingRecommended == .questioned ? .questioned : .warns
        case .optional, .mustNotAsk, nil: nil
        }
      let missing = Sample.facts(payer.key) { $0.order(remove) }
      #expect(effect(of: element, in: missing) == expected, "\(payer.key) \(element) missing")
      let unreadable = Sample.facts(payer.key) { $0.order { $0.unreadable.insert(element) } }
      #expect(effect(of: element, in: unreadable) == expected, "\(payer.key) \(element) unreadable")
    }
  }

  private func effect(of element: ReferralElement, in facts: EpisodeFacts) -> Effect? {
    determine(facts, on: Sample.today).findings.first {
      $0.rule == "referral.elements" && $0.element == element
    }?.effect
  }

  @Test("What only a prescriber decides is asked of the payer where its authorization stands in for the order")
  func whoIsAsked() {
    for (payer, by) in [("va_ccn", Fix.By.payer), ("commercial_in_network", .prescriber)] {
      let facts = Sample.facts(payer) { $0.order { $0.schedule.visits = nil } }
      let finding = determine(facts, on: Sample.today).finding("referral.elements")
      #expect(finding?.element == .visitCount && finding?.fix.by == by, "\(payer)")
    }
  }

  @Test("A gap points at the words on the page")
  func evidence() {
    let words = Evidence(
      page: 1, area: PageArea(x: 1, y: 2, width: 3, height: 4), words: "NPI 192503082", certain: false)
    let facts = Sample.facts("commercial_in_network") {
      $0.order {
        $0.unreadable.insert(.prescriberNPI)
        $0.evidence = [.init(.prescriberNPI, words)]
      }
    }
    let finding = determine(facts, on: Sample.today).finding("referral.elements")
    #expect(finding?.evidence == words)
    #expect(finding?.what.shown == "The prescriber's NPI cannot be read")
    #expect(finding?.fix.act == .confirmReading)
  }
}
