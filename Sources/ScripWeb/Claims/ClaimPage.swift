import HTML
import ScripCore
import ScripDesk

/// The words of one claim: what speaks against it, its lines, its papers, what happened to it.
struct ClaimPage: Equatable, Sendable {
  let claim: String
  let episode: String
  let patient: String
  let patientName: String
  let heading: String
  let lead: String
  let verdict: String
  let mark: String
  let charge: String
  let clock: WordTable.Cell
  let findings: [Finding]
  let numbers: [Pair]
  let lines: WordTable
  let events: [Event]
  let letter: [String]
  let acts: Set<Act>
  let follows: Pair?
  /// What comes after this payer's decision: a sentence, and the claim that was made.
  let next: Pair?
  let hasPaper: Bool

  struct Finding: Equatable, Sendable {
    let what: String
    let place: String
    let fix: String
    let stops: Bool
    /// Where it is mended.
    let link: WordTable.Link?
  }

  struct Pair: Equatable, Sendable {
    let name: String
    let value: String
    var path: LocalPath?
  }

  struct Event: Equatable, Sendable {
    let at: String
    let what: String
    let detail: String
  }

  /// What may be done with the claim now.
  enum Act: Equatable, Sendable { case check, send, post, replace, void, drop, billNext }

  /// Who may not mend something is told what it is, without a way to a page that is not theirs.
  init(_ opened: ShowClaim.Opened, permissions: Set<Permission>) {
    let stored = opened.claim
    claim = stored.id.description
    episode = stored.episode.description
    patient = stored.patient.description
    patientName = opened.patient.shown
    heading = "Claim \(stored.number)"
    lead = "\(opened.plan.shown), \(Self.days(stored.firstDay, stored.lastDay))"
    (verdict, mark) = Self.verdict(stored.standing)
    charge = stored.charge.shown
    clock = ClaimsPage.clock(stored.clock, opened.today)
    findings = opened.findings.sorted { $0.level == .stops && $1.level != .stops }.map { finding in
      Finding(
        what: finding.what, place: finding.place, fix: finding.fix, stops: finding.level == .stops,
        link: Self.link(finding.rule, stored, permissions))
    }
    numbers = Self.numbers(opened)
    lines = Self.lines(opened)
    let clockFace = LocalTime(offsetMinutes: opened.zoneOffsetMinutes)
    events = opened.events.reversed().map { event in
      Event(at: clockFace.shown(event.at), what: event.event.kind.shown, detail: event.event.words)
    }
    letter = opened.letter
    acts = Self.acts(stored, wantsPaper: opened.plan.wantsPaper == true).union(Self.nextActs(opened.nextPayer))
    follows = opened.replaces.map { Self.pair("Follows", $0) } ?? opened.after.map { Self.pair("After", $0) }
    next = Self.next(opened.nextPayer)
    hasPaper = opened.content != nil
  }

  private static func days(_ first: CalendarDay, _ last: CalendarDay) -> String {
    first == last ? first.shown : "\(first.shown) to \(last.shown)"
  }

  private static func verdict(_ standing: ClaimStanding) -> (String, String) {
    switch standing {
    case .toFix: ("To fix", "stop")
    case .ready: ("Ready to send", "done")
    case .sent: ("Sent", "wait")
    case .accepted: ("The payer has it", "wait")
    case .rejected: ("Came back", "stop")
    case .answered: ("Answered", "done")
    case .replaced: ("Replaced", "wait")
    case .voided: ("Voided", "wait")
    }
  }

  private static func numbers(_ opened: ShowClaim.Opened) -> [Pair] {
    let claim = opened.content
    var pairs: [Pair] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { pairs.append(Pair(name: name, value: value)) }
    }
    add("Payer's number of the claim", opened.claim.payerClaimNumber)
    add("Prior authorization", claim?.authorizationNumber)
    add("Plan referral number", claim?.planReferralNumber)
    add("Accident claim", claim?.propertyCasualtyNumber)
    add("Prescriber", claim?.referring.map { "\($0.name.given ?? "") \($0.name.family), NPI \($0.npi ?? "missing")" })
    add("Therapist", claim?.rendering.map { "\($0.name.given ?? "") \($0.name.family), NPI \($0.npi ?? "missing")" })
    add("Diagnoses", claim?.diagnoses.map(\.description).joined(separator: ", "))
    for payer in claim?.earlierPayers ?? [] { add("Paid before by \(payer.coverage.payer.name)", payer.paid.shown) }
    return pairs
  }

  private static func lines(_ opened: ShowClaim.Opened) -> WordTable {
    WordTable(
      title: "Lines", heads: ["Day", "Code", "For", "Minutes", "Units", "Charge"],
      rows: opened.charges.map { charge in
        WordTable.Row(
          cells: [
            .init(charge.day.shown),
            .init(
              ([charge.code.description] + charge.modifiers).joined(separator: "-") + " "
                + charge.code.words.lowercased() + (charge.evidence.map { ". \($0)" } ?? "")),
            .init(charge.diagnoses.map(\.description).joined(separator: ", ")), .init("\(charge.minutes)"),
            .init("\(charge.units)"), .init(charge.amount.shown),
          ], path: LocalPath(checking: "/appointments/\(charge.appointment)/charge"))
      }, empty: "Its lines stand on the claim that followed it, or are open again.", add: nil)
  }

  private static func acts(_ claim: StoredClaim, wantsPaper: Bool) -> Set<Act> {
    switch claim.standing {
    case .toFix: [.check, .drop]
    case .ready: wantsPaper ? [.check, .post, .drop] : [.check, .send, .drop]
    case .rejected: [.check, .drop]
    case .accepted, .answered: claim.payerClaimNumber == nil ? [] : [.replace, .void]
    case .sent, .replaced, .voided: []
    }
  }

  /// Where what is missing is entered.
  private static func link(
    _ rule: String, _ claim: StoredClaim, _ permissions: Set<Permission>
  ) -> WordTable.Link? {
    func to(_ words: String, _ path: String, _ needed: Permission) -> WordTable.Link? {
      guard permissions.contains(needed) else { return nil }
      return LocalPath(checking: path).map { WordTable.Link(words: words, path: $0) }
    }
    switch rule {
    case "claim.tax", "claim.billing-npi", "claim.billing-zip", "claim.billing-street", "claim.billing-address",
      "claim.clearinghouse":
      return to("Open the practice", "/settings/practice", .editSettings)
    case "claim.payer-number": return to("Open the plan", "/settings/plans/\(claim.plan)", .editSettings)
    case "claim.member", "claim.accident-day", "claim.accident-state", "claim.accident-number":
      return to("Open the coverage", "/coverages/\(claim.coverage)", .editCoverage)
    case "claim.birth-date", "claim.patient-address":
      return to("Open the chart", "/patients/\(claim.patient)", .readPatients)
    case "claim.therapist", "claim.therapist-npi": return to("Open the therapists", "/settings", .editSettings)
    default: return to("Open the episode", "/episodes/\(claim.episode)", .readReferrals)
    }
  }
}

extension ClaimEvent.Kind {
  /// What a biller reads in the history.
  var shown: String {
    switch self {
    case .made: "Made"
    case .checked: "Checked"
    case .submitted: "Sent"
    case .handedOver: "Handed over"
    case .fileAccepted: "File read by the receiver"
    case .fileRefused: "File refused"
    case .claimAccepted: "Taken by the payer"
    case .claimRejected: "Refused by the payer"
    case .answered: "Answered"
    case .replaced: "Replaced"
    case .voided: "Taken back"
    case .printed: "Posted on paper"
    }
  }
}
