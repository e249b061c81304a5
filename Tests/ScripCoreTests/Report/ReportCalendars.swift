import ScripCore
import TestSupport

/// Made-up courses of treatment: when sessions were, what was ordered, what moved, when it ended.
struct ReportCalendar: Sendable {
  var name: String
  var visits: [CalendarDay]
  var ordered: Int?
  var orderFrom: CalendarDay?
  var endsOn: CalendarDay?
  var changed: Bool?
  var closedOn: CalendarDay?

  static let start = CalendarDay("2026-01-05")!

  /// Forty: nine that a person would think of, the others drawn from a fixed seed.
  static let all: [ReportCalendar] = thought + (0..<31).map(drawn)

  private static func weekly(_ count: Int, every days: Int = 7) -> [CalendarDay] {
    (0..<count).map { start.adding(days: $0 * days) }
  }

  private static let thought: [ReportCalendar] = [
    ReportCalendar(name: "no session"),
    ReportCalendar(name: "one session, never again", visits: weekly(1)),
    ReportCalendar(name: "weekly, 12 ordered", visits: weekly(12), ordered: 12),
    ReportCalendar(name: "twice a week, 12 ordered", visits: weekly(12, every: 3), ordered: 12),
    ReportCalendar(name: "once a month, open order", visits: weekly(6, every: 30)),
    ReportCalendar(name: "6 ordered, nothing moved", visits: weekly(6, every: 2), ordered: 6, changed: false),
    ReportCalendar(name: "closed after 4", visits: weekly(4), ordered: 12, closedOn: start.adding(days: 25)),
    ReportCalendar(
      name: "renewed after 6", visits: weekly(14, every: 4), ordered: 8, orderFrom: start.adding(days: 24)),
    ReportCalendar(name: "ends in 45 days", visits: weekly(20, every: 4), endsOn: start.adding(days: 45)),
  ]

  private static func drawn(_ index: Int) -> ReportCalendar {
    var random = SeededGenerator(seed: 4_000 + UInt64(index))
    var day = start
    var visits: [CalendarDay] = []
    for _ in 0..<Int.random(in: 1...26, using: &random) {
      visits.append(day)
      // Now and then twice on one day, now and then a long gap.
      day = day.adding(days: [0, 1, 2, 3, 3, 4, 7, 7, 7, 14, 40].randomElement(using: &random) ?? 7)
    }
    var calendar = ReportCalendar(name: "drawn \(index)", visits: visits)
    if Bool.random(using: &random) { calendar.ordered = Int.random(in: 1...24, using: &random) }
    if Bool.random(using: &random) { calendar.orderFrom = visits.randomElement(using: &random) }
    if Bool.random(using: &random) { calendar.endsOn = day.adding(days: Int.random(in: -20...60, using: &random)) }
    calendar.changed = [true, false, nil].randomElement(using: &random) ?? nil
    if Bool.random(using: &random) { calendar.closedOn = day.adding(days: Int.random(in: 0...9, using: &random)) }
    return calendar
  }

  init(
    name: String, visits: [CalendarDay] = [], ordered: Int? = nil, orderFrom: CalendarDay? = nil,
    endsOn: CalendarDay? = nil, changed: Bool? = nil, closedOn: CalendarDay? = nil
  ) {
    self.name = name
    self.visits = visits
    self.ordered = ordered
    self.orderFrom = orderFrom
    self.endsOn = endsOn
    self.changed = changed
    self.closedOn = closedOn
  }

  func schedule(_ rules: PayerRules, lastReportOn: CalendarDay?) -> ReportSchedule {
    var schedule = ReportSchedule(rules: rules, visitDays: visits)
    schedule.visitsOrdered = ordered
    schedule.orderFrom = orderFrom
    schedule.endsOn = endsOn
    schedule.changed = changed
    schedule.closedOn = closedOn
    schedule.lastReportOn = lastReportOn
    return schedule
  }
}

/// The same rule told another way: a clerk who looks at the chart each morning, day after day, and counts.
struct ReportClerk {
  /// Visits, days, days before the end; nil where no report is due. Typed in from domain.md, not read from the data.
  var rhythm: (visits: Int, days: Int, beforeEnd: Int?)?
  var calendar: ReportCalendar

  /// The first day on which the clerk says "a report is due today".
  func firstDay(lastReportOn last: CalendarDay?) -> CalendarDay? {
    guard let rhythm, let first = calendar.visits.first else { return nil }
    var today = first
    for _ in 0..<1_500 {
      if isDue(on: today, last, rhythm) { return today }
      today = today.adding(days: 1)
    }
    return nil
  }

  private func isDue(
    on today: CalendarDay, _ last: CalendarDay?, _ rhythm: (visits: Int, days: Int, beforeEnd: Int?)
  ) -> Bool {
    let done = calendar.visits.filter { $0 <= today }
    let untold = done.filter { last == nil || $0 > last! }
    if untold.isEmpty { return false }
    if untold.count >= rhythm.visits { return true }
    if (last ?? calendar.visits[0]).days(until: today) >= rhythm.days { return true }
    if becomesTrue(on: today, after: last, mostUsed) { return true }
    if calendar.changed == false, becomesTrue(on: today, after: last, { ofOrder($0) >= 6 }) { return true }
    if let end = calendar.endsOn, let before = rhythm.beforeEnd {
      let day = end.adding(days: -before)
      if day <= today, last == nil || day > last! { return true }
    }
    if let closed = calendar.closedOn, closed <= today, last == nil || closed > last! { return true }
    return false
  }

  private func ofOrder(_ day: CalendarDay) -> Int {
    calendar.visits.count { $0 <= day && (calendar.orderFrom == nil || $0 >= calendar.orderFrom!) }
  }

  private func mostUsed(_ day: CalendarDay) -> Bool {
    guard let ordered = calendar.ordered else { return false }
    return Double(ofOrder(day)) >= 0.8 * Double(ordered) - 0.000_1
  }

  /// True today, and was not yet true on the day of the last report.
  private func becomesTrue(
    on today: CalendarDay, after last: CalendarDay?, _ condition: (CalendarDay) -> Bool
  ) -> Bool {
    condition(today) && !(last.map(condition) ?? false)
  }
}
