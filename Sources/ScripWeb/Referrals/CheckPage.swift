import ScripCore
import ScripDesk

/// The words of the check: is this referral good enough, and for whom.
struct CheckPage: Equatable, Sendable {
  let referral: String
  let episode: String
  let intake: String
  /// The picture with the order, of the document's pages from 1; nil when nothing was read on a picture.
  let page: Int?
  let heading: String
  let lead: String
  let verdict: Verdict
  let payerName: String
  let checkedFor: String
  let gaps: [FindingCard]
  let notes: [FindingCard]
  let others: [Other]
  let fine: [Fine]
  let asksPrescriber: Bool
  /// Holds that waited for this.
  let held: [HeldTime]
  /// Another order of the same document waits in the inbox.
  let isMoreWaiting: Bool
  /// The day of the last asking; nil when nobody asked yet.
  let askedOn: CalendarDay?
  /// Whether the prescriber was asked, in words.
  let askStanding: String
  /// Where the request goes, in words.
  let askGoesTo: String
  let records: FixLink.Records

  enum Verdict: String, Equatable, Sendable {
    case fine, questioned, refused, notClaimed

    init(_ determination: Determination, _ payer: PayerRules) {
      switch determination.level {
      case .refused: self = .refused
      case .questioned: self = .questioned
      case .fine: self = payer.billing == .none ? .notClaimed : .fine
      }
    }

    var words: String {
      switch self {
      case .fine: "Complete"
      case .questioned: "Likely to be questioned"
      case .refused: "Would be refused"
      case .notClaimed: "Nothing is claimed"
      }
    }

    /// The class of slip and mark.
    var mark: String {
      switch self {
      case .fine: "done"
      case .questioned: "soon"
      case .refused: "stop"
      case .notClaimed: "self"
      }
    }
  }

  struct Other: Equatable, Sendable {
    let name: String
    let verdict: Verdict
    let why: String
  }

  struct Fine: Equatable, Sendable {
    let what: String
    let detail: String
  }

  init(_ check: CheckReferral.Check) {
    let order = check.stored.version
    referral = order.referral.description
    episode = check.episode.id.description
    intake = check.stored.intake.description
    page = order.evidence.map(\.evidence).first { $0.pictureWidth != nil }?.page
    heading = "\(check.patient.shown): is this referral good enough?"
    let ordered = order.signedOn ?? order.orderedOn
    let by = order.prescriber.name.map { name in
      " by \(name)\(order.prescriber.credential.map { ", \($0.rawValue)" } ?? "")"
    }
    lead = "\(check.episode.problem)\(ordered.map { " · ordered \($0.shown)" } ?? "")\(by ?? "")"
    verdict = Verdict(check.determination, check.payer)
    records = FixLink.Records(
      patient: check.patient.id, coverage: check.episode.coverage, episode: check.episode.id,
      referral: order.referral, intake: check.stored.intake)
    payerName = check.payerName
    checkedFor = "Checked for \(check.day.shown)."
    let cards = check.determination.findings.map { FindingCard($0, payer: check.payer, benefits: nil) }
    gaps = cards.filter { $0.effect >= .questioned }
    notes = cards.filter { $0.effect == .warns }
    asksPrescriber = check.determination.asksPrescriber
    held = check.holdsReady.map(HeldTime.init)
    isMoreWaiting = check.isMoreWaiting
    askedOn = check.asked?.askedOn
    askStanding = Self.standing(check.asked)
    askGoesTo = order.prescriber.goesTo
    others = check.others.map { other in
      let found = other.determination.findings.filter { $0.effect >= .questioned }
      let why = found.prefix(3).map { $0.element?.shown ?? $0.what.shown }.joined(separator: ", ")
      return Other(name: other.name, verdict: Verdict(other.determination, other.payer), why: why)
    }
    fine = Self.fine(order, check)
  }

  /// What holds, said once, so that nobody looks for it.
  private static func fine(_ order: ReferralVersion, _ check: CheckReferral.Check) -> [Fine] {
    let found = Set(check.determination.findings.filter { $0.effect >= .questioned }.map(\.rule))
    var fine: [Fine] = []
    if order.signature == .electronic || order.signature == .handwritten, let day = order.signedOn {
      fine.append(
        Fine(what: order.signature == .electronic ? "Signed electronically" : "Signed by hand", detail: day.shown))
    }
    for code in order.diagnoses.compactMap(\.code)
    where found.isDisjoint(with: ["diagnosis.exists", "diagnosis.billable"]) {
      fine.append(Fine(what: "\(code) is billable on the day", detail: "ICD-10-CM"))
    }
    if let visits = order.schedule.visits {
      let isRead = order.evidence.contains { $0.element == .visitCount }
      let how = isRead ? "as written" : "typed in at sign-off, not read on the page"
      fine.append(Fine(what: "\(visits) visits ordered", detail: how))
    }
    if let window = check.determination.window, window.contains(check.day) {
      fine.append(Fine(what: "The order holds", detail: "\(window.lowerBound.shown) to \(window.upperBound.shown)"))
    }
    if let credential = order.prescriber.credential, !found.contains("prescriber.type"),
      check.payer.prescribers?.contains(credential) == true
    {
      fine.append(Fine(what: "\(credential.rawValue) may order for this payer", detail: check.payer.name))
    }
    if !order.modalities.isEmpty {
      let kinds = order.modalities.map(\.shown).joined(separator: ", ")
      fine.append(Fine(what: kinds.prefix(1).uppercased() + kinds.dropFirst(), detail: "ordered"))
    }
    return fine
  }
}
