import ScripCore
import ScripSQL
import ScripStore

/// Signs a note: it is locked, its visit is used on every limit, and its work goes to the money side.
///
/// From the session's beginning on. Work under the order that the order does not name is refused with its fix.
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
    guard open.draft?.left == nil else { return .refused(.wordsLeft) }
    if let early = open.appointment.tooEarly(.sign, at: context.moment, context.clock) { return .refused(early) }
    var record = try connection.record(of: open.episode)
    let judgement = try connection.priced(
      record.judge(note, of: open.appointment, context.reference), on: open.appointment.day)
    if let refusal = judgement.refusal { return .refused(refusal) }
    var note = note
    if let price = judgement.outsidePrice?.amount, note.outside?.hasConsent == true {
      if let told = note.outside?.price, told != price { return .refused(.priceChanged(price)) }
      note.outside?.price = price
    } else {
      note.outside?.price = nil
    }
    if judgement.units.units > 0 { note.makesNoUnit = nil }
    let signed = open.signed(
      note, ending: .delivered, judgement, questions: judgement.openQuestions, in: record.practice, &context)
    guard let signed, try connection.append(signed) else { return .refused(.noteIsSigned) }
    if note.work.isEmpty || open.appointment.isSelfPay {
      try connection.releaseVisit(of: open, in: &record, &context)
    } else {
      try connection.useVisit(of: open, units: judgement.units.units, in: &record, &context)
    }
    try connection.finish(open, learned: note.safety, record, &context)
    return .done(signed.id, subjects: [Subject("note", signed.id)] + open.subjects)
  }
}

extension Refusal {
  /// The patient agreed to another price than the work has.
  public static func priceChanged(_ price: Money) -> Refusal {
    Refusal(
      .invalid, "Not signed yet. Everything you typed is kept.",
      faults: [
        .init(
          NoteGap.Field.outsideConsent.rawValue,
          "This work comes to \(price.shown). Tell the patient, and leave it ticked if they agree.")
      ])
  }
}

extension NoteJudgement {
  /// Why the note cannot be signed as it is, with the fields to correct; nil when it can.
  fileprivate var refusal: Refusal? {
    faults.isEmpty ? nil : Refusal(.invalid, "Not signed yet. Everything you typed is kept.", faults: faults)
  }

  /// Everything that keeps the note from being signed, at once: what is missing, then what may not be done. A field
  /// that lacks something is said first to lack it.
  public var faults: [Refusal.Fault] {
    let missing = gaps.map { Refusal.Fault($0.field.rawValue, $0.fix) }
    let barred = forbidden.map { finding in
      let way = finding.aspect == .scope && finding.rule != "scope.outside" ? Self.wayOut : ""
      return Refusal.Fault(finding.field, "\(finding.what.shown). \(finding.fix.words.shown)\(way)")
    }
    return missing + barred.filter { fault in !missing.contains { $0.field == fault.field } }
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

extension OpenNote {
  /// The note with who signs it; nil when the therapist is not on record any more.
  func signed(
    _ note: SessionNote, ending: SignedNote.Ending, _ judgement: NoteJudgement,
    questions: [SignedNote.OpenQuestion] = [], in practice: PracticeRecord, _ context: inout ActContext
  ) -> SignedNote? {
    guard let therapist = practice.therapist(appointment.therapist) else { return nil }
    let state = practice.location(appointment.location)?.address.state
    var signed = SignedNote(
      id: context.ids.next(), appointment: appointment, therapist: therapist,
      licence: state.flatMap { therapist.facts.licence(in: $0, on: appointment.day) }, order: judgement.order,
      unitRule: judgement.payer.counting, ending: ending, note: note, openQuestions: questions,
      signedAt: context.moment, signedBy: context.membership)
    if note.agreedToPlan { signed.agreedPlan = episode.plan }
    return signed
  }
}

extension Connection {
  /// Uses the visit that was held, in the size delivered.
  ///
  /// A visit longer than the limits leave uses what was held: what goes beyond is an open question of the note.
  fileprivate func useVisit(
    of open: OpenNote, units: Int, in record: inout EpisodeRecord, _ context: inout ActContext
  ) throws {
    let held = record.ledger.size(of: open.appointment.id) ?? open.appointment.size
    // Less work than was booked is expected to cost less.
    let dollars = held.units > 0 ? Money(cents: held.dollars.cents * min(units, held.units) / held.units) : held.dollars
    for size in [VisitSize(units: units, dollars: dollars), held] {
      guard record.ledger.consume(open.appointment.id, on: open.appointment.day, size: size) == nil else { continue }
      return try keepNewest(of: &record, &context)
    }
  }

  /// Gives the held visit back, if one is held.
  func releaseVisit(of open: OpenNote, in record: inout EpisodeRecord, _ context: inout ActContext) throws {
    guard record.ledger.release(open.appointment.id) == nil else { return }
    try keepNewest(of: &record, &context)
  }

  /// Appends the newest entry of the record's ledger; after it the record is as it is stored.
  private func keepNewest(of record: inout EpisodeRecord, _ context: inout ActContext) throws {
    try appendNewest(of: record.ledger, to: record.episode.id, &context)
    if !record.ledger.heldBeyondAuthorizations.isEmpty { record.ledger = try ledger(of: record.episode.id) }
  }

  /// What follows a signed note: the appointment is over, what was learned of the patient's health is kept, and the
  /// lists are judged anew. `record` is the episode's as it stands after the visit was used or given back.
  func finish(
    _ open: OpenNote, learned: [SafetyFinding], _ record: EpisodeRecord, _ context: inout ActContext
  ) throws {
    var record = record
    var appointment = open.appointment
    appointment.state = .done(at: context.moment)
    try update(appointment)
    for finding in learned.map({ $0.holding(from: appointment.day) }) {
      try append(finding, id: context.ids.next(), of: appointment.patient, at: context.moment)
      record.safety.learn(finding)
    }
    try judgeAgain(appointment.patient, known: record, &context)
  }
}
