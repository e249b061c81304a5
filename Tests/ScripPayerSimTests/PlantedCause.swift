import ScripCore
import ScripPayerSim

/// One hidden cause: what the payer's book and the claim hold so that it refuses, and what our own chart shows of it.
struct PlantedCause: Sendable {
  let refusal: Refusal
  /// What a person at the practice would have to be told.
  let cause: DenialCause
  var book: @Sendable (inout PayerBook.Plan, inout PayerBook.Member, inout PayerBook) -> Void = { _, _, _ in }
  var claim: @Sendable (inout Claim) -> Void = { _ in }
  /// Nil: our chart knows nothing of it.
  var chart: (@Sendable (inout EpisodeFacts) -> Void)?

  private static let served = SimSample.served

  static let all: [PlantedCause] = coverage + services + permissions + orders + limits

  private static let coverage: [PlantedCause] = [
    PlantedCause(refusal: .otherPayersClaim, cause: .otherPayer, claim: { $0.coverage.payer.number = "99999" }),
    PlantedCause(
      refusal: .notFound, cause: .identity, book: { _, _, book in book.refusesUnknownOnArrival = false },
      claim: { $0.coverage.memberID = "W999999999" }),
    PlantedCause(
      refusal: .coverageNotBegun, cause: .coverage, book: { _, member, _ in member.from = served.adding(days: 5) },
      chart: { $0.coverage?.from = served.adding(days: 5) }),
    PlantedCause(
      refusal: .coverageEnded, cause: .coverage, book: { _, member, _ in member.to = served.adding(days: -5) },
      chart: { $0.coverage?.to = served.adding(days: -5) }),
    PlantedCause(
      refusal: .otherPayerFirst, cause: .otherPayer,
      book: { _, member, _ in member.firstPayer = ClaimPayer(name: "FIRST PAYER", number: "99999") }),
    PlantedCause(
      refusal: .accidentPayerFirst, cause: .otherPayer,
      claim: { $0.accident = Claim.Accident(.auto, on: served.adding(days: -20), state: "WA") }),
    PlantedCause(
      refusal: .compensationFirst, cause: .otherPayer,
      claim: { $0.accident = Claim.Accident(.employment, on: served.adding(days: -20)) }),
    PlantedCause(
      refusal: .filedLate, cause: .filing, book: { plan, _, _ in plan.filingLimitDays = 10 }),
    PlantedCause(refusal: .duplicate, cause: .duplicate),
  ]

  private static let services: [PlantedCause] = [
    PlantedCause(
      refusal: .notCovered, cause: .coverage, book: { plan, _, _ in plan.coversMassage = false },
      chart: { $0.benefits.covered = false }),
    PlantedCause(refusal: .notNecessary, cause: .necessity, book: { plan, _, _ in plan.reviewsFromVisit = 1 }),
    PlantedCause(refusal: .recordsWanted, cause: .records, book: { plan, _, _ in plan.wantsRecords = true }),
    PlantedCause(
      refusal: .diagnosisInvalid, cause: .edit, claim: { $0.diagnoses = [ICD10Code("M54.5")!] },
      chart: { $0.diagnoses[0].billableTo = SimSample.day("2021-09-30") }),
    PlantedCause(refusal: .diagnosisUnfit, cause: .edit, book: { plan, _, _ in plan.diagnoses = ["G43", "S13"] }),
    PlantedCause(
      refusal: .bundled, cause: .edit, book: { plan, _, _ in plan.bundlesMassage = true },
      claim: { claim in
        var other = claim.lines[0]
        other.controlNumber = "\(claim.controlNumber)-2"
        other.procedure = .manualTherapy
        claim.lines.append(other)
      }),
    PlantedCause(
      refusal: .notAlone, cause: .coverage, book: { plan, _, _ in plan.paysMassageAlone = false },
      chart: { $0.benefits.standalone = false }),
    PlantedCause(
      refusal: .therapistNotEnrolled, cause: .provider,
      book: { _, _, book in book.therapists[0].to = served.adding(days: -30) },
      chart: { $0.therapists[0].licences[0].to = served.adding(days: -30) }),
    PlantedCause(
      refusal: .outOfNetwork, cause: .network, book: { _, _, book in book.therapists[0].networkZIPs = ["98052"] },
      chart: { $0.networks = [] }),
  ]
}

// MARK: Permission, orders and limits

