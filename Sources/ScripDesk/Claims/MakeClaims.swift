import ScripCore
import ScripSQL
import ScripStore

/// Puts the open charges of an episode onto claims: one for each therapist, location, ruling order and
/// number that the payer permitted the sessions under.
///
/// A claim with a gap is made too, and waits among those to fix: nothing is forgotten.
public struct MakeClaims: Act {
  public static let permission = Permission.postMoney
  let episode: EpisodeID

  public init(episode: EpisodeID) { self.episode = episode }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<[ClaimID]> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    guard let coverage = try found.coverage.flatMap({ try connection.coverage($0) }),
      let plan = try connection.plan(coverage.plan)
    else {
      return .refused(Refusal(.conflict, "The patient pays alone in this episode. Give a receipt instead."))
    }
    let open = try connection.charges(of: episode).filter { $0.isOpen && $0.charge.payer == .payer }.map(\.charge)
    guard !open.isEmpty else {
      return .refused(Refusal(.conflict, "Nothing waits to be claimed. Charge a signed session first."))
    }
    let added = try connection.payerRules()
    let rules = context.reference.rules(for: plan.classKey, on: context.today, added: added)
    guard rules.billing == .claim, rules.massagePayable else {
      let way = rules.billing == .attorney ? "The attorney gets a monthly balance." : "Give the patient a receipt."
      return .refused(Refusal(.conflict, "\(rules.name) is sent no claim for massage. \(way)"))
    }
    let orders = try connection.referrals(of: episode).map(\.version)
    let limit = plan.wantsPaper == true ? 6 : 50
    var claims: [ClaimID] = []
    for lines in open.claimGroups(orders, try connection.permissions(of: episode), atMost: limit) {
      claims.append(try connection.makeClaim(of: lines, found, coverage, plan, &context))
    }
    return .done(
      claims,
      subjects: claims.map { Subject("claim", $0) } + [Subject("episode", episode), Subject("patient", found.patient)])
  }
}

/// What the lines of one claim have in common.
private struct ClaimKey: Hashable {
  let therapist: TherapistID
  let location: LocationID
  /// The version of the order.
  let version: Int?
  let permission: ClaimPermissions.Permission
}

extension [Charge] {
  /// Lines that may stand on one claim: of one therapist at one location, under one version of the order and one
  /// permission of the payer.
  fileprivate func claimGroups(
    _ orders: [ReferralVersion], _ permissions: ClaimPermissions, atMost limit: Int
  ) -> [[Charge]] {
    var groups: [(key: ClaimKey, lines: [Charge])] = []
    for charge in sorted(by: { ($0.day, $0.id) < ($1.day, $1.id) }) {
      let key = ClaimKey(
        therapist: charge.therapist, location: charge.location, version: orders.inForce(on: charge.day)?.version,
        permission: permissions.permission(of: charge))
      if let place = groups.lastIndex(where: { $0.key == key && $0.lines.count < limit }) {
        groups[place].lines.append(charge)
      } else {
        groups.append((key, [charge]))
      }
    }
    return groups.map(\.lines)
  }
}

extension Connection {
  fileprivate func makeClaim(
    of lines: [Charge], _ episode: Episode, _ coverage: Coverage, _ plan: Plan, _ context: inout ActContext
  ) throws -> ClaimID {
    let days = lines.map(\.day)
    let first = days.min() ?? context.today
    let claim = StoredClaim(
      id: context.ids.next(), number: try nextClaimNumber(), episode: episode.id, patient: episode.patient,
      coverage: coverage.id, plan: plan.id, firstDay: first, lastDay: days.max() ?? first, charge: lines.total,
      standing: .toFix, standingAt: context.moment)
    try insert(claim)
    for charge in lines { try put(charge.id, on: claim.id) }
    try tell(.made, "Made with \(lines.count == 1 ? "1 line" : "\(lines.count) lines").", of: claim.id, &context)
    try recheck(claim, &context)
    return claim.id
  }

  /// The practice's own number of its next claim, which every paper and file about it bears: 1001, 1002 …
  func nextClaimNumber() throws -> String { String(1_000 + (try nextControlNumber(of: "claim"))) }

  /// Builds the claim anew, keeps it when it changed, and notes whether it may go and until when.
  @discardableResult
  func recheck(_ claim: StoredClaim, _ context: inout ActContext) throws -> ClaimCheck {
    let check = try check(claim, on: context.today, reference: context.reference)
    if let built = check.claim {
      let known = try content(of: claim.id)
      if known?.claim != built {
        try append(built, version: (known?.version ?? 0) + 1, of: claim.id, at: context.moment)
      }
    }
    try note(check.standing, of: claim.id, at: context.moment)
    if check.fileBy != claim.fileBy { try note(fileBy: check.fileBy, of: claim.id) }
    return check
  }

  func tell(
    _ kind: ClaimEvent.Kind, _ words: String, of claim: ClaimID, controlNumber: Int? = nil,
    payerClaimNumber: String? = nil, _ context: inout ActContext
  ) throws {
    try append(
      ClaimEvent(kind, words, controlNumber: controlNumber, payerClaimNumber: payerClaimNumber),
      id: context.ids.next(), of: claim, at: context.moment)
  }
}
