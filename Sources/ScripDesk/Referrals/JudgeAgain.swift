import ScripCore
import ScripSQL
import ScripStore

/// The lists of Today hold what was found last: every act that changes what a payer would say asks anew.
extension Connection {
  /// Asks again how the newest order of each of a patient's episodes stands. `known` is one of them as it stands now.
  func judgeAgain(_ patient: PatientID, known: EpisodeRecord? = nil, _ context: inout ActContext) throws {
    let practice = try known?.practice ?? practiceRecord()
    for episode in try episodes(of: patient) {
      let known = known.flatMap { $0.episode.id == episode.id ? $0 : nil }
      try judge(known ?? record(of: episode, in: practice), &context)
    }
  }

  /// Asks how an episode's newest order stands with its payer today, and keeps the answer for the lists.
  func judge(_ record: EpisodeRecord, _ context: inout ActContext) throws {
    guard let order = record.referrals.last?.version else { return }
    let day = order.firstDay(from: context.today)
    let answer = determine(record.facts(on: day, context.reference, order: order), on: day)
    try note(answer.level, lastDay: answer.window?.upperBound, of: order.referral, version: order.version)
    try noteReportDue(
      of: record.episode, record.facts(on: context.today, context.reference), endsOn: answer.window?.upperBound,
      context)
  }
}
