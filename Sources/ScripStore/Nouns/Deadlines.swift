import ScripCore
import ScripSQL

/// A day by which somebody must do something about an episode.
public struct Deadline: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    /// A progress report is due.
    case report
    /// A signed report has not gone out: since that day.
    case reportToSend
    /// A granted authorization ends: ask for more.
    case authorizationEnds
    /// A denied authorization may be appealed until then.
    case appeal
    /// A good-faith estimate must be given by then.
    case estimate
    /// A question about the cost that no estimate has answered. On no list: its day is one of those behind `estimate`.
    case costQuestion
    /// An order that was over before it was signed off: it is listed through that day, or until the next one comes.
    case orderOver
    /// A hold ended by itself on that day: the patient is told. Its subject is the appointment.
    case holdOver
  }

  /// How long a day that went by stays before people.
  public static let daysShownLate = 7
  /// How long an order that came too late stays among those to complete.
  public static let daysOrderOver = 60

  public var kind: Kind
  /// What has the day: an episode, an authorization. 16 bytes.
  public var subject: [UInt8]
  public var episode: EpisodeID
  public var patient: PatientID
  /// Nil: nothing is due any more.
  public var day: CalendarDay?
  /// For people: why.
  public var reason: String

  public init<Noun>(
    _ kind: Kind, _ subject: ID<Noun>, episode: EpisodeID, patient: PatientID, day: CalendarDay?, reason: String
  ) {
    self.kind = kind
    self.subject = subject.bytes
    self.episode = episode
    self.patient = patient
    self.day = day
    self.reason = reason
  }
}

/// A line of a list of deadlines.
public struct DeadlineLine: Hashable, Sendable {
  public let kind: Deadline.Kind
  /// What has the day. 16 bytes.
  public let subject: [UInt8]
  public let episode: EpisodeID
  public let patient: Patient
  public let day: CalendarDay
  public let reason: String
}

extension Connection {
  /// Keeps the day of a thing, in place of the one before.
  public func note(_ deadline: Deadline) throws {
    try put(
      into: .deadline,
      [
        "kind": deadline.kind.rawValue, "subject_id": deadline.subject, "episode_id": deadline.episode,
        "patient_id": deadline.patient, "day": deadline.day, "reason": deadline.reason,
      ])
  }

  /// The day of a thing that is still open; nil when nothing is due of it.
  public func openDeadline<Noun>(_ kind: Deadline.Kind, of subject: ID<Noun>) throws -> CalendarDay? {
    try first(
      """
      SELECT day FROM deadline
      WHERE practice_id = \(practice) AND kind = \(kind.rawValue) AND subject_id = \(subject.bytes)
      """
    ) { try $0.optionalDay(0) } ?? nil
  }

  /// How many of a kind are due up to a day, counted to `countMax`.
  public func countOfDeadlines(_ kind: Deadline.Kind, through day: CalendarDay) throws -> Int {
    let count = try rows(
      """
      SELECT count(*) FROM (SELECT 1 FROM deadline WHERE practice_id = \(practice) AND kind = \(kind.rawValue)
        AND day <= \(day) LIMIT \(Self.countMax + 1)) AS few
      """
    )[0].int(0)
    return min(count, Self.countMax + 1)
  }

  /// What is due up to a day, soonest first.
  ///
  /// Promises: one statement a kind; index `deadline_by_day` in its own order.
  public func deadlines(
    _ kind: Deadline.Kind, from: CalendarDay? = nil, through day: CalendarDay, limit: Int
  ) throws -> [DeadlineLine] {
    let earliest = from ?? CalendarDay(daysSinceEpoch: 0)
    return try map(
      """
      SELECT d.episode_id, p.body, d.day, d.reason, d.subject_id FROM deadline d CROSS JOIN patient p
      WHERE p.practice_id = d.practice_id AND p.id = d.patient_id AND d.practice_id = \(practice)
        AND d.kind = \(kind.rawValue) AND d.day >= \(earliest) AND d.day <= \(day)
      ORDER BY d.day, d.subject_id LIMIT \(limit)
      """
    ) { row in
      guard let day = try row.optionalDay(2) else { throw UnreadableRow(column: 2, expected: "a day") }
      return DeadlineLine(
        kind: kind, subject: try row.bytes(4), episode: try row.id(0), patient: try row.body(1), day: day,
        reason: try row.text(3))
    }
  }
}
