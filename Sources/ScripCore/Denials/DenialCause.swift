/// What in the practice's own story a payer's refusal comes from. Source: `carc_actions.csv`, `rarc_common.csv`.
public enum DenialCause: String, Hashable, Sendable, CaseIterable, Codable {
  /// The doctor's order: none, not in force, incomplete, or signed by somebody the payer does not accept.
  case referral
  /// The payer's permission: none, used up, or for something else.
  case authorization
  /// Visits or dollars the plan allows are used.
  case limit
  /// A code, modifier, place or pair of codes.
  case edit
  /// More units than the payer counts.
  case units
  /// Who may bill: licence, taxonomy, enrolment.
  case provider
  case network
  /// The member's number, name or birth date.
  case identity
  /// Not a benefit, or not in force on the day.
  case coverage
  /// Another payer is or may be first.
  case otherPayer
  case filing
  case necessity
  /// The payer waits for papers of ours.
  case records
  /// The payer waits for an answer of the patient.
  case patientAnswer
  case duplicate
  case contract
  case patientShare
  /// The codes do not say, and nothing of ours tells.
  case unclear
}

/// What our own records say about a claim that was refused: a fault we can see, in a sentence.
public struct OwnFact: Hashable, Sendable, Codable {
  public var cause: DenialCause
  /// `The order ended on 3 Nov 2026.`
  public var sentence: String

  public init(_ cause: DenialCause, _ sentence: String) {
    self.cause = cause
    self.sentence = sentence
  }
}

/// A payer's refusal of a claim or a part of it, with its cause and the next act.
public struct Denial: Hashable, Sendable, Codable {
  /// Who works on it and what they do.
  public struct NextAct: Hashable, Sendable, Codable {
    public var words: String
    public var owner: AdjustmentReason.Owner
    public var task: String
    public var remedy: AdjustmentReason.Remedy
    public var days: Int
  }

  /// One reason as the payer gave it.
  public struct Reason: Hashable, Sendable, Codable {
    public var group: ClaimAdjustment.Group
    public var code: String
    public var amount: Money

    public init(_ adjustment: ClaimAdjustment) {
      group = adjustment.group
      code = adjustment.reason
      amount = adjustment.amount
    }

    public var adjustment: ClaimAdjustment { ClaimAdjustment(group, code, amount) }
  }

  /// What stays open because of it.
  public var amount: Money
  public var reasons: [Reason]
  public var remarks: [String]
  public var cause: DenialCause
  /// What of ours speaks to this cause.
  public var evidence: [OwnFact]
  public var next: NextAct
}

extension Denial {
  /// A payment that was taken back without a new decision.
  public static func takeback(amount: Money, remarks: [String]) -> Denial {
    Denial(
      amount: amount, reasons: [], remarks: remarks, cause: .unclear, evidence: [],
      next: NextAct(
        words: "The payer took its payment back and decided nothing instead. Ask for the decision; correct or appeal.",
        owner: .billing, task: takebackTask, remedy: .either, days: 14))
  }

  /// Whether it is such a payment.
  public var isTakeback: Bool { next.task == Self.takebackTask }

  private static let takebackTask = "takeback"
}

extension ReasonTable {
  /// Names the cause of a refusal: the code when it is plain, else the remark, else what our own records show.
  ///
  /// `facts` are our own faults, the most telling first.
  public func denial(
    amount: Money, reasons: [ClaimAdjustment], remarks: [String], facts: [OwnFact]
  ) -> Denial {
    let leading = reasons.sorted { $0.amount.cents.magnitude > $1.amount.cents.magnitude }
    let meant = leading.compactMap { reason($0.reason) }
    // What the contract forgoes beside a refusal is not its reason.
    let refusing = meant.filter { $0.treatment == .open }
    let known = refusing.isEmpty ? meant : refusing
    let cause = cause(known, remarks, facts)
    // The act of a code that names this cause; of the first one else.
    let acting = known.first { $0.cause == cause } ?? known.first
    return Denial(
      amount: amount, reasons: reasons.map(Denial.Reason.init), remarks: remarks, cause: cause,
      evidence: facts.filter { $0.cause == cause }, next: next(acting, cause))
  }

