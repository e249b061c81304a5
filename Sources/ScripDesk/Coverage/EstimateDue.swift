import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// Notes by when a written estimate is due for sessions that were just booked; nothing where a payer is sent a claim,
  /// and for sessions that an estimate speaks of already.
  func noteEstimate(
    for booked: [Appointment], of episode: Episode, under payer: PayerRules, on today: CalendarDay
  ) throws {
    let alone = booked.filter { payer.asksEstimate($0.paying) }
    guard !alone.isEmpty else { return }
    let given = try estimates(of: episode.id)
    let days = alone.map(\.day).filter { day in !given.contains { $0.speaks(of: day) } }
    let due = days.compactMap { GoodFaithEstimate.dueOn(scheduled: today, appointment: $0, requested: nil) }.min()
    if let due { try noteEstimateDue(due, for: episode, on: today) }
  }

  /// Notes the day, unless an earlier one is open. Answers the day that stands.
  @discardableResult
  fileprivate func noteEstimateDue(
    _ day: CalendarDay, for episode: Episode, on today: CalendarDay
  ) throws -> CalendarDay {
    let shown = today.adding(days: -Deadline.daysShownLate)
    if let open = try openDeadline(.estimate, of: episode.id), open <= day, open >= shown { return open }
    try note(
      Deadline(
        .estimate, episode.id, episode: episode.id, patient: episode.patient, day: day,
        reason: "a written estimate is due"))
    return day
  }
}

/// Notes that a good-faith estimate was given on paper, as it was; kept with the chart.
public struct GiveEstimate: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID
  let estimate: GoodFaithEstimate

  public init(episode: EpisodeID, estimate: GoodFaithEstimate) {
    self.episode = episode
    self.estimate = estimate
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Money> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    guard !estimate.items.isEmpty else {
      return .refused(
        Refusal(.invalid, "Nothing to estimate.", faults: [.init("units", "Enter a price in the fee schedule first.")]))
    }
    try connection.append(estimate, id: context.ids.next(Noun.Benefit.self), of: episode)
    try connection.note(
      Deadline(.estimate, found.id, episode: found.id, patient: found.patient, day: nil, reason: ""))
    return .done(estimate.total, subjects: [Subject("episode", episode)])
  }
}

/// Notes that a patient asked what care will cost: a written estimate is due. Source: 45 CFR 149.610(b)(1).
public struct NoteCostQuestion: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID

  public init(episode: EpisodeID) { self.episode = episode }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<CalendarDay> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    let asked = GoodFaithEstimate.dueOn(scheduled: nil, appointment: nil, requested: context.today) ?? context.today
    let due = try connection.noteEstimateDue(asked, for: found, on: context.today)
    return .done(due, subjects: [Subject("episode", episode)])
  }
}
