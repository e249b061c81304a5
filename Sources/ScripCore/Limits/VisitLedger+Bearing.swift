extension VisitLedger {
  /// A limit as it bears on a day; nil when it does not.
  ///
  /// An order rules from its own day: on the days before a renewal begins it is still the order before that rules, with
  /// what is held and used of it. Of every other limit the newest version rules all days. Source: domain.md B1 rule 6.
  public func bearing(_ limit: Limit, on day: CalendarDay) -> Limit? {
    if limit.current.holds(day) { return limit }
    guard limit.kind == .referralVisits, let place = limit.place(on: day, leaving: { _ in false }) else { return nil }
    var earlier = limit
    earlier.versions = Array(limit.versions[...place])
    earlier.taken = holdings.count { holding in
      limit.place(on: holding.day) { $0.leaves(holding) } == place
    }
    return earlier
  }
}

extension Limit {
  /// The version that rules a day: the newest of those that have begun by then, if it holds the day. `leaving` says which
  /// versions leave it to an earlier one.
  fileprivate func place(on day: CalendarDay, leaving: (LimitVersion) -> Bool) -> Int? {
    for (place, version) in versions.enumerated().reversed() where !leaving(version) {
      if version.holds(day) { return place }
      // It is over: the order before it is over too.
      if version.from.map({ $0 <= day }) ?? true { return nil }
    }
    return nil
  }
}
