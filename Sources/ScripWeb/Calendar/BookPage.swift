import HTML
import ScripCore
import ScripDesk

/// One time for one episode: what the determination says, and the ways on: book, self-pay, hold, series.
struct BookPage: Equatable, Sendable {
  let episode: String
  let heading: String
  let lead: String
  let time: TimeInAddress
  let slip: TimeSlip
  let way: Way
  /// Nobody may wait for this: it is not held either.
  let mayHold: Bool
  /// Until when a hold lasts unless somebody says otherwise.
  let holdDay: CalendarDay
  let holdTime: ClockTime
  let asksForReason: Bool
  let asksWhichOfTwo: Bool
  let today: CalendarDay
  /// What has to be corrected, by field; without a field it is about the whole.
  let faults: [FormFault]
  let typed: FormFields
  /// The list this time was chosen from.
  let others: String
  let asked: FindTimePage.Asked
  let series: String
  let frequency: String?
  /// The way of paying holds for every date to come.
  let maySeries: Bool

  /// Who would pay.
  enum Way: Equatable, Sendable {
    case underOrder, selfPay(noticeNeeded: Bool), nobody

    /// Goes with the form, which means what its button said.
    var hidden: Node {
      let payer: OfferedPayer = self == .underOrder ? .order : .patient
      return input(.type(.hidden), .name("pays"), .value(payer.rawValue))
    }
  }

  init(
    _ story: ShowEpisode.Story, _ time: TimeAsked, _ answer: Determination, permissions: Set<Permission>,
    asked: FindTimePage.Asked, faults: [FormFault] = [], typed: FormFields = FormFields()
  ) {
    episode = story.episode.id.description
    let name = story.therapists.first { $0.id == time.therapist }?.name ?? ""
    let place = story.locations.first { $0.id == time.location }?.name ?? ""
    let end = ClockTime.shown(minuteOfDay: time.start.minutes + time.minutes)
    heading = "\(time.day.withWeekday), \(time.start.shown)–\(end)"
    lead = "\(story.patient.shown), \(story.episode.problem), with \(name) in \(place)"
    self.time = TimeInAddress(time)
    slip = TimeSlip(answer, story, permissions: permissions)
    way =
      switch answer.verdict {
      case .ready: .underOrder
      case .selfPay(let notice): .selfPay(noticeNeeded: notice)
      case .blocked: .nobody
      }
    mayHold = !answer.findings.contains { $0.effect == .blocks && ($0.aspect == .safety || $0.aspect == .therapist) }
    today = story.today
    (holdDay, holdTime) = Self.holdEnd(before: time, today: story.today)
    maySeries = way == .underOrder || (story.payer.billing == .none && way != .nobody)
    asksForReason = answer.isCloserThanOrdered
    asksWhichOfTwo = faults.contains { $0.field == "isSecondOfTwo" }
    self.faults = faults
    self.typed = typed
    self.asked = asked
    others = "/episodes/\(episode)/times?" + asked.parameters(from: asked.from, after: asked.after)
    series = "/episodes/\(episode)/series\(TimeInAddress(time).query)&count=6"
    frequency = story.referrals.map(\.version).inForce(on: time.day)?.schedule.frequency?.shown
  }

  /// Noon two days on, a working day; before that an hour before the session, and for one of today its beginning.
  static func holdEnd(before time: TimeAsked, today: CalendarDay) -> (day: CalendarDay, time: ClockTime) {
    if time.day == today { return (today, time.start) }
    var day = today.adding(days: 2)
    while day.weekday > 5 { day = day.adding(days: 1) }
    return time.day > day
      ? (day, ClockTime(minutes: 720)) : (time.day, ClockTime(minutes: time.start.minutes - 60))
  }

  func fix(for field: String) -> String? { faults.first { $0.field == field }?.fix }
}
