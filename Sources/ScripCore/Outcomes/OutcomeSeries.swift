/// One thing measured over time: where it began, where it stands.
public struct OutcomeSeries: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    public let day: CalendarDay
    public let measurement: Measurement
  }

  /// Oldest first; never empty.
  public let points: [Point]

  public var baseline: Point { points[0] }
  public var now: Point { points[points.count - 1] }
}

extension OutcomeTable {
  /// The measurements of an episode as series, in the order in which each was first taken. `taken` is oldest first.
  public func series(of taken: [(day: CalendarDay, measurements: [Measurement])]) -> [OutcomeSeries] {
    var order: [Measurement.Series] = []
    var points: [Measurement.Series: [OutcomeSeries.Point]] = [:]
    for (day, measurements) in taken {
      for measurement in measurements {
        if points[measurement.series] == nil { order.append(measurement.series) }
        points[measurement.series, default: []].append(.init(day: day, measurement: measurement))
      }
    }
    return order.compactMap { key in points[key].map { OutcomeSeries(points: $0) } }
  }

  /// What changed since the baseline; nil when there is only one measurement.
  public func sinceBaseline(_ series: OutcomeSeries) -> OutcomeChange? {
    series.points.count > 1 ? change(from: series.baseline.measurement, to: series.now.measurement) : nil
  }

  /// Why a number cannot stand as a measurement; nil when it can.
  public func fault(in measurement: Measurement) -> String? {
    guard let row = row(measurement.measure, measurement.scale) else { return "This measure has no such scale." }
    guard row.range.contains(measurement.value) else {
      return "\(row.name) goes from \(row.range.lowerBound.shown) to \(row.range.upperBound.shown)."
    }
    switch measurement.measure {
    case .pain, .globalChange:
      return measurement.value.hundredths % 100 == 0 ? nil : "\(row.name) is a whole number."
    case .motion:
      return Motion(key: measurement.about).flatMap(norm) == nil ? "Choose the movement from the list." : nil
    case .function:
      let isRated = measurement.activities.allSatisfy {
        !$0.name.isEmpty && row.itemRange.contains($0.score)
      }
      let isMean = OutcomeTable.mean(measurement.activities.map(\.score)) == measurement.value
      return isRated && isMean && (1...row.items).contains(measurement.activities.count)
        ? nil : "Name one to \(row.items) activities, each rated 0 to 10."
    case .medication: return measurement.about.isEmpty ? "Name the medicine." : nil
    case .odi, .ndi, .dash, .quickDASH, .sleep: return nil
    }
  }
}
