import ScripCore
import ScripSQL
import ScripStore

/// Signs a note: it is locked, its visit is used on every limit, and its work goes to the money side.
///
/// Decided on the day of the session. Work under the order that the order does not name is refused with its fix.
public struct SignNote: Act {
  public static let permission = Permission.writeNotes
  let appointment: AppointmentID
  /// The draft that was looked at when it was signed.
  let revisionSeen: Int
  let note: SessionNote

  public init(appointment: AppointmentID, revisionSeen: Int, note: SessionNote) {
    self.appointment = appointment
    self.revisionSeen = revisionSeen
    self.note = note
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<NoteID> {
    let open: OpenNote
    switch try connection.openNote(of: appointment, context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let found): open = found
    }
    guard open.revision == revisionSeen else { return .refused(.draftChanged) }
    guard open.appointment.day <= context.today else {
      return .refused(.noSession("is on \(open.appointment.day.shown); sign its note then"))
    }
    let judgement = try connection.judge(
      note, of: open.appointment, in: open.episode, reference: context.reference)
    if let refusal = judgement.refusal { return .refused(refusal) }
    let signed = try connection.signed(
      open, note, ending: .delivered, order: judgement.order, rule: judgement.payer.counting,
      questions: judgement.openQuestions, &context)
    guard let signed, try connection.append(signed) else { return .refused(.noteIsSigned) }
    try connection.takeVisit(of: open, units: judgement.units.units, isUnderOrder: !note.work.isEmpty, &context)
    try connection.finish(open, learned: note.safety, &context)
    return .done(signed.id, subjects: [Subject("note", signed.id)] + open.subjects)
  }
}

extension NoteJudgement {
  /// Why the note cannot be signed as it is, with the fields to correct; nil when it can.
  fileprivate var refusal: Refusal? {
    if !gaps.isEmpty {
      return Refusal(
        .invalid, "Not signed yet. Everything you typed is kept.",
        faults: gaps.map { .init($0.field.rawValue, $0.fix) })
    }
    guard !forbidden.isEmpty else { return nil }
    return Refusal(
      .invalid, "Not signed yet. Everything you typed is kept.",
      faults: forbidden.map { finding in
        let way = finding.aspect == .scope && finding.rule != "scope.outside" ? Self.wayOut : ""
        return .init(finding.field, "\(finding.what.shown). \(finding.fix.words.shown)\(way)")
      })
  }

  private static let wayOut = " Or write this work down outside the order."
}

extension Finding {
  /// The field of the note's form that it is about.
  fileprivate var field: String {
    switch rule {
    case "scope.modality": NoteGap.Field.work.rawValue
    case "scope.outside": NoteGap.Field.outsideFinding.rawValue
    case "safety.absolute": NoteGap.Field.safety.rawValue
    default: NoteGap.Field.areas.rawValue
    }
  }
}

extension Connection {
  /// The note with who signs it; nil when the therapist is not on record any more.
  func signed(
    _ open: OpenNote, _ note: SessionNote, ending: SignedNote.Ending, order: ReferralVersion?, rule: UnitRule,
    questions: [SignedNote.OpenQuestion], _ context: inout ActContext
  ) throws -> SignedNote? {
    guard let therapist = try therapist(open.appointment.therapist) else { return nil }
    let state = try location(open.appointment.location)?.address.state
    var signed = SignedNote(
      id: context.ids.next(), appointment: open.appointment, therapist: therapist,
      licence: state.flatMap { therapist.facts.licence(in: $0, on: open.appointment.day) }, order: order,
      unitRule: rule, ending: ending, note: note, openQuestions: questions, signedAt: context.moment,
      signedBy: context.membership)
    if note.agreedToPlan { signed.agreedPlan = open.episode.plan }
    return signed
  }

  /// Uses the visit that was held, in the size delivered; gives it back when nothing was done under the order.
  ///
  /// A visit longer than the limits leave uses what was held: what goes beyond is an open question of the note.
  fileprivate func takeVisit(
    of open: OpenNote, units: Int, isUnderOrder: Bool, _ context: inout ActContext
  ) throws {
    guard isUnderOrder, !open.appointment.isSelfPay else { return try releaseVisit(of: open, &context) }
    var ledger = try ledger(of: open.episode.id)
    let held = open.appointment.size
    // Less work than was booked is expected to cost less.
    let dollars = held.units > 0 ? Money(cents: held.dollars.cents * min(units, held.units) / held.units) : held.dollars
    for size in [VisitSize(units: units, dollars: dollars), held] {
      guard ledger.consume(open.appointment.id, on: open.appointment.day, size: size) == nil,
        let entry = ledger.entries.last
      else { continue }
      return try append(
        entry, id: context.ids.next(Noun.Limit.self), of: open.episode.id, at: context.moment)
    }
  }

  /// Gives the held visit back, if one is held.
  func releaseVisit(of open: OpenNote, _ context: inout ActContext) throws {
    var ledger = try ledger(of: open.episode.id)
    guard ledger.release(open.appointment.id) == nil, let entry = ledger.entries.last else { return }
    try append(entry, id: context.ids.next(Noun.Limit.self), of: open.episode.id, at: context.moment)
  }

  /// What follows a signed note: the appointment is over, what was learned of the patient's health is kept, and the
  /// lists are judged anew.
  func finish(_ open: OpenNote, learned: [SafetyFinding], _ context: inout ActContext) throws {
    var appointment = open.appointment
    appointment.state = .done(at: context.moment)
    try update(appointment)
    for finding in learned {
      try append(
        finding.holding(from: appointment.day), id: context.ids.next(Noun.Session.self), of: appointment.patient,
        at: context.moment)
    }
    try judgeAgain(appointment.patient, &context)
  }
}
