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
    guard let newest = record.referrals.last else { return }
    let order = newest.version
    let day = order.firstDay(from: context.today)
    let answer = determine(record.facts(on: day, context.reference, order: order), on: day)
    try note(answer.level, lastDay: answer.window?.upperBound, of: order.referral, version: order.version)
    try noteOver(newest, answer, of: record.episode, context)
    try noteReportDue(
      of: record.episode, record.facts(on: context.today, context.reference), endsOn: answer.window?.upperBound,
      context)
  }

  /// An order that was over before it was signed off stays among those to complete for a while: somebody asks for the
  /// next one, which ends that.
  private func noteOver(
    _ stored: StoredReferral, _ answer: Determination, of episode: Episode, _ context: ActContext
  ) throws {
    let (referral, signedOff) = (stored.version.referral, context.localDay(stored.signedOffAt))
    var listed: CalendarDay?
    if answer.level == .refused, let last = answer.window?.upperBound, last < signedOff {
      listed = signedOff.adding(days: Deadline.daysOrderOver)
    }
    guard try openDeadline(.orderOver, of: referral) != listed else { return }
    try note(
      Deadline(
        .orderOver, referral, episode: episode.id, patient: episode.patient, day: listed,
        reason: listed == nil ? "" : "over when it came"))
  }
}
