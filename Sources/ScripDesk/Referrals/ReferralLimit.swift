import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// Opens the limit that a referral sets, or gives it the version of an amended order.
  ///
  /// An open order sets none: what is left then is what the payer says.
  func setReferralLimit(
    of order: ReferralVersion, in episode: Episode, at moment: Moment, reference: Reference, ids: inout IDs
  ) throws {
    let known = try ledger(of: episode.id).limits.first { $0.kind == .referralVisits }
    guard let visits = order.schedule.visitsAllowed ?? known.map(\.current.amount) else { return }
    let day = order.signedOn ?? order.orderedOn ?? episode.openedOn
    let rules = reference.rules(for: episode.classKey, on: day, added: try payerRules())
    let window = order.window(defaultDays: rules.defaultValidityDays)
    let stated = order.schedule.visits != nil
    let version = LimitVersion(
      amount: visits, from: window?.lowerBound, to: window?.upperBound,
      source: stated ? "signed order" : "signed order, its frequency and period multiplied", asOf: day)
    try append(
      version, number: (known?.versions.count ?? 0) + 1, of: known?.id ?? ids.next(), kind: .referralVisits,
      episode: episode.id, at: moment)
  }
}
