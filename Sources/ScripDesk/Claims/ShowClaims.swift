import ScripCore
import ScripSQL
import ScripStore

/// The biller's work: sessions to charge, lines to claim, claims to fix, to send, out, and come back.
public struct ShowClaims: Query {
  public static let permission = Permission.readMoney
  /// Lines that one list shows.
  public static let most = 100

  public struct Work: Sendable {
    public let toCharge: [Session]
    public let toClaim: [Unclaimed]
    public let toFix: [Line]
    public let ready: [Line]
    public let rejected: [Line]
    public let sent: [Line]
    public let answered: [Line]
    public let receiptsToGive: [Unclaimed]
    public let clearinghouse: Clearinghouse?
    public let today: CalendarDay
  }

  public struct Session: Sendable {
    public let session: DeliveredSession
    public let patient: Patient
  }

  /// Open lines of one episode.
  public struct Unclaimed: Sendable {
    public let episode: EpisodeID
    public let patient: Patient
    public let lines: Int
    public let amount: Money
    public let firstDay: CalendarDay
  }

  /// A claim in a list, with what it waits for.
  public struct Line: Sendable {
    public let claim: StoredClaim
    public let patient: Patient
    public let plan: Plan
    /// The claim in whose place it stands, or that it takes back.
    public let follows: StoredClaim?
    /// Whether it takes another claim back: it asks for nothing.
    public let isVoid: Bool
    /// What is open with the payer by the books; before it leaves, what it will ask for.
    public let open: Money
    /// What speaks against it; only of claims that wait to be fixed.
    public let findings: [ClaimFinding]
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Work> {
    var people = People()
    var sessions: [Session] = []
    for session in try connection.sessionsToCharge(limit: Self.most) {
      if let patient = try people.patient(session.patient, connection) {
        sessions.append(Session(session: session, patient: patient))
      }
    }
    func lines(_ standing: ClaimStanding, _ people: inout People) throws -> [Line] {
      let claims = try connection.claims(standing: standing, limit: Self.most)
      let asked = try connection.asked(by: claims)
      return try claims.compactMap { claim in
        guard let patient = try people.patient(claim.patient, connection), let plan = try connection.plan(claim.plan)
        else { return nil }
        let isVoid = asked.voids.contains(claim.id)
        var (shown, findings) = (claim, [ClaimFinding]())
        if standing == .toFix {
          let check = try connection.check(claim, on: context.today, reference: context.reference)
          (shown.fileBy, findings) = (check.fileBy, check.findings)
        } else if standing.isStillToFile, !isVoid {
          shown.fileBy = try connection.filingEnds(of: claim, reference: context.reference)
        }
        return Line(
          claim: shown, patient: patient, plan: plan, follows: try claim.replaces.flatMap { try connection.claim($0) },
          isVoid: isVoid, open: asked.open[claim.id] ?? .zero, findings: findings)
      }
    }
    return Found(
      Work(
        toCharge: sessions, toClaim: try open(.payer, &people, connection), toFix: try lines(.toFix, &people),
        ready: try lines(.ready, &people), rejected: try lines(.rejected, &people),
        sent: try lines(.sent, &people) + lines(.accepted, &people), answered: try lines(.answered, &people),
        receiptsToGive: try open(.patient, &people, connection),
        clearinghouse: try connection.practiceProfile()?.clearinghouse, today: context.today))
  }

  /// Open lines, an episode each, the oldest first.
  private func open(
    _ payer: Charge.Payer, _ people: inout People, _ connection: borrowing Connection
  ) throws -> [Unclaimed] {
    var episodes: [EpisodeID] = []
    var charges: [EpisodeID: [Charge]] = [:]
    for charge in try connection.openCharges(paidBy: payer) {
      if charges[charge.episode] == nil { episodes.append(charge.episode) }
      charges[charge.episode, default: []].append(charge)
    }
    return try episodes.compactMap { episode in
      guard let lines = charges[episode], let patient = try people.patient(lines[0].patient, connection) else {
        return nil
      }
      return Unclaimed(
        episode: episode, patient: patient, lines: lines.count, amount: lines.total, firstDay: lines[0].day)
    }
  }
}

extension Connection {
  /// What is open on claims by the books, or will be asked by those that have not left; and which of them take another
  /// one back.
  fileprivate func asked(by claims: [StoredClaim]) throws -> (open: [ClaimID: Money], voids: Set<ClaimID>) {
    var open = try openAmounts(of: claims.map(\.id))
    for claim in claims where claim.standing.isDraft { open[claim.id] = claim.charge }
    var voids: Set<ClaimID> = []
    for sent in try sentClaims(claims.filter { $0.standing.isDraft || $0.replaces != nil }.map(\.id)) {
      if case .void = sent.content.frequency { voids.insert(sent.id) }
      guard claims.contains(where: { $0.id == sent.id && $0.standing.isDraft }) else { continue }
      open[sent.id] = sent.content.earlierPayers.isEmpty ? sent.asked : try shareToAsk(by: sent)
    }
    return (open, voids)
  }
}

/// Patients of a list, each read once.
private struct People {
  private var known: [PatientID: Patient] = [:]

  mutating func patient(_ id: PatientID, _ connection: borrowing Connection) throws -> Patient? {
    if let patient = known[id] { return patient }
    guard let patient = try connection.patient(id) else { return nil }
    known[id] = patient
    return patient
  }
}
