import Foundation
import ScripCore
import TestSupport
import Testing

/// When a progress report is due, for every payer class, against a clerk who counts day by day.
@Suite struct ReportScheduleTests {
  static let catalog: PayerCatalog = {
    let file = Checkout.root.appending(path: "Sources/C/CTables/data/payer_rules.json")
    do { return try JSONDecoder().decode(PayerCatalog.self, from: Data(contentsOf: file)) } catch {
      preconditionFailure("payer_rules.json does not decode: \(error)")
    }
  }()

  typealias Rhythm = (visits: Int, days: Int, beforeEnd: Int?)
  /// Source: domain.md G. Nil: nobody orders, or the payer pays no massage.
  static let rhythms: [(key: String, rhythm: Rhythm?)] = [
    ("commercial_in_network", (10, 30, nil)), ("commercial_out_of_network", (10, 30, nil)), ("hsa", (10, 30, nil)),
    ("fsa", (10, 30, nil)), ("workers_comp_wa_lni", (6, 30, nil)), ("workers_comp_other", (10, 30, nil)),
    ("auto_pip_wa", (10, 30, nil)), ("auto_pip_fl", nil), ("auto_other", (10, 30, nil)), ("va_ccn", (10, 30, 28)),
    ("medicare_original", nil), ("medicare_advantage", (10, 30, nil)), ("medicaid", nil),
    ("third_party_lien", (10, 30, nil)), ("discount_program", nil), ("self_pay_medical", nil),
    ("self_pay_wellness", nil),
  ]

  static func rules(_ key: String) throws -> PayerRules {
    try #require(catalog.rules(for: key, on: ReportCalendar.start))
  }

  @Test("The table names every class once")
  func classes() { #expect(Self.rhythms.map(\.key).sorted() == Self.catalog.classes.map(\.key).sorted()) }

  @Test("A report is due when a clerk who counts says so, for 17 classes and 40 calendars, report after report")
  func clerk() throws {
    #expect(ReportCalendar.all.count == 40)
    var reports = 0
    for (key, rhythm) in Self.rhythms {
      let rules = try Self.rules(key)
      for calendar in ReportCalendar.all {
        let clerk = ReportClerk(rhythm: rhythm, calendar: calendar)
        var last: CalendarDay?
        // Every report is written on its day, until none is due.
        for _ in 0..<200 {
          let due = calendar.schedule(rules, lastReportOn: last).due?.day
          let expected = clerk.firstDay(lastReportOn: last)
          try #require(due == expected, "\(key), \(calendar.name), last \(last?.description ?? "none")")
          guard let due else { break }
          reports += 1
          last = due
        }
      }
    }
    #expect(reports > 1_000)
  }

  typealias Row = (name: String, visits: [Int], change: @Sendable (inout ReportSchedule) -> Void, day: Int?, String?)
  /// Days after the first session, at Washington's workers' compensation: 6 visits or 30 days.
  static let rows: [Row] = [
    ("six visits in three weeks", [0, 4, 8, 12, 16, 20], { _ in }, 20, "visits"),
    ("a month before the sixth", [0, 14, 28], { _ in }, 30, "days"),
    ("most of an order of 5", [0, 4, 8, 12], { $0.visitsOrdered = 5 }, 12, "mostUsed"),
    ("nothing moved in 6", [0, 1, 2, 3, 4, 5, 6], { $0.changed = false }, 5, "visits"),
    ("closed early", [0, 7], { $0.closedOn = $0.visitDays[1].adding(days: 1) }, 8, "discharge"),
    ("told up to the last session", [0, 7], { $0.lastReportOn = $0.visitDays[1] }, nil, nil),
    ("back after two months", [0, 60], { $0.lastReportOn = $0.visitDays[0] }, 60, "days"),
    ("no session", [], { _ in }, nil, nil),
  ]

  @Test("The reason that comes first is named", arguments: rows)
  func reason(row: Row) throws {
    var schedule = ReportSchedule(
      rules: try Self.rules("workers_comp_wa_lni"), visitDays: row.visits.map { ReportCalendar.start.adding(days: $0) })
    row.change(&schedule)
    #expect(schedule.due?.day == row.day.map { ReportCalendar.start.adding(days: $0) })
    #expect(schedule.due?.reason.rawValue == row.4)
  }

  @Test("The VA wants it before the authorization ends")
  func ending() throws {
    var schedule = ReportSchedule(rules: try Self.rules("va_ccn"), visitDays: [ReportCalendar.start])
    schedule.endsOn = ReportCalendar.start.adding(days: 34)
    #expect(schedule.due == .init(day: ReportCalendar.start.adding(days: 6), reason: .ending))
  }

  typealias Call = (done: Int, ordered: Int?, changed: Bool?, call: Bool)
  static let calls: [Call] = [
    (3, 6, false, true), (2, 6, false, false), (3, 6, true, false), (3, 6, nil, false), (5, 12, false, false),
    (6, 12, false, true), (3, nil, false, true), (2, 2, false, false), (3, 5, false, true),
  ]

  @Test("No change by visit 3 of 6 suggests calling the prescriber", arguments: calls)
  func call(row: Call) throws {
    var schedule = ReportSchedule(
      rules: try Self.rules("commercial_in_network"),
      visitDays: (0..<row.done).map { ReportCalendar.start.adding(days: $0) })
    schedule.visitsOrdered = row.ordered
    schedule.changed = row.changed
    #expect(schedule.suggestsCall(on: ReportCalendar.start.adding(days: 10)) == row.call)
  }
}
