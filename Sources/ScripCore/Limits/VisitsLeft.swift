/// The visits left on a day, by the limit that leaves the fewest.
public struct VisitsLeft: Hashable, Sendable {
  /// Nil when no limit counts visits on that day.
  public var tightest: LimitLeft?

  public init(tightest: LimitLeft? = nil) { self.tightest = tightest }

  /// `4 visits`, `about 4 visits`; `no limit is known` without one.
  public var shown: String {
    guard let tightest else { return "no limit is known" }
    let visits = max(tightest.visits, 0)
    return "\(tightest.isEstimate ? "about " : "")\(visits) visit\(visits == 1 ? "" : "s")"
  }
}

/// What one limit leaves.
public struct LimitLeft: Hashable, Sendable {
  /// Whole visits; negative when a later version of the limit allows less than is booked and used.
  public var visits: Int
  /// Counted from units or dollars by what a visit is expected to take.
  public var isEstimate: Bool
  public var limit: Limit
}

extension VisitLedger {
  /// The visits left on a day: the smallest of all limits that hold the day, naming it. Of equals the one set first.
  ///
  /// Authorizations that hold the same day add up, since each visit draws on one; the one with most left is named.
  /// A dollar or unit limit leaves what is left divided by what a visit is expected to take, rounded down.
  public func visitsLeft(on day: CalendarDay) -> VisitsLeft {
    var fewest = Int.max
    var place = -1
    var granted = 0
    var largest = Int.min
    var grantor = -1
    for index in limits.indices {
      guard let visits = visitsLeft(at: index, on: day) else { continue }
      if limits[index].kind.isAuthorization {
        granted += max(visits, 0)
        if visits > largest { (largest, grantor) = (visits, index) }
      } else if visits < fewest {
        (fewest, place) = (visits, index)
      }
    }
    if grantor >= 0 {
      let sum = largest < 0 ? largest : granted
      if sum < fewest { (fewest, place) = (sum, grantor) }
    }
    guard place >= 0 else { return VisitsLeft() }
    let measure = limits[place].kind.measure
    return VisitsLeft(
      tightest: LimitLeft(
        visits: fewest, isEstimate: measure == .cents || measure == .units,
        limit: bearing(limits[place], on: day) ?? limits[place]))
  }

  /// The whole visits one limit leaves on a day, or nil when it does not bear on that day.
  private func visitsLeft(at index: Int, on day: CalendarDay) -> Int? {
    let kind = limits[index].kind
    guard limits[index].versions[limits[index].versions.count - 1].holds(day) else {
      return kind == .acuteWindow ? 0 : bearing(limits[index], on: day)?.left
    }
    let left = limits[index].left
    switch kind.measure {
    case .nothing: return nil
    case .visits: return left
    case .units, .cents:
      let each = expected.amount(in: kind.measure)
      // What a visit takes is not known: a limit that still has something left cannot be counted in visits.
      guard each > 0 else { return left > 0 ? nil : 0 }
      // Rounded down, below zero too: five cents too many are one visit too many.
      return left >= 0 ? left / each : -((-left + each - 1) / each)
    }
  }
}
