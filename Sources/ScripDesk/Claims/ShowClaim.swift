import ScripCore
import ScripSQL
import ScripStore
import ScripX12

/// One claim: its lines, what speaks against it, how it looks on paper and on the wire, and what happened to it.
public struct ShowClaim: Query {
  public static let permission = Permission.readMoney
  let claim: ClaimID

  public struct Opened: Sendable {
    public let claim: StoredClaim
    public let patient: Patient
    public let plan: Plan
    public let charges: [Charge]
    /// As it was sent, or would be sent now; nil while something is missing.
    public let content: Claim?
    /// Of a claim that has not been taken; empty later.
    public let findings: [ClaimFinding]
    public let events: [StoredClaimEvent]
    public let replaces: StoredClaim?
    /// The claim that is made to stand in its place or to take it back, and was not dropped.
    public let follower: StoredClaim?
    /// What the payer decided, as it stands in the books; what was taken back since is left out. Oldest first.
    public let answers: [RemittedClaim]
    /// What the payer has not answered for yet.
    public let open: Money
    /// What people decided about its money beside the payer's answers, as far as it stands: write-offs, transfers to the
    /// patient, and what was put down to it of the payer's own balance. Oldest first.
    public let decided: [Posting]
    /// Answers that a person posted to it by hand, as far as they stand.
    public let byHand: [StoredAnswer]
    public let reasons: ReasonTable
    /// Its refusals that wait for somebody.
    public let refusals: [StoredDenial]
    /// Whether the payer answered it without deciding, so that it may go as a new claim.
    public let mayGoAsNew: Bool
    /// The payer sent the whole claim on as none of its own, and nobody has decided it.
    public let isPassedOnWhole: Bool
    /// Whether its lines may go to another payer as it stands.
    public let mayGoElsewhere: Bool
    /// Which of the patient's other coverages could be asked for them.
    public let otherPayers: [(coverage: Coverage, plan: Plan)]
    /// The patient's health plan that pays after this one.
    public let laterPlan: (coverage: Coverage, plan: Plan)?
    /// The claim to the payer before this one.
    public let after: StoredClaim?
    /// What comes after this payer's decision.
    public let nextPayer: NextPayer
    /// The file of this claim alone, in words.
    public let letter: [String]
    public let today: CalendarDay
    public let zoneOffsetMinutes: Int

    /// The day on which it went; nil while it has not left, or came back.
    public var sentOn: CalendarDay? {
      guard !claim.standing.isStillToFile else { return nil }
      return events.last { $0.event.kind == .submitted || $0.event.kind == .printed }
        .map { $0.at.local(offsetMinutes: zoneOffsetMinutes).day }
    }

    /// Whether it takes another claim back.
    public var isVoid: Bool {
      if case .void = content?.frequency { true } else { false }
    }
  }

  public init(claim: ClaimID) { self.claim = claim }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Opened> {
    guard var found = try connection.claim(claim), let patient = try connection.patient(found.patient),
      let plan = try connection.plan(found.plan)
    else { throw Refusal.notFound }
    let stored = try connection.content(of: claim)?.claim
    var findings: [ClaimFinding] = []
    var content = stored
    if found.standing.isStillToFile {
      let check = try connection.check(found, on: context.today, reference: context.reference)
      (content, findings, found.fileBy) = (check.claim, check.findings, check.fileBy)
    }
    let mayGoElsewhere = try connection.cannotGoElsewhere(found) == nil
    let answers = try connection.answers(to: [claim]).filter { $0.content.reversedBy == nil }
    var letter: [String] = []
    if let content, let practice = try connection.practiceProfile() {
      let clearinghouse =
        practice.clearinghouse ?? Clearinghouse(name: plan.payerName, submitterNumber: "0", receiverNumber: "0")
      letter =
        ClaimFile(
          [content], of: practice, through: clearinghouse, controlNumber: 1, at: context.moment,
          offsetMinutes: context.zoneOffsetMinutes
        ).letter
    }
    return Found(
      Opened(
        claim: found, patient: patient, plan: plan, charges: try connection.lines(of: claim), content: content,
        findings: findings, events: try connection.events(of: claim),
        replaces: try found.replaces.flatMap { try connection.claim($0) },
        follower: try connection.claims(of: found.episode).last { $0.replaces == claim && $0.standing != .voided },
        answers: answers.filter { $0.answer.status != .reversal }.map(\.answer),
        open: try connection.balance(of: .payerReceivable(claim)),
        decided: try connection.decided(about: claim),
        byHand: answers.filter { $0.state == .byHand }, reasons: context.reference.reasons,
        refusals: try connection.openDenials(of: claim), mayGoAsNew: try connection.mayGoAsNew(found),
        isPassedOnWhole: try connection.isPassedOnWhole(found), mayGoElsewhere: mayGoElsewhere,
        otherPayers: mayGoElsewhere ? try connection.otherPayers(than: found, reference: context.reference) : [],
        laterPlan: try connection.coverage(found.coverage).flatMap {
          try connection.laterPlan(than: $0, plan, on: found.firstDay)
        },
        after: try connection.claim(before: claim).flatMap { try connection.claim($0) },
        nextPayer: try connection.nextPayer(after: found, reference: context.reference), letter: letter,
        today: context.today,
        zoneOffsetMinutes: context.zoneOffsetMinutes), chart: patient.id)
  }
}

