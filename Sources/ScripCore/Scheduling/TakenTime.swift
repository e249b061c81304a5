/// A therapist, a room or a patient, as something whose quarter hours can be taken.
public struct Resource: Hashable, Sendable {
  public let id: ID<Noun.Resource>

  public init(_ therapist: TherapistID) { id = ID(high: therapist.high, low: therapist.low) }
  public init(_ room: RoomID) { id = ID(high: room.high, low: room.low) }
  public init(_ patient: PatientID) { id = ID(high: patient.high, low: patient.low) }
  public init(_ id: ID<Noun.Resource>) { self.id = id }
}

/// Which quarter hours of whom are taken, over some days. It offers; whether one can be had is decided by the booking.
public struct TakenTime: Hashable, Sendable {
  private struct Key: Hashable {
    let resource: Resource
    let day: CalendarDay
  }

  private var days: [Key: QuarterSet] = [:]

  public init() {}

  public subscript(resource: Resource, day: CalendarDay) -> QuarterSet {
    get { days[Key(resource: resource, day: day)] ?? QuarterSet() }
    set { days[Key(resource: resource, day: day)] = newValue.isEmpty ? nil : newValue }
  }

  /// Takes all quarters for all resources, or nothing: false when one of them is taken.
  public mutating func take(_ quarters: QuarterSet, of resources: [Resource], on day: CalendarDay) -> Bool {
    guard resources.allSatisfy({ !self[$0, day].meets(quarters) }) else { return false }
    for resource in resources { self[resource, day] = self[resource, day].union(quarters) }
    return true
  }

  /// Gives quarters back; those that were not taken stay free.
  public mutating func free(_ quarters: QuarterSet, of resources: [Resource], on day: CalendarDay) {
    for resource in resources { self[resource, day] = self[resource, day].subtracting(quarters) }
  }
}

extension Appointment {
  /// Whose time it takes: nobody is treated in two rooms at once.
  public var resources: [Resource] { [Resource(therapist), Resource(patient)] + (room.map { [Resource($0)] } ?? []) }
}
