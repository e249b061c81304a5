import ScripCore
import ScripSQL
import ScripStore

/// Keeps what was typed into a note, understood or not. Saving the same text again changes nothing.
///
/// Refused when another window saved since `revisionSeen`: whoever typed decides which text stays. A window that is left
/// then has nobody to ask: what it held is kept beside the draft, and shown by the next page.
public struct SaveNoteDraft: Act {
  public static let permission = Permission.writeNotes
  /// Bytes of all fields together.
  static let bytesMax = 100_000

  let appointment: AppointmentID
  /// 0 when the page was drawn before anything was saved.
  let revisionSeen: Int
  let fields: [NoteDraft.Field]
  let window: NoteWindow?
  /// The window is being left: this is the last it sends.
  let isLeaving: Bool
  /// When the words were left that the page showed beside the draft; nil when it showed none.
  let leftSeen: Moment?

  public init(
    appointment: AppointmentID, revisionSeen: Int, fields: [NoteDraft.Field], window: NoteWindow? = nil,
    isLeaving: Bool = false, leftSeen: Moment? = nil
  ) {
    self.appointment = appointment
    self.revisionSeen = revisionSeen
    self.fields = fields
    self.window = window
    self.isLeaving = isLeaving
    self.leftSeen = leftSeen
  }

  /// What makes it the same save when it is sent again: the count of a window goes on meanwhile.
  private enum CodingKeys: String, CodingKey { case appointment, revisionSeen, fields }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Int> {
    let open: OpenNote
    switch try connection.openNote(of: appointment, context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let found): open = found
    }
    guard fields.reduce(0, { $0 + $1.value.utf8.count }) <= Self.bytesMax else {
      return .refused(Refusal(.invalid, "The note is too long to be kept. Shorten it to 100,000 letters."))
    }
    if var draft = open.draft, draft.fields == fields {
      let kept = draft
      if !isOvertaken(draft) { draft.window = window ?? draft.window }
      draft.left = stillLeft(draft)
      if draft != kept { try connection.save(draft) }
      return .done(draft.revision, subjects: open.subjects)
    }
    guard open.revision == revisionSeen || follows(open.draft?.window) else {
      guard isLeaving, var draft = open.draft, !isOvertaken(draft) else { return .refused(.draftChanged) }
      draft.left = .init(fields, at: context.moment, window: window)
      try connection.save(draft)
      return .done(draft.revision, subjects: open.subjects)
    }
    var draft = NoteDraft(
      appointment: appointment, revision: open.revision + 1, fields: fields, savedAt: context.moment,
      savedBy: context.membership)
    draft.window = window
    draft.left = open.draft.flatMap(stillLeft)
    try connection.save(draft)
    return .done(draft.revision, subjects: open.subjects)
  }

  /// Whether the window itself saved last.
  private func follows(_ earlier: NoteWindow?) -> Bool {
    guard let window, let earlier else { return false }
    return window.follows(earlier)
  }

  /// Whether the same window has sent something newer already, which is saved or left.
  private func isOvertaken(_ draft: NoteDraft) -> Bool {
    guard let window else { return false }
    return [draft.window, draft.left?.window].contains { $0?.id == window.id && !follows($0) }
  }

  /// The words left beside a draft that nobody has seen yet, and that this save does not bring itself.
  private func stillLeft(_ draft: NoteDraft) -> NoteDraft.Left? {
    draft.left.flatMap { $0.at == leftSeen || $0.fields == fields ? nil : $0 }
  }
}

/// The windows whose saves have arrived: of the draft, and of what was left beside it. Nothing of a chart is shown.
public struct AskWhoSaved: Query {
  public static let permission = Permission.readNotes
  let appointment: AppointmentID

  public init(appointment: AppointmentID) { self.appointment = appointment }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[NoteWindow]> {
    guard try connection.appointment(appointment) != nil else { throw Refusal.notFound }
    return Found(try connection.noteDraft(of: appointment)?.windows ?? [])
  }
}
