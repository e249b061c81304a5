import ScripCore
import ScripSQL
import ScripStore

/// The sessions of an episode: which notes are signed, begun, or not begun.
public struct ListNotes: Query {
  public static let permission = Permission.readNotes
  let episode: EpisodeID

  public struct Line: Sendable {
    public let appointment: Appointment
    public let signed: SignedNote?
    /// When its draft was last saved.
    public let draftSavedAt: Moment?
  }

  public init(episode: EpisodeID) { self.episode = episode }

  /// Oldest first. Appointments that came to no session and have no note are left out.
  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Line]> {
    guard let found = try connection.episode(episode) else { throw Refusal.notFound }
    let notes = Dictionary(
      try connection.notes(of: episode).map { ($0.note.appointment, $0.note) }, uniquingKeysWith: { first, _ in first })
    let saved = try connection.noteDraftsSaved(in: episode)
    let lines = try connection.appointments(of: episode).compactMap { appointment -> Line? in
      let signed = notes[appointment.id]
      let isSession =
        switch appointment.state {
        case .booked, .arrived, .done: true
        case .held, .noShow, .cancelled: false
        }
      guard signed != nil || isSession else { return nil }
      return Line(appointment: appointment, signed: signed, draftSavedAt: saved[appointment.id])
    }
    return Found(lines, chart: found.patient)
  }
}
