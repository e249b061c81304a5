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
    episode: EpisodeID?
  ) {
    self.intake = intake
    self.order = order
    self.entries = entries
    self.patient = patient
    self.payment = payment
    self.episode = episode
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
    // Everything is decided; from here on rows are written.
    try plan.write(to: connection, &context)
    let referral = try newVersion(of: open, plan, connection, &context)
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

  /// Appends the order to its episode: a first referral, or the next version of the one the episode has.
  private func newVersion(
    of open: OpenReview, _ plan: FilingPlan, _ connection: borrowing Connection, _ context: inout ActContext
  ) throws -> ReferralID {
    let earlier = try connection.referrals(of: plan.episode.id).last?.version
    let id = earlier?.referral ?? context.ids.next()
    var version = ReferralVersion(
      open.review.reading.orders[order], open.review.particulars[order], referral: id,
      version: (earlier?.version ?? 0) + 1, document: open.intake.document, pictures: open.review.pictures)
    version.effectiveFrom = version.startsOn ?? version.signedOn ?? version.orderedOn
    if let earlier, open.review.returned?.report != nil { version.keep(from: earlier) }
    try connection.append(
      StoredReferral(
        version: version, episode: plan.episode.id, intake: intake, signedOffAt: context.moment, lastDay: nil,
        level: .refused),
      of: plan.patient.id, by: context.membership)
    try connection.setReferralLimit(
      of: version, in: plan.episode, at: context.moment, reference: context.reference, ids: &context.ids)
    try connection.judge(try connection.record(of: plan.episode), &context)
    return id
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
