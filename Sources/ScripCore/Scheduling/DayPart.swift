/// The part of a day in which somebody can come, as they say it on the telephone. It is about when a session begins.
public enum DayPart: String, Hashable, Sendable, Codable, CaseIterable {
  /// Before noon.
  case morning
  /// At noon or later.
  case afternoon
  /// At four in the afternoon or later: after school or work.
  case late

  /// The quarters at which a session may begin.
  public var starts: QuarterSet {
    switch self {
    case .morning: QuarterSet(0..<48)
    case .afternoon: QuarterSet(48..<QuarterSet.count)
    case .late: QuarterSet(64..<QuarterSet.count)
    }
  }
}
