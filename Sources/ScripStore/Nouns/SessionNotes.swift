import ScripCore
import ScripSQL
import Seal

/// A signed note as it stands in the store, with the digest that its signature was put to.
public struct StoredNote: Hashable, Sendable {
  public let note: SignedNote
  /// SHA-256 of the note's content, as signed.
  public let digest: Digest
  /// What the content has now; another than `digest` only when somebody changed the row by hand.
  public let digestNow: Digest

  public var isAsSigned: Bool { digest == digestNow }
}

/// Sessions of a day and later whose notes are signed.
public struct SessionsSigned: Hashable, Sendable {
  public let charged: Int
  /// Without charges yet.
  public let toCharge: Int
}

/// Drafts of notes, signed notes and their addenda. A signed note is appended once an appointment.
extension Connection {
  public func noteDraft(of appointment: AppointmentID) throws -> NoteDraft? {
    try first("SELECT body FROM note_draft WHERE practice_id = \(practice) AND appointment_id = \(appointment)") {
      try $0.body(0)
    }
  }

  /// When each draft of an episode's notes was last saved.
  ///
  /// Promises: one statement; index `appointment_by_episode`.
  public func noteDraftsSaved(in episode: EpisodeID) throws -> [AppointmentID: Moment] {
    let saved: [(AppointmentID, Moment)] = try map(
      """
      SELECT d.appointment_id, d.saved_at FROM appointment a CROSS JOIN note_draft d
      WHERE d.practice_id = a.practice_id AND d.appointment_id = a.id
        AND a.practice_id = \(practice) AND a.episode_id = \(episode)
      """
    ) { (try $0.id(0), try $0.moment(1)) }
    return Dictionary(saved, uniquingKeysWith: { first, _ in first })
  }

  /// Keeps what was typed, in place of the draft before. The caller has compared the revisions.
  public func save(_ draft: NoteDraft) throws {
    let body = try json(draft)
    try put(
      into: .noteDraft,
      [
        "appointment_id": draft.appointment, "revision": draft.revision, "saved_at": draft.savedAt,
        "shape": bodyShape, "body": body,
      ])
  }

  /// Appends a signed note, lets its draft go and puts a delivered session among those to be charged. False when the
  /// appointment has a signed note already.
  public func append(_ note: SignedNote) throws -> Bool {
    let body = try json(note)
    let isNew = try insertIfNew(
      into: .sessionNote,
      [
        "id": note.id, "appointment_id": note.appointment, "episode_id": note.episode,
        "therapist_id": note.therapist, "day": note.day, "ending": note.isDelivered ? "delivered" : "stopped",
        "signed_at": note.signedAt, "content_digest": Digest(of: Array(body.utf8)).bytes, "shape": bodyShape,
        "body": body,
      ])
    guard isNew else { return false }
    try execute("DELETE FROM note_draft WHERE practice_id = \(practice) AND appointment_id = \(note.appointment)")
    if note.isDelivered { try insert(into: .sessionToCharge, ["note_id": note.id, "day": note.day]) }
    return true
  }

  /// Of the appointments of a span of days, both inclusive, those whose session was stopped before treatment.
  ///
  /// Promises: one statement; indexes `appointment_by_day` and `session_note_by_appointment`.
  public func stoppedSessions(from first: CalendarDay, to last: CalendarDay) throws -> Set<AppointmentID> {
    Set(
      try map(
        """
        SELECT a.id FROM appointment a CROSS JOIN session_note n
        WHERE n.practice_id = a.practice_id AND n.appointment_id = a.id AND n.ending = 'stopped'
          AND a.practice_id = \(practice) AND a.day >= \(first) AND a.day <= \(last)
        """
      ) { try $0.id(0) })
  }

  /// The same of an episode.
  ///
  /// Promises: one statement; index `session_note_by_episode`.
  public func stoppedSessions(of episode: EpisodeID) throws -> Set<AppointmentID> {
    Set(
      try map(
        """
        SELECT appointment_id FROM session_note
        WHERE practice_id = \(practice) AND episode_id = \(episode) AND ending = 'stopped'
        """
      ) { try $0.id(0) })
  }

  public func note(of appointment: AppointmentID) throws -> StoredNote? {
    try first(
      "\(noteColumns) WHERE practice_id = \(practice) AND appointment_id = \(appointment)", StoredNote.init(row:))
  }

