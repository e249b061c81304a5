import HTML
import ScripCore
import ScripDesk

extension FindTimePage {
  /// What the address asks for. It goes along to the page of one time, so that "Other times" leads back to the same list.
  struct Asked: Equatable, Sendable {
    let minutes: Int
    let from: CalendarDay?
    /// A day was asked for that no calendar has.
    let isNoDay: Bool
    /// On the first day, only what begins then or later.
    let after: ClockTime?
    let part: DayPart?
    /// 1 is Monday; nil: on any day.
    let weekday: Int?
    let therapist: TherapistID?
    let location: LocationID?
    /// Also times that the payer would not pay for.
    let all: Bool

    init(_ request: WebRequest, minutes usual: Int = 60, all usually: Bool = false) {
      self.init({ request.query($0) }, minutes: usual, all: usually)
    }

    /// Of an address, or of a form that carries the same.
    init(_ value: (String) -> String?, minutes usual: Int = 60, all usually: Bool = false) {
      self.init(value, therapist: "therapist", location: "location", minutes: usual, all: usually)
    }

    /// As it came along beside a time, which has a therapist and a location of its own.
    init(besides time: TimeAsked, all usually: Bool = false, _ value: (String) -> String?) {
      self.init(value, therapist: "with", location: "in", minutes: time.minutes, all: usually)
    }

    private init(
      _ value: (String) -> String?, therapist who: String, location place: String, minutes usual: Int,
      all usually: Bool
    ) {
      let typed = value("minutes").flatMap { Int($0) }
      minutes = typed.flatMap { $0 % 15 == 0 && (15...240).contains($0) ? $0 : nil } ?? usual
      from = value("from").flatMap { CalendarDay($0) }
      isNoDay = from == nil && value("from").map { !$0.isEmpty } ?? false
      after = value("after").flatMap { Int($0) }.flatMap { (0..<1440).contains($0) ? ClockTime(minutes: $0) : nil }
      part = value("part").flatMap { DayPart(rawValue: $0) }
      weekday = value("weekday").flatMap { Int($0) }.flatMap { (1...7).contains($0) ? $0 : nil }
      therapist = value(who).flatMap { TherapistID($0) }
      location = value(place).flatMap { LocationID($0) }
      all = value("times").map { $0 == "all" } ?? usually
    }

    func query(_ episode: EpisodeID, moving: AppointmentID? = nil) -> FindSlots {
      FindSlots(
        episode: episode, minutes: minutes, from: from, after: after, part: part, weekday: weekday,
        therapist: therapist, location: location, limit: 24, all: all, moving: moving)
    }

    /// The same list, or another beginning of it. Nil leaves out what is not said.
    func parameters(from: CalendarDay?, after: ClockTime? = nil, all: Bool? = nil) -> String {
      let pairs =
        [("minutes", String(minutes))] + pairs(from: from, after: after, all: all)
        + [
          ("therapist", therapist?.description), ("location", location?.description),
        ].compactMap { name, value in value.map { (name, $0) } }
      return pairs.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// What goes along beside a time: ids, days and words of ours, nothing that anybody typed.
    var besides: [(name: String, value: String)] {
      pairs(from: from, after: after)
        + [("with", therapist?.description), ("in", location?.description)].compactMap {
          name, value in value.map { (name, $0) }
        }
    }

    /// The same as fields of a form.
    var hidden: [Node] { besides.map { input(.type(.hidden), .name($0.name), .value($0.value)) } }

    private func pairs(
      from: CalendarDay?, after: ClockTime?, all: Bool? = nil
    ) -> [(name: String, value: String)] {
      [
        ("from", from?.description), ("after", after.map { String($0.minutes) }), ("part", part?.rawValue),
        ("weekday", weekday.map { String($0) }),
        ("times", all ?? self.all ? "all" : "paid"),
      ].compactMap { name, value in value.map { (name, $0) } }
    }
  }
}
