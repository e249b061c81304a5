extension OrderReading {
  /// How often sessions are ordered: `timesPer` (up to `timesPerMax`) in every `every` periods.
  public struct Frequency: Hashable, Sendable, Codable {
    public var timesPer: Int
    public var timesPerMax: Int?
    public var every: Int
    public var period: Period

    public init(timesPer: Int, timesPerMax: Int? = nil, every: Int = 1, period: Period) {
      self.timesPer = timesPer
      self.timesPerMax = timesPerMax
      self.every = every
      self.period = period
    }
  }

  public enum Period: String, Hashable, Sendable, Codable, CaseIterable {
    case day, week, month, year
  }

  /// How long the order runs, as written: 3 months stay 3 months.
  public struct Span: Hashable, Sendable, Codable {
    public var value: Int
    public var unit: Period

    public init(value: Int, unit: Period) {
      self.value = value
      self.unit = unit
    }
  }

  /// How many sessions are ordered.
  public struct SessionCount: Hashable, Sendable, Codable {
    public var count: Int
    /// True when nothing prints the count and frequency times duration gives it exactly.
    public var derived: Bool

    public init(_ count: Int, derived: Bool = false) {
      self.count = count
      self.derived = derived
    }
  }
}

extension OrderReading {
  /// Frequency times duration where it divides exactly, 1...366; nil otherwise.
  var reckonedVisits: Int? {
    guard let frequency = frequency.value, let span = duration.value, frequency.timesPerMax == nil,
      frequency.period == span.unit, span.value % frequency.every == 0
    else { return nil }
    let product = frequency.timesPer * (span.value / frequency.every)
    return (1...366).contains(product) ? product : nil
  }

  /// `2 times a week × 4 weeks = 8`, from the schedule as it stands now; nil unless the count is derived.
  var reckoning: String? {
    guard numberOfSessions.value?.derived == true else { return nil }
    guard let visits = reckonedVisits, let frequency = frequency.value, let span = duration.value else {
      return "Frequency and period as they were read gave a number"
    }
    return "\(frequency.written) × \(span.written) = \(visits)"
  }
}

extension OrderReading.Frequency: WrittenValue {
  /// `2 times a week`, `1-2 times a week`, `1 time every 2 weeks`.
  public var written: String {
    let times = timesPerMax.map { "\(timesPer)-\($0)" } ?? "\(timesPer)"
    let noun = timesPer == 1 && timesPerMax == nil ? "time" : "times"
    return every == 1
      ? "\(times) \(noun) a \(period.rawValue)" : "\(times) \(noun) every \(every) \(period.rawValue)s"
  }

  public static func reading(_ text: String) -> Doubtful<Self>? {
    let phrase = SchedulePhrase(text)
    return phrase.frequency.map { Doubtful($0.value, $0.doubt) }
  }
}

extension OrderReading.Span: WrittenValue {
  public var written: String { "\(value) \(unit.rawValue)\(value == 1 ? "" : "s")" }

  /// Takes `6 weeks` as well as `for 6 weeks`.
  public static func reading(_ text: String) -> Doubtful<Self>? {
    let phrase = SchedulePhrase("for " + text)
    let read = phrase.duration ?? SchedulePhrase(text).duration
    return read.map { Doubtful($0.value, $0.doubt) }
  }
}

extension OrderReading.SessionCount: WrittenValue {
  public var written: String { "\(count)" }

  /// A bare number, or a number of visits in words.
  public static func reading(_ text: String) -> Doubtful<Self>? {
    if let count = NumberWords.value(of: text.folded), (1...366).contains(count) {
      return Doubtful(OrderReading.SessionCount(count))
    }
    return SchedulePhrase(text).sessions.map { Doubtful(OrderReading.SessionCount($0.value), $0.doubt) }
  }
}
