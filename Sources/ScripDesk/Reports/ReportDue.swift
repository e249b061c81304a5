import ScripCore
import ScripSQL
import ScripStore

/// When an episode's next report is due, from its notes, its ledger and its order.
extension Connection {
  /// Everything measured in the episode's signed notes, judged by the published thresholds.
  func measures(of episode: EpisodeID, _ reference: Reference) throws -> [ReportedMeasure] {
    let notes = try notes(of: episode).map(\.note).filter(\.isDelivered)
    return reference.outcomes.series(of: notes.map { (day: $0.day, measurements: $0.note.measures) })
      .map { ReportedMeasure($0, reference.outcomes) }
  }

  /// `visitDays` are the used ones, or with those that are booked to see what comes.
  func reportSchedule(
    of episode: Episode, _ facts: EpisodeFacts, endsOn: CalendarDay?, visitDays: [CalendarDay], on today: CalendarDay,
    _ reference: Reference
  ) throws -> ReportSchedule {
    var schedule = ReportSchedule(rules: facts.payer, visitDays: visitDays)
    let order = facts.referrals.inForce(on: today)
    schedule.visitsOrdered = order?.schedule.visitsAllowed
    schedule.orderFrom = order?.effectiveFrom
    let permitted = facts.authorizations.filter { $0.covers(today) }.compactMap(\.to).max()
    schedule.endsOn = [endsOn, permitted].compactMap(\.self).min()
    schedule.lastReportOn = try reports(of: episode.id).compactMap(\.report.signature?.signedOn).max()
    schedule.changed = try measures(of: episode.id, reference).changed
    return schedule
  }

  /// Keeps the day for Today's list. Visits to come are not counted: a list never cries before the time.
  func noteReportDue(
    of episode: Episode, _ facts: EpisodeFacts, endsOn: CalendarDay?, _ context: ActContext
  ) throws {
    let schedule = try reportSchedule(
      of: episode, facts, endsOn: endsOn, visitDays: facts.ledger.consumedDays, on: context.today, context.reference)
    let due = schedule.due
    try note(
      Deadline(
        .report, episode.id, episode: episode.id, patient: episode.patient, day: due?.day,
        reason: due.map { $0.reason.shown(facts.payer) } ?? ""))
  }
}
