import ScripCore
import ScripSQL
import ScripStore

/// Keeps that the prescriber was asked about an order as it stands: how, and on which day.
public struct RecordAsking: Act {
  public static let permission = Permission.signOffReferrals
  let referral: ReferralID
  let askedOn: CalendarDay
  let way: PrescriberAsking.Way

  public init(referral: ReferralID, askedOn: CalendarDay, way: PrescriberAsking.Way) {
    self.referral = referral
    self.askedOn = askedOn
    self.way = way
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let episode = try connection.episode(ofReferral: referral),
      let order = try connection.newestVersion(of: referral, in: episode)
    else { return .refused(.notFound) }
    if let sentence = try fault(order, connection, context) {
      return .refused(Refusal(.invalid, "It was not saved.", faults: [.init("askedOn", sentence)]))
    }
    try connection.append(
      PrescriberAsking(referral: referral, version: order.version.version, askedOn: askedOn, way: way),
      id: context.ids.next(), of: episode, at: context.moment, by: context.membership)
    return .done(true, subjects: [Subject("referral", referral), Subject("episode", episode)])
  }

  /// What keeps the day from being the one; nil when it can be. Nobody asks about an order before there is one.
  private func fault(
    _ order: StoredReferral, _ connection: borrowing Connection, _ context: ActContext
  ) throws -> String? {
    if askedOn > context.today { return "This day is in the future. Check the year." }
    if let written = order.version.signedOn ?? order.version.orderedOn {
      // An order dated ahead of today can be asked about today.
      return askedOn < min(written, context.today) ? "The order is of \(written.shown). Check the year." : nil
    }
    guard let came = try connection.intake(order.intake)?.receivedAt else { return nil }
    let day = context.localDay(came)
    return askedOn < day ? "The order came in on \(day.shown). Check the year." : nil
  }
}

/// Takes back that the prescriber was asked: it was noted by mistake. The order waits for its question again.
public struct TakeBackAsking: Act {
  public static let permission = Permission.signOffReferrals
  let referral: ReferralID
  /// The day of the asking that is shown, so that a newer one that a colleague noted meanwhile stays.
  let askedOn: CalendarDay

  public init(referral: ReferralID, askedOn: CalendarDay) {
    self.referral = referral
    self.askedOn = askedOn
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let episode = try connection.episode(ofReferral: referral),
      let order = try connection.newestVersion(of: referral, in: episode)
    else { return .refused(.notFound) }
    guard let asking = try connection.askings(of: episode).last(about: order.version), asking.askedOn == askedOn else {
      return .refused(Refusal(.conflict, "This stands no more: look at the check again."))
    }
    try connection.takeBack(
      asking, id: context.ids.next(), of: episode, at: context.moment, by: context.membership)
    return .done(true, subjects: [Subject("referral", referral), Subject("episode", episode)])
  }
}

extension Connection {
  /// The version of a referral that counts.
  fileprivate func newestVersion(of referral: ReferralID, in episode: EpisodeID) throws -> StoredReferral? {
    try referrals(of: episode).filter { $0.version.referral == referral }
      .max { $0.version.version < $1.version.version }
  }
}
