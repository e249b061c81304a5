/// Appointments at the ordered frequency inside the order's window, proposed date by date before any is booked.
///
/// Each date is asked of the determination with the earlier dates counted, so that the last visit is seen here and not
/// at the claim. Source: domain.md S0-16.
public struct SeriesPlan: Hashable, Sendable {
  public struct Wish: Hashable, Sendable {
    public var first: CalendarDay
    public var start: ClockTime
    public var minutes: Int
    public var therapist: Therapist
    public var location: Location
    /// Whose own appointments stand in the way; nil asks about nobody.
    public var patient: PatientID?
    /// At most; fewer when the order, a limit or the window ends before.
    public var count: Int

    public init(
      first: CalendarDay, start: ClockTime, minutes: Int, therapist: Therapist, location: Location,
      patient: PatientID? = nil, count: Int
    ) {
      self.first = first
      self.start = start
      self.minutes = minutes
      self.therapist = therapist
      self.location = location
      self.patient = patient
      self.count = count
    }
  }

  /// One date of the series.
  public struct Date: Hashable, Sendable {
    /// The day that the frequency asks for.
    public let wanted: CalendarDay
    public let standing: Standing
    /// The patient has another appointment at the wished hour of that day.
    public let isElsewhere: Bool
    /// It stands on another day, since the wished one would be closer to others than ordered.
    public var isCloser = false
  }

  public enum Standing: Hashable, Sendable {
    /// It can be booked. `varianceReason` is set when the ordered frequency could not be kept up to here.
    case fits(day: CalendarDay, start: ClockTime, varianceReason: String?)
    /// No free time on the days that would keep the frequency.
    case noTime
    /// The payer would not pay for it, nobody may do it, or no day of the order keeps the frequency; the first reason
    /// in clerk's order.
    case refused([Finding])
  }

  /// How many of the wished dates lie behind the end of the order, and when it ends.
  public struct Rest: Hashable, Sendable {
    public let count: Int
    public let orderEnds: CalendarDay
  }

  public let dates: [Date]
  /// Nil where every wished date has its line.
  public let rest: Rest?
  public static let countMax = 36

  /// `free` is what can be offered; `facts` are the episode's as of the first day.
  public init(_ wish: Wish, facts: EpisodeFacts, free: FreeSlots) {
    let order = facts.referrals.inForce(on: wish.first)
    let pace = Pace(order?.schedule.frequency)
    let window = order?.window(defaultDays: facts.payer.defaultValidityDays)
    let proposal = Proposal(therapist: wish.therapist.id, location: wish.location.id, units: wish.minutes / 15)
    let place = SeriesPlace(wish: wish, slack: pace.slack, free: free, lastDay: window?.upperBound)
    var (facts, dates) = (facts, [Date]())
    var previous: CalendarDay?
    var missed: CalendarDay?
    var rest: Rest?
    // A date that had to go to a later day takes those behind it along.
    var anchor = (day: wish.first, number: 0)
    let count = min(wish.count, Self.countMax)
    for number in 0..<count {
      let wanted = pace.day(number - anchor.number, from: anchor.day)
      if let window, wanted > window.upperBound {
        rest = Rest(count: count - number, orderEnds: window.upperBound)
        break
      }
      let hours = QuarterSet(wish.start.minutes / 15..<(wish.start.minutes + wish.minutes) / 15)
      let isElsewhere = free.taken(by: wish.patient, on: wanted).meets(hours)
      let judge = { determine(facts, on: $0, proposal: proposal) }
      let (day, start, isCloser): (CalendarDay, ClockTime, Bool)
      switch place.near(wanted, after: previous, judge: judge) {
      case .noTime:
        dates.append(Date(wanted: wanted, standing: .noTime, isElsewhere: isElsewhere))
        missed = wanted
        continue
      case .tooClose(let finding):
        dates.append(Date(wanted: wanted, standing: .refused([finding]), isElsewhere: isElsewhere, isCloser: true))
        continue
      case .found(let found, let time, isCloser: let moved): (day, start, isCloser) = (found, time, moved)
      }
      if isCloser { anchor = (day, number) }
      let answer = judge(day)
      // Where nobody else pays, the patient does; anything else the patient is asked about one session at a time.
      if answer.verdict != .ready, answer.verdict == .blocked || facts.payer.billing != .none {
        dates.append(Date(wanted: wanted, standing: .refused(answer.gaps), isElsewhere: isElsewhere))
        continue
      }
      let reason = missed.map { "no free time for the session due on \($0.shown)" }
      dates.append(
        Date(
          wanted: wanted, standing: .fits(day: day, start: start, varianceReason: reason), isElsewhere: isElsewhere,
          isCloser: isCloser))
      (previous, missed) = (day, nil)
      let stand = AppointmentID(high: 0, low: UInt64(number))
      _ = facts.ledger.reserve(stand, on: day, size: facts.ledger.size(ofMinutes: wish.minutes))
      facts.sessionDays = (facts.sessionDays + [day]).sorted()
    }
    self.rest = rest
    self.dates = dates
  }

  /// The dates that can be booked.
  public var fitting: [(day: CalendarDay, start: ClockTime, varianceReason: String?)] {
    dates.compactMap { date in
      if case .fits(let day, let start, let reason) = date.standing { (day, start, reason) } else { nil }
    }
  }
}

/// The days that a frequency asks for.
private struct Pace {
  private let frequency: OrderedSchedule.Frequency

  /// An order that says nothing is taken as once a week.
  init(_ frequency: OrderedSchedule.Frequency?) {
    let usable = frequency.flatMap { $0.timesMax > 0 && $0.every > 0 ? $0 : nil }
    self.frequency = usable ?? OrderedSchedule.Frequency(1...1, .week)
  }

  func day(_ number: Int, from first: CalendarDay) -> CalendarDay {
    let (turn, place) = (number / frequency.timesMax, number % frequency.timesMax)
    if frequency.unit == .month || frequency.unit == .year {
      let months = turn * frequency.every * (frequency.unit == .year ? 12 : 1)
      return first.adding(months: months).adding(days: place * days / frequency.timesMax)
    }
    return first.adding(days: turn * days + place * days / frequency.timesMax)
  }

  /// How far a date may be moved so that it does not run into the next one: half of the distance at most.
  var slack: Int { min(3, days / frequency.timesMax / 2) }

  private var days: Int {
    let unit =
      switch frequency.unit {
      case .day: 1
      case .week: 7
      case .month: 30
      case .year: 365
      }
    return unit * frequency.every
  }
}
