import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// Opens the limit that a referral sets, or gives it the version of an amended order.
  ///
  /// An open order sets none: what is left then is what the payer says. A renewal has all its visits: what signed notes
  /// used before it stays with the order before.
  func setReferralLimit(
    of order: ReferralVersion, in episode: Episode, at moment: Moment, reference: Reference, ids: inout IDs
  ) throws {
    let ledger = try ledger(of: episode.id)
    let known = ledger.limits.first { $0.kind == .referralVisits }
    guard let visits = order.schedule.visitsAllowed ?? known.map(\.current.amount) else { return }
    let day = order.signedOn ?? order.orderedOn ?? episode.openedOn
    let rules = reference.rules(for: episode.classKey, on: day, added: try payerRules())
    let window = order.window(defaultDays: rules.defaultValidityDays)
    let stated = order.schedule.visits != nil
    let version = LimitVersion(
      amount: visits, from: window?.lowerBound, to: window?.upperBound,
      source: stated ? "signed order" : "signed order, its frequency and period multiplied", asOf: day)
    try append(
      known.map { ledger.renewing($0.id, with: version) } ?? version, number: (known?.versions.count ?? 0) + 1,
      of: known?.id ?? ids.next(), kind: .referralVisits, episode: episode.id, at: moment)
  }
}
