/// One measured number as a note keeps it, with all that must be equal before two are compared.
public struct Measurement: Hashable, Sendable, Codable {
  /// Something the patient names and rates: `carry my daughter`, 0 cannot … 10 as before.
  public struct Activity: Hashable, Sendable, Codable {
    public var name: String
    public var score: Int

    public init(_ name: String, _ score: Int) {
      self.name = name
      self.score = score
    }
  }

  public var measure: Measure
  /// What of it: `now`, `worst` or `best` for pain, `cervical/flexion` for motion, the medicine. Else empty.
  public var about: String
  public var side: Side?
  public var scale: OutcomeTable.Scale
  /// The rated activities of `function`; their mean is the value.
  public var activities: [Activity]
  public var value: Score

  public init(
    _ measure: Measure, _ value: Score, about: String = "", side: Side? = nil, scale: OutcomeTable.Scale = .own
  ) {
    self.measure = measure
    self.value = value
    self.about = about
    self.side = side
    self.scale = scale
    activities = []
  }

  /// Function, from what the patient rates; nil without an activity.
  public init?(rating activities: [Activity]) {
    guard let mean = OutcomeTable.mean(activities.map(\.score)) else { return nil }
    self.init(.function, mean)
    self.activities = activities
  }

  /// What two measurements must share to be compared. Other activities begin a new series.
  public struct Series: Hashable, Sendable {
    public let measure: Measure
    public let about: String
    public let side: Side?
    public let scale: OutcomeTable.Scale
    public let activities: [String]
  }

  public var series: Series {
    Series(
      measure: measure, about: about.lowercased(), side: side, scale: scale,
      activities: activities.map { $0.name.lowercased() }.sorted())
  }
}
