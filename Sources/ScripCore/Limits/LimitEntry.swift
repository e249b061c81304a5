/// One line of the visit ledger: appended, never changed.
public struct LimitEntry: Hashable, Sendable, Codable {
  public enum Act: String, Hashable, Sendable, Codable {
    /// A booking holds a visit.
    case reserve
    /// A signed note uses it.
    case consume
    /// A cancellation, or a note declared void, gives it back.
    case release
  }

  public let act: Act
  public let booking: AppointmentID
  /// Day of service.
  public let day: CalendarDay
  public let size: VisitSize
  /// The authorization the visit was drawn on, where one holds the day. Written down so that a replay draws alike.
  public let authorization: LimitID?

  public init(
    _ act: Act, _ booking: AppointmentID, on day: CalendarDay, size: VisitSize, authorization: LimitID? = nil
  ) {
    self.act = act
    self.booking = booking
    self.day = day
    self.size = size
    self.authorization = authorization
  }
}

/// Why the ledger did not take an entry. Nothing was changed.
public enum LimitRefusal: Hashable, Sendable {
  /// The visit does not fit into this limit.
  case full(LimitID)
  /// The visit is longer than the payer pays.
  case tooLong(LimitID, unitsMax: Int)
  /// The day lies outside the window in which this limit pays at all.
  case outsideWindow(LimitID)
  /// A visit is already held or used under this booking.
  case alreadyTaken
  /// The note of this booking is already signed; it cannot use a second visit.
  case alreadyConsumed
  /// Nothing is held or used under this booking.
  case nothingTaken
}
