import ScripCore
import ScripSQL
import ScripStore

/// The days that Today's lists reach over, for the lists on Today and for each of them whole.
extension Connection {
  /// Orders that end within 14 days, soonest first.
  func ordersEnding(on today: CalendarDay, limit: Int) throws -> [WorkListLine] {
    try referralsRunningOut(from: today, to: today.adding(days: 14), limit: limit)
  }

  /// Progress reports that are due or overdue, the oldest first.
  func reportsDue(on today: CalendarDay, limit: Int) throws -> [DeadlineLine] {
    try deadlines(.report, through: today, limit: limit)
  }

  /// Signed reports that have not gone out, the oldest first.
  func reportsToSend(on today: CalendarDay, limit: Int) throws -> [DeadlineLine] {
    try deadlines(.reportToSend, through: today, limit: limit)
  }

  /// Authorizations that end, appeals that must be in and estimates to be given, at most `limit` of each.
  func otherDeadlines(on today: CalendarDay, limit: Int) throws -> [DeadlineLine] {
    try [Deadline.Kind.authorizationEnds, .appeal, .estimate].flatMap { kind in
      try deadlines(
        kind, from: today.adding(days: -Deadline.daysShownLate), through: today.adding(days: 14), limit: limit)
    }
  }
}

/// Holds and sessions that wait for somebody.
extension Connection {
  /// So soon a hold ends that somebody should look what is missing.
  static let secondsBeforeHoldEnds: Int64 = 2 * 86_400

  /// Holds that end within two days, the soonest first.
  func holdsEndingSoon(after moment: Moment, limit: Int) throws -> [AppointmentLine] {
    try holdsEnding(by: moment.adding(seconds: Self.secondsBeforeHoldEnds), limit: limit)
  }

  /// Holds that ended by themselves, whose patients nobody noted as told; the oldest first.
  func holdsOver(on today: CalendarDay, limit: Int) throws -> [DeadlineLine] {
    try deadlines(.holdOver, through: today, limit: limit)
  }
}
