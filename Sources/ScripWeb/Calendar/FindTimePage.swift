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
  let later: String
  let lastDay: CalendarDay
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

  /// What the address asks for.
  struct Asked: Equatable, Sendable {
    let minutes: Int
    let from: CalendarDay?
    let therapist: TherapistID?
    let location: LocationID?
    /// Also times that the payer would not pay for.
    let all: Bool

    init(_ request: WebRequest, minutes usual: Int = 60, all usually: Bool = false) {
      self.init({ request.query($0) }, minutes: usual, all: usually)
    }

    /// Of an address, or of a form that carries the same.
    init(_ value: (String) -> String?, minutes usual: Int = 60, all usually: Bool = false) {
      let typed = value("minutes").flatMap { Int($0) }
      minutes = typed.flatMap { $0 % 15 == 0 && (15...240).contains($0) ? $0 : nil } ?? usual
      from = value("from").flatMap { CalendarDay($0) }
      therapist = value("therapist").flatMap { TherapistID($0) }
      location = value("location").flatMap { LocationID($0) }
      all = value("times").map { $0 == "all" } ?? usually
    }

    func query(_ episode: EpisodeID, moving: AppointmentID? = nil) -> FindSlots {
      FindSlots(
        episode: episode, minutes: minutes, from: from, therapist: therapist, location: location, limit: 24, all: all,
        moving: moving)
    }
  }

  init(_ found: FindSlots.Offers, _ asked: Asked, moving: AppointmentID? = nil) {
    self.asked = asked
    self.moving = moving
    episode = found.episode.id.description
    heading = moving == nil ? "Find a time" : "Move to another time"
    lead = "\(found.patient.shown), \(found.episode.problem), \(found.planName ?? found.payer.name)"
    from = found.from
    lastDay = found.ranked.lastDay
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
    func offer(_ offer: RankedSlots.Offer) -> Offer {
      let (slot, verdict) = (offer.slot, offer.determination.verdict.words)
      return Offer(
        time: slot.start.shown,
        with: [names[slot.therapist], places[slot.location]].compactMap(\.self).joined(separator: ", "),
        verdict: verdict.words, mark: verdict.mark, link: target + TimeInAddress(slot).query)
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
    note = found.hasFirmWish ? "Only therapists who meet the patient’s firm wish are offered." : nil
    leftOut = Self.leftOut(of: found, asked)
    // Where a day did not fit it is begun with, except when that would lead here again.
    let next = found.ranked.cutOn ?? found.ranked.lastDay.adding(days: 1)
    later = "?" + Self.parameters(asked, from: max(next, found.from.adding(days: 1)))
    frequency = found.frequency?.shown
  }

  private static func leftOut(of found: FindSlots.Offers, _ asked: Asked) -> LeftOut? {
    let (ranked, last) = (found.ranked, found.ranked.lastDay.shown)
    if ranked.hasOnlyUnpaid, found.hasPayer {
      return LeftOut(
        sentence: "\(found.planName ?? found.payer.name) would pay for none of these, up to \(last). "
          + "Hold a time until what is missing is there, or look later.",
        reasons: [], link: nil)
    }
    guard ranked.hiddenCount > 0 else { return nil }
    let count = ranked.hiddenCount
    return LeftOut(
      sentence: "Only times the payer pays. \(count) more up to \(last) \(count == 1 ? "is" : "are") not shown:",
      reasons: ranked.hidden.prefix(3).map { "\($0.words) (\($0.count))" },
      link: "?" + parameters(asked, from: found.from, all: true))
  }

  static func parameters(_ asked: Asked, from: CalendarDay, all: Bool? = nil) -> String {
    var parts = ["minutes=\(asked.minutes)", "from=\(from)"]
    if all ?? asked.all { parts.append("times=all") }
    if let therapist = asked.therapist { parts.append("therapist=\(therapist)") }
    if let location = asked.location { parts.append("location=\(location)") }
    return parts.joined(separator: "&")
  }
}

extension Payability {
  /// Above the times of which the payer says this.
  var heading: String {
    switch self {
    case .payable: "Ready to bill"
    case .questioned: "Would be paid, likely to be questioned"
    case .selfPay: "The payer would not pay"
    case .blocked: "Not to be booked as it stands"
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
