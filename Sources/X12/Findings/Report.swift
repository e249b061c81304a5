/// What a check found, and what it went through.
public struct Report: Hashable, Sendable {
  /// In the order in which they were found, at most `CheckOptions.mostFindings`.
  public var findings: [Finding] = []
  /// Errors and warnings, counted beyond that limit too.
  public var errors = 0
  public var warnings = 0
  public var interchanges = 0
  public var groups = 0
  public var sets: [SetCount] = []
  public var segments = 0
  public var bytes = 0
  /// Claims of an 837, an 835 or a 277CA.
  public var claims = 0

  /// How many transaction sets of a guide there were.
  public struct SetCount: Hashable, Sendable {
    public var transaction: String
    public var version: String
    public var count: Int
  }

  public init() {}

  /// Whether a receiver may refuse it: there is at least one error.
  public var isRefused: Bool { errors > 0 }
}
