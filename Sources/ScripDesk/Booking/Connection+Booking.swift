import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// Writes a new appointment with its quarter hours. Throws when somebody was faster, so that nothing of it stays.
  func keep(_ appointment: Appointment, _ context: ActContext) throws {
    var kept = appointment
    kept.note(at: context.moment, by: context.membership)
    try insert(kept)
    if try !takeSlots(of: kept) { throw Refusal.taken(kept.time) }
  }

  /// Writes what became of an appointment, noting it in its history.
  func change(_ appointment: Appointment, _ context: ActContext) throws {
    var changed = appointment
    changed.note(at: context.moment, by: context.membership)
    try update(changed)
  }

  /// Appends the newest entry of a ledger. Its id keeps the order of entries within one moment. What it gives back of a
  /// prior authorization goes to a booking that had no room there.
  func appendNewest(of ledger: VisitLedger, to id: EpisodeID, _ context: inout ActContext) throws {
    guard let entry = ledger.entries.last else { return }
    let number = context.ids.next(Noun.Limit.self, number: ledger.entries.count)
    try append(entry, id: number, of: id, at: context.moment)
    guard !ledger.heldBeyondAuthorizations.isEmpty, let episode = try episode(id) else { return }
    try drawOnAuthorizations(in: episode, &context)
  }

  /// Gives back the visit that an appointment holds, if it holds one.
  func release(_ appointment: Appointment, _ context: inout ActContext) throws {
    try release(appointment.id, of: appointment.episode, &context)
  }

  /// The same of an entry that may be no appointment's, as of a visit that was used before Scrip kept count.
  func release(_ booking: AppointmentID, of id: EpisodeID, _ context: inout ActContext) throws {
    var ledger = try ledger(of: id)
    guard ledger.release(booking) == nil else { return }
    try appendNewest(of: ledger, to: id, &context)
  }

  /// Draws what was booked before a prior authorization was known, or before there was room, on the authorization.
  func drawOnAuthorizations(in episode: Episode, _ context: inout ActContext) throws {
    var ledger = try record(of: episode).facts(on: context.today, context.reference).ledger
    let before = ledger.entries.count
    for (index, entry) in ledger.drawOnAuthorizations().enumerated() {
      let id = context.ids.next(Noun.Limit.self, number: before + index + 1)
      try append(entry, id: id, of: episode.id, at: context.moment)
    }
  }

  /// The rules of who pays for an episode.
  func payer(of episode: Episode, on day: CalendarDay, reference: Reference) throws -> PayerRules {
    let coverage = try episode.coverage.flatMap { try self.coverage($0) }
    let plan = try coverage.flatMap { try self.plan($0.plan) }
    return try reference.rules(for: plan?.classKey ?? episode.classKey, on: day, added: payerRules())
  }

  /// What giving up an appointment now would mean: whether it is late, and what the patient may be asked for.
  func costOfGivingUp(
    _ appointment: Appointment, at moment: Moment, _ clock: PracticeClock, _ reference: Reference
  ) throws -> (isLate: Bool, fee: Money?) {
    let policy = try practiceProfile()?.cancellation ?? .unset
    guard let episode = try episode(appointment.episode),
      let begins = appointment.begins(in: clock.offsets(around: appointment.day))
    else { return (false, nil) }
    let isLate = policy.isLate(now: moment, begins: begins)
    let payer = try payer(of: episode, on: appointment.day, reference: reference)
    return (isLate, isLate ? policy.fee(under: payer) : nil)
  }
}

extension Appointment {
  /// The ids that an act about it names in the audit.
  var subjects: [Subject] {
    [Subject("appointment", id), Subject("episode", episode), Subject("patient", patient)]
  }
}
