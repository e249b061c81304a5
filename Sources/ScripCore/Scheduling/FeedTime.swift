/// One taken time as a calendar outside may know it: when and where, never who or why.
///
/// Made of appointments alone; there is no field a name, a diagnosis or a payer could be put into.
public struct FeedTime: Hashable, Sendable {
  /// The appointment's own id, the same as long as it lives.
  public let id: AppointmentID
  public let begins: Moment
  /// Minutes.
  public let length: Int
  /// Only kept until a condition is met.
  public let isHeld: Bool
  /// `Ballard, Room 2`.
  public let place: String
  public let changedAt: Moment
  /// How often it has changed.
  public let revision: Int

  public init(
    id: AppointmentID, begins: Moment, length: Int, isHeld: Bool, place: String, changedAt: Moment, revision: Int
  ) {
    self.id = id
    self.begins = begins
    self.length = length
    self.isHeld = isHeld
    self.place = place
    self.changedAt = changedAt
    self.revision = revision
  }
}

extension Appointment {
  /// Nil for what takes no time of a therapist any more: cancelled, or nobody came.
  public func feedTime(in zone: ZoneOffsets, at location: Location?) -> FeedTime? {
    switch state {
    case .held, .booked, .arrived, .done: break
    case .noShow, .cancelled: return nil
    }
    guard let begins = begins(in: zone) else { return nil }
    let room = room.flatMap { id in location?.roomsInUse.first { $0.id == id }?.name }
    return FeedTime(
      id: id, begins: begins, length: minutes, isHeld: state.word == .held,
      place: [location?.name, room].compactMap(\.self).joined(separator: ", "), changedAt: changedAt ?? begins,
      revision: max(0, history.count - 1))
  }

  /// When it last became what it is.
  public var changedAt: Moment? { history.last?.at }
}
