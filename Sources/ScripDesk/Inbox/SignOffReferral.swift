import ScripCore
import ScripIntake
import ScripSQL
import ScripStore

/// A person's word that the fields say what the page says. Now it is a referral, with the page as its source.
public struct SignOffReferral: Act {
  public static let permission = Permission.signOffReferrals
  let intake: IntakeID
  let order: Int
  let entries: ReviewEntries
  let patient: PatientChoice
  let payment: PaymentChoice
  /// An episode the order continues, as an amendment or a renewal, under the payer it has; nil opens a new one.
  let episode: EpisodeID?
  /// The episode that somebody was asked about: the order continues it, although it is for another part of the body.
  let continued: EpisodeID?

  /// The field that says so.
  public static let continuedField = "continued"

  public enum PatientChoice: Hashable, Sendable, Codable {
    case existing(PatientID)
    /// `isOther`: not the person of the same name and date of birth who has a chart.
    case new(givenName: String, familyName: String, birthDate: CalendarDay?, isOther: Bool = false)
  }

  public enum PaymentChoice: Hashable, Sendable, Codable {
    case coverage(CoverageID)
    /// Without a number, the one that the order says.
    case newCoverage(plan: PlanID, memberID: String?)
    /// Nobody but the patient pays, by a class without a plan: `hsa`, `self_pay_medical`.
    case alone(classKey: String)
  }

  /// Where to go next.
  public struct Filed: Hashable, Sendable, Codable {
    public let referral: ReferralID
    public let episode: EpisodeID
  }

  public init(
    intake: IntakeID, order: Int, entries: ReviewEntries, patient: PatientChoice, payment: PaymentChoice,
    episode: EpisodeID?, continued: EpisodeID? = nil
  ) {
    self.intake = intake
    self.order = order
    self.entries = entries
    self.patient = patient
    self.payment = payment
    self.episode = episode
    self.continued = continued
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Filed> {
    var open: OpenReview
    switch try connection.openReview(of: intake, order: order) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let found): open = found
    }
    let faults = open.take(entries, for: order)
    guard faults.isEmpty else {
      return .refused(Refusal(.invalid, "Some fields could not be understood.", faults: faults))
    }
    var plan: FilingPlan
    let read = open.review.reading.orders[order]
    switch try filing(read, connection, &context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let planned): plan = planned
    }
    plan.complete(
      phone: read.patient.phone.value.flatMap { ScripCore.PhoneNumber($0.written) }, address: read.patient.address.value
    )
    let earlier = plan.episodeIsNew ? [] : try connection.referrals(of: plan.episode.id).map(\.version)
    let version = version(of: open, after: earlier.last, &context)
    if continued != plan.episode.id, let question = version.question(continuing: earlier, context.reference) {
      return .refused(.notFiled(Self.continuedField, question))
    }
    // Everything is decided; from here on rows are written.
    try plan.write(to: connection, &context)
    try append(version, plan, connection, &context)
    let referral = version.referral
    try connection.noteReturn(of: open.review, as: .renewed, intake: open.intake.id, context)
    var (intake, review) = (open.intake, open.review)
    review.filed = (review.filed ?? []) + [Review.FiledOrder(order: order, referral: referral)]
    intake.noteSignOff(of: plan.patient, in: review)
    try connection.appendReview(review, of: intake, version: open.version + 1, at: context.moment)
    try connection.update(intake, at: context.moment)
    let subjects = [
      Subject("intake", intake.id), Subject("patient", plan.patient.id), Subject("referral", referral),
      Subject("episode", plan.episode.id),
    ]
    return .done(Filed(referral: referral, episode: plan.episode.id), subjects: subjects)
  }

  /// The order as it joins its episode: a first referral, or the next version of the one the episode has.
  private func version(
    of open: OpenReview, after earlier: ReferralVersion?, _ context: inout ActContext
  ) -> ReferralVersion {
    var version = ReferralVersion(
      open.review.reading.orders[order], open.review.particulars[order],
      referral: earlier?.referral ?? context.ids.next(), version: (earlier?.version ?? 0) + 1,
      document: open.intake.document, pictures: open.review.pictures)
    version.effectiveFrom = version.startsOn ?? version.signedOn ?? version.orderedOn
    if let earlier, open.review.returned?.report != nil { version.keep(from: earlier) }
    return version
  }

  private func append(
    _ version: ReferralVersion, _ plan: FilingPlan, _ connection: borrowing Connection, _ context: inout ActContext
  ) throws {
    try connection.append(
      StoredReferral(
        version: version, episode: plan.episode.id, intake: intake, signedOffAt: context.moment, lastDay: nil,
        level: .refused),
      of: plan.patient.id, by: context.membership)
    try connection.setReferralLimit(
      of: version, in: plan.episode, at: context.moment, reference: context.reference, ids: &context.ids)
    try connection.judge(try connection.record(of: plan.episode), &context)
  }
}

extension ReferralVersion {
  /// What to ask once before the order continues an episode whose orders are for other parts of the body; nil where
  /// they share one, or where one side names none.
  fileprivate func question(continuing earlier: [ReferralVersion], _ reference: Reference) -> String? {
    let ordered = regions(reference)
    let treated = earlier.reduce(into: BodyRegions()) { $0.formUnion($1.regions(reference)) }
    guard !ordered.isEmpty, !treated.isEmpty, ordered.isDisjoint(with: treated) else { return nil }
    return "This order is for the \(ordered.shown), the episode is for the \(treated.shown): continue it all the same?"
  }

  private func regions(_ reference: Reference) -> BodyRegions {
    OrderedScope(order: self, codes: reference.diagnosisFacts(of: [self])).regions
  }
}

extension Intake {
  /// A document stays in the inbox, under the next patient's name, until each of its orders is signed off.
  fileprivate mutating func noteSignOff(of patient: Patient, in review: Review) {
    let (all, done) = (review.reading.orders.count, review.filed?.count ?? 0)
    if let next = review.waitingOrder {
      title = review.reading.orders[next].patient.name.value?.written
      reason = "\(done) of its \(all) orders \(done == 1 ? "is" : "are") signed off"
    } else {
      state = .signedOff
      title = patient.shown
      if all > 1 { reason = nil }
    }
  }
}

extension OrderReading {
  /// What the episode is called in lists: the first diagnosis in words, else the regions.
  var problem: String {
    if let text = diagnoses.value?.first(where: { $0.text?.isEmpty == false })?.text { return text }
    let named = BodyRegions((bodyRegions.value ?? []).flatMap(\.regions))
    return named.isEmpty ? diagnoses.value?.first?.icd10 ?? "to be named" : named.shown
  }
}
