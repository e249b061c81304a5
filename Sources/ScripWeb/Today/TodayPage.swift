import HTML
import ScripCore
import ScripDesk

/// The words of Today: what waits for somebody.
struct TodayPage: Equatable, Sendable {
  let heading: String
  let places: String
  /// What a practice that has just begun enters before anything can be booked: `the practice and a location`.
  let toEnter: String?
  let now: [NowLine]
  let inbox: (count: Int, age: String?)
  let toCompleteCount: Int
  let toComplete: [Line]
  let runningOut: [Line]
  let claimsToFix: ClaimsToFix
  let reports: [Line]
  let reportsCount: Int
  let toSend: [Line]
  let toSendCount: Int
  let deadlines: [Line]
  let licences: [Line]
  let settling: Settling
  /// Booked although nobody is there: the patients to call.
  let onDaysOffCount: Int
  /// The age of the code table, when it no longer covers the day.
  let tableNote: String?

  struct Line: Equatable, Sendable {
    let link: String
    let what: String
    let detail: String
    /// The detail is a sentence: it takes more than its line.
    var isLong = false
  }

  static func == (left: Self, right: Self) -> Bool {
    left.heading == right.heading && left.now == right.now && left.inbox.count == right.inbox.count
      && left.toComplete == right.toComplete && left.reports == right.reports && left.toSend == right.toSend
      && left.deadlines == right.deadlines
      && left.runningOut == right.runningOut && left.licences == right.licences && left.tableNote == right.tableNote
      && left.settling == right.settling && left.onDaysOffCount == right.onDaysOffCount
  }

  /// `caller`: whoever looks. What only others can see to is left out.
  init(_ today: ShowToday.Today, tableEnds: CalendarDay?, for caller: Caller) {
    claimsToFix = ClaimsToFix(today)
    settling = Settling(today, for: caller)
    onDaysOffCount = today.onDaysOffCount
    heading = "\(today.day.weekdayName) \(today.day.shown)"
    places = ([today.practiceName] + today.locations.map(\.name)).filter { !$0.isEmpty }.joined(separator: " · ")
    let missing = [
      today.practiceName.isEmpty ? "the practice" : nil, today.locations.isEmpty ? "a location" : nil,
    ].compactMap(\.self)
    toEnter = missing.isEmpty ? nil : missing.joined(separator: " and ")
    now = Self.now(today)
    inbox = (today.inboxCount, today.oldestInInbox.map { LocalTime.age(from: $0, to: today.now) })
    toCompleteCount = today.toCompleteCount
    toComplete = today.toComplete.map { line in
      .toComplete(
        line, askedOn: today.askedOn[line.referral], today.completing, today: today.day)
    }
    runningOut = today.runningOut.map(Line.ending)
    reports = today.reportsDue.map(Line.report)
    reportsCount = today.reportsDueCount
    toSend = today.reportsToSend.map(Line.report)
    toSendCount = today.reportsToSendCount
    deadlines = today.otherDeadlines.map(Line.deadline)
    let seesAll = caller.permissions.contains(.readSettings)
    licences = today.licencesEnding.filter { seesAll || $0.therapist.id == caller.therapist }.map { pair in
      let ended = pair.licence.to.map { $0 < today.day } ?? false
      return Line(
        link: "/settings", what: pair.therapist.name,
        detail: "\(pair.licence.state) licence \(ended ? "ended" : "ends") \(pair.licence.to?.shown ?? "")")
    }
    tableNote = tableEnds.flatMap { ends in
      ends < today.day
        ? "The ICD-10-CM table covers services until \(ends.shown); renew it with the October edition." : nil
    }
  }

  func bytes(frame: StaffLayout.Frame) -> [UInt8] {
    StaffLayout(title: "Today", current: .today, frame: frame) {
      div(.class("head")) {
        div {
          h1 { heading }
          p { places }
          if let toEnter, frame.permissions.contains(.readSettings) {
            p(.class("alert tight")) {
              "Nothing can be booked yet: \(frame.permissions.contains(.editSettings) ? "enter" : "the owner enters") "
              "\(toEnter) under "
              a(.href("/settings")) { "Settings" }
              "."
            }
          }
        }
      }
      div(.class("halves")) {
        nowSheet(frame.permissions)
        waitingSheet(frame.permissions)
        if frame.permissions.contains(.bookAppointments) { holdsSheet }
        endingSheet(frame.permissions)
      }
      if let tableNote { p(.class("small mute stack-top")) { tableNote } }
    }.bytes
  }

