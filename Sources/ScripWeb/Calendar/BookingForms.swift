import ScripCore
import ScripDesk

/// Books a time: the time itself, who pays, and why it is closer than ordered.
struct BookForm: WebForm {
  let time: TimeAsked
  /// Nil on a page that does not ask, as when an appointment is moved.
  let paying: Appointment.Paying?
  let varianceReason: String?

  init?(reading reader: inout FormReader) {
    paying = reader.paying()
    varianceReason = reader.optionalText("varianceReason", label: "the reason")
    guard let time = reader.time() else { return nil }
    self.time = time
  }
}

/// Holds a time until a day and hour.
struct HoldForm: WebForm {
  let time: TimeAsked
  let untilDay: CalendarDay
  let untilTime: ClockTime

  init?(reading reader: inout FormReader) {
    let day = reader.day("untilDay", label: "the day")
    let clock = reader.clock("untilTime", label: "the hour")
    if clock == nil, reader.faults.isEmpty { reader.fault("untilTime", "Write the hour until which it is held.") }
    guard let time = reader.time(), let day, let clock else { return nil }
    (self.time, untilDay, untilTime) = (time, day, clock)
  }
}

/// Turns a hold into a booking.
struct KeepForm: WebForm {
  let paying: Appointment.Paying
  let varianceReason: String?

  init?(reading reader: inout FormReader) {
    varianceReason = reader.optionalText("varianceReason", label: "the reason")
    guard let paying = reader.paying() else {
      reader.fault("", OfferedPayer.fix)
      return nil
    }
    self.paying = paying
  }
}

/// Who pays as the page offered it, so that the form says the same however often it is sent. The act decides about it again.
enum OfferedPayer: String {
  case order, patient

  static let fix = "Load the page again and see who pays."
}

/// Cancels an appointment.
struct CancelForm: WebForm {
  let cause: Appointment.Cancellation.Cause
  let note: String?

  init?(reading reader: inout FormReader) {
    let cause: Appointment.Cancellation.Cause? = reader.choice("cause", label: "whose wish it is")
    note = reader.optionalText("note", label: "the note")
    guard let cause, cause != .holdRanOut else {
      if reader.faults.isEmpty { reader.fault("cause", "Choose whose wish it is.") }
      return nil
    }
    self.cause = cause
  }
}

/// Puts somebody on the waitlist.
struct WaitlistForm: WebForm {
  let minutes: Int
  let therapist: TherapistID?
  let location: LocationID?
  let part: DayPart?
  let weekday: Int?
  let firstDay: CalendarDay
  let lastDay: CalendarDay

  init?(reading reader: inout FormReader) {
    let minutes = reader.number("minutes", label: "the length", in: 15...240)
    therapist = reader.optionalText("therapist", label: "the therapist").flatMap { TherapistID($0) }
    location = reader.optionalText("location", label: "the location").flatMap { LocationID($0) }
    part = reader.optionalText("part", label: "the time of day").flatMap { DayPart(rawValue: $0) }
    weekday = reader.optionalNumber("weekday", label: "the weekday", in: 1...7)
    let first = reader.day("firstDay", label: "the first day")
    let last = reader.day("lastDay", label: "the last day")
    guard let minutes, let first, let last else { return nil }
    (self.minutes, firstDay, lastDay) = (minutes, first, last)
  }
}

/// The dates of a series that were left ticked.
struct SeriesForm: WebForm {
  let time: TimeAsked
  let count: Int
  let dates: [BookSeries.Date]

  init?(reading reader: inout FormReader) {
    let count = reader.number("count", label: "the number of dates", in: 1...SeriesPlan.countMax)
    guard let time = reader.time(), let count else { return nil }
    dates = reader.all("date").compactMap { SeriesPage.date($0, of: time) }
    if dates.isEmpty { reader.fault("date", "Tick at least one date.") }
    (self.time, self.count) = (time, count)
  }
}

extension CareKind {
  /// As it is asked for, with what tells it from the others.
  var asked: String {
    switch self {
    case .therapeutic: "treatment: it is to get better"
    case .maintenanceByNecessity: "maintenance: the cause cannot be changed, such as a job"
    case .maintenanceByChoice: "maintenance: the cause stays by choice, such as a sport"
    case .wellness: "wellness: nothing is to be treated"
    }
  }
}

/// Opens an episode for somebody who has no order yet.
struct OpenEpisodeForm: WebForm {
  let problem: String
  let coverage: CoverageID?
  let care: CareKind

  init?(reading reader: inout FormReader) {
    let problem = reader.text("problem", label: "what it is about", max: 100)
    let care = reader.optionalText("care", label: "the kind of care").flatMap { CareKind(rawValue: $0) }
    if care == nil { reader.fault("care", "Choose what the care is for: it decides what a payer pays.") }
    coverage = reader.optionalText("coverage", label: "who pays").flatMap { CoverageID($0) }
    guard let problem, let care else { return nil }
    (self.problem, self.care) = (problem, care)
  }

  /// The coverage that pays first on the day stands chosen: that the patient pays alone is a choice to make.
  static func typed(_ coverages: [(coverage: Coverage, plan: Plan)], today: CalendarDay) -> FormFields {
    let first = coverages.map(\.coverage).first { DaySpan($0.from, $0.to).holds(today) }
    return FormFields([("coverage", first?.id.description)])
  }

  static func entry(at path: Entry.Path, back: Entry.Path, coverages: [(coverage: Coverage, plan: Plan)]) -> Entry {
    let ways = coverages.map { EntryChoice($0.coverage.id.description, $0.coverage.shown(under: $0.plan)) }
    return Entry(
      title: "Open an episode", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "Before there is an order", note: "So that a time can be held until the referral comes.",
          [
            EntryField("problem", "What it is about", hint: "Such as low back."),
            EntryField("coverage", "Who pays", .choice(ways + [EntryChoice("", "the patient alone")])),
            EntryField(
              "care", "What the care is for",
              .choice(
                [EntryChoice("", "choose one")] + CareKind.allCases.map { EntryChoice($0.rawValue, $0.asked) }),
              hint: "Most payers pay for treatment only; the check says what this one pays."),
          ])
      ])
  }
}

extension FormReader {
  /// Nil when the form does not say who pays.
  fileprivate mutating func paying() -> Appointment.Paying? {
    let notice = optionalDay("noticeSignedOn", label: "the day of the notice")
    switch all("pays").first.flatMap(OfferedPayer.init(rawValue:)) {
    case .order?: return .underOrder
    case .patient?: return .selfPay(noticeSignedOn: notice)
    case nil: return nil
    }
  }

  /// The time that a page of ours put into its hidden fields; a fault without a field when it did not come back whole.
  mutating func time() -> TimeAsked? {
    guard let time = TimeInAddress({ first($0) })?.time else {
      fault("", "Load the page again and choose the time anew.")
      return nil
    }
    return time
  }

  private func first(_ field: String) -> String? { all(field).first }
}
