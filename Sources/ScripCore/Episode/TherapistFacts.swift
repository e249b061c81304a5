/// A therapist as the rules see one: licences, and nothing else.
public struct TherapistFacts: Hashable, Sendable, Codable {
  public var id: TherapistID
  public var npi: String?
  public var licences: [Licence]

  public init(id: TherapistID, npi: String? = nil, licences: [Licence] = []) {
    self.id = id
    self.npi = npi
    self.licences = licences
  }

  public func licence(in state: String, on day: CalendarDay) -> Licence? {
    licences.first { $0.state == state && $0.isActive(on: day) }
  }
}

/// A state's licence to practise massage. CMS-1500 has no box for it; receipts print it.
public struct Licence: Hashable, Sendable, Codable {
  public var state: String
  public var number: String
  public var from: CalendarDay?
  public var to: CalendarDay?
  /// The day somebody looked it up at the state.
  public var verifiedOn: CalendarDay?

  public init(
    state: String, number: String, from: CalendarDay? = nil, to: CalendarDay? = nil, verifiedOn: CalendarDay? = nil
  ) {
    self.state = state
    self.number = number
    self.from = from
    self.to = to
    self.verifiedOn = verifiedOn
  }

  /// Both ends inclusive; open where not given.
  public func isActive(on day: CalendarDay) -> Bool {
    DaySpan(from, to).holds(day)
  }
}

/// Whether a therapist is in a plan's network at a location, over a span of days.
public struct NetworkRecord: Hashable, Sendable, Codable {
  public enum Status: String, Hashable, Sendable, CaseIterable, Codable {
    case inNetwork
    case outOfNetwork
    /// Counts as out until its first day, then flips by itself.
    case comingSoon
  }

  public var therapist: TherapistID
  /// Nil: at every location.
  public var location: LocationID?
  public var plan: PlanID
  public var status: Status
  public var from: CalendarDay?
  public var to: CalendarDay?

  public init(
    therapist: TherapistID, location: LocationID?, plan: PlanID, status: Status, from: CalendarDay? = nil,
    to: CalendarDay? = nil
  ) {
    self.therapist = therapist
    self.location = location
    self.plan = plan
    self.status = status
    self.from = from
    self.to = to
  }

  /// In network on the day. A coming-soon record without a first day is out.
  public func isIn(on day: CalendarDay) -> Bool {
    if let to, day > to { return false }
    switch status {
    case .inNetwork: return from.map { $0 <= day } ?? true
    case .comingSoon: return from.map { $0 <= day } ?? false
    case .outOfNetwork: return false
    }
  }
}

extension NetworkRecord {
  /// Whether two rows of a therapist and plan say something about the same place and day that cannot both be meant.
  ///
  /// A row of one location beside one of every location only adds to it: *in network* there wins, and one that says less
  /// would have no effect.
  public func clashes(with other: NetworkRecord) -> Bool {
    guard therapist == other.therapist, plan == other.plan, DaySpan(from, to).meets(DaySpan(other.from, other.to))
    else {
      return false
    }
    switch (location, other.location) {
    case (nil, _?): return status.rank > other.status.rank
    case (_?, nil): return other.status.rank > status.rank
    default: return location == other.location
    }
  }
}

extension NetworkRecord.Status {
  fileprivate var rank: Int {
    switch self {
    case .outOfNetwork: 0
    case .comingSoon: 1
    case .inNetwork: 2
    }
  }
}
