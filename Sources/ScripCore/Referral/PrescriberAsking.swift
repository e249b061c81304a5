/// That a prescriber was asked about an order. Appended; what answers it is the next version of the referral.
public struct PrescriberAsking: Hashable, Sendable {
  /// How the question reached the prescriber's office.
  public enum Way: String, Hashable, Sendable, CaseIterable, Codable {
    case fax, telephone, portal, byHand

    /// `by fax`: at the end of a sentence.
    public var shown: String {
      switch self {
      case .fax: "by fax"
      case .telephone: "by telephone"
      case .portal: "through their portal"
      case .byHand: "by hand"
      }
    }
  }

  public var referral: ReferralID
  /// The version that was asked about.
  public var version: Int
  public var askedOn: CalendarDay
  public var way: Way

  public init(referral: ReferralID, version: Int, askedOn: CalendarDay, way: Way) {
    self.referral = referral
    self.version = version
    self.askedOn = askedOn
    self.way = way
  }
}

extension Array<PrescriberAsking> {
  /// The last day on which somebody asked about a version, oldest first in the list; nil: nobody has yet.
  public func last(about order: ReferralVersion) -> PrescriberAsking? {
    last { $0.referral == order.referral && $0.version == order.version }
  }
}
