/// Somebody who wants a time that nobody could offer. They stand in the order in which they asked.
public struct WaitlistEntry: Hashable, Sendable, Codable {
  public var id: WaitlistID
  public var episode: EpisodeID
  public var patient: PatientID
  public var minutes: Int
  /// Nil: any whom the patient's preference allows.
  public var therapist: TherapistID?
  public var location: LocationID?
  /// When they can come; nil: at any time.
  public var part: DayPart?
  /// 1 is Monday; nil: on any day.
  public var weekday: Int?
  public var firstDay: CalendarDay
  public var lastDay: CalendarDay
  public var addedAt: Moment
  public var addedBy: MembershipID
  /// Nil while they wait.
  public var closed: Closing?

  /// They were booked, or do not wait any more.
  public struct Closing: Hashable, Sendable, Codable {
    public var at: Moment
    public var by: MembershipID
    public var appointment: AppointmentID?

    public init(at: Moment, by: MembershipID, appointment: AppointmentID?) {
      self.at = at
      self.by = by
      self.appointment = appointment
    }
  }

  public init(
    id: WaitlistID, episode: EpisodeID, patient: PatientID, minutes: Int, therapist: TherapistID? = nil,
    location: LocationID? = nil, firstDay: CalendarDay, lastDay: CalendarDay, addedAt: Moment, addedBy: MembershipID
  ) {
    self.id = id
    self.episode = episode
    self.patient = patient
    self.minutes = minutes
    self.therapist = therapist
    self.location = location
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.addedAt = addedAt
    self.addedBy = addedBy
  }
}
