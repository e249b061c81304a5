/// The difference between two measurements of one series, against what is published for it.
public struct OutcomeChange: Hashable, Sendable {
  public enum Direction: String, Hashable, Sendable { case better, same, worse }

  /// How large a change is, smallest first.
  public enum Size: String, Hashable, Sendable, CaseIterable {
    /// Nobody published what matters for this measure.
    case notPublished
    /// Less than the measure can tell apart, even where it reaches a published threshold.
    case withinError
    /// Less than the smallest change that matters.
    case belowSmallest
    case small, medium, large
    /// At least the one published threshold.
    case meaningful
  }

  /// Now less before, as measured.
  public let amount: Score
  public let direction: Direction
  public let size: Size
  /// Whether the smallest published change is reached, measurement error aside.
  public let reachesPublished: Bool
  /// Whether treatment helps by Scrip's own rule: better by at least the deciding amount.
  public let isEnough: Bool

  /// `1.33 better, small`; `8 better, within measurement error`; `no change`.
  public var shown: String {
    guard direction != .same else { return "no change" }
    let words = size.shown.map { ", \($0)" } ?? ""
    return "\(amount.magnitude.shown) \(direction.rawValue)\(words)"
  }
}

extension OutcomeChange.Size {
  var shown: String? {
    switch self {
    case .notPublished: nil
    case .withinError: "within measurement error"
    case .belowSmallest: "less than matters"
    case .small, .medium, .large, .meaningful: rawValue
    }
  }
}

extension OutcomeTable {
  /// What changed from one measurement to a later one; nil when they are not of one series.
  public func change(from before: Measurement, to now: Measurement) -> OutcomeChange? {
    guard before.series == now.series, let row = row(now.measure, now.scale) else { return nil }
    let norm = now.measure == .motion ? Motion(key: now.about).flatMap(norm) : nil
    let isStraight = norm?.normal == 0
    let amount = now.value - before.value
    // A joint that should be straight gets better as less is lacking, from either side.
    let gain =
      isStraight
      ? before.value.magnitude - now.value.magnitude : row.isHigherBetter ? amount : -amount
    let direction: OutcomeChange.Direction =
      gain.hundredths == 0 ? .same : gain.hundredths > 0 ? .better : .worse
    // The thresholds of motion are degrees; none is known for millimetres.
    let isUnknown = norm?.unit == .millimetres
    let thresholds = isUnknown ? [] : row.thresholds
    let reached = thresholds.last { gain.magnitude >= $0.least }
    let size: OutcomeChange.Size
    if thresholds.isEmpty {
      size = .notPublished
    } else if let error = row.error, gain.magnitude < error {
      size = .withinError
    } else {
      size = reached?.size ?? .belowSmallest
    }
    return OutcomeChange(
      amount: amount, direction: direction, size: size, reachesPublished: reached != nil,
      isEnough: !isUnknown && (row.decides.map { gain >= $0 } ?? false))
  }
}
