import ScripCore
import ScripSQL
import ScripStore

/// Ends a session at the health question: the patient may not be massaged today.
///
/// The note of it is signed at once and locked; the visit is given back and nothing is charged. From the session's
/// beginning on. Source: domain.md J.
public struct StopSession: Act {
  public static let permission = Permission.writeNotes
  let appointment: AppointmentID
  /// What was typed so far; what was asked and found stands in the note, no work.
  let note: SessionNote
  let finding: SafetyFinding

  public init(appointment: AppointmentID, note: SessionNote, finding: SafetyFinding) {
    self.appointment = appointment
    self.note = note
    self.finding = finding
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<NoteID> {
    let open: OpenNote
    switch try connection.openNote(of: appointment, context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let found): open = found
    }
    guard finding.level == .absolute else {
      return .refused(
        Refusal(.invalid, "This does not rule massage out.", faults: [.init("safety", "Tick it as a change instead.")]))
    }
    if let early = open.appointment.tooEarly(.stop, at: context.moment, context.clock) { return .refused(early) }
    let stopped = note.stopped(by: finding.holding(from: open.appointment.day))
    var record = try connection.record(of: open.episode)
    let judgement = record.judge(stopped, of: open.appointment, context.reference)
    let signed = open.signed(stopped, ending: .stopped(finding), judgement, in: record.practice, &context)
    guard let signed, try connection.append(signed) else { return .refused(.noteIsSigned) }
    try connection.releaseVisit(of: open, in: &record, &context)
    try connection.finish(open, learned: stopped.safety, record, &context)
    return .done(signed.id, subjects: [Subject("note", signed.id)] + open.subjects)
  }
}
