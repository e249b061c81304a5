/// When a progress report to the prescriber is due, and why.
///
/// Promises: nothing is due before a session that no report has told of yet; a report answers for every session up
/// to its day. Source: domain.md G; the payer's own numbers are data (`PayerRules.report`).
public struct ReportSchedule: Hashable, Sendable {
  /// Why a report is due.
  public enum Reason: String, Hashable, Sendable, CaseIterable, Codable {
    /// So many visits since treatment began or since the last report, as the payer counts.
    case visits
    /// So many days since treatment began or since the last report, as the payer counts.
    case days
    /// Most of the visits the order allows are used: time to ask for more.
    case mostUsed
    /// After several visits the measures have not moved by what patients notice.
    case noChange
    /// The permission or the order ends, and this payer wants the report before it does.
    case ending
    /// The episode was closed.
    case discharge
  }

  /// A day on which a report is due, with the reason that comes first.
  public struct Due: Hashable, Sendable {
    public var day: CalendarDay
    public var reason: Reason

    public init(day: CalendarDay, reason: Reason) {
      self.day = day
      self.reason = reason
    }
  }

  /// In hundredths of the visits ordered. Source: domain.md G [P].
  public static let usedPercent = 80
  /// Visits after which measures should have moved. Source: domain.md G [P].
  public static let visitsBeforeChange = 6

  public var rules: PayerRules
  /// Days of sessions, oldest first: delivered ones, and booked ones where the day to come is asked for.
  public var visitDays: [CalendarDay]
  /// Visits the order in force allows; nil for an open order.
  public var visitsOrdered: Int?
  /// The first day of the order in force; sessions before it belong to the one before.
  public var orderFrom: CalendarDay?
  /// The last day of the order or of the permission, whichever ends first.
  public var endsOn: CalendarDay?
  /// The day of the newest signed report.
  public var lastReportOn: CalendarDay?
  /// Whether any measure has moved by its published threshold; nil when nothing was measured twice.
  public var changed: Bool?
  public var closedOn: CalendarDay?

  public init(rules: PayerRules, visitDays: [CalendarDay] = []) {
    self.rules = rules
    self.visitDays = visitDays
  }

  /// The first day on which a report is due, and why; nil when none is in sight. A day in the past is overdue.
  ///
  /// Of reasons that fall on one day, the one declared first is named.
  public var due: Due? {
    guard rules.report != nil else { return nil }
    let untold = visitDays.filter { day in lastReportOn.map { day > $0 } ?? true }
    guard let first = untold.first else { return nil }
    let days = Reason.allCases.compactMap { reason in
      day(of: reason, untold).map { Due(day: max($0, first), reason: reason) }
    }
    return days.min { $0.day < $1.day }
  }

  /// The day of one reason by itself; nil when it does not arise, or when a report has answered it.
  private func day(of reason: Reason, _ untold: [CalendarDay]) -> CalendarDay? {
    guard let rhythm = rules.report, let first = untold.first else { return nil }
    switch reason {
    case .visits: return nth(rhythm.visits, of: untold)
    case .days: return (lastReportOn ?? first).adding(days: rhythm.days)
    case .mostUsed:
      guard let visitsOrdered else { return nil }
      return unanswered(nth((visitsOrdered * Self.usedPercent + 99) / 100, of: visitsOfOrder))
    case .noChange: return changed == false ? unanswered(nth(Self.visitsBeforeChange, of: visitsOfOrder)) : nil
    case .ending:
      guard let endsOn, let before = rhythm.daysBeforeEnd else { return nil }
      return unanswered(endsOn.adding(days: -before))
    case .discharge: return unanswered(closedOn)
    }
  }

  private var visitsOfOrder: [CalendarDay] {
    visitDays.filter { day in orderFrom.map { day >= $0 } ?? true }
  }

  /// The day of the `count`th visit; nil when there are not that many.
  private func nth(_ count: Int, of days: [CalendarDay]) -> CalendarDay? {
    count > 0 && count <= days.count ? days[count - 1] : nil
  }

  /// The day, unless a report of that day or later has told of it.
  private func unanswered(_ day: CalendarDay?) -> CalendarDay? {
    guard let day, let lastReportOn else { return day }
    return day > lastReportOn ? day : nil
  }
}

extension ReportSchedule {
  /// Half of the order is used and nothing has moved: worth a call to the prescriber before the rest is spent.
  ///
  /// At least three visits; three where the order names no number. Source: domain.md S0-13 (3 of 6, no PSFS change
  /// of 1.3).
  public func suggestsCall(on day: CalendarDay) -> Bool {
    guard changed == false, rules.report != nil else { return false }
    let done = visitsOfOrder.count { $0 <= day }
    return done >= max(3, ((visitsOrdered ?? 0) + 1) / 2)
  }
}

extension ReportSchedule.Reason {
  /// For staff, in the middle of a sentence: `6 visits since the last report`.
  public func shown(_ rules: PayerRules) -> String {
    switch self {
    case .visits: "\(rules.report?.visits ?? 0) visits are done since the start or the last report"
    case .days: "\(rules.report?.days ?? 0) days have passed since the start or the last report"
    case .mostUsed: "\(ReportSchedule.usedPercent) % of the ordered visits are used"
    case .noChange: "nothing has changed noticeably after \(ReportSchedule.visitsBeforeChange) visits"
    case .ending: "the order or the authorization ends"
    case .discharge: "the episode is closed"
    }
  }
}
