import ScripCore
import ScripSQL
import ScripStore

/// Writes down days on which the practice or a location is closed, or a therapist is away. What is booked on them stays.
public struct AddDaysOff: Act {
  public static let permission = Permission.editSettings
  /// A longer absence is written as the therapist's last day, or as the location's hours.
  public static let daysMax = 366
  /// Of one act: a year's holidays are fewer.
  public static let countMax = 40
  /// Those that ended so long ago are dropped: all of them are read with every search for a time.
  static let keptDays = 730

  /// Some days in a row, with their reason.
  public struct Stretch: Hashable, Sendable, Codable {
    public var first: CalendarDay
    public var last: CalendarDay
    public var reason: String

    public init(first: CalendarDay, last: CalendarDay, reason: String) {
      self.first = first
      self.last = last
      self.reason = reason
    }
  }

  let whose: DaysOff.Whose
  let stretches: [Stretch]

  public init(_ stretches: [Stretch], of whose: DaysOff.Whose) {
    self.stretches = stretches
    self.whose = whose
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<[DaysOffID]> {
    guard (1...Self.countMax).contains(stretches.count) else {
      return .refused(.fault("day", "Choose at least one day."))
    }
    guard var kept = try connection.daysOff(of: whose) else {
      return .refused(
        whose == .practice ? .fault("whose", "Enter the practice first: it has no name yet.") : .notFound)
    }
    var made: [DaysOffID] = []
    for one in stretches {
      if let refusal = Self.refusal(one, kept, context.today) { return .refused(refusal) }
      let days = DaysOff(id: context.ids.next(), first: one.first, last: one.last, reason: one.reason)
      kept.append(days)
      made.append(days.id)
    }
    let past = context.today.adding(days: -Self.keptDays)
    try connection.save(kept.filter { past <= $0.last }.sorted { $0.first < $1.first }, of: whose)
    return .done(made, subjects: [connection.subject(of: whose)])
  }

  private static func refusal(_ one: Stretch, _ kept: [DaysOff], _ today: CalendarDay) -> Refusal? {
    if one.reason.isEmpty { return .fault("reason", "Write the reason: the desk reads it.") }
    guard one.first <= one.last else { return .fault("last", "The last day is before the first.") }
    guard today <= one.last else { return .fault("last", "This day is over: choose today or a later one.") }
    guard one.first.days(until: one.last) < daysMax else {
      return .fault("last", "Write at most a year at once.")
    }
    if let other = kept.first(where: { $0.meets(one.first...one.last) }) {
      return .fault("first", "\(other.spanShown) is written down already: \(other.reason). Remove that first.")
    }
    return nil
  }
}

/// Takes days off back: from now on they can be booked again.
public struct RemoveDaysOff: Act {
  public static let permission = Permission.editSettings
  let id: DaysOffID

  public init(_ id: DaysOffID) { self.id = id }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let whose = try connection.everyDaysOff().first(where: { $0.days.id == id })?.whose,
      let kept = try connection.daysOff(of: whose)
    else { return .refused(.notFound) }
    try connection.save(kept.filter { $0.id != id }, of: whose)
    return .done(true, subjects: [connection.subject(of: whose)])
  }
}

extension Connection {
  /// All that is written down, with whose they are: the practice's, then by location and therapist.
  func everyDaysOff() throws -> [(whose: DaysOff.Whose, days: DaysOff)] {
    try (practiceDaysOff() ?? []).map { (.practice, $0) }
      + locations().flatMap { location in (location.daysOff ?? []).map { (.location(location.id), $0) } }
      + therapists().flatMap { therapist in (therapist.daysOff ?? []).map { (.therapist(therapist.id), $0) } }
  }

  /// Nil when there is no such practice, location or therapist.
  fileprivate func daysOff(of whose: DaysOff.Whose) throws -> [DaysOff]? {
    switch whose {
    case .practice: try practiceProfile().map { $0.daysOff ?? [] }
    case .location(let id): try location(id).map { $0.daysOff ?? [] }
    case .therapist(let id): try therapist(id).map { $0.daysOff ?? [] }
    }
  }

  fileprivate func save(_ days: [DaysOff], of whose: DaysOff.Whose) throws {
    let kept = days.isEmpty ? nil : days
    switch whose {
    case .practice:
      guard var profile = try practiceProfile() else { return }
      profile.daysOff = kept
      try save(profile)
    case .location(let id):
      guard var location = try location(id) else { return }
      location.daysOff = kept
      try save(location)
    case .therapist(let id):
      guard var therapist = try therapist(id) else { return }
      therapist.daysOff = kept
      try save(therapist)
    }
  }

  fileprivate func subject(of whose: DaysOff.Whose) -> Subject {
    switch whose {
    case .practice: Subject("practice", practiceID)
    case .location(let id): Subject("location", id)
    case .therapist(let id): Subject("therapist", id)
    }
  }
}

extension DaysOff {
  /// `Thu 26 Nov 2026`, `Mon 20 Jul 2026 to Fri 31 Jul 2026`.
  public var spanShown: String {
    func shown(_ day: CalendarDay) -> String { "\(day.weekdayName) \(day.shown)" }
    return first == last ? shown(first) : "\(shown(first)) to \(shown(last))"
  }
}
