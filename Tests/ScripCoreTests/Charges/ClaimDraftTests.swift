import TestSupport
import Testing

@testable import ScripCore

/// From charges to the claim, or to what is missing for one.
@Suite struct ClaimDraftTests {
  @Test("Every class that is sent claims gets a clean one", arguments: Story.billable)
  func clean(key: String) throws {
    let built = Story(key).draft().built
    let claim = try #require(built.claim)
    #expect(built.findings == [])
    #expect(claim.charge == claim.lines.reduce(.zero) { $0 + $1.charge })
    #expect(claim.lines.map(\.controlNumber) == ["1042-1"])
    #expect(claim.lines[0].pointers == [1])
    #expect(claim.billing.provider.name.family == "Cedar Hands Massage PLLC")
  }

  static let unclaimed = [
    "commercial_out_of_network", "hsa", "fsa", "auto_pip_fl", "medicare_original", "medicaid", "third_party_lien",
    "discount_program", "self_pay_medical", "self_pay_wellness",
  ]

  @Test("Nobody else is sent one", arguments: unclaimed)
  func none(key: String) {
    let built = Story(key).draft().built
    #expect(built.claim == nil)
    #expect(built.findings.map(\.rule).contains("claim.payer"))
  }

  typealias Missing = (rule: String, key: String, take: @Sendable (inout Story) -> Void)
  static let missing: [Missing] = [
    ("claim.tax", "commercial_in_network", { $0.practice.tax = nil }),
    ("claim.billing-npi", "commercial_in_network", { $0.practice.npi = nil }),
    ("claim.billing-npi", "commercial_in_network", { $0.practice.npi = "2000000003" }),
    ("claim.billing-zip", "commercial_in_network", { $0.practice.billingAddress?.zip = "98107" }),
    ("claim.billing-street", "commercial_in_network", { $0.practice.billingAddress?.street = "P.O. Box 12" }),
    ("claim.payer-number", "commercial_in_network", { $0.plan.payerNumber = nil }),
    ("claim.member", "commercial_in_network", { $0.coverage.memberID = nil }),
    ("claim.birth-date", "commercial_in_network", { $0.patient.birthDate = nil }),
    ("claim.patient-address", "commercial_in_network", { $0.patient.address = nil }),
    ("claim.prescriber", "commercial_in_network", { $0.order.prescriber.name = nil }),
    ("claim.prescriber-npi", "commercial_in_network", { $0.order.prescriber.npi = "2000000029" }),
    ("claim.therapist-npi", "commercial_in_network", { $0.therapist.npi = nil }),
    ("claim.accident-day", "auto_pip_wa", { $0.coverage.injuryDate = nil }),
    ("claim.accident-state", "auto_pip_wa", { $0.coverage.injuryState = nil }),
    (
      "claim.accident-number", "workers_comp_wa_lni",
      {
        $0.coverage.claimNumber = nil; $0.coverage.memberID = "9"
      }
    ),
    ("claim.earlier", "commercial_in_network", { $0.coverage.rank = 2 }),
    (
      "claim.employer", "workers_comp_wa_lni",
      {
        $0.coverage.subscriber = nil; $0.coverage.relationship = nil
      }
    ),
    ("claim.place", "workers_comp_wa_lni", { $0.location.placeOfService = "12" }),
  ]

  @Test("What is missing is said with its box and what to do", arguments: missing.indices)
  func gaps(index: Int) {
    let row = Self.missing[index]
    var story = Story(row.key)
    row.take(&story)
    let built = story.draft().built
    #expect(built.findings.map(\.rule) == [row.rule])
    #expect(built.findings.allSatisfy { !$0.fix.isEmpty && !$0.place.isEmpty })
  }

  @Test("The numbers of the order, the permission and the accident stand where payers look for them")
  func numbers() throws {
    var story = Story("auto_pip_wa")
    story.planReferrals = [
      PlanReferral(number: "RFL7788", answeredBy: "letter", answeredOn: CalendarDay("2026-11-02")!)
    ]
    story.authorizations = [
      PriorAuthorization(
        id: AuthorizationID(high: 1, low: 1), number: "AUTH9911", state: .granted, from: nil, to: nil)
    ]
    let claim = try #require(story.draft().built.claim)
    #expect(claim.planReferralNumber == "RFL7788")
    #expect(claim.authorizationNumber == "AUTH9911")
    #expect(claim.propertyCasualtyNumber == "AB12345")
    #expect(claim.accident == Claim.Accident(.auto, on: CalendarDay("2026-10-01"), state: "WA"))
    #expect(claim.coverage.memberID == "AB12345")
  }

  @Test("In workers' compensation the employer stands as the insured, and the worker as the one treated")
  func employer() throws {
    let claim = try #require(Story("workers_comp_wa_lni").draft().built.claim)
    #expect(claim.coverage.subscriber.name == .organization("Harbor Shipyard"))
    #expect(claim.coverage.relationship == .employee && claim.dependent?.name.family == "Delacroix")
  }

  @Test("Who treats alone under their own number bills as a person and is not named twice")
  func alone() throws {
    var story = Story("commercial_in_network")
    story.practice.npi = story.therapist.npi
    let built = story.draft().built
    let claim = try #require(built.claim)
    #expect(built.findings == [])
    #expect(claim.billing.provider.name == ClaimName(family: "Lee", given: "Sam"))
    #expect(claim.rendering == nil)
    story.practice.npi = "2000000002"
    let group = try #require(story.draft().built.claim)
    #expect(!group.billing.provider.name.isPerson && group.rendering?.npi == "2000000010")
  }

