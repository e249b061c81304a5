import ScripCore
import ScripSQL

/// When and how prescribers were asked about their orders: appended.
extension Connection {
  /// Of every order of an episode, oldest first.
  ///
  /// Promises: one statement; index `prescriber_asking_by_episode` in its own order.
  public func askings(of episode: EpisodeID) throws -> [PrescriberAsking] {
    try map(Self.askings(of: episode, practice)) { row in
      PrescriberAsking(
        referral: try row.id(0), version: try row.int(1), askedOn: try row.day(2), way: try row.word(3))
    }
  }

  static func askings(of episode: EpisodeID, _ practice: [UInt8]) -> SQL {
    """
    SELECT referral_id, version, asked_on, way FROM prescriber_asking
    WHERE practice_id = \(practice) AND episode_id = \(episode) ORDER BY asked_on, recorded_at, id
    """
  }

  /// The last day on which the prescribers of these referrals were asked about the newest version. Who was not asked is
  /// left out.
  ///
  /// Promises: one statement; index `prescriber_asking_by_referral`.
  public func daysAsked(about referrals: [ReferralID]) throws -> [ReferralID: CalendarDay] {
    guard !referrals.isEmpty else { return [:] }
    var days: [ReferralID: CalendarDay] = [:]
    try each(Self.daysAsked(about: referrals, practice)) { row in
      let (referral, day): (ReferralID, CalendarDay) = (try row.id(0), try row.day(1))
      days[referral] = max(day, days[referral] ?? day)
    }
    return days
  }

  static func daysAsked(about referrals: [ReferralID], _ practice: [UInt8]) -> SQL {
    """
    SELECT a.referral_id, a.asked_on FROM prescriber_asking a
    WHERE a.practice_id = \(practice) AND a.referral_id IN (\(list: referrals)) AND NOT EXISTS (
      SELECT 1 FROM referral_version n WHERE n.practice_id = a.practice_id AND n.referral_id = a.referral_id
        AND n.version > a.version)
    """
  }

  public func append(
    _ asking: PrescriberAsking, id: PrescriberAskingID, of episode: EpisodeID, at moment: Moment,
    by membership: MembershipID
  ) throws {
    try insert(
      into: .prescriberAsking,
      [
        "id": id, "episode_id": episode, "referral_id": asking.referral, "version": asking.version,
        "asked_on": asking.askedOn, "way": asking.way.rawValue, "recorded_at": moment, "recorded_by": membership,
      ])
  }
}