extension Connection {
  fileprivate func decided(about claim: ClaimID) throws -> [Posting] {
    let postings = try postings(of: claim)
    let standing = Set((postings.standingDecisions + postings.standingApplications).map(\.id))
    return postings.filter { standing.contains($0.id) }
  }
}

/// A receipt with all that is printed on it.
public struct ShowReceipt: Query {
  public static let permission = Permission.readMoney
  let receipt: ReceiptID

  public struct Opened: Sendable {
    public let receipt: Receipt
    public let patient: Patient
    public let practice: Practice
    public let location: Location
    public let therapist: Therapist?
    /// The order that the work was done under.
    public let order: ReferralVersion?
    public let letters: [NecessityLetter]
    /// What took it back, or what it takes back.
    public let creditNote: ReceiptID?
    /// What would be free to go back to the patient if it were taken back now, of what was paid on it.
    public let returnable: Money
    /// What the patient's whole account owes today. Payments are not kept by receipt: the oldest debt is paid first.
    public let owed: Money
    public let voids: Receipt?
  }

  public init(receipt: ReceiptID) { self.receipt = receipt }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Opened> {
    guard let found = try connection.receipt(receipt), let patient = try connection.patient(found.patient),
      let practice = try connection.practiceProfile(), let location = try connection.location(found.location)
    else { throw Refusal.notFound }
    let first = found.charges.first
    let orders = try connection.referrals(of: found.episode).map(\.version)
    return Found(
      Opened(
        receipt: found, patient: patient, practice: practice, location: location,
        therapist: try first.flatMap { try connection.therapist($0.therapist) },
        order: first.flatMap { orders.inForce(on: $0.day) }, letters: try connection.letters(of: patient.id),
        creditNote: try connection.creditNote(for: receipt),
        returnable: try connection.returnable(of: found), owed: try connection.balance(of: patient.id).owed,
        voids: try found.voids.flatMap { try connection.receipt($0) }), chart: patient.id)
  }
}

/// The money of one episode: its lines and the papers they stand on.
public struct ShowEpisodeMoney: Query {
  public static let permission = Permission.readMoney
  let episode: EpisodeID

  public struct Sheet: Sendable {
    public let episode: Episode
    public let patient: Patient
    public let payer: PayerRules
    public let charges: [StoredCharge]
    /// The receipt that the patient's open lines make next; nil when none is open.
    public let nextReceipt: NextReceipt?
    public let claims: [StoredClaim]
    public let receipts: [Receipt]
    public let letters: [NecessityLetter]
    /// The patient's whole account today.
    public let balance: PatientBalance
    public let today: CalendarDay

    /// What the form of the next receipt shows.
    public var mark: RecordMark { RecordMark(of: nextReceipt, on: balance) }
  }

  public init(episode: EpisodeID) { self.episode = episode }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Sheet> {
    guard let found = try connection.episode(episode), let patient = try connection.patient(found.patient) else {
      throw Refusal.notFound
    }
    let rules = try connection.payer(of: found, on: context.today, reference: context.reference)
    let charges = try connection.charges(of: episode)
    let open = charges.filter { $0.isOpen && $0.charge.payer == .patient }.map(\.charge)
    return Found(
      Sheet(
        episode: found, patient: patient, payer: rules, charges: charges,
        nextReceipt: try connection.nextReceipt(of: open, in: found, under: rules),
        claims: try connection.claims(of: episode),
        receipts: try connection.receipts(of: patient.id).filter { $0.episode == episode },
        letters: try connection.letters(of: patient.id), balance: try connection.balance(of: patient.id),
        today: context.today), chart: patient.id)
  }
}
