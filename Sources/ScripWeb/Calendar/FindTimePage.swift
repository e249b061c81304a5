import HTML
import ScripCore
import ScripDesk

/// Free times for one episode, each a link to its booking, with what the payer would say.
struct FindTimePage: Equatable, Sendable {
  let episode: String
  let heading: String
  let lead: String
  let asked: Asked
  let from: CalendarDay
  let therapists: [CalendarPage.Choice]
  let locations: [CalendarPage.Choice]
  let days: [Day]
  let note: String?
  let later: String
  let lastDay: CalendarDay
  /// The appointment that is to be moved, if one is.
  let moving: AppointmentID?
  let frequency: String?

  struct Day: Equatable, Sendable {
    let heading: String
    let offers: [Offer]
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

    init(_ request: WebRequest, minutes usual: Int = 60) {
      let typed = request.query("minutes").flatMap { Int($0) }
      minutes = typed.flatMap { $0 % 15 == 0 && (15...240).contains($0) ? $0 : nil } ?? usual
      from = request.query("from").flatMap { CalendarDay($0) }
      therapist = request.query("therapist").flatMap { TherapistID($0) }
      location = request.query("location").flatMap { LocationID($0) }
    }

    func query(_ episode: EpisodeID) -> FindSlots {
      FindSlots(episode: episode, minutes: minutes, from: from, therapist: therapist, location: location, limit: 24)
    }
  }

  init(_ found: FindSlots.Offers, _ asked: Asked, moving: AppointmentID? = nil) {
    self.asked = asked
    self.moving = moving
    episode = found.episode.id.description
    heading = moving == nil ? "Find a time" : "Move to another time"
    lead = "\(found.patient.shown), \(found.episode.problem), \(found.planName ?? found.payer.name)"
    from = found.from
    lastDay = found.lastDay
    therapists = found.therapists.map {
      CalendarPage.Choice(value: $0.id.description, words: $0.name, isChosen: $0.id == asked.therapist)
    }
    locations = found.locations.map {
      CalendarPage.Choice(value: $0.id.description, words: $0.name, isChosen: $0.id == asked.location)
    }
    let names = Dictionary(found.therapists.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(found.locations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let byDay = Dictionary(grouping: found.offers, by: \.slot.day)
    let target = moving.map { "/appointments/\($0.description)/move/to" } ?? "/episodes/\(episode)/book"
    days = byDay.keys.sorted().map { day in
      Day(
        heading: day.withWeekday,
        offers: (byDay[day] ?? []).map { offer in
          let (slot, verdict) = (offer.slot, offer.determination.verdict.words)
          return Offer(
            time: slot.start.shown,
            with: [names[slot.therapist], places[slot.location]].compactMap(\.self).joined(separator: ", "),
            verdict: verdict.words, mark: verdict.mark, link: target + TimeInAddress(slot).query)
        })
    }
    note = found.hasFirmWish ? "Only therapists who meet the patient’s firm wish are offered." : nil
    later = "?" + Self.parameters(asked, from: found.lastDay.adding(days: 1))
    frequency = found.frequency?.shown
  }

  static func parameters(_ asked: Asked, from: CalendarDay) -> String {
    var parts = ["minutes=\(asked.minutes)", "from=\(from)"]
    if let therapist = asked.therapist { parts.append("therapist=\(therapist)") }
    if let location = asked.location { parts.append("location=\(location)") }
    return parts.joined(separator: "&")
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
