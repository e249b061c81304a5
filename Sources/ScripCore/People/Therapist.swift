/// A licensed massage therapist who renders sessions. 837P loop 2310B; CMS-1500 box 24J.
public struct Therapist: Hashable, Sendable, Codable {
  public var id: TherapistID
  public var name: String
  public var npi: String?
  public var licences: [Licence]
  public var activeFrom: CalendarDay?
  public var activeTo: CalendarDay?
  /// For patients who ask for it; nil where nobody wrote it down.
  public var gender: Gender?
  /// When they work where; nil: whenever a location is open. Absent, like what follows, in bodies of before.
  public var hours: [WorkingHours]?
  public var daysOff: [DaysOff]?

  public init(id: TherapistID, name: String, npi: String? = nil, licences: [Licence] = []) {
    self.id = id
    self.name = name
    self.npi = npi
    self.licences = licences
  }

  public var facts: TherapistFacts { TherapistFacts(id: id, npi: npi, licences: licences) }
}
