import ScripCore
import ScripSQL

/// When and how prescribers were asked about their orders: appended.
///
/// One that was noted by mistake is taken back by a second row of the same version and day, with its own word in place
/// of a way. It undoes the last one of that day that still stands.
extension Connection {
  /// Of every order of an episode, oldest first, without what was taken back.
  ///
  /// Promises: one statement; index `prescriber_asking_by_episode` in its own order.
  public func askings(of episode: EpisodeID) throws -> [PrescriberAsking] {
    var askings: [PrescriberAsking] = []
    var undone: [(referral: ReferralID, version: Int, day: CalendarDay)] = []
    try each(Self.askings(of: episode, practice)) { row in
      let (referral, version, day): (ReferralID, Int, CalendarDay) = (try row.id(0), try row.int(1), try row.day(2))
      if try row.text(3) == takenBack {
        undone.append((referral, version, day))
      } else {
        askings.append(
          PrescriberAsking(referral: referral, version: version, askedOn: day, way: try row.word(3)))
      }
    }
    for row in undone {
      let place = askings.lastIndex {
        $0.referral == row.referral && $0.version == row.version && $0.askedOn == row.day
      }
      if let place { askings.remove(at: place) }
    }
    return askings
  }

  static func askings(of episode: EpisodeID, _ practice: [UInt8]) -> SQL {
    """
    SELECT referral_id, version, asked_on, way FROM prescriber_asking
    WHERE practice_id = \(practice) AND episode_id = \(episode) ORDER BY asked_on, recorded_at, id
    """
  }

  /// The last day on which the prescribers of these referrals were asked about the newest version. Who was not asked,
  /// or whose asking was taken back, is left out.
  ///
  /// Promises: one statement; index `prescriber_asking_by_referral`.
  public func daysAsked(about referrals: [ReferralID]) throws -> [ReferralID: CalendarDay] {
    guard !referrals.isEmpty else { return [:] }
    var standing: [ReferralID: [CalendarDay: Int]] = [:]
    try each(Self.daysAsked(about: referrals, practice)) { row in
      let (referral, day): (ReferralID, CalendarDay) = (try row.id(0), try row.day(1))
      standing[referral, default: [:]][day, default: 0] += try row.text(2) == takenBack ? -1 : 1
    }
    return standing.compactMapValues { days in days.filter { $0.value > 0 }.keys.max() }
  }

  static func daysAsked(about referrals: [ReferralID], _ practice: [UInt8]) -> SQL {
    """
    SELECT a.referral_id, a.asked_on, a.way FROM prescriber_asking a
    WHERE a.practice_id = \(practice) AND a.referral_id IN (\(list: referrals)) AND NOT EXISTS (
      SELECT 1 FROM referral_version n WHERE n.practice_id = a.practice_id AND n.referral_id = a.referral_id
        AND n.version > a.version)
    """
  }

  public func append(
    _ asking: PrescriberAsking, id: PrescriberAskingID, of episode: EpisodeID, at moment: Moment,
    by membership: MembershipID
  ) throws {
    try insert(asking, asking.way.rawValue, id: id, of: episode, at: moment, by: membership)
  }

  /// Undoes the last asking of this one's version and day.
  public func takeBack(
    _ asking: PrescriberAsking, id: PrescriberAskingID, of episode: EpisodeID, at moment: Moment,
    by membership: MembershipID
  ) throws {
    try insert(asking, takenBack, id: id, of: episode, at: moment, by: membership)
  }

  private func insert(
    _ asking: PrescriberAsking, _ way: String, id: PrescriberAskingID, of episode: EpisodeID, at moment: Moment,
    by membership: MembershipID
  ) throws {
    try insert(
      into: .prescriberAsking,
      [
        "id": id, "episode_id": episode, "referral_id": asking.referral, "version": asking.version,
        "asked_on": asking.askedOn, "way": way, "recorded_at": moment, "recorded_by": membership,
      ])
  }
}

/// Stands in the place of a way.
private let takenBack = "takenBack"
