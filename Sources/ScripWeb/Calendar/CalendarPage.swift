import ScripCore
import ScripDesk

/// The words of the calendar: a day with a column for each therapist, or one therapist's week.
struct CalendarPage: Equatable, Sendable {
  let heading: String
  let isWeek: Bool
  /// Columns in the order they are drawn.
  let columns: [Column]
  /// The hours down the side: `9:00`.
  let hours: [String]
  let previous: String
  let next: String
  let todayPath: String
  let otherView: String
  let therapists: [Choice]
  let locations: [Choice]
  let day: CalendarDay
  /// `3 booked, 1 held`.
  let tally: String
  /// The practice and the location, for the sheet on paper.
  let place: String
  let isPast: Bool
  /// Today is drawn instead of a day that no calendar has.
  let isNoDay: Bool
  /// Holidays and leave on the days shown.
  let away: [CalendarAway.Line]

  struct Column: Equatable, Sendable {
    let title: String
    let detail: String
    let isToday: Bool
    let entries: [Entry]
  }

  struct Entry: Equatable, Sendable {
    fileprivate(set) var time: String
    let name: String
    /// Of the therapist, where a column has several: `LM`.
    let initials: String?
    /// Where the practice has several and all of them are shown.
    let location: String?
    let words: AppointmentWords
    /// All of it, from when to when and with whom: `09:00–09:30, B. Moreno, Lee Ann Moss, booked, Ballard`.
    let whole: String
    let link: String
    /// From the top of the grid, in quarter hours, beginning with 1.
    let row: Int
    let quarters: Int
    /// Beside what overlaps.
    fileprivate(set) var place = Lanes.Place()
  }

  struct Choice: Equatable, Sendable {
    let value: String
    let words: String
    let isChosen: Bool
  }

  /// What the address asks for.
  struct Asked: Equatable, Sendable {
    let day: CalendarDay?
    /// A day was asked for that no calendar has.
    let isNoDay: Bool
    let isWeek: Bool
    let therapist: TherapistID?
    let location: LocationID?

    init(_ request: WebRequest) {
      day = request.query("day").flatMap { CalendarDay($0) }
      isNoDay = day == nil && request.query("day").map { !$0.isEmpty } ?? false
      isWeek = request.query("view") == "week"
      therapist = request.query("therapist").flatMap { TherapistID($0) }
      location = request.query("location").flatMap { LocationID($0) }
    }

    var query: ShowCalendar {
      ShowCalendar(day: day, isWeek: isWeek, location: location, therapist: therapist, isJudged: !isWeek)
    }
  }

  init(_ calendar: ShowCalendar.Calendar, _ asked: Asked) {
    isWeek = asked.isWeek
    day = asked.day ?? calendar.today
    isNoDay = asked.isNoDay
    tally = Self.tally(calendar.lines) ?? "Nobody is booked."
    place = Self.place(calendar, asked)
    isPast = (calendar.days.last ?? day) < calendar.today
    let lines = calendar.lines
    let away = CalendarAway(calendar, asked)
    self.away = away.lines
    let opening = Self.opening(calendar)
    let clock = LocalTime(offsetMinutes: calendar.zoneOffsetMinutes)
    let isNamed = isWeek && asked.therapist == nil
    let isPlaced = asked.location == nil && calendar.locations.count > 1
    let entries: ([ShowCalendar.Line]) -> [Entry] = { chosen in
      let sorted = chosen.sorted { $0.appointment.start < $1.appointment.start }
      let lanes = Lanes(sorted.map(\.appointment.quarters)).places
      return zip(sorted, lanes).map { line, lane in
        var entry = Entry(
          line, from: opening.lowerBound, calendar.therapists.first { $0.id == line.appointment.therapist },
          calendar.locations.first { $0.id == line.appointment.location }, clock, isNamed: isNamed, isPlaced: isPlaced,
          today: calendar.today)
        entry.place = lane
        // In a lane of a week there is room for the beginning; how long it is the block shows.
        if asked.isWeek { entry.time = line.appointment.start.shown }
        return entry
      }
    }
    if isWeek {
      heading = "Week of \(calendar.days[0].shown)"
      columns = calendar.days.filter { day -> Bool in
        day.weekday < 6 || lines.contains { $0.appointment.day == day }
      }.map { day in
        Column(
          title: day.weekdayName, detail: [day.shown, away.word(on: day)].compactMap(\.self).joined(separator: ", "),
          isToday: day == calendar.today,
          entries: entries(lines.filter { $0.appointment.day == day }))
      }
    } else {
      heading = calendar.days[0].withWeekday
      let day = calendar.days[0]
      let shown = calendar.therapists.filter { therapist in
        (asked.therapist == nil || asked.therapist == therapist.id)
          && (therapist.works(on: day) || lines.contains { $0.appointment.therapist == therapist.id })
      }
      columns = shown.map { therapist in
        let own = lines.filter { $0.appointment.therapist == therapist.id }
        let detail = [Self.tally(own), away.word(on: day, therapist)].compactMap(\.self).joined(separator: ", ")
        return Column(
          title: therapist.name, detail: detail.isEmpty ? "nobody booked" : detail, isToday: false,
          entries: entries(own))
      }
    }
    hours = stride(from: opening.lowerBound, to: opening.upperBound, by: 60).map { ClockTime(minutes: $0).shown }
    therapists = calendar.therapists.map {
      Choice(value: $0.id.description, words: $0.name, isChosen: $0.id == asked.therapist)
    }
    locations = calendar.locations.map {
      Choice(value: $0.id.description, words: $0.name, isChosen: $0.id == asked.location)
    }
    let step = isWeek ? 7 : 1
    previous = Self.path(asked, day.adding(days: -step), isWeek: isWeek)
    next = Self.path(asked, day.adding(days: step), isWeek: isWeek)
    todayPath = Self.path(asked, calendar.today, isWeek: isWeek)
    otherView = Self.path(asked, day, isWeek: !isWeek)
  }

