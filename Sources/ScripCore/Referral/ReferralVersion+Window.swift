extension ReferralVersion {
  /// The days on which sessions under this order count, both ends inclusive. Nil while the order bears no date.
  ///
  /// It begins on the explicit first day, else on the day of signature, else on the day of the order. It ends on the
  /// explicit last day, else after the ordered period, else after the payer's default number of days.
  /// Source: domain.md B1 rule 1; the default of the class is a product default unless the payer says otherwise.
  public func window(defaultDays: Int) -> ClosedRange<CalendarDay>? {
    guard let first = startsOn ?? signedOn ?? orderedOn else { return nil }
    let last = endsOn ?? schedule.duration?.lastDay(from: first) ?? first.adding(days: defaultDays - 1)
    return first...max(first, last)
  }
}

extension [ReferralVersion] {
  /// The version that rules `day`: the newest of those in effect by then; before any, the first.
  ///
  /// Source: domain.md B1 rule 6: an amendment rules from its own day, the old version keeps the days before.
  public func inForce(on day: CalendarDay) -> ReferralVersion? {
    var ruling: ReferralVersion?
    for candidate in self {
      guard let current = ruling else {
        ruling = candidate
        continue
      }
      let (begun, currentBegun) = (candidate.ruleStart <= day, current.ruleStart <= day)
      // Of those in effect the newest; of those to come the first.
      let isBetter = begun == currentBegun ? current.precedes(candidate) == begun : begun
      if isBetter { ruling = candidate }
    }
    return ruling
  }
}

extension ReferralVersion {
  /// The day that the order is asked about on `day`: its own first day while that is to come.
  public func firstDay(from day: CalendarDay) -> CalendarDay { Swift.max(day, ruleStart) }

  fileprivate var ruleStart: CalendarDay {
    effectiveFrom ?? startsOn ?? signedOn ?? orderedOn ?? CalendarDay(daysSinceEpoch: .min / 2)
  }

  fileprivate func precedes(_ other: ReferralVersion) -> Bool {
    (ruleStart, version) <= (other.ruleStart, other.version)
  }
}
