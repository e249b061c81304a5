/// One answer of the safety screen that matters. Source: `contraindications.csv`.
public struct SafetyFinding: Hashable, Sendable, Codable {
  public enum Level: String, Hashable, Sendable, Codable {
    /// No massage at all until it is cleared.
    case absolute
    /// Not on the named regions.
    case local
    /// With care: acknowledged, often with a word from the prescriber.
    case caution
  }

  /// The row of the table: `dvt_suspected`.
  public var flag: String
  public var shown: String
  public var level: Level
  public var regions: [BodyRegion]
  public var advice: String
  public var acknowledged: Bool
  public var from: CalendarDay?
  public var clearedOn: CalendarDay?

  public init(
    flag: String, shown: String, level: Level, regions: [BodyRegion] = [], advice: String, acknowledged: Bool = false,
    from: CalendarDay? = nil, clearedOn: CalendarDay? = nil
  ) {
    self.flag = flag
    self.shown = shown
    self.level = level
    self.regions = regions
    self.advice = advice
    self.acknowledged = acknowledged
    self.from = from
    self.clearedOn = clearedOn
  }

  /// Whether it counts on a day: from its first day on, or ever, until the day before it was cleared.
  public func holds(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (clearedOn.map { day < $0 } ?? true)
  }
}

extension [SafetyFinding] {
  /// Takes in an answer: the newest of each flag counts, and flags stay in the order they were first given.
  public mutating func learn(_ finding: SafetyFinding) {
    if let place = firstIndex(where: { $0.flag == finding.flag }) {
      self[place] = finding
    } else {
      append(finding)
    }
  }
}
