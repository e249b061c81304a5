import ScripCore
import ScripSQL

/// A refusal on the work list.
public struct StoredDenial: Hashable, Sendable {
  public var id: DenialID
  public var place: StoredAnswer.Place
  public var claim: ClaimID
  public var patient: PatientID
  public var episode: EpisodeID?
  public var openedOn: CalendarDay
  public var dueOn: CalendarDay
  public var filingEnds: CalendarDay?
  public var denial: Denial
  public var isOpen: Bool
  public var closedHow: String?

  public init(
    id: DenialID, place: StoredAnswer.Place, claim: ClaimID, patient: PatientID, episode: EpisodeID?,
    openedOn: CalendarDay, filingEnds: CalendarDay?, denial: Denial
  ) {
    self.id = id
    self.place = place
    self.claim = claim
    self.patient = patient
    self.episode = episode
    self.openedOn = openedOn
    dueOn = openedOn.adding(days: denial.next.days)
    self.filingEnds = filingEnds
    self.denial = denial
    isOpen = true
  }

  /// It is other work from this day on, and due when that is.
  public mutating func restart(on day: CalendarDay) {
    openedOn = day
    dueOn = day.adding(days: denial.next.days)
  }
}

private let denialColumns: SQL = """
  SELECT id, remittance_id, number, claim_id, patient_id, episode_id, opened_on, due_on, filing_ends, state, closed_how,
    body FROM denial
  """

extension StoredDenial {
  fileprivate init(row: Row) throws {
    self.init(
      id: try row.id(0), place: StoredAnswer.Place(try row.id(1), try row.int(2)), claim: try row.id(3),
      patient: try row.id(4), episode: try row.optionalID(5), openedOn: try row.day(6),
      filingEnds: try row.optionalDay(8), denial: try row.body(11))
    dueOn = try row.day(7)
    isOpen = try row.text(9) == "open"
    closedHow = try row.optionalText(10)
  }
}

extension Connection {
  public func append(_ stored: StoredDenial) throws {
    let body = try json(stored.denial)
    try insert(
      into: .denial,
      [
        "id": stored.id, "remittance_id": stored.place.remittance, "number": stored.place.number,
        "claim_id": stored.claim, "patient_id": stored.patient, "episode_id": stored.episode,
        "cause": stored.denial.cause.rawValue, "task": stored.denial.next.task,
        "owner": stored.denial.next.owner.rawValue, "cents": stored.denial.amount.cents,
        "opened_on": stored.openedOn, "due_on": stored.dueOn, "filing_ends": stored.filingEnds, "state": "open",
        "closed_at": Value.null, "closed_by": Value.null, "closed_how": Value.null, "shape": bodyShape, "body": body,
      ])
  }

  public func denial(_ id: DenialID) throws -> StoredDenial? {
    try first("\(denialColumns) WHERE practice_id = \(practice) AND id = \(id)", StoredDenial.init(row:))
  }

  /// What waits, the first due first.
  public func openDenials(limit: Int = 200) throws -> [StoredDenial] {
    try map(
      "\(denialColumns) WHERE practice_id = \(practice) AND state = 'open' ORDER BY due_on, id LIMIT \(limit)",
      StoredDenial.init(row:))
  }

  /// All that wait, and what of them is open: on each claim no more than its payer owes.
  ///
  /// Promises: one statement; indexes `denial_by_state` and `posting_entry_by_claim`.
  public func denialSum() throws -> CountedMoney {
    try first(
      """
      SELECT CAST(coalesce(sum(waits), 0) AS BIGINT), CAST(coalesce(sum(
        CASE WHEN refused <= owed THEN refused WHEN owed > 0 THEN owed ELSE 0 END), 0) AS BIGINT)
      FROM (
        SELECT count(*) AS waits, sum(d.cents) AS refused, (
          SELECT coalesce(sum(e.cents), 0) FROM posting_entry e
          WHERE e.practice_id = d.practice_id AND e.claim_id = d.claim_id AND e.account = 'payerReceivable') AS owed
        FROM denial d WHERE d.practice_id = \(practice) AND d.state = 'open' GROUP BY d.practice_id, d.claim_id) AS w
      """, CountedMoney.init(row:)) ?? CountedMoney()
  }

  /// What of each refusal that waits on these claims is still open: together no more than the payer owes on the claim, the
  /// oldest first.
  public func openAmounts(ofDenialsOf claims: [ClaimID]) throws -> [DenialID: Money] {
    var left = try openAmounts(of: claims)
    var open: [DenialID: Money] = [:]
    try each(
      """
      SELECT id, claim_id, cents FROM denial
      WHERE practice_id = \(practice) AND claim_id IN (\(list: claims)) AND state = 'open' ORDER BY id
      """
    ) { row in
      let claim: ClaimID = try row.id(1)
      let amount = max(min(Money(cents: try row.int(2)), left[claim] ?? .zero), .zero)
      open[try row.id(0)] = amount
      left[claim, default: .zero] -= amount
    }
    return open
  }

  public func openDenials(of claim: ClaimID) throws -> [StoredDenial] {
    try map(
      "\(denialColumns) WHERE practice_id = \(practice) AND claim_id = \(claim) AND state = 'open' ORDER BY id",
      StoredDenial.init(row:))
  }

  public func close(_ denial: DenialID, how: String, by membership: MembershipID, at moment: Moment) throws {
    try change(.denial, denial) { row in
      row["state"] = "closed"
      row["closed_at"] = moment
      row["closed_by"] = membership
      row["closed_how"] = how
    }
  }

  /// Puts refusals of a claim back on the list that were closed this way.
  public func reopenDenials(of claim: ClaimID, closed how: String) throws {
    try reopenDenials(of: claim, where: "closed_how = \(how)")
  }

  /// Puts refusals of a claim back on the list that were closed at this moment: by one act.
  public func reopenDenials(of claim: ClaimID, closedAt moment: Moment) throws {
    try reopenDenials(of: claim, where: "closed_at = \(moment)")
  }

  private func reopenDenials(of claim: ClaimID, where condition: SQL) throws {
    let ids: [DenialID] = try map(
      """
      SELECT id FROM denial WHERE practice_id = \(practice) AND claim_id = \(claim) AND state = 'closed'
        AND \(condition) ORDER BY id
      """
    ) { try $0.id(0) }
    for id in ids {
      try change(.denial, id) { row in
        row["state"] = "open"
        for column in ["closed_at", "closed_by", "closed_how"] { row[column] = Value.null }
      }
    }
  }
}
