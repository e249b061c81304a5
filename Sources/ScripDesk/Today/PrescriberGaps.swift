import ScripCore
import ScripSQL
import ScripStore

/// Who completes the orders of a list that nobody has asked the prescriber about.
public struct ToComplete: Sendable {
  /// The orders whose prescriber has something to decide and was not asked.
  public fileprivate(set) var toAsk: Set<ReferralID> = []
  /// What the practice itself gets from the patient, the page or the payer, and enters, each thing once.
  public fileprivate(set) var own: [ReferralID: [ReferralElement]] = [:]
}

extension Connection {
  /// Who completes these orders. An order that is over waits for the next one, which is the prescriber's.
  ///
  /// `askedOn` names those that were asked about. It reads an episode for each of the rest, so it is for the lines of one
  /// page.
  func completing(
    _ lines: [WorkListLine], askedOn: [ReferralID: CalendarDay], _ context: QueryContext
  ) throws -> ToComplete {
    let unasked = lines.filter { askedOn[$0.referral] == nil }
    var completing = ToComplete()
    guard !unasked.isEmpty else { return completing }
    let practice = try practiceRecord()
    for line in unasked {
      if let last = line.lastDay, last < context.today {
        completing.toAsk.insert(line.referral)
        continue
      }
      guard let episode = try episode(line.episode) else { continue }
      let record = try record(of: episode, in: practice, patient: line.patient)
      let versions = record.referrals.map(\.version).filter { $0.referral == line.referral }
      guard let order = versions.max(by: { $0.version < $1.version }) else { continue }
      let day = order.firstDay(from: context.today)
      let found = determine(record.facts(on: day, context.reference, order: order), on: day)
      if found.asksPrescriber { completing.toAsk.insert(line.referral) }
      completing.own[line.referral] =
        found.findings.filter { $0.effect >= .questioned && $0.fix.by != .prescriber }.compactMap(\.element).eachOnce
    }
    return completing
  }
}
