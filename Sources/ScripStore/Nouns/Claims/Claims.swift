import ScripCore
import ScripSQL

/// A claim as it stands: what lists show without reading what was sent.
public struct StoredClaim: Hashable, Sendable {
  public var id: ClaimID
  /// CLM01, at most 12 digits.
  public var number: String
  public var episode: EpisodeID
  public var patient: PatientID
  public var coverage: CoverageID
  public var plan: PlanID
  public var firstDay: CalendarDay
  public var lastDay: CalendarDay
  public var charge: Money
  public var standing: ClaimStanding
  public var standingAt: Moment
  /// The last day it may be filed.
  public var fileBy: CalendarDay?
  /// The payer's number, once it is known: what replacements and voids name.
  public var payerClaimNumber: String?
  public var replaces: ClaimID?

  public init(
    id: ClaimID, number: String, episode: EpisodeID, patient: PatientID, coverage: CoverageID, plan: PlanID,
    firstDay: CalendarDay, lastDay: CalendarDay, charge: Money, standing: ClaimStanding, standingAt: Moment,
    fileBy: CalendarDay? = nil, payerClaimNumber: String? = nil, replaces: ClaimID? = nil
  ) {
    self.id = id
    self.number = number
    self.episode = episode
    self.patient = patient
    self.coverage = coverage
    self.plan = plan
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.charge = charge
    self.standing = standing
    self.standingAt = standingAt
    self.fileBy = fileBy
    self.payerClaimNumber = payerClaimNumber
    self.replaces = replaces
  }

  public var clock: FilingClock? { fileBy.map { FilingClock(serviceDay: firstDay, lastDay: $0) } }
}

private let claimColumns: SQL = """
  SELECT c.id, c.number, c.episode_id, c.patient_id, c.coverage_id, c.plan_id, c.first_day, c.last_day, c.cents,
    c.standing, c.standing_at, c.file_by, c.payer_claim_number, c.replaces_id FROM claim c
  """

extension StoredClaim {
  fileprivate init(row: Row) throws {
    self.init(
      id: try row.id(0), number: try row.text(1), episode: try row.id(2), patient: try row.id(3),
      coverage: try row.id(4), plan: try row.id(5), firstDay: try row.day(6), lastDay: try row.day(7),
      charge: Money(cents: try row.int(8)), standing: try row.word(9), standingAt: try row.moment(10),
      fileBy: try row.optionalDay(11), payerClaimNumber: try row.optionalText(12), replaces: try row.optionalID(13))
  }
}

extension Connection {
  public func claim(_ id: ClaimID) throws -> StoredClaim? {
    try first("\(claimColumns) WHERE c.practice_id = \(practice) AND c.id = \(id)", StoredClaim.init(row:))
  }

  /// By CLM01, as acknowledgements and remittances name it.
  public func claim(numbered number: String) throws -> StoredClaim? {
    try first("\(claimColumns) WHERE c.practice_id = \(practice) AND c.number = \(number)", StoredClaim.init(row:))
  }

  public func claims(of episode: EpisodeID) throws -> [StoredClaim] {
    try map(
      "\(claimColumns) WHERE c.practice_id = \(practice) AND c.episode_id = \(episode) ORDER BY c.first_day, c.id",
      StoredClaim.init(row:))
  }

  /// Claims of one standing, oldest service first.
  ///
  /// Promises: one statement; index `claim_by_standing` in its own order.
  public func claims(standing: ClaimStanding, limit: Int = 100) throws -> [StoredClaim] {
    try map(Self.claims(practice, standing, limit), StoredClaim.init(row:))
  }

  static func claims(_ practice: [UInt8], _ standing: ClaimStanding, _ limit: Int) -> SQL {
    """
    \(claimColumns) WHERE c.practice_id = \(practice) AND c.standing = \(standing.rawValue)
    ORDER BY c.first_day, c.id LIMIT \(limit)
    """
  }

  /// How many claims stand so, counted to `countMax`, and what those come to.
  public func countOfClaims(standing: ClaimStanding) throws -> (count: Int, amount: Money) {
    let row = try rows(
      """
      SELECT count(*), CAST(coalesce(sum(cents), 0) AS bigint) FROM (
        SELECT cents FROM claim WHERE practice_id = \(practice) AND standing = \(standing.rawValue)
        LIMIT \(Self.countMax + 1)) AS few
      """
    )[0]
    return (try row.int(0), Money(cents: try row.int(1)))
  }

