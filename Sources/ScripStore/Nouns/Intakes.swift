import ScripCore
import ScripSQL

/// One document that came in, on its way to becoming a referral.
public struct Intake: Hashable, Sendable {
  public enum Via: String, Hashable, Sendable, CaseIterable, Codable { case fax, upload, email, text, folder, paper }

  public enum State: String, Hashable, Sendable, CaseIterable, Codable {
    /// Stored; the reader has not looked yet.
    case waiting
    /// Read; a person looks at it next.
    case review
    /// The reader could not; a person types what the page says.
    case unreadable
    case signedOff
    /// Looked at and not a referral; kept.
    case setAside

    /// What the inbox holds: the reader or a person has something to do.
    static let inbox: [State] = [.waiting, .review, .unreadable]
  }

  public var id: IntakeID
  public var document: DocumentID
  public var receivedAt: Moment
  public var via: Via
  /// The number or address it came from.
  public var sender: String?
  public var state: State
  public var pages: Int
  /// The patient's name as it was read, for the list.
  public var title: String?
  /// Why it is unreadable or was set aside.
  public var reason: String?

  public init(
    id: IntakeID, document: DocumentID, receivedAt: Moment, via: Via, sender: String?, state: State = .waiting,
    pages: Int = 0, title: String? = nil, reason: String? = nil
  ) {
    self.id = id
    self.document = document
    self.receivedAt = receivedAt
    self.via = via
    self.sender = sender
    self.state = state
    self.pages = pages
    self.title = title
    self.reason = reason
  }
}

private let intakeColumns: SQL =
  "SELECT id, document_id, received_at, via, sender, state, pages, title, reason FROM intake"

extension Intake {
  fileprivate init(row: Row) throws {
    self.init(
      id: try row.id(0), document: try row.id(1), receivedAt: try row.moment(2), via: try row.word(3),
      sender: try row.optionalText(4), state: try row.word(5), pages: try row.int(6), title: try row.optionalText(7),
      reason: try row.optionalText(8))
  }
}

extension Connection {
  public func intake(_ id: IntakeID) throws -> Intake? {
    try first("\(intakeColumns) WHERE practice_id = \(practice) AND id = \(id)", Intake.init(row:))
  }

  /// The intake that a document came in as.
  public func intake(ofDocument document: DocumentID) throws -> IntakeID? {
    try first("SELECT id FROM intake WHERE practice_id = \(practice) AND document_id = \(document)") { try $0.id(0) }
  }

  public func add(_ intake: Intake) throws {
    try insert(
      into: .intake,
      [
        "id": intake.id, "document_id": intake.document, "received_at": intake.receivedAt,
        "via": intake.via.rawValue, "sender": intake.sender, "state": intake.state.rawValue,
        "state_at": intake.receivedAt, "pages": intake.pages, "title": intake.title, "reason": intake.reason,
      ])
  }

  /// The documents in these states, oldest first.
  ///
  /// Promises: one statement a state; index `intake_by_state`.
  public func intakes(in states: [Intake.State], limit: Int = 50) throws -> [Intake] {
    var found: [Intake] = []
    for state in states {
      found += try map(
        """
        \(intakeColumns) WHERE practice_id = \(practice) AND state = \(state.rawValue)
        ORDER BY received_at, id LIMIT \(limit)
        """, Intake.init(row:))
    }
    return found.sorted { ($0.receivedAt, $0.id) < ($1.receivedAt, $1.id) }
  }

  /// The documents that wait, oldest first, behind `last` or from the first on.
  ///
  /// Promises: one statement a state; index `intake_by_state`; costs the same however many wait.
  public func waitingIntakes(behind last: Intake?, limit: Int) throws -> [Intake] {
    let (moment, id) = (last?.receivedAt ?? Moment(milliseconds: -1), last?.id ?? IntakeID(high: 0, low: 0))
    let found = try Intake.State.inbox.flatMap { state in
      try map(Self.waiting(in: state, practice, behind: moment, id, limit: limit), Intake.init(row:))
    }
    return Array(found.sorted { ($0.receivedAt, $0.id) < ($1.receivedAt, $1.id) }.prefix(limit))
  }

  static func waiting(
    in state: Intake.State, _ practice: [UInt8], behind moment: Moment, _ id: IntakeID, limit: Int
  ) -> SQL {
    """
    \(intakeColumns) WHERE practice_id = \(practice) AND state = \(state.rawValue)
      AND (received_at, id) > (\(moment), \(id))
    ORDER BY received_at, id LIMIT \(limit)
    """
  }

  /// What was signed off or set aside, the last received first, behind `last` or from the newest on.
  ///
  /// Promises: one statement a state; index `intake_by_state`; costs the same however many there are.
  public func doneIntakes(behind last: Intake?, limit: Int) throws -> [Intake] {
    let (moment, id) = (
      last?.receivedAt ?? Moment(milliseconds: .max), last?.id ?? IntakeID(high: .max, low: .max)
    )
    let found = try [Intake.State.signedOff, .setAside].flatMap { state in
      try map(Self.done(in: state, practice, behind: moment, id, limit: limit), Intake.init(row:))
    }
    return Array(found.sorted { ($0.receivedAt, $0.id) > ($1.receivedAt, $1.id) }.prefix(limit))
  }

  static func done(
    in state: Intake.State, _ practice: [UInt8], behind moment: Moment, _ id: IntakeID, limit: Int
  ) -> SQL {
    """
    \(intakeColumns) WHERE practice_id = \(practice) AND state = \(state.rawValue)
      AND (received_at, id) < (\(moment), \(id))
    ORDER BY received_at DESC, id DESC LIMIT \(limit)
    """
  }

  /// How many documents wait for a person or the reader, counted to `countMax`, and since when the oldest does.
  ///
  /// Promises: two statements a state; index `intake_by_state`.
  public func inboxCount() throws -> (count: Int, oldest: Moment?) {
    var total = 0
    for state in Intake.State.inbox {
      total += try rows(
        """
        SELECT count(*) FROM (SELECT 1 FROM intake WHERE practice_id = \(practice) AND state = \(state.rawValue)
          LIMIT \(Self.countMax + 1)) AS few
        """
      )[0].int(0)
    }
    return (
      min(total, Self.countMax + 1), total == 0 ? nil : try waitingIntakes(behind: nil, limit: 1).first?.receivedAt
    )
  }

  /// Moves a document on. Nothing about it but its state, title, pages and reason ever changes.
  public func update(_ intake: Intake, at moment: Moment) throws {
    try change(.intake, intake.id) { row in
      row["state"] = intake.state.rawValue
      row["state_at"] = moment
      row["pages"] = intake.pages
      row["title"] = intake.title
      row["reason"] = intake.reason
    }
  }

  /// The newest reading of a document: the reader's, or the last one a person saved. JSON.
  public func reading(of intake: IntakeID) throws -> (version: Int, body: String)? {
    try first(
      """
      SELECT version, body FROM intake_reading WHERE practice_id = \(practice) AND intake_id = \(intake)
      ORDER BY version DESC LIMIT 1
      """
    ) { (try $0.int(0), try $0.text(1)) }
  }

  /// Appends a version of the reading; the earlier ones stay.
  public func appendReading(of intake: IntakeID, version: Int, body: String, at moment: Moment) throws {
    try insert(
      into: .intakeReading,
      ["intake_id": intake, "version": version, "recorded_at": moment, "shape": bodyShape, "body": body])
  }
}
