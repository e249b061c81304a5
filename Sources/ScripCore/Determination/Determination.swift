/// The one decision that check, booking, note, claim and the patient's page all ask for.
///
/// Promises: the same facts, day and proposal give the same answer; every reason names its rule, source and fix;
/// nothing is reported as payable that a rule refuses. `ready` means ready to bill, never covered.
public struct Determination: Sendable {
  public enum Verdict: Hashable, Sendable {
    case ready
    /// The payer will not pay; the patient may, perhaps only after signing a notice before the session.
    case selfPay(noticeNeeded: Bool)
    case blocked
  }

  /// How the payer would take the order: the three levels of the referral check.
  public enum Level: String, Hashable, Sendable, Codable {
    case fine
    case questioned
    case refused
  }

  public let verdict: Verdict
  public let level: Level
  /// Every reason, in the order a clerk should take them up.
  public let findings: [Finding]
  public let visitsLeft: VisitsLeft
  public let day: CalendarDay
  /// The versions that were seen, so that a stored answer can be explained later.
  public let payerKey: String
  public let payerVersion: Int
  public let referralVersion: Int?
  /// The days on which sessions under the order count.
  public let window: ClosedRange<CalendarDay>?

  /// Findings that keep the payer from paying, or anybody from doing it.
  public var gaps: [Finding] { findings.filter { $0.effect >= .selfPayOnly } }

  /// Gaps that no paper, call or later day fills: whatever is sent, the payer pays nothing, and the patient's own money
  /// is all that is left to offer.
  public var finalGaps: [Finding] { gaps.filter { $0.fix.act == .offerSelfPay } }

  /// Whether something that is missing, or that the payer is likely to question, is the prescriber's to decide.
  public var asksPrescriber: Bool { findings.contains { $0.effect >= .questioned && $0.fix.by == .prescriber } }
}

/// Decides for `day`; without a proposal it is the referral check.
public func determine(_ facts: EpisodeFacts, on day: CalendarDay, proposal: Proposal? = nil) -> Determination {
  let question = Question(facts, on: day, proposal: proposal)
  var findings = Findings(first: Rule.all[0], question)
  for rule in Rule.all { findings.ask(rule) }
  if let worst = findings.worst, worst == .selfPayOnly, facts.payer.selfPay == .never {
    findings.ask(.patientNeverBilled)
  }
  let worst = findings.worst ?? .warns
  return Determination(
    verdict: verdict(worst: worst, payer: facts.payer, segment: proposal?.segment ?? .ordered),
    level: worst >= .selfPayOnly ? .refused : worst == .questioned ? .questioned : .fine,
    findings: findings.list, visitsLeft: facts.ledger.visitsLeft(on: day), day: day,
    payerKey: facts.payer.key, payerVersion: facts.payer.version, referralVersion: question.order?.version,
    window: question.window)
}

private func verdict(worst: Effect, payer: PayerRules, segment: Proposal.Segment) -> Determination.Verdict {
  switch worst {
  case .blocks: return .blocked
  case .selfPayOnly: return payer.selfPay == .never ? .blocked : .selfPay(noticeNeeded: payer.selfPay == .withNotice)
  case .warns, .questioned:
    let nobodyElsePays = payer.billing == .none || segment == .outsideOrder
    return nobodyElsePays ? .selfPay(noticeNeeded: false) : .ready
  }
}