  /// Who comes or came: one who did not come is drawn, and not counted.
  static func count(_ appointments: [Appointment]) -> Int { appointments.count { $0.state.word != .noShow } }

  /// How many are booked and how many only held; nil for nobody.
  private static func tally(_ lines: [ShowCalendar.Line]) -> String? {
    let held = lines.count { $0.appointment.state.word == .held }
    let counts = [(count(lines.map(\.appointment)) - held, "booked"), (held, "held")].filter { $0.0 > 0 }
    return counts.isEmpty ? nil : counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private static func place(_ calendar: ShowCalendar.Calendar, _ asked: Asked) -> String {
    let chosen = calendar.locations.first { $0.id == asked.location }
    let only = calendar.locations.count == 1 ? calendar.locations.first : nil
    let place = (chosen ?? only)?.name ?? (calendar.locations.isEmpty ? nil : "all locations")
    return [calendar.practice, place].compactMap(\.self).joined(separator: ", ")
  }

  /// Whole hours that hold the opening hours and every appointment; 8 to 18 where nothing says otherwise.
  private static func opening(_ calendar: ShowCalendar.Calendar) -> Range<Int> {
    let open = calendar.locations.flatMap(\.hours).filter { hours in
      calendar.days.contains { $0.weekday == hours.weekday }
    }
    let first = (open.map(\.opens.minutes) + calendar.lines.map(\.appointment.start.minutes)).min() ?? 480
    let last = (open.map(\.closes.minutes) + calendar.lines.map(\.appointment.endMinute)).max() ?? 1080
    return first / 60 * 60..<max(first / 60 * 60 + 60, (last + 59) / 60 * 60)
  }

  private static func path(_ asked: Asked, _ day: CalendarDay, isWeek: Bool) -> String {
    var parts = ["day=\(day)"]
    if isWeek { parts.append("view=week") }
    if let therapist = asked.therapist { parts.append("therapist=\(therapist)") }
    if let location = asked.location { parts.append("location=\(location)") }
    return "/calendar?" + parts.joined(separator: "&")
  }
}

extension CalendarPage.Entry {
  fileprivate init(
    _ line: ShowCalendar.Line, from opening: Int, _ therapist: Therapist?, _ location: Location?, _ clock: LocalTime,
    isNamed: Bool, isPlaced: Bool, today: CalendarDay
  ) {
    let appointment = line.appointment
    time = appointment.shownTime
    name = line.patient.initialed
    initials = isNamed ? therapist?.initials : nil
    self.location = isPlaced ? location?.name : nil
    words = AppointmentWords(appointment, line.determination, clock, isStopped: line.isStopped, today: today)
    whole = [appointment.shownTime, line.patient.initialed, therapist?.name, words.words, location?.name]
      .compactMap(\.self).joined(separator: ", ")
    link = "/appointments/\(appointment.id.description)"
    row = (appointment.start.minutes - opening) / 15 + 1
    quarters = appointment.minutes / 15
  }
}

extension Therapist {
  /// `LM` for Lee Ann Moss: the first and the last word of the name.
  fileprivate var initials: String {
    let words = name.split(separator: " ")
    return [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first.map(String.init) }.joined()
  }
}
