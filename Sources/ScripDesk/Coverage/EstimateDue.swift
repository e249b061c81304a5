import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// Keeps the day by which a written estimate is due in an episode: the first for what is booked and no given one
  /// speaks of, or for a question that none answered. Answers it; nil when none is due.
  ///
  /// Called by every act after which another day may stand. One that is no longer shown hides no later one.
  @discardableResult
  func refreshEstimate(of episode: Episode, _ context: ActContext) throws -> CalendarDay? {
    let before = try openDeadline(.estimate, of: episode.id)
    var days = try openDeadline(.costQuestion, of: episode.id).map { [$0] } ?? []
    days += try estimateDays(of: episode, context)
    let shown = context.today.adding(days: -Deadline.daysShownLate)
    let due = days.filter { $0 >= shown }.min() ?? days.max()
    if due != before {
      let reason = due == nil ? "" : "a written estimate is due"
      try note(
        Deadline(.estimate, episode.id, episode: episode.id, patient: episode.patient, day: due, reason: reason))
    }
    return due
  }

  /// The same for visits that were just booked or moved: nothing is asked for where a payer is sent a claim.
  func refreshEstimate(
    for booked: [Appointment], of episode: Episode, under payer: PayerRules, _ context: ActContext
  ) throws {
    if booked.contains(where: { payer.asksEstimate($0.paying) }) { try refreshEstimate(of: episode, context) }
  }

  /// The same for a visit that was given up or not kept: only a day that stands can fall.
  func refreshEstimate(without lost: Appointment, _ context: ActContext) throws {
    guard try openDeadline(.estimate, of: lost.episode) != nil, let episode = try episode(lost.episode) else { return }
    try refreshEstimate(of: episode, context)
  }

  /// By when an estimate is due for each visit to come that a patient pays alone.
  private func estimateDays(of episode: Episode, _ context: ActContext) throws -> [CalendarDay] {
    let coming = try appointments(of: episode.id).filter { $0.day >= context.today && $0.paying != nil }
    guard !coming.isEmpty else { return [] }
    let payer = try payer(of: episode, on: context.today, reference: context.reference)
    let alone = coming.filter { payer.asksEstimate($0.paying) }
    guard !alone.isEmpty else { return [] }
    let given = try estimates(of: episode.id)
    return alone.compactMap { $0.estimateDue(given: given, localDay: context.localDay) }
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
    try connection.append(estimate, id: context.ids.next(), of: episode)
    // It answers what was asked; days that are booked and not in it are still owed theirs.
    if try connection.openDeadline(.costQuestion, of: episode) != nil {
      try connection.note(
        Deadline(.costQuestion, found.id, episode: found.id, patient: found.patient, day: nil, reason: ""))
    }
    try connection.refreshEstimate(of: found, context)
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
    let shown = context.today.adding(days: -Deadline.daysShownLate)
    // Asking again gives no more time.
    let open = try connection.openDeadline(.costQuestion, of: episode).flatMap { $0 >= shown ? $0 : nil }
    if open == nil {
      try connection.note(
        Deadline(
          .costQuestion, found.id, episode: found.id, patient: found.patient, day: asked,
          reason: "asked what it costs"))
    }
    let due = try connection.refreshEstimate(of: found, context) ?? asked
    return .done(due, subjects: [Subject("episode", episode)])
  }
}
