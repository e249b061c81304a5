import ScripCore
import ScripSQL
import ScripStore

/// Keeps what was typed into a note, understood or not. Saving the same text again changes nothing.
///
/// Refused when another window saved since `revisionSeen`: whoever typed decides which text stays.
public struct SaveNoteDraft: Act {
  public static let permission = Permission.writeNotes
  /// Bytes of all fields together.
  static let bytesMax = 100_000

  let appointment: AppointmentID
  /// 0 when the page was drawn before anything was saved.
  let revisionSeen: Int
  let fields: [NoteDraft.Field]

  public init(appointment: AppointmentID, revisionSeen: Int, fields: [NoteDraft.Field]) {
    self.appointment = appointment
    self.revisionSeen = revisionSeen
    self.fields = fields
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Int> {
    let open: OpenNote
    switch try connection.openNote(of: appointment, context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let found): open = found
    }
    guard fields.reduce(0, { $0 + $1.value.utf8.count }) <= Self.bytesMax else {
      return .refused(Refusal(.invalid, "The note is too long to be kept. Shorten it to 100,000 letters."))
    }
    if let draft = open.draft, draft.fields == fields { return .done(draft.revision, subjects: open.subjects) }
    guard open.revision == revisionSeen else { return .refused(.draftChanged) }
    try connection.save(
      NoteDraft(
        appointment: appointment, revision: open.revision + 1, fields: fields, savedAt: context.moment,
        savedBy: context.membership))
    return .done(open.revision + 1, subjects: open.subjects)
  }
}