  private func waitingSheet(_ permissions: Set<Permission>) -> Node {
    section(.class("sheet"), .aria("labelledby", "waiting")) {
      div(.class("top")) { h2(.id("waiting")) { "Waiting for you" } }
      ul(.class("list")) {
        if permissions.contains(.readInbox) {
          li {
            span(.class("n")) { shown(count: inbox.count) }
            span(.class("what")) { a(.href("/inbox")) { "Inbox" } }
            span(.class("mute")) { inbox.age.map { "oldest \($0)" } ?? "nothing waits; upload what came on paper" }
          }
        }
        if permissions.contains(.bookAppointments) {
          listed(.unsettled, settling.unsettledCount, settling.unsettled, "visits before today that nobody settled")
          if onDaysOffCount > 0 { daysOffLine }
        }
        if settling.isTherapist {
          listed(.notesToWrite, settling.notesCount, settling.notes, "your sessions without a signed note")
        }
        counted(
          .toComplete, toCompleteCount,
          toCompleteCount == 0 ? "all whole; the next comes by the inbox" : "their payer would refuse them")
        for line in toComplete { line.node(opens: permissions.contains(.readReferrals)) }
        rest(of: .toComplete, toCompleteCount, shown: toComplete.count)
        if permissions.contains(.readMoney) { claimsToFix.node }
        counted(
          .reportsDue, reportsCount,
          reportsCount == 0 ? "none; the next is listed on its day" : "the oldest first")
        for line in reports { line.node(opens: permissions.contains(.readReferrals)) }
        rest(of: .reportsDue, reportsCount, shown: reports.count)
        counted(.reportsToSend, toSendCount, toSendCount == 0 ? "none" : "signed, not sent")
        for line in toSend { line.node(opens: permissions.contains(.readReferrals)) }
        rest(of: .reportsToSend, toSendCount, shown: toSend.count)
      }
    }
  }

  private func endingSheet(_ permissions: Set<Permission>) -> Node {
    section(.class("sheet"), .aria("labelledby", "ending")) {
      div(.class("top")) { h2(.id("ending")) { "Runs out soon" } }
      if runningOut.isEmpty, licences.isEmpty, deadlines.isEmpty {
        p(.class("mute")) { "No order ends within 14 days, and no licence within 60: they are listed here." }
      }
      ul(.class("list")) {
        for line in runningOut { line.node(opens: permissions.contains(.readReferrals)) }
        if runningOut.count >= ShowToday.linesMax { whole(.ordersEnding) }
        for line in deadlines { line.node(opens: permissions.contains(.readReferrals)) }
        if deadlines.count >= ShowToday.linesMax { whole(.deadlines) }
        for line in licences { line.node(opens: permissions.contains(.readSettings)) }
      }
    }
  }

  /// A number and the list it counts; both open the list.
  func counted(_ list: ShowWork.List, _ count: Int, _ remark: String) -> Node {
    li {
      span(.class("n")) {
        if let path = LocalPath(checking: list.path) {
          a(.href(path), .aria("label", "\(shown(count: count)) \(list.shown)")) { shown(count: count) }
        }
      }
      span(.class("what")) { if let path = LocalPath(checking: list.path) { a(.href(path)) { list.shown } } }
      span(.class("mute")) { remark }
    }
  }

  /// Says that some are not shown, and leads to them.
  func rest(of list: ShowWork.List, _ count: Int, shown lines: Int) -> Node {
    guard count > lines, let path = LocalPath(checking: list.path) else { return .nothing }
    return li { a(.href(path)) { "Show all \(shown(count: count)); \(lines) are shown here" } }
  }

  /// The way to a list that nobody counted.
  private func whole(_ list: ShowWork.List) -> Node {
    guard let path = LocalPath(checking: list.path) else { return .nothing }
    return li { a(.href(path)) { "The whole list: \(list.shown)" } }
  }
}

/// Where everybody's day begins.
public struct TodayRoutes: Sendable {
  private let pages: StaffPages
  private let tableEnds: CalendarDay?

  /// `tableEnds` is the last day of service that the code table covers.
  public init(_ pages: StaffPages, tableEnds: CalendarDay?) {
    self.pages = pages
    self.tableEnds = tableEnds
  }

  public func declare(in routes: inout Routes) {
    let (pages, tableEnds) = (pages, tableEnds)
    routes.get("/today", .readToday) { request, caller in
      let today = try await pages.desk.ask(ShowToday(therapist: caller.therapist), by: caller)
      let page = TodayPage(today, tableEnds: tableEnds, for: caller)
      return Answer.html(page.bytes(frame: try await pages.frame(request, caller)))
    }
    for list in ShowWork.List.allCases {
      routes.get(list.path, list.permission) { request, caller in
        let page = request.query("page").flatMap { Int($0) } ?? 1
        let work = try await pages.desk.ask(ShowWork(list, page: page, therapist: caller.therapist), by: caller)
        return Answer.html(WorkPage(work).bytes(frame: try await pages.frame(request, caller)))
      }
    }
  }
}
