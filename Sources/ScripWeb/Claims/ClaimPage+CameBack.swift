import HTML
import ScripCore
import ScripDesk

/// A claim that came back before anybody decided it, or that its payer refused: its words first, then what to do.
extension ClaimPage {
  /// The refusal that the claim has not been sent again after; nil when none stands.
  private static func refusal(_ opened: ShowClaim.Opened) -> ClaimEvent? {
    let events = opened.events.map(\.event)
    let sent = events.lastIndex { $0.kind == .submitted || $0.kind == .printed } ?? -1
    return events.dropFirst(sent + 1).last { $0.kind == .claimRejected || $0.kind == .fileRefused }
  }

  /// What stands beside the stub of a claim that has not left, or came back.
  static func stillHere(_ opened: ShowClaim.Opened) -> (String, [String]) {
    let isClean = opened.findings.isEmpty
    let checked = "Checked by the rules of the payer, the content of the claim, and the form of the file."
    guard let refusal = refusal(opened) else {
      return isClean ? ("Nothing speaks against it", [checked]) : ("What was found", [])
    }
    let whole = refusal.kind == .claimRejected ? "It came back refused" : "The file it went in was refused"
    let todo =
      switch opened.claim.standing {
      case .rejected where isClean:
        "The checks here found nothing, so they do not see it: mend what is named, then press Check again and send it. "
          + "Its number stays."
      case .rejected: "Mend that and what stands below, then press Check again and send it. Its number stays."
      case .ready: "The checks here find nothing else. Send it once that is mended."
      default: "Mend that and what stands below, then press Check again."
      }
    return (whole, [refusal.words, todo])
  }

  /// Where what a refusal names may be mended; nothing for a claim that neither came back nor was refused.
  static func places(_ opened: ShowClaim.Opened, _ permissions: Set<Permission>) -> [WordTable.Link] {
    if opened.claim.standing == .answered { return refusals(opened) }
    guard opened.claim.standing.isStillToFile, refusal(opened) != nil else { return [] }
    var links: [WordTable.Link] = []
    // The person, the coverage, and what the episode holds: the order and what the payer permitted.
    for rule in ["claim.patient-address", "claim.member", "claim.referral"] {
      if let link = Mending(rule, opened.claim, permissions).link, !links.contains(link) { links.append(link) }
    }
    return links
  }

  /// What is to be done about what the payer refused, and until when. What it sent on is told beside it.
  static func work(_ opened: ShowClaim.Opened) -> [String] {
    opened.refusals.filter { !$0.denial.isForwarded }.map { "\($0.denial.next.words) Due \($0.dueOn.shown)." }
  }

  private static func refusals(_ opened: ShowClaim.Opened) -> [WordTable.Link] {
    opened.refusals.filter { !$0.denial.isForwarded }.compactMap { stored in
      LocalPath(checking: "/money/denials/\(stored.id)").map {
        .init(words: "The refusal of \(stored.denial.amount.shown)", path: $0)
      }
    }
  }
}