  private func cause(_ reasons: [AdjustmentReason], _ remarks: [String], _ facts: [OwnFact]) -> DenialCause {
    let byRemark = remarks.compactMap(cause(ofRemark:)).first { $0 != .unclear }
    guard let plain = reasons.first(where: { $0.cause != .unclear }) else {
      return byRemark ?? facts.first?.cause ?? .unclear
    }
    // Non-covered and not necessary are what payers also say of other things; a remark or a fault of ours is closer.
    guard Self.vague.contains(plain.code) else { return plain.cause }
    if let byRemark { return byRemark }
    let closer = facts.first { Self.hidden.contains($0.cause) }
    return closer?.cause ?? plain.cause
  }

  /// Codes that payers use for more than their meaning.
  private static let vague: Set<String> = ["96", "50", "273", "204", "119"]
  /// What hides behind them.
  private static let hidden: Set<DenialCause> = [.referral, .authorization, .limit]

  private func next(_ reason: AdjustmentReason?, _ cause: DenialCause) -> Denial.NextAct {
    guard let reason else {
      return Denial.NextAct(
        words: "Ask the payer what this code means and what it wants, then correct or appeal.", owner: .billing,
        task: "read_rarc", remedy: .either, days: 14)
    }
    guard reason.cause == cause else { return Self.act(for: cause, reason) }
    return Denial.NextAct(
      words: Self.sentence(reason.action), owner: reason.owner, task: reason.task, remedy: reason.remedy,
      days: reason.days)
  }

  /// The act of a cause that a remark or our own records told, where the code itself says less.
  private static func act(for cause: DenialCause, _ reason: AdjustmentReason) -> Denial.NextAct {
    let row = acts[cause] ?? (sentence(reason.action), reason.owner, reason.task)
    return Denial.NextAct(
      words: row.words, owner: row.owner, task: row.task, remedy: reason.remedy == .none ? .either : reason.remedy,
      days: min(max(reason.days, 14), 30))
  }

  private typealias Act = (words: String, owner: AdjustmentReason.Owner, task: String)
  private static let acts: [DenialCause: Act] = [
    .referral: (
      "Send the order that covers this day; without one, ask for an order for days to come.", .front,
      "send_referral"
    ),
    .authorization: (
      "Find the authorization for this day and send its number; without one, ask whether the payer "
        + "takes a late request.", .billing, "retro_auth"
    ),
    .limit: ("Ask for more visits; until then book as self-pay with an estimate.", .front, "benefit_exhausted"),
    .edit: ("Correct the code the payer names and send a replacement.", .billing, "correct_claim"),
    .units: ("Compare minutes with units; correct, or appeal with the note.", .billing, "units_review"),
    .provider: ("Check the licence, enrolment and numbers of the therapist on this day.", .billing, "credentialing"),
    .network: ("Check whether the therapist was in network at this location on this day.", .front, "network_check"),
    .identity: ("Compare the card with the claim; correct and send a replacement.", .front, "correct_claim"),
    .coverage: ("Ask the payer what the plan covers and since when.", .front, "reverify"),
    .otherPayer: ("Ask the patient who pays first; bill that payer.", .front, "cob_update"),
    .records: ("Send what the payer asks for: the order and the signed note.", .billing, "send_records"),
    .patientAnswer: ("Ask the patient to answer the payer's letter.", .front, "patient_contact"),
    .necessity: ("Send the order, notes and outcome scores; appeal.", .clinical, "appeal_med_nec"),
    .duplicate: ("Find the answer to the first sending; send nothing again.", .billing, "verify_original"),
    .filing: ("Look for proof that it was sent in time and appeal; never the patient's.", .billing, "appeal_timely"),
  ]

  private static func sentence(_ action: String) -> String {
    let first = action.prefix(1).uppercased() + action.dropFirst()
    return first.hasSuffix(".") ? first : first + "."
  }
}
