import ScripCore

/// Visits left, counted from the entries as a clerk would: slow, and sharing no code with the ledger.
struct LimitsByHand {
  let ledger: VisitLedger
  /// The last entry of each booking that still stands.
  let standing: [LimitEntry]

  init(_ ledger: VisitLedger) {
    self.ledger = ledger
    var last: [AppointmentID: LimitEntry] = [:]
    for entry in ledger.entries { last[entry.booking] = entry }
    standing = last.values.filter { $0.act != .release }
  }

  func visitsLeft(on day: CalendarDay) -> Int? {
    var candidates: [Int] = []
    var granted: [Int] = []
    for limit in ledger.limits {
      guard let version = limit.versions.last else { continue }
      let isOpen = day >= (version.from ?? day) && day <= (version.to ?? day)
      if limit.kind == .acuteWindow, !isOpen { candidates.append(0) }
      guard isOpen, limit.kind != .acuteWindow, limit.kind != .unitsPerVisit else { continue }
      let left = version.amount - version.usedElsewhere - taken(of: limit, version)
      let visits = wholeVisits(in: left, limit.kind)
      let isGrant = [.authorizationVisits, .authorizationUnits, .authorizationDollars].contains(limit.kind)
      if isGrant { granted.append(visits) } else { candidates.append(visits) }
    }
    if let best = granted.max() {
      candidates.append(best < 0 ? best : granted.filter { $0 > 0 }.reduce(0, +))
    }
    return candidates.min()
  }

  private func taken(of limit: Limit, _ version: LimitVersion) -> Int {
    var sum = 0
    for entry in standing {
      switch limit.kind {
      case .authorizationVisits, .authorizationUnits, .authorizationDollars:
        guard entry.authorization == limit.id else { continue }
      default:
        guard entry.day >= (version.from ?? entry.day), entry.day <= (version.to ?? entry.day) else { continue }
        if entry.act == .consume, version.usedOfEarlier?.contains(entry.booking) == true { continue }
      }
      switch limit.kind {
      case .authorizationUnits: sum += entry.size.units
      case .authorizationDollars, .planYearDollars, .accidentDollars: sum += entry.size.dollars.cents
      default: sum += 1
      }
    }
    return sum
  }

  private func wholeVisits(in left: Int, _ kind: LimitKind) -> Int {
    let each =
      switch kind {
      case .authorizationUnits: ledger.expected.units
      case .authorizationDollars, .planYearDollars, .accidentDollars: ledger.expected.dollars.cents
      default: 1
      }
    return Int((Double(left) / Double(each)).rounded(.down))
  }
}
