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
    guard let episode = try connection.episode(ofReferral: referral) else { return .refused(.notFound) }
    let versions = try connection.referrals(of: episode).map(\.version).filter { $0.referral == referral }
    guard let version = versions.map(\.version).max() else { return .refused(.notFound) }
    if askedOn > context.today {
      return .refused(
        Refusal(
          .invalid, "It was not saved.", faults: [.init("askedOn", "This day is in the future. Check the year.")]))
    }
    try connection.append(
      PrescriberAsking(referral: referral, version: version, askedOn: askedOn, way: way),
      id: context.ids.next(), of: episode, at: context.moment, by: context.membership)
    return .done(true, subjects: [Subject("referral", referral), Subject("episode", episode)])
  }
}
