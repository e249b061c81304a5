import HTML
import ScripCore
import ScripDesk

/// Free times for one episode, those that can be billed first, each a link to its booking with what the payer would say.
struct FindTimePage: Equatable, Sendable {
  let episode: String
  let heading: String
  let lead: String
  let asked: Asked
  let from: CalendarDay
  let therapists: [CalendarPage.Choice]
  let locations: [CalendarPage.Choice]
  let groups: [Group]
  let note: String?
  /// What is left out and why, or that nothing else was found.
  let leftOut: LeftOut?
  /// Whether it can be asked for times that the payer would not pay for.
  let hasPayer: Bool
  /// Where the list goes on.
  let later: More
  /// What is listed: `Free on 24 Nov 2026, 09:00 to 14:00`.
  let title: String
  /// The appointment that is to be moved, if one is.
  let moving: AppointmentID?
  let frequency: String?

  /// Times of which the payer says the same. The heading is nil where there is one group only.
  struct Group: Equatable, Sendable {
    let heading: String?
    let days: [Day]
  }

  struct Day: Equatable, Sendable {
    let heading: String
    let offers: [Offer]
  }

  struct More: Equatable, Sendable {
    /// `More on Tue 24 Nov 2026, from 14:30`, or `Later`.
    let words: String
    let link: String
  }

  struct LeftOut: Equatable, Sendable {
    let sentence: String
    let reasons: [String]
    /// The address that shows them; nil where they are shown.
    let link: String?
  }

  struct Offer: Equatable, Sendable {
    let time: String
    let with: String
    let verdict: String
    let mark: String
    let link: String
  }