  /// The signed notes of an episode, oldest first.
  ///
  /// Promises: one statement; index `session_note_by_episode`.
  public func notes(of episode: EpisodeID) throws -> [StoredNote] {
    try map(
      "\(noteColumns) WHERE practice_id = \(practice) AND episode_id = \(episode) ORDER BY day, id",
      StoredNote.init(row:))
  }

  public func append(_ addendum: Addendum) throws {
    let body = try json(addendum)
    try insert(
      into: .noteAddendum,
      ["id": addendum.id, "note_id": addendum.note, "added_at": addendum.addedAt, "shape": bodyShape, "body": body])
  }

  /// Oldest first.
  public func addenda(of note: NoteID) throws -> [Addendum] {
    try map(
      """
      SELECT body FROM note_addendum WHERE practice_id = \(practice) AND note_id = \(note) ORDER BY added_at, id
      """
    ) { try $0.body(0) }
  }
}

private let noteColumns: SQL = "SELECT body, content_digest FROM session_note"

extension StoredNote {
  fileprivate init(row: Row) throws {
    note = try row.body(0)
    guard let signed = Digest(bytes: try row.bytes(1)) else { throw UnreadableRow(column: 1, expected: "a digest") }
    digest = signed
    digestNow = Digest(of: Array(try row.text(0).utf8))
  }
}

/// Sessions that were delivered, for whoever makes charges of them.
extension Connection {
  /// What was delivered at an appointment; nil before its note is signed, and for a session that was stopped.
  public func deliveredSession(of appointment: AppointmentID) throws -> DeliveredSession? {
    try note(of: appointment)?.note.delivered
  }

  /// Delivered sessions without charges, the longest waiting first.
  ///
  /// Promises: one statement; index `session_to_charge_by_day`.
  public func sessionsToCharge(limit: Int) throws -> [DeliveredSession] {
    try map(
      """
      SELECT n.body FROM session_to_charge w CROSS JOIN session_note n
      WHERE n.practice_id = w.practice_id AND n.id = w.note_id AND w.practice_id = \(practice)
      ORDER BY w.day, w.note_id LIMIT \(limit)
      """
    ) { row in
      let note: SignedNote = try row.body(0)
      return note.delivered
    }.compactMap(\.self)
  }

  /// Whether a session is on that list.
  public func isToCharge(_ note: NoteID) throws -> Bool {
    let found: Int? = try first(
      "SELECT 1 FROM session_to_charge WHERE practice_id = \(practice) AND note_id = \(note)"
    ) { try $0.int(0) }
    return found != nil
  }

  /// How many sessions of a day and later have charges, and how many wait for them, that the prices of a class are for:
  /// without a class, those of every class without prices of its own.
  ///
  /// Promises: two statements; indexes `appointment_by_day`, `charge_by_appointment` and `session_to_charge_by_day`.
  public func sessionsSigned(since day: CalendarDay, pricedFor classKey: String?) throws -> SessionsSigned {
    let isPriced: SQL =
      if let classKey {
        "e.class_key = \(classKey)"
      } else {
        """
        NOT EXISTS (SELECT 1 FROM fee_schedule f
          WHERE f.practice_id = e.practice_id AND f.class_key = e.class_key)
        """
      }
    let charged: Int? = try first(
      """
      SELECT COUNT(DISTINCT c.appointment_id) FROM appointment a CROSS JOIN charge c CROSS JOIN episode e
      WHERE c.practice_id = a.practice_id AND c.appointment_id = a.id AND c.withdrawn_at IS NULL
        AND e.practice_id = a.practice_id AND e.id = a.episode_id
        AND a.practice_id = \(practice) AND a.day >= \(day) AND \(isPriced)
      """
    ) { try $0.int(0) }
    let waiting: Int? = try first(
      """
      SELECT COUNT(*) FROM session_to_charge s CROSS JOIN session_note n CROSS JOIN episode e
      WHERE n.practice_id = s.practice_id AND n.id = s.note_id
        AND e.practice_id = n.practice_id AND e.id = n.episode_id
        AND s.practice_id = \(practice) AND s.day >= \(day) AND \(isPriced)
      """
    ) { try $0.int(0) }
    return SessionsSigned(charged: charged ?? 0, toCharge: waiting ?? 0)
  }

  /// Takes a session off that list: its charges are made. False when it was not on it.
  public func noteCharged(_ note: NoteID) throws -> Bool {
    try execute("DELETE FROM session_to_charge WHERE practice_id = \(practice) AND note_id = \(note)") > 0
  }
}
