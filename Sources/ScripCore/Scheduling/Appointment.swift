/// A time that is kept for a patient: held until a condition is met, booked, and what became of it.
///
/// Its truth is the practice's local day and clock time; the instant is derived from the practice's zone.
public struct Appointment: Hashable, Sendable, Codable {
  public var id: AppointmentID
  public var episode: EpisodeID
  public var patient: PatientID
  public var therapist: TherapistID
  public var location: LocationID
  public var room: RoomID?
  public var day: CalendarDay
  /// On the quarter hour.
  public var start: ClockTime
  /// On a night when the clock is put back and shows this time twice: the second one is meant.
  public var isSecondOfTwo: Bool
  /// A multiple of 15.
  public var minutes: Int
  /// Nil while it is only held: nothing is agreed then.
  public var paying: Paying?
  public var state: State
  /// What it takes of the limits of its episode.
  public var size: VisitSize
  /// Why it stands outside the ordered frequency, in the words of who booked it.
  public var varianceReason: String?
  /// What was decided about the fee for giving it up late or not coming, oldest first.
  public var feeDecisions: [FeeDecision]?
  /// What it was before, oldest first: one step for each change of state, time or therapist.
  public var history: [Step]

  /// How it stood from one moment on.
  public struct Step: Hashable, Sendable, Codable {
    public var at: Moment
    public var by: MembershipID
    public var state: State.Word
    public var day: CalendarDay
    public var start: ClockTime
    public var therapist: TherapistID
  }

  /// Who pays for it, as agreed when it was booked.
  public enum Paying: Hashable, Sendable, Codable {
    /// The payer, by the order and the payer's rules.
    case underOrder
    /// The patient, with the day they signed that the payer will not pay, where such a notice is needed.
    case selfPay(noticeSignedOn: CalendarDay?)
  }

  public init(
    id: AppointmentID, episode: EpisodeID, patient: PatientID, therapist: TherapistID, location: LocationID,
    room: RoomID? = nil, day: CalendarDay, start: ClockTime, isSecondOfTwo: Bool = false, minutes: Int,
    paying: Paying?, state: State, varianceReason: String? = nil
  ) {
    precondition(Self.isOnTheQuarter(start: start, minutes: minutes), "ask isOnTheQuarter before you make one")
    self.id = id
    self.episode = episode
    self.patient = patient
    self.therapist = therapist
    self.location = location
    self.room = room
    self.day = day
    self.start = start
    self.isSecondOfTwo = isSecondOfTwo
    self.minutes = minutes
    self.paying = paying
    self.state = state
    self.varianceReason = varianceReason
    history = []
    size = Self.size(ofMinutes: minutes)
  }

  /// Notes how it stands from now on.
  public mutating func note(at moment: Moment, by membership: MembershipID) {
    history.append(
      Step(at: moment, by: membership, state: state.word, day: day, start: start, therapist: therapist))
  }

  /// Whether a start and a length can be kept in quarter hours of one day.
  public static func isOnTheQuarter(start: ClockTime, minutes: Int) -> Bool {
    start.minutes % 15 == 0 && minutes % 15 == 0 && (15...480).contains(minutes) && start.minutes + minutes <= 1440
  }

  /// One unit a quarter hour; what it costs is known once it has been delivered.
  public static func size(ofMinutes minutes: Int) -> VisitSize { VisitSize(units: minutes / 15, dollars: .zero) }

  /// Minutes after midnight when it is over; 1440 is midnight.
  public var endMinute: Int { start.minutes + minutes }

  /// The quarter hours of its day that it takes: 0 is midnight to 00:15.
  public var quarters: Range<Int> { start.minutes / 15..<endMinute / 15 }

  /// Whether it still takes its quarter hours: nobody else can be booked then.
  public var takesTime: Bool {
    if case .cancelled = state { false } else { true }
  }

  public var isSelfPay: Bool {
    if case .selfPay = paying { true } else { false }
  }

  /// `10:15–11:15`.
  public var shownTime: String { "\(start.shown)–\(ClockTime.shown(minuteOfDay: endMinute))" }
}

extension ClockTime {
  /// The end of something, where midnight is 24:00 and not the next day's 00:00.
  public static func shown(minuteOfDay minutes: Int) -> String {
    minutes == 1440 ? "24:00" : ClockTime(minutes: minutes).shown
  }
}
