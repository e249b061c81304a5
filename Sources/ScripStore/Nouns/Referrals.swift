import ScripCore
import ScripSQL

/// A signed-off version of a referral with where it came from.
public struct StoredReferral: Hashable, Sendable {
  public var version: ReferralVersion
  public var episode: EpisodeID
  public var intake: IntakeID
  public var signedOffAt: Moment
  /// The last day the order rules, for the lists of what runs out.
  public var lastDay: CalendarDay?
  /// How its own payer would take it, as of sign-off or the last check.
  public var level: Determination.Level

  public init(
    version: ReferralVersion, episode: EpisodeID, intake: IntakeID, signedOffAt: Moment, lastDay: CalendarDay?,
    level: Determination.Level
  ) {
    self.version = version
    self.episode = episode
    self.intake = intake
    self.signedOffAt = signedOffAt
    self.lastDay = lastDay
    self.level = level
  }
}

private let referralColumns: SQL = """
  SELECT v.body, r.episode_id, v.intake_id, v.signed_off_at, v.last_day, v.level
  FROM
  """

/// Without statistics SQLite may begin a join at the wrong end and read every version of a practice; it keeps to the
/// order of a CROSS JOIN.
private let versionsOfReferral: SQL = """
  referral r CROSS JOIN referral_version v
  WHERE v.practice_id = r.practice_id AND v.referral_id = r.id AND
  """
private let referralOfVersion: SQL = """
  referral_version v CROSS JOIN referral r
  WHERE r.practice_id = v.practice_id AND r.id = v.referral_id AND
  """

extension StoredReferral {
  fileprivate init(row: Row) throws {
    self.init(
      version: try row.body(0), episode: try row.id(1), intake: try row.id(2), signedOffAt: try row.moment(3),
      lastDay: try row.optionalDay(4), level: try row.word(5))
  }
}

extension Connection {
  /// Every version of every referral of an episode, oldest first.
  public func referrals(of episode: EpisodeID) throws -> [StoredReferral] {
    try map(Self.referrals(of: episode, practice), StoredReferral.init(row:))
  }

  static func referrals(of episode: EpisodeID, _ practice: [UInt8]) -> SQL {
    """
    \(referralColumns) \(versionsOfReferral) r.practice_id = \(practice) AND r.episode_id = \(episode)
    ORDER BY v.signed_off_at, v.referral_id, v.version
    """
  }

  /// The episode that a referral belongs to.
  public func episode(ofReferral id: ReferralID) throws -> EpisodeID? {
    try first("SELECT episode_id FROM referral WHERE practice_id = \(practice) AND id = \(id)") { try $0.id(0) }
  }

  /// The referral that came out of a document, if it was signed off.
  public func referral(from intake: IntakeID) throws -> StoredReferral? {
    try first(Self.referral(from: intake, practice), StoredReferral.init(row:))
  }

  static func referral(from intake: IntakeID, _ practice: [UInt8]) -> SQL {
    """
    \(referralColumns) \(referralOfVersion) v.practice_id = \(practice) AND v.intake_id = \(intake)
    ORDER BY v.version DESC LIMIT 1
    """
  }

  /// Whose referrals came out of a document: nobody's before the first sign-off, several where it holds several orders.
  ///
  /// Promises: one statement; index `referral_version_by_intake`.
  public func patients(ofIntake intake: IntakeID) throws -> [PatientID] {
    try map(
      """
      SELECT DISTINCT r.patient_id FROM \(referralOfVersion) v.practice_id = \(practice) AND v.intake_id = \(intake)
      """
    ) { try $0.id(0) }
  }

  /// Appends a version; the first one makes the referral.
  public func append(_ stored: StoredReferral, of patient: PatientID, by membership: MembershipID) throws {
    let version = stored.version
    let body = try json(version)
    _ = try insertIfNew(
      into: .referral, ["id": version.referral, "episode_id": stored.episode, "patient_id": patient])
    try insert(
      into: .referralVersion,
      [
        "referral_id": version.referral, "version": version.version, "intake_id": stored.intake,
        "signed_off_at": stored.signedOffAt, "signed_off_by": membership, "last_day": stored.lastDay,
        "level": stored.level.rawValue, "shape": bodyShape, "body": body,
      ])
  }