  public func insert(_ claim: StoredClaim) throws {
    try insert(
      into: .claim,
      [
        "id": claim.id, "number": claim.number, "episode_id": claim.episode, "patient_id": claim.patient,
        "coverage_id": claim.coverage, "plan_id": claim.plan, "first_day": claim.firstDay, "last_day": claim.lastDay,
        "cents": claim.charge.cents, "standing": claim.standing.rawValue, "standing_at": claim.standingAt,
        "file_by": claim.fileBy, "payer_claim_number": claim.payerClaimNumber, "replaces_id": claim.replaces,
      ])
  }

  /// Notes where a claim stands now. The event that brought it there is appended beside it.
  public func note(
    _ standing: ClaimStanding, of claim: ClaimID, at moment: Moment, payerClaimNumber: String? = nil
  ) throws {
    try change(.claim, claim) { row in
      row["standing"] = standing.rawValue
      row["standing_at"] = moment
      if let payerClaimNumber { row["payer_claim_number"] = payerClaimNumber }
    }
  }

  /// The payer's number of it is another, or not known any more.
  public func note(payerClaimNumber number: String?, of claim: ClaimID) throws {
    try change(.claim, claim) { $0["payer_claim_number"] = number }
  }

  /// Until when it may be filed was learned, or said otherwise.
  public func note(fileBy day: CalendarDay?, of claim: ClaimID) throws {
    try change(.claim, claim) { $0["file_by"] = day }
  }

  /// A claim that has not left yet was built anew: other lines, another amount.
  public func note(lines charges: [Charge], of claim: ClaimID) throws {
    guard let first = charges.map(\.day).min(), let last = charges.map(\.day).max() else { return }
    try change(.claim, claim) { row in
      row["first_day"] = first
      row["last_day"] = last
      row["cents"] = charges.total.cents
    }
  }

  /// Appends what would be sent; the newest version is what is sent.
  public func append(_ content: Claim, version: Int, of claim: ClaimID, at moment: Moment) throws {
    let body = try json(content)
    try insert(
      into: .claimVersion,
      ["claim_id": claim, "version": version, "recorded_at": moment, "shape": bodyShape, "body": body])
  }

  /// The newest version, with its number.
  public func content(of claim: ClaimID) throws -> (version: Int, claim: Claim)? {
    try first(
      """
      SELECT version, body FROM claim_version WHERE practice_id = \(practice) AND claim_id = \(claim)
      ORDER BY version DESC LIMIT 1
      """
    ) { (try $0.int(0), try $0.body(1)) }
  }
}

/// A claim's event with its moment.
public struct StoredClaimEvent: Hashable, Sendable {
  public var event: ClaimEvent
  public var at: Moment
}

extension Connection {
  public func append(_ event: ClaimEvent, id: ClaimEventID, of claim: ClaimID, at moment: Moment) throws {
    let body = try json(event)
    try insert(
      into: .claimEvent,
      [
        "id": id, "claim_id": claim, "kind": event.kind.rawValue, "happened_at": moment,
        "control_number": event.controlNumber, "shape": bodyShape, "body": body,
      ])
  }

  /// Oldest first; those of one moment in the order in which a claim goes through them.
  public func events(of claim: ClaimID) throws -> [StoredClaimEvent] {
    let events: [StoredClaimEvent] = try map(
      """
      SELECT body, happened_at FROM claim_event WHERE practice_id = \(practice) AND claim_id = \(claim)
      ORDER BY happened_at, id
      """
    ) { StoredClaimEvent(event: try $0.body(0), at: try $0.moment(1)) }
    return events.enumerated().sorted {
      ($0.element.at, $0.element.event.kind.step, $0.offset) < ($1.element.at, $1.element.event.kind.step, $1.offset)
    }.map(\.element)
  }

  /// The claims that went out in a file.
  public func claims(inFile controlNumber: Int) throws -> [ClaimID] {
    try map(
      """
      SELECT claim_id FROM claim_event
      WHERE practice_id = \(practice) AND control_number = \(controlNumber) AND kind = 'submitted' ORDER BY id
      """
    ) { try $0.id(0) }
  }
}
