import HTML
import ScripCore
import ScripDesk

/// The words of Today: what waits for somebody.
struct TodayPage: Equatable, Sendable {
  let heading: String
  let places: String
  let now: [NowLine]
  let inbox: (count: Int, age: String?)
  let toCompleteCount: Int
  let toComplete: [Line]
  let runningOut: [Line]
  let claimsToFix: ClaimsToFix
  let reports: [Line]
  let deadlines: [Line]
  let licences: [Line]
  /// The age of the code table, when it no longer covers the day.
  let tableNote: String?

  struct Line: Equatable, Sendable {
    let link: String
    let what: String
    let detail: String
  }

  static func == (left: Self, right: Self) -> Bool {
    left.heading == right.heading && left.now == right.now && left.inbox.count == right.inbox.count
      && left.toComplete == right.toComplete && left.reports == right.reports && left.deadlines == right.deadlines
      && left.runningOut == right.runningOut && left.licences == right.licences && left.tableNote == right.tableNote
  }

  /// `caller`: whoever looks. What only others can see to is left out.
  init(_ today: ShowToday.Today, tableEnds: CalendarDay?, for caller: Caller) {
    claimsToFix = ClaimsToFix(today)
    heading = "\(today.day.weekdayName) \(today.day.shown)"
    places = ([today.practiceName] + today.locations.map(\.name)).filter { !$0.isEmpty }.joined(separator: " · ")
    now = Self.now(today)
    inbox = (today.inboxCount, today.oldestInInbox.map { LocalTime.age(from: $0, to: today.now) })
    toCompleteCount = today.toCompleteCount
    toComplete = today.toComplete.map { line in
      // It came when it was over: nothing that is added to it helps.
      let over = line.lastDay.flatMap { $0 < today.day ? "over since \($0.shown): ask for the next one" : nil }
      return Line(
        link: "/referrals/\(line.referral.description)/check", what: line.patient.listed,
        detail: over ?? "see what is missing")
    }
    runningOut = today.runningOut.map { line in
      Line(
        link: "/episodes/\(line.episode.description)", what: line.patient.listed,
        detail: line.lastDay.map { "until \($0.shown)" } ?? "")
    }
    reports = today.reportsDue.map {
      Line(
        link: "/episodes/\($0.episode.description)/report", what: $0.patient.listed, detail: "since \($0.day.shown)")
    }
    deadlines = today.otherDeadlines.map {
      Line(
        link: "/episodes/\($0.episode.description)", what: $0.patient.listed,
        detail: "\($0.reason) \($0.day.shown)")
    }
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
        }
      }
      div(.class("halves")) {
        nowSheet(frame.permissions)
        waitingSheet(frame.permissions)
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
            span(.class("mute")) { inbox.age.map { "oldest \($0)" } ?? "nothing waits" }
          }
        }
        li {
          span(.class("n")) { shown(count: toCompleteCount) }
          span(.class("what")) { "Referrals to complete" }
          span(.class("mute")) { toCompleteCount == 0 ? "all whole" : "their payer would refuse them" }
        }
        for line in toComplete { item(line, opens: permissions.contains(.readReferrals)) }
        if toCompleteCount > toComplete.count {
          li {
            span(.class("mute")) { "The \(toComplete.count) that end first are shown; the next take their place." }
          }
        }
        if permissions.contains(.readMoney) { claimsToFix.node }
        li {
          span(.class("n")) { String(reports.count) }
          span(.class("what")) { "Reports due" }
          span(.class("mute")) { reports.isEmpty ? "none" : "the oldest first" }
        }
        for line in reports { item(line, opens: permissions.contains(.readReferrals)) }
      }
    }
  }

  private func endingSheet(_ permissions: Set<Permission>) -> Node {
    section(.class("sheet"), .aria("labelledby", "ending")) {
      div(.class("top")) { h2(.id("ending")) { "Runs out soon" } }
      if runningOut.isEmpty, licences.isEmpty, deadlines.isEmpty { p(.class("mute")) { "Nothing runs out soon." } }
      ul(.class("list")) {
        for line in runningOut + deadlines { item(line, opens: permissions.contains(.readReferrals)) }
        for line in licences { item(line, opens: permissions.contains(.readSettings)) }
      }
    }
  }

  /// `opens`: whoever looks may open what the line leads to.
  private func item(_ line: Line, opens: Bool) -> Node {
    li {
      span(.class("what")) {
        if opens, let path = LocalPath(checking: line.link) { a(.href(path)) { line.what } } else { line.what }
      }
      span(.class("mute")) { line.detail }
    }
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
      let today = try await pages.desk.ask(ShowToday(), by: caller)
      let page = TodayPage(today, tableEnds: tableEnds, for: caller)
      return Answer.html(page.bytes(frame: try await pages.frame(request, caller)))
    }
  }
}