extension PlantedCause {
  private static func granted(_ change: (inout PayerBook.Permission) -> Void = { _ in }) -> PayerBook.Permission {
    var permission = PayerBook.Permission(
      number: "A00000077", memberID: "W123456789", from: served.adding(days: -30), to: served.adding(days: 60),
      visits: 12)
    change(&permission)
    return permission
  }

  /// Our own ledger has a limit of this kind, and nothing is left of it.
  private static func usedUp(_ kind: LimitKind) -> @Sendable (inout EpisodeFacts) -> Void {
    { facts in
      facts.ledger.set(
        LimitVersion(amount: 12, usedElsewhere: 12, source: "call of 3 Nov 2026", asOf: SimSample.day("2026-11-03")),
        of: LimitID(high: 4, low: 4), kind: kind)
    }
  }

  private static func authorizing(
    _ change: @escaping @Sendable (inout PayerBook.Permission) -> Void
  ) -> @Sendable (inout PayerBook.Plan, inout PayerBook.Member, inout PayerBook) -> Void {
    { plan, _, book in
      plan.needsAuthorization = true
      book.authorizations = [granted(change)]
    }
  }

  fileprivate static let permissions: [PlantedCause] = [
    PlantedCause(
      refusal: .noAuthorization, cause: .authorization, book: { plan, _, _ in plan.needsAuthorization = true },
      chart: { $0.benefits.authorizationAfterVisits = 0 }),
    PlantedCause(
      refusal: .authorizationUsed, cause: .authorization, book: authorizing { $0.used = 12 },
      claim: { $0.authorizationNumber = "A00000077" }, chart: usedUp(.authorizationVisits)),
    PlantedCause(
      refusal: .authorizationOfOtherCode, cause: .authorization, book: authorizing { $0.codes = [.manualTherapy] },
      claim: { $0.authorizationNumber = "A00000077" }),
    PlantedCause(
      refusal: .authorizationOfOtherTherapist, cause: .authorization,
      book: authorizing { $0.therapistNPI = "2000000036" }, claim: { $0.authorizationNumber = "A00000077" }),
    PlantedCause(
      refusal: .noReferral, cause: .referral, book: { plan, _, _ in plan.needsReferral = true },
      chart: { $0.benefits.planReferralNeeded = true }),
    PlantedCause(
      refusal: .referralUsed, cause: .referral,
      book: { plan, _, book in
        plan.needsReferral = true
        book.referrals = [granted { $0.used = 12 }]
      }, claim: { $0.planReferralNumber = "A00000077" }, chart: usedUp(.referralVisits)),
  ]

  fileprivate static let orders: [PlantedCause] = [
    PlantedCause(
      refusal: .noOrder, cause: .referral, book: { plan, _, _ in plan.wantsOrder = true },
      chart: { $0.referrals = [] }),
    PlantedCause(
      refusal: .orderTooLate, cause: .referral,
      book: { plan, member, _ in
        plan.wantsOrder = true
        member.orders = [.init(from: served.adding(days: 6), to: served.adding(days: 60))]
      }, chart: { $0.referrals = [PracticeRecords.order(signedOn: served.adding(days: 6))] }),
    PlantedCause(
      refusal: .orderOver, cause: .referral,
      book: { plan, member, _ in
        plan.wantsOrder = true
        member.orders = [.init(from: served.adding(days: -80), to: served.adding(days: -20))]
      }, chart: { $0.referrals = [PracticeRecords.order(signedOn: served.adding(days: -80))] }),
    PlantedCause(
      refusal: .prescriberType, cause: .referral,
      book: { plan, _, book in
        plan.prescribers = [.md, .do]
        book.prescribers[SimSample.prescriberNPI] = .nd
      },
      chart: {
        $0.referrals[0].prescriber.credential = .nd
        $0.benefits.prescribers = [.md, .do]
      }),
  ]

  fileprivate static let limits: [PlantedCause] = [
    PlantedCause(
      refusal: .visitsUsed, cause: .limit, book: { _, member, _ in member.visitsUsed = 12 },
      chart: usedUp(.planYearVisits)),
    PlantedCause(
      refusal: .accidentMoneyUsed, cause: .otherPayer,
      book: { plan, member, _ in
        plan.paysAccidents = true
        member.accidentMoney = .zero
      }),
    PlantedCause(refusal: .tooManyUnits, cause: .units, claim: { $0.lines[0].units = 6 }),
  ]
}
