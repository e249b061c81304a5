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
  /// Until when it can be filed; of no interest once the payer has it.
  let clock: WordTable.Cell?
  /// The sentence beside the stub, and what stands under it.
  let says: String
  let reasons: [String]
  /// Where what a refusal names is mended.
  let places: [WordTable.Link]
  let decided: [Decision]
  let findings: [Finding]
  let numbers: [Pair]
  let lines: WordTable
  let events: [Event]
  let letter: [String]
  let acts: Set<Act>
  let follows: Pair?
  /// The claim that is made to stand in its place or to take it back.
  let follower: Pair?
  /// What a correction would do, said before it is made.
  let correction: String
  /// What comes after this payer's decision: a sentence, and the claim that was made.
  let next: Pair?
  let hasPaper: Bool
  /// Whether the chart names another payer that could be asked.
  let hasOtherPayer: Bool
  let mayReadChart: Bool

  struct Finding: Equatable, Sendable {
    let what: String
    let place: String
    let fix: String
    let stops: Bool
    let mending: Mending
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
  enum Act: Equatable, Sendable {
    case check, send, post, replace, asNew, void, drop, confirm, billNext, notArrived, elsewhere
  }

  /// Who may not mend something is told what it is, without a way to a page that is not theirs.
  init(_ opened: ShowClaim.Opened, permissions: Set<Permission>) {
    let stored = opened.claim
    claim = stored.id.description
    episode = stored.episode.description
    patient = stored.patient.description
    patientName = opened.patient.shown
    heading = Self.heading(opened)
    lead = "\(opened.plan.shown), \(Self.days(stored.firstDay, stored.lastDay))"
    (verdict, mark) = stored.standing == .answered ? Self.outcome(opened) : Self.verdict(stored.standing)
    charge = stored.charge.shown
    clock = stored.standing.isStillToFile ? ClaimsPage.clock(stored.clock, opened.today) : nil
    (says, reasons) = Self.says(opened)
    places = Self.places(opened, permissions)
    decided = Self.decided(opened, mayPost: permissions.contains(.postMoney))
    findings = opened.findings.sorted { $0.level == .stops && $1.level != .stops }.map { finding in
      Finding(
        what: finding.what, place: finding.place, fix: finding.fix, stops: finding.level == .stops,
        mending: Mending(finding.rule, stored, permissions))
    }
    numbers = Self.numbers(opened)
    lines = Self.lines(opened)
    let clockFace = LocalTime(offsetMinutes: opened.zoneOffsetMinutes)
    events = opened.events.reversed().map { event in
      Event(at: clockFace.shown(event.at), what: event.event.kind.shown, detail: event.event.words)
    }
    letter = opened.letter
    acts = Self.acts(opened).union(Self.nextActs(opened.nextPayer)).union(Self.elsewhere(opened))
    follows =
      opened.replaces.map { Self.pair(opened.isVoid ? "Takes back" : "In place of", $0) }
      ?? opened.after.map { Self.pair("After", $0) }
    follower = opened.follower.map { Self.pair("Followed by", $0) }
    correction = Self.correction(opened)
    next = Self.next(opened.nextPayer)
    hasPaper = opened.content != nil
    hasOtherPayer = !opened.otherPayers.isEmpty
    mayReadChart = permissions.contains(.readPatients)
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

  /// Green is for what is done: nothing is open. What the payer refused whole is red.
  private static func outcome(_ opened: ShowClaim.Opened) -> (String, String) {
    let paid = opened.answers.reduce(Money.zero) { $0 + $1.paid }
    guard opened.open > .zero else { return verdict(.answered) }
    return opened.answers.isEmpty || paid > .zero ? ("Answered", "soon") : ("Refused", "stop")
  }

  /// What a biller wants to know of the claim as it stands.
  private static func says(_ opened: ShowClaim.Opened) -> (String, [String]) {
    switch opened.claim.standing {
    case .toFix, .ready, .rejected: stillHere(opened)
    case .sent: ("On its way", onItsWay(opened))
    case .accepted: ("The payer decides", ["It arrived and was taken in; the payment or refusal is still to come."])
    case .answered: answer(opened)
    case .replaced: (opened.follower.map { "Claim \($0.number) is in its place" } ?? "Another claim is", waits(opened))
    case .voided: (opened.follower.map { "Claim \($0.number) takes it back" } ?? "Taken back", waits(opened))
    }
  }

  /// In which file it went, and what the biller does next.
  private static func onItsWay(_ opened: ShowClaim.Opened) -> [String] {
    let last = opened.events.last { $0.event.kind == .submitted || $0.event.kind == .printed }?.event
    guard let file = last?.controlNumber else {
      return ["It went by post. Next: enter the payer’s answer when it comes, under Money, Payments."]
    }
    return [
      "It went in file \(file), and nobody has said yet that it arrived.",
      "Next: read the clearinghouse’s 999 and 277CA under Claims, Read an answer.",
    ]
  }

  private static func answer(_ opened: ShowClaim.Opened) -> (String, [String]) {
    let open = opened.open == .zero ? "Nothing is open with the payer." : "\(opened.open.shown) is open with the payer."
    guard !opened.answers.isEmpty else { return ("The payer took its answer back", [open] + work(opened)) }
    let paid = opened.answers.reduce(.zero) { $0 + $1.paid }
    let details = opened.answers.flatMap { $0.adjustmentWords(opened.reasons) } + [open] + work(opened)
    return ("The payer paid \(paid.shown) of \(opened.claim.charge.shown)", details)
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
    add("Prescriber", claim?.referring?.shown)
    add("Therapist", claim?.rendering?.shown)
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
      }, empty: "Its lines stand on another claim, or are open again.", add: nil)
  }

  private static func acts(_ opened: ShowClaim.Opened) -> Set<Act> {
    let (claim, isVoid) = (opened.claim, opened.isVoid)
    switch claim.standing {
    case .toFix: return [.check, .drop]
    case .ready: return opened.plan.wantsPaper == true ? [.check, .post, .drop] : [.check, .send, .drop]
    case .rejected: return [.check, .drop]
    case .sent: return isVoid ? [.confirm] : []
    case .accepted, .answered:
      if isVoid { return claim.standing == .accepted ? [.confirm] : [] }
      // Nothing is to be taken back or corrected at a payer that sent it on whole.
      if opened.isPassedOnWhole { return [.drop] }
      let follow: Set<Act> = claim.payerClaimNumber == nil ? [] : [.replace, .void]
      return opened.mayGoAsNew ? follow.union([.asNew]) : follow
    case .replaced, .voided: return []
    }
  }
}

extension ClaimProvider {
  /// The whole name as it goes out, `Lee Ann Moss, NPI 2000000010`.
  fileprivate var shown: String {
    let whole = [name.given, name.middle, name.family, name.suffix].compactMap(\.self).joined(separator: " ")
    return "\(whole), NPI \(npi ?? "missing")"
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
    case .restored: "Stands again"
    case .printed: "Posted on paper"
    }
  }
}
