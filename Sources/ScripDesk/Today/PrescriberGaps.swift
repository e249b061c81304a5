import ScripCore
import ScripSQL
import ScripStore

/// Which orders to complete wait for a question that nobody has put to the prescriber.
extension Connection {
  /// Of the orders of a list, those nobody asked about whose prescriber has something to decide. The others lack what the
  /// patient, the payer or the practice has. An order that is over waits for the next one, which is the prescriber's.
  ///
  /// `askedOn` names those that were asked about. It reads an episode for each of the rest, so it is for the lines of one
  /// page.
  func prescribersToAsk(
    about lines: [WorkListLine], askedOn: [ReferralID: CalendarDay], _ context: QueryContext
  ) throws -> Set<ReferralID> {
    let unasked = lines.filter { askedOn[$0.referral] == nil }
    guard !unasked.isEmpty else { return [] }
    let practice = try practiceRecord()
    let asking = try unasked.filter { line in
      if let last = line.lastDay, last < context.today { return true }
      guard let episode = try episode(line.episode) else { return false }
      let record = try record(of: episode, in: practice, patient: line.patient)
      let versions = record.referrals.map(\.version).filter { $0.referral == line.referral }
      guard let order = versions.max(by: { $0.version < $1.version }) else { return false }
      let day = order.firstDay(from: context.today)
      return determine(record.facts(on: day, context.reference, order: order), on: day).asksPrescriber
    }
    return Set(asking.map(\.referral))
  }
}