  /// Remembers how the payer would take the order now, for the lists.
  public func note(
    _ level: Determination.Level, lastDay: CalendarDay?, of referral: ReferralID, version: Int
  ) throws {
    try change(.referralVersion, referral, version) { row in
      row["level"] = level.rawValue
      row["last_day"] = lastDay
    }
  }
}

/// One line of a work list: which episode, whose, and what it is about.
public struct WorkListLine: Hashable, Sendable {
  public var episode: EpisodeID
  public var referral: ReferralID
  public var patient: Patient
  public var lastDay: CalendarDay?
}

extension Connection {
  /// Lists count no further: one more stands for "more than this". So a page costs the same however much there is.
  public static let countMax = 100

  /// Referrals whose payer would refuse them, at most `limit`: those without an end first, then those that were over when
  /// they came, then whichever ends first. Only the newest version of each, and none that ended since it was filed.
  ///
  /// Promises: three statements; index `referral_version_to_complete` in its own order.
  public func referralsToComplete(on day: CalendarDay, limit: Int = 20) throws -> [WorkListLine] {
    var lines = try map(Self.toComplete(practice, endingFrom: nil, limit: limit), WorkListLine.init(row:))
    if lines.count < limit { lines += try ordersOver(on: day, limit: limit - lines.count) }
    if lines.count < limit {
      lines += try map(
        Self.toComplete(practice, endingFrom: day, limit: limit - lines.count), WorkListLine.init(row:))
    }
    return lines
  }

  /// Counted to `countMax`.
  public func countOfReferralsToComplete(on day: CalendarDay) throws -> Int {
    var count = try countOfOrdersOver(on: day, limit: Self.countMax + 1)
    for first in [nil, day] {
      count += try rows(
        """
        SELECT count(*) FROM (SELECT 1 FROM referral_version v WHERE v.practice_id = \(practice)
          AND \(Self.isToComplete(endingFrom: first)) LIMIT \(Self.countMax + 1)) AS few
        """
      )[0].int(0)
    }
    return min(count, Self.countMax + 1)
  }

  /// Referrals that run out between two days, soonest first.
  ///
  /// Promises: one statement; index `referral_version_by_last_day` in its own order.
  public func referralsRunningOut(from: CalendarDay, to: CalendarDay, limit: Int = 20) throws -> [WorkListLine] {
    try map(Self.runningOut(practice, from: from, to: to, limit: limit), WorkListLine.init(row:))
  }

  /// `endingFrom`: those whose last day is then or later; nil: those without one.
  static func toComplete(_ practice: [UInt8], endingFrom day: CalendarDay?, limit: Int) -> SQL {
    workList(
      isToComplete(endingFrom: day), order: day == nil ? "v.referral_id" : "v.last_day, v.referral_id", practice,
      limit: limit)
  }

  private static func isToComplete(endingFrom day: CalendarDay?) -> SQL {
    let end: SQL = if let day { "v.last_day >= \(day)" } else { "v.last_day IS NULL" }
    return """
      v.level = 'refused' AND \(end) AND NOT EXISTS (SELECT 1 FROM referral_version n
        WHERE n.practice_id = v.practice_id AND n.referral_id = v.referral_id AND n.version > v.version)
      """
  }

  static func runningOut(_ practice: [UInt8], from: CalendarDay, to: CalendarDay, limit: Int) -> SQL {
    workList(
      "v.last_day >= \(from) AND v.last_day <= \(to)", order: "v.last_day, v.referral_id", practice, limit: limit)
  }

  private static func workList(_ condition: SQL, order: SQL, _ practice: [UInt8], limit: Int) -> SQL {
    """
    SELECT r.episode_id, r.id, p.body, v.last_day
    FROM referral_version v CROSS JOIN referral r CROSS JOIN patient p
    WHERE r.practice_id = v.practice_id AND r.id = v.referral_id
      AND p.practice_id = r.practice_id AND p.id = r.patient_id AND v.practice_id = \(practice) AND \(condition)
    ORDER BY \(order) LIMIT \(limit)
    """
  }
}

extension WorkListLine {
  fileprivate init(row: Row) throws {
    self.init(
      episode: try row.id(0), referral: try row.id(1), patient: try row.body(2), lastDay: try row.optionalDay(3))
  }
}
