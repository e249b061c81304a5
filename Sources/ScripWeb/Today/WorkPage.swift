import HTML
import ScripCore
import ScripDesk

/// The words of one of Today's lists, whole.
struct WorkPage: Equatable, Sendable {
  let heading: String
  let lead: String
  let empty: String
  let lines: [TodayPage.Line]
  let path: String
  let page: Int
  let hasNext: Bool

  init(_ work: ShowWork.Work) {
    heading = work.list.shown
    lead = work.list.lead
    empty = work.page > 1 ? "Nothing waits behind this place any more." : work.list.empty
    path = work.list.path
    page = work.page
    hasNext = work.hasNext
    switch work.list {
    case .toComplete:
      lines = work.orders.map { line in
        .toComplete(
          line, askedOn: work.askedOn[line.referral], work.completing, today: work.today)
      }
    case .ordersEnding: lines = work.orders.map(TodayPage.Line.ending)
    case .reportsDue, .reportsToSend: lines = work.deadlines.map(TodayPage.Line.report)
    case .deadlines: lines = work.deadlines.map(TodayPage.Line.deadline)
    case .unsettled: lines = work.appointments.map { .unsettled($0, work.therapists) }
    case .notesToWrite: lines = work.appointments.map(TodayPage.Line.noteToWrite)
    case .holdsEnding:
      let clock = LocalTime(offsetMinutes: work.zoneOffsetMinutes)
      lines = work.appointments.map { .holdEnding($0, clock) }
    case .holdsOver: lines = work.deadlines.map(TodayPage.Line.holdOver)
    }
  }

  func bytes(frame: StaffLayout.Frame) -> [UInt8] {
    StaffLayout(title: heading, current: .today, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/today")) { "Today" } }
          h1 { heading }
          p { lead }
        }
      }
      section(.class("sheet"), .aria("label", heading)) {
        if lines.isEmpty { p(.class("mute")) { empty } }
        ul(.class("list")) { for line in lines { line.node(opens: frame.permissions.contains(.readReferrals)) } }
        if hasNext || page > 1 { paging }
      }
    }.bytes
  }

  private var paging: Node {
    nav(.class("row stack-top"), .aria("label", "Pages of the list")) {
      span(.class("mute")) { "Page \(page)" }
      if page > 1 { step("The ones before", to: page - 1) }
      if hasNext { step("The next ones", to: page + 1) }
    }
  }

  private func step(_ words: String, to page: Int) -> Node {
    guard let path = LocalPath(checking: "\(path)?page=\(page)") else { return .nothing }
    return a(.class("btn"), .href(path)) { words }
  }
}

extension ShowWork.List {
  var path: String { "/today/\(rawValue)" }

  var shown: String {
    switch self {
    case .toComplete: "Referrals to complete"
    case .reportsDue: "Reports due"
    case .reportsToSend: "Reports to send"
    case .ordersEnding: "Orders that end soon"
    case .deadlines: "Days to keep"
    case .unsettled: "Came, or not?"
    case .notesToWrite: "Notes to write"
    case .holdsEnding: "Holds that end within 2 days"
    case .holdsOver: "Holds that ended: tell the patient"
    }
  }

  fileprivate var lead: String {
    switch self {
    case .toComplete: "Their payer would refuse them. Those without a last day first, then whichever ends first."
    case .reportsDue: "The oldest first."
    case .reportsToSend: "Signed, and not sent yet. The oldest first."
    case .ordersEnding: "Within 14 days, the soonest first."
    case .deadlines: "Authorizations that end, appeals and estimates within 14 days, the soonest first."
    case .unsettled: "Visits before today that nobody settled, the oldest first. Each keeps its visit until it is."
    case .notesToWrite: "Your sessions before today without a signed note, the oldest first."
    case .holdsEnding: "The soonest first, with what each still needs. Then the time is free again."
    case .holdsOver: "What they waited for did not come in time. Tell the patient, then say so on the appointment."
    }
  }

  fileprivate var empty: String {
    switch self {
    case .toComplete: "All are whole. The next referral comes in by the inbox."
    case .reportsDue: "None is due. A report can be drafted at any time on the episode."
    case .reportsToSend: "None waits. A report comes here when its therapist signs it."
    case .ordersEnding: "No order ends within 14 days."
    case .deadlines: "Nothing has to be in within 14 days."
    case .unsettled: "Every visit before today is settled."
    case .notesToWrite: "Every session before today has its note."
    case .holdsEnding: "No hold ends within 2 days."
    case .holdsOver: "Every patient whose hold ended knows."
    }
  }
}

extension ShowWork.List {
  /// Who may look at it. Names and times are for everybody at work; telephones are for who books.
  var permission: Permission {
    switch self {
    case .toComplete, .reportsDue, .reportsToSend, .ordersEnding, .deadlines: .readToday
    case .unsettled, .holdsEnding, .holdsOver: .bookAppointments
    case .notesToWrite: .writeNotes
    }
  }
}

extension TodayPage.Line {
  static func toComplete(
    _ line: WorkListLine, askedOn: CalendarDay?, _ completing: ToComplete, today: CalendarDay
  ) -> Self {
    // It came when it was over: nothing that is added to it helps.
    let over = line.lastDay.flatMap { $0 < today ? "over since \($0.shown): ask for the next one" : nil }
    let asked = asked(askedOn, isToAsk: completing.toAsk.contains(line.referral), today: today)
    let own = own(completing.own[line.referral] ?? [])
    return Self(
      link: "/referrals/\(line.referral.description)/check", what: line.patient.listed,
      detail: [over, asked, own].compactMap(\.self).joined(separator: ", "), isLong: own != nil)
  }

  /// `asked 3 days ago`, `prescriber not asked yet`; nil when there is nothing to ask them.
  static func asked(_ day: CalendarDay?, isToAsk: Bool, today: CalendarDay) -> String? {
    guard let day else { return isToAsk ? "prescriber not asked yet" : nil }
    switch today.daysSinceEpoch - day.daysSinceEpoch {
    case ...0: return "asked today"
    case 1: return "asked yesterday"
    case let days: return "asked \(days) days ago"
    }
  }

  /// `you: claim number, date of injury`: what the practice finds out and enters itself; nil when there is nothing.
  static func own(_ elements: [ReferralElement]) -> String? {
    let what = elements.map(\.shown)
    guard !what.isEmpty else { return nil }
    return "you: " + what.prefix(3).joined(separator: ", ") + (what.count > 3 ? ", and more" : "")
  }

  static func ending(_ line: WorkListLine) -> Self {
    Self(
      link: "/episodes/\(line.episode.description)", what: line.patient.listed,
      detail: line.lastDay.map { "until \($0.shown)" } ?? "")
  }

  static func report(_ line: DeadlineLine) -> Self {
    Self(
      link: "/episodes/\(line.episode.description)/report", what: line.patient.listed,
      detail: "since \(line.day.shown)")
  }

  static func deadline(_ line: DeadlineLine) -> Self {
    Self(
      link: "/episodes/\(line.episode.description)", what: line.patient.listed,
      detail: "\(line.reason) \(line.day.shown)")
  }

  /// `opens`: whoever looks may open what the line leads to.
  func node(opens: Bool) -> Node {
    li {
      span(.class("what")) { if opens, let path = LocalPath(checking: link) { a(.href(path)) { what } } else { what } }
      span(.class(isLong ? "mute wraps" : "mute")) { detail }
    }
  }
}