  @Test("A patient who is not the subscriber stands as the dependent")
  func dependent() throws {
    var story = Story("commercial_in_network")
    story.coverage.relationship = .child
    story.coverage.subscriber = ClaimPerson(
      name: ClaimName(family: "Delacroix", given: "Marc"), birthDate: CalendarDay("1964-01-02"), sex: .male,
      address: story.patient.address)
    let claim = try #require(story.draft().built.claim)
    #expect(claim.dependent?.name.given == "Beatrice")
    #expect(claim.coverage.subscriber.name.given == "Marc")
    #expect(claim.coverage.relationship == .child)
  }

  @Test("The second payer is told line by line what the first one did")
  func secondary() throws {
    let story = Story("commercial_in_network")
    var draft = story.draft()
    // The first of the health plans, behind an accident's insurer: it pays second.
    draft.coverage.rank = 1
    var other = story.plan
    other.payerNumber = "OTH02"
    draft.earlier = [
      ClaimDraft.EarlierAnswer(
        coverage: story.coverage, plan: other,
        answer: RemittedClaim(
          controlNumber: "1001", status: .processedPrimary, charge: Money(cents: 10_500), paid: Money(cents: 7_000),
          payerClaimNumber: "P77",
          lines: [
            RemittedLine(
              procedure: .massage, charge: Money(cents: 10_500), paid: Money(cents: 7_000), paidUnits: 3,
              adjustments: [
                ClaimAdjustment(.contractual, "45", Money(cents: 1_000)),
                ClaimAdjustment(.patient, "2", Money(cents: 2_500)),
              ])
          ]), decidedOn: Story.today)
    ]
    let claim = try #require(draft.built.claim)
    #expect(claim.coverage.rank == .secondary)
    #expect(claim.earlierPayers.map(\.paid.cents) == [7_000])
    #expect(claim.lines[0].adjudications.map(\.paid.cents) == [7_000])
    // One reason left out: the second payer would refuse it.
    draft.earlier[0].answer.lines[0].adjustments.removeLast()
    #expect(draft.built.claim == nil)
    #expect(draft.built.findings.map(\.rule) == ["claim.earlier-balance"])
  }

  @Test("A place behind nobody is mended in the coverage, not waited for")
  func behindNobody() {
    var draft = Story("commercial_in_network").draft()
    draft.coverage.rank = 2
    #expect(draft.built.findings.map(\.rule) == ["claim.first"])
  }

  @Test(
    "A name in one line is cut as claims want it",
    arguments: [
      ("Helen Bergstrom, MD", ClaimName(family: "Bergstrom", given: "Helen")),
      ("Dr. Alex P. Smith Jr", ClaimName(family: "Smith", given: "Alex", middle: "P.", suffix: "JR")),
      ("Sam Lee", ClaimName(family: "Lee", given: "Sam")),
      ("Maria de la Cruz MD", ClaimName(family: "Cruz", given: "Maria", middle: "de la")),
      ("Cher", ClaimName(family: "Cher", given: "")), ("Dr. Cher", ClaimName(family: "Cher", given: "")),
      ("Drew Barry, MD", ClaimName(family: "Barry", given: "Drew")),
      ("Dr Drew Barry", ClaimName(family: "Barry", given: "Drew")),
      ("Doctor Drina Drake, DO", ClaimName(family: "Drake", given: "Drina")),
    ])
  func names(text: String, name: ClaimName) {
    #expect(ClaimName(person: text) == name)
    #expect(ClaimName(person: text).isPerson)
  }

  @Test(
    "The filing clock warns at half and at four fifths",
    arguments: [
      (0, FilingClock.State.running), (89, .running), (90, .half), (143, .half), (144, .late), (180, .late),
      (181, .over),
    ])
  func clock(days: Int, state: FilingClock.State) {
    let clock = FilingClock(serviceDay: Story.serviceDay, limitDays: 180)
    #expect(clock.state(on: Story.serviceDay.adding(days: days)) == state)
  }

  @Test("Two codes of a pair without a modifier are asked about")
  func pairs() throws {
    var story = Story("commercial_in_network")
    story.session.work.append(
      .init(segment: .ordered, modality: .manualTherapy, code: .manualTherapy, minutes: 15, areas: [.init(.neck)]))
    let claim = try #require(story.draft().built.claim)
    #expect(claim.diagnoses.count == 2)
    #expect(claim.lines.map(\.pointers) == [[1], [2]])
    #expect(claim.unparted(Story.pairs).map(\.rule) == ["claim.code-pair"])
  }

  @Test("A letter counts for a year and ends soon in its last thirty days")
  func letter() {
    let letter = NecessityLetter(
      id: LetterID(high: 1, low: 1), patient: PatientID(high: 1, low: 1), account: .fsa,
      signedOn: CalendarDay("2026-02-01")!, prescriberName: "Helen Bergstrom")
    #expect(letter.lastDay == CalendarDay("2027-01-31")!)
    #expect(letter.covers(letter.lastDay) && !letter.covers(letter.lastDay.adding(days: 1)))
    #expect(letter.isEnding(on: CalendarDay("2027-01-02")!) && !letter.isEnding(on: CalendarDay("2027-01-01")!))
  }
}
