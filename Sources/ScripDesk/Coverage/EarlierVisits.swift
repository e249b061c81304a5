import ScripCore
import ScripSQL
import ScripStore

/// Notes visits that were used before Scrip kept count: in another office, or on paper.
public struct RecordEarlierVisits: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID
  let days: [CalendarDay]

  public init(episode: EpisodeID, days: [CalendarDay]) {
    self.episode = episode
    self.days = days
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Int> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    guard days.allSatisfy({ $0 <= context.today }) else {
      return .refused(
        Refusal(.invalid, "Nothing was noted.", faults: [.init("days", "A day is in the future. Check the year.")]))
    }
    // No order and no plan year reaches further back: an older day is a slip that would count against today's.
    guard days.allSatisfy({ $0.days(until: found.openedOn) <= 366 }) else {
      return .refused(
        Refusal(
          .invalid, "Nothing was noted.",
          faults: [.init("days", "A day is more than a year before the care began. Check the year.")]))
    }
    var ledger = try connection.ledger(of: episode)
    // A booked one is used when its note is signed.
    let twins = Set(days).intersection(ledger.sessionDays).sorted()
    guard twins.isEmpty else {
      let said = twins.map(\.shown).joined(separator: ", ")
      return .refused(
        Refusal(
          .invalid, "Nothing was noted.",
          faults: [.init("days", "\(said): a visit of this day counts already. Leave it out.")]))
    }
    let granted = try connection.authorizations(of: episode).filter { $0.state == .granted }
    // Before the entries are written: what they show to be here is taken from what was thought to be elsewhere.
    try connection.findHere(days, under: found, &context)
    for day in days {
      let entry = LimitEntry(
        .consume, context.ids.next(), on: day, size: VisitSize(units: 4, dollars: .zero),
        authorization: ledger.drawn(of: granted.filter { $0.covers(day) }))
      ledger.replay(entry)
      try connection.append(entry, id: context.ids.next(Noun.Limit.self), of: episode, at: context.moment)
    }
    try connection.judgeAgain(found.patient, &context)
    return .done(days.count, subjects: [Subject("episode", episode)])
  }
}

extension VisitLedger {
  /// Which of these prior authorizations, all of one day, a visit was used of: the first with room, else the first.
  fileprivate func drawn(of granted: [PriorAuthorization]) -> LimitID? {
    let known = granted.map(\.limit)
    return known.first { id in limits.contains { $0.id == id && $0.left > 0 } } ?? known.first
  }
}

/// Takes back a visit that was noted by mistake: what it used is free again on every limit. The entries stay.
public struct TakeBackEarlierVisit: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID
  let visit: AppointmentID

  /// `visit` is the booking of its entry, which is no appointment's.
  public init(episode: EpisodeID, visit: AppointmentID) {
    self.episode = episode
    self.visit = visit
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let found = try connection.episode(episode), try connection.appointment(visit) == nil else {
      return .refused(.notFound)
    }
    let ledger = try connection.ledger(of: episode)
    guard let day = ledger.consumed.first(where: { $0.booking == visit })?.day else {
      let isKnown = ledger.entries.contains { $0.booking == visit }
      return .refused(isKnown ? Refusal(.conflict, "This visit was taken back already.") : .notFound)
    }
    try connection.release(visit, of: episode, &context)
    try connection.countElsewhere(again: day, under: found, &context)
    try connection.judgeAgain(found.patient, &context)
    return .done(true, subjects: [Subject("episode", episode)])
  }
}

extension ShowEpisode.Story {
  /// Visits that were used before Scrip kept count, oldest first.
  public var earlierVisits: [(booking: AppointmentID, day: CalendarDay)] {
    let here = Set(appointments.map(\.id))
    return ledger.consumed.filter { !here.contains($0.booking) }
  }
}
