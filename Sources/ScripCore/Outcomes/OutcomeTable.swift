/// What the published measures allow and what change in them matters: `outcome_measures.csv` and `rom_norms.csv`.
///
/// Scores and thresholds are facts; no questionnaire's wording is in them. Source: domain.md G, each row its own.
public struct OutcomeTable: Hashable, Sendable {
  /// One measure on one scale.
  public struct Row: Hashable, Sendable {
    public let measure: Measure
    public let scale: Scale
    /// `Neck disability index`: for people.
    public let name: String
    /// `points of 50`.
    public let unit: String
    public let isHigherBetter: Bool
    public let range: ClosedRange<Score>
    /// Questions, the answers each takes, and how many must be answered for a score.
    public let items: Int
    public let itemRange: ClosedRange<Int>
    public let answersNeeded: Int
    /// The published smallest changes that matter, smallest first; empty where nobody published one.
    public let thresholds: [Threshold]
    /// Less than this is within the error of measurement; nil where nobody said.
    public let error: Score?
    /// The change by which Scrip says that treatment helps; nil where there is none.
    public let decides: Score?
    let bands: [Band]
    public let source: String
  }

  /// The scale a score stands on. Scores on different scales are never compared.
  public enum Scale: String, Hashable, Sendable, CaseIterable, Codable {
    /// The measure's own numbers.
    case own
    /// Percent of the highest score: the neck index only, whose own numbers go to 50.
    case percent
  }

  public struct Threshold: Hashable, Sendable {
    public let size: OutcomeChange.Size
    public let least: Score
  }

  struct Band: Hashable, Sendable {
    let highest: Score
    let words: String
  }

  public let rows: [Row]
  public let norms: [MotionNorm]

  /// Reads both tables; nil when a column is missing or a row holds a word outside its vocabulary.
  public init?(measures: some Collection<UInt8>, norms: some Collection<UInt8>) {
    guard let rows = Self.rows(CSV(measures)), let norms = MotionNorm.all(CSV(norms)) else { return nil }
    self.rows = rows
    self.norms = norms
  }

  /// The row of a measure on a scale; nil for a scale the measure does not have.
  public func row(_ measure: Measure, _ scale: Scale = .own) -> Row? {
    rows.first { $0.measure == measure && $0.scale == scale }
  }

  /// `moderate improvement`: the band a score falls into, where the measure has bands.
  public func band(_ score: Score, of measure: Measure) -> String? {
    row(measure)?.bands.first { score <= $0.highest }?.words
  }

  public func norm(_ motion: Motion) -> MotionNorm? { norms.first { $0.motion == motion } }
}
