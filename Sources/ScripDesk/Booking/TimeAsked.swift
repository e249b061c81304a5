import ScripCore

/// A time that somebody at the desk wants for a patient: with whom, where, when and how long.
public struct TimeAsked: Hashable, Sendable, Codable {
  public var therapist: TherapistID
  public var location: LocationID
  public var day: CalendarDay
  public var start: ClockTime
  public var minutes: Int
  /// Which of two is meant where the clock shows the time twice; nil has not been asked.
  public var isSecondOfTwo: Bool?

  public init(
    therapist: TherapistID, location: LocationID, day: CalendarDay, start: ClockTime, minutes: Int,
    isSecondOfTwo: Bool? = nil
  ) {
    self.therapist = therapist
    self.location = location
    self.day = day
    self.start = start
    self.minutes = minutes
    self.isSecondOfTwo = isSecondOfTwo
  }

  var quarters: Range<Int> { start.minutes / 15..<(start.minutes + minutes) / 15 }

  /// What the determination is asked about.
  public var proposal: Proposal { Proposal(therapist: therapist, location: location, units: minutes / 15) }
}

extension Appointment {
  /// Its own time, as somebody would ask for it.
  public var time: TimeAsked {
    TimeAsked(
      therapist: therapist, location: location, day: day, start: start, minutes: minutes, isSecondOfTwo: isSecondOfTwo)
  }
}
