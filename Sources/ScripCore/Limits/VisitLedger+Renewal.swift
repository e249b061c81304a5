extension VisitLedger {
  /// The version as the next of an order's limit: what signed notes have used of an earlier version that began before
  /// it stays with that one, on days that both hold too. A version that begins no later takes the earlier one's place,
  /// and with it its visits. Source: domain.md B1 rule 6.
  public func renewing(_ id: LimitID, with version: LimitVersion) -> LimitVersion {
    var next = version
    guard let limit = limits.first(where: { $0.id == id }), let from = version.from else { return next }
    let kept = holdings.filter { holding in
      guard holding.isConsumed, version.holds(holding.day), let used = limit.version(usedBy: holding) else {
        return false
      }
      return used.from.map { $0 < from } ?? true
    }
    if !kept.isEmpty { next.usedOfEarlier = kept.map(\.booking).sorted() }
    return next
  }
}

extension Limit {
  /// The version that a note's visit was taken from; nil when none holds its day.
  fileprivate func version(usedBy holding: VisitLedger.Holding) -> LimitVersion? {
    versions.last { !$0.leaves(holding) && $0.holds(holding.day) }
  }
}

extension LimitVersion {
  /// Whether a used visit stays with an earlier version.
  func leaves(_ holding: VisitLedger.Holding) -> Bool {
    holding.isConsumed && usedOfEarlier?.contains(holding.booking) == true
  }
}