  init(_ found: FindSlots.Offers, _ asked: Asked, moving: AppointmentID? = nil) {
    self.asked = asked
    self.moving = moving
    episode = found.episode.id.description
    heading = moving == nil ? "Find a time" : "Move to another time"
    lead = "\(found.patient.shown), \(found.episode.problem), \(found.planName ?? found.payer.name)"
    from = found.from
    hasPayer = found.hasPayer
    therapists = found.therapists.map {
      CalendarPage.Choice(value: $0.id.description, words: $0.name, isChosen: $0.id == asked.therapist)
    }
    locations = found.locations.map {
      CalendarPage.Choice(value: $0.id.description, words: $0.name, isChosen: $0.id == asked.location)
    }
    let names = Dictionary(found.therapists.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(found.locations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let target = moving.map { "/appointments/\($0.description)/move/to" } ?? "/episodes/\(episode)/book"
    let along = asked.besides.map { "&\($0.name)=\($0.value)" }.joined()
    func offer(_ offer: RankedSlots.Offer) -> Offer {
      let (slot, verdict) = (offer.slot, offer.determination.wordsInList)
      return Offer(
        time: slot.start.shown,
        with: [names[slot.therapist], places[slot.location]].compactMap(\.self).joined(separator: ", "),
        verdict: verdict.words, mark: verdict.mark, link: target + TimeInAddress(slot).query + along)
    }
    let byAnswer = Dictionary(grouping: found.offers, by: \.determination.payability)
    groups = byAnswer.keys.sorted().map { answer in
      let byDay = Dictionary(grouping: byAnswer[answer] ?? [], by: \.slot.day)
      return Group(
        heading: byAnswer.count > 1 ? answer.heading : nil,
        days: byDay.keys.sorted().map { day in
          Day(heading: day.withWeekday, offers: (byDay[day] ?? []).map(offer))
        })
    }
    let notes =
      (found.hasFirmWish ? ["Only therapists who meet the patient’s firm wish are offered."] : []) + Self.closed(found)
    note = notes.isEmpty ? nil : notes.joined(separator: " ")
    leftOut = Self.leftOut(of: found, asked)
    later = Self.later(than: found, asked)
    title = Self.title(of: found, asked)
    frequency = found.frequency?.shown
  }

  /// Why the practice has no time on days that were looked at.
  private static func closed(_ found: FindSlots.Offers) -> [String] {
    (found.daysOff ?? []).filter { $0.meets(found.from...max(found.from, found.ranked.lastDay)) }.map {
      "Closed: \($0.spanShown), \($0.reason)."
    }
  }

  private static func leftOut(of found: FindSlots.Offers, _ asked: Asked) -> LeftOut? {
    let (ranked, last) = (found.ranked, found.ranked.lastDay.shown)
    if ranked.hasOnlyUnpaid, found.hasPayer { return LeftOut(sentence: unpaid(found), reasons: [], link: nil) }
    let count = ranked.hiddenCount + ranked.closerHidden
    guard count > 0 else { return nil }
    let keepsOrder = ranked.closerHidden == 0
    let listed = keepsOrder ? "Only times the payer pays." : "Times the payer pays, those as often as ordered first."
    let closer = keepsOrder ? [] : ["Closer than ordered (\(ranked.closerHidden))"]
    return LeftOut(
      sentence: "\(listed) \(count) more up to \(last) \(count == 1 ? "is" : "are") not shown:",
      reasons: closer + ranked.hidden.prefix(3).map { "\($0.words) (\($0.count))" },
      link: "?" + asked.parameters(from: found.from, after: asked.after, all: true))
  }

  /// Nobody pays for what is listed: whether it is worth while to hold one of them.
  private static func unpaid(_ found: FindSlots.Offers) -> String {
    let last = found.ranked.lastDay.shown
    let opening = "\(found.planName ?? found.payer.name) would pay for none of these, up to \(last)"
    switch found.offers.first?.determination.missingPaper {
    case let paper?: return "\(opening), without \(paper.shown). Hold one of the first until it comes, or look later."
    case nil: return "\(opening). Hold a time until what is missing is there, or look later."
    }
  }

  /// The list goes on at the first time that did not fit, or behind the last day that was looked at.
  private static func later(than found: FindSlots.Offers, _ asked: Asked) -> More {
    guard let cut = found.ranked.cut else {
      return More(words: "Later", link: "?" + asked.parameters(from: found.ranked.lastDay.adding(days: 1)))
    }
    let isListed = found.offers.contains { $0.slot.day == cut.day }
    return More(
      words: isListed ? "More on \(cut.day.withWeekday), from \(cut.time.shown)" : "Later",
      link: "?" + asked.parameters(from: cut.day, after: cut.time))
  }

  /// The days that were looked at; where a day is listed in part, its hours.
  private static func title(of found: FindSlots.Offers, _ asked: Asked) -> String {
    let part = shown(asked.weekday, asked.part).map { ", \($0)" } ?? ""
    let begins = found.from == asked.from ? asked.after : nil
    let starts = found.offers.map { RankedSlots.Start(day: $0.slot.day, time: $0.slot.start) }
    let last = found.ranked.cut == nil ? nil : starts.max()
    let end = last?.day ?? found.ranked.lastDay
    guard found.from < end else {
      let hours = [begins.map { "from \($0.shown)" }, last.map { "to \($0.time.shown)" }].compactMap(\.self)
      return "Free on \(found.from.shown)\(part)" + (hours.isEmpty ? "" : ", " + hours.joined(separator: " "))
    }
    let opening = begins.map { ", \($0.shown)," } ?? ""
    let closing = last.map { ", \($0.time.shown)" } ?? ""
    return "Free from \(found.from.shown)\(opening) to \(end.shown)\(closing)\(part)"
  }
}

extension FindTimePage {
  /// `Tuesdays, from 16:00 on`; nil at any time.
  static func shown(_ weekday: Int?, _ part: DayPart?) -> String? {
    let day = weekday.flatMap { number in Weekday.all.first { $0.number == number } }.map { "\($0.name)s" }
    let parts = [day, part?.shown].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension WaitlistEntry {
  /// When they can come: `Tuesdays, from 16:00 on`; nil at any time.
  var shownWhen: String? { FindTimePage.shown(weekday, part) }
}

extension Payability {
  /// Above the times of which the payer says this.
  var heading: String {
    switch self {
    case .payable: "Ready to bill"
    case .questioned: "Would be paid, likely to be questioned"
    case .closer: "Closer than ordered: booking asks why"
    case .needsPaper: "Nothing else is missing"
    case .selfPay: "The payer would not pay"
    case .blocked: "Not to be booked as it stands"
    }
  }
}

extension DayPart {
  /// In the middle of a sentence.
  var shown: String {
    switch self {
    case .morning: "in the morning"
    case .afternoon: "in the afternoon"
    case .late: "from 16:00 on"
    }
  }
}

/// A time as it stands in an address and in the hidden fields of a form: ids and numbers, no name.
struct TimeInAddress: Equatable, Sendable {
  let time: TimeAsked

  init(_ time: TimeAsked) { self.time = time }

  init(_ slot: FreeSlot) {
    time = TimeAsked(
      therapist: slot.therapist, location: slot.location, day: slot.day, start: slot.start, minutes: slot.minutes)
  }

  /// Nil when something is missing or cannot be kept in quarter hours.
  init?(_ value: (String) -> String?) {
    guard let therapist = value("therapist").flatMap({ TherapistID($0) }),
      let location = value("location").flatMap({ LocationID($0) }), let day = value("day").flatMap({ CalendarDay($0) }),
      let start = value("start").flatMap({ Int($0) }), let minutes = value("minutes").flatMap({ Int($0) }),
      (0..<1440).contains(start),
      Appointment.isOnTheQuarter(start: ClockTime(minutes: start), minutes: minutes)
    else { return nil }
    time = TimeAsked(
      therapist: therapist, location: location, day: day, start: ClockTime(minutes: start), minutes: minutes,
      isSecondOfTwo: value("isSecondOfTwo").flatMap { $0 == "yes" ? true : $0 == "no" ? false : nil })
  }

  var pairs: [(name: String, value: String)] {
    [
      ("therapist", time.therapist.description), ("location", time.location.description),
      ("day", time.day.description), ("start", String(time.start.minutes)), ("minutes", String(time.minutes)),
    ]
  }

  var query: String { "?" + pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&") }

  var hidden: [Node] { pairs.map { input(.type(.hidden), .name($0.name), .value($0.value)) } }
}
