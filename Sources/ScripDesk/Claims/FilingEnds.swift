import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// The last day to file a claim, by what holds now: the contract, else what the payer answered last, else its class;
  /// nil when nobody has said. A later payer's days run from the decision before it, and no answer is asked for them.
  func filingEnds(of stored: StoredClaim, reference: Reference) throws -> CalendarDay? {
    guard let plan = try plan(stored.plan) else { return stored.fileBy }
    let earlier = try claims(before: stored.id).compactMap { try claim($0) }
    guard let from = try earlier.isEmpty ? stored.firstDay : earlierAnswers(of: earlier)?.last?.decidedOn else {
      return stored.fileBy
    }
    var limit = plan.filingLimitDays
    if limit == nil, earlier.isEmpty {
      limit = try benefitAnswers(of: stored.coverage).lazy.compactMap { $0.details?.filingLimitDays }.first
    }
    if limit == nil {
      limit = try reference.rules(for: plan.classKey, on: stored.firstDay, added: payerRules()).filingLimitDays
    }
    return limit.map { from.adding(days: $0) }
  }
}
