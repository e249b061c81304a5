import ScripCore
import ScripSQL
import ScripStore

/// The lists of Today hold what was found last: every act that changes what a payer would say asks anew.
extension Connection {
  /// Asks again how the newest order of each of a patient's episodes stands.
  func judgeAgain(_ patient: PatientID, _ context: inout ActContext) throws {
    for episode in try episodes(of: patient) {
      guard let newest = try referrals(of: episode.id).last?.version else { continue }
      try judge(episode, newest, &context)
    }
  }

  /// Asks how an order stands with its payer today, and keeps the answer for the lists.
  func judge(_ episode: Episode, _ order: ReferralVersion, _ context: inout ActContext) throws {
    let day = order.firstDay(from: context.today)
    let answer = determine(
      try facts(of: episode, on: day, reference: context.reference, order: order), on: day)
    try note(answer.level, lastDay: answer.window?.upperBound, of: order.referral, version: order.version)
    let facts = try facts(of: episode, on: context.today, reference: context.reference)
    try noteReportDue(of: episode, facts, endsOn: answer.window?.upperBound, context)
  }
}
