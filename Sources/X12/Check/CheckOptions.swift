/// What a check is told from outside. The library has no clock and no code tables of its own.
public struct CheckOptions: Sendable {
  /// Defects of what others write that are let through as warnings. Nothing is let through in silence.
  public struct Tolerance: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// SE01, GE01 or IEA01 do not count right.
    public static let counts = Tolerance(rawValue: 1)
    /// A byte order mark, and no terminator after the last segment.
    public static let edges = Tolerance(rawValue: 2)
    /// Blanks around a value, and zeros after the decimals of an amount.
    public static let padding = Tolerance(rawValue: 4)
    /// Names of segments in lower case.
    public static let letterCase = Tolerance(rawValue: 8)

    /// For what is written.
    public static let none: Tolerance = []
    /// For what is received.
    public static let reading: Tolerance = [.counts, .edges, .padding, .letterCase]
  }

  public var guides: Guides
  public var tolerance: Tolerance
  /// The day of the check as CCYYMMDD; nil leaves dates in the future alone.
  public var today: Int?
  /// Whether an ICD-10-CM code, sent without its point, may be billed for a day (CCYYMMDD). Nil looks at shapes only.
  public var isDiagnosisValid: (@Sendable (_ code: String, _ day: Int) -> Bool)?
  /// Findings beyond this number are counted and not kept.
  public var mostFindings: Int

  public init(
    guides: Guides = .shipped, tolerance: Tolerance = .none, today: Int? = nil,
    isDiagnosisValid: (@Sendable (_ code: String, _ day: Int) -> Bool)? = nil, mostFindings: Int = 10_000
  ) {
    self.guides = guides
    self.tolerance = tolerance
    self.today = today
    self.isDiagnosisValid = isDiagnosisValid
    self.mostFindings = mostFindings
  }
}
