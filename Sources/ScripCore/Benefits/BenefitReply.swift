/// What a payer answered about a member's benefits. 271 005010X279A1.
///
/// Every line is kept as it was sent beside what it was understood as: a payer may say more than Scrip reads.
public struct BenefitReply: Hashable, Sendable, Codable {
  /// The inquiry's own number, when the payer sent it back.
  public var traceNumber: String?
  public var payer: ClaimPayer
  /// The member as the payer knows them; nil when nobody was found.
  public var member: Member?
  public var lines: [BenefitLine]
  /// Why there is no answer, or only part of one.
  public var rejections: [PayerRejection]
  /// The plan's days. DTP 291, 346 and 347.
  public var from: CalendarDay?
  public var to: CalendarDay?

  public init(
    traceNumber: String?, payer: ClaimPayer, member: Member?, lines: [BenefitLine] = [],
    rejections: [PayerRejection] = [], from: CalendarDay? = nil, to: CalendarDay? = nil
  ) {
    self.traceNumber = traceNumber
    self.payer = payer
    self.member = member
    self.lines = lines
    self.rejections = rejections
    self.from = from
    self.to = to
  }
}

/// Why a payer would not work on a request. Segment AAA of 271, 278 and 277.
public struct PayerRejection: Hashable, Sendable, Codable {
  /// `2100C`: the loop that was refused.
  public var loop: String
  /// AAA03: `75` not found, `72` wrong member number, `42` try again.
  public var reason: String
  /// AAA04: `C` correct and send again, `R` send again, `N` do not.
  public var followUp: String?

  public init(loop: String, reason: String, followUp: String?) {
    self.loop = loop
    self.reason = reason
    self.followUp = followUp
  }
}

/// One statement about a benefit. 271 segment EB with what belongs to it.
public struct BenefitLine: Hashable, Sendable, Codable {
  /// EB12.
  public enum Network: String, Hashable, Sendable, CaseIterable, Codable {
    case inNetwork = "Y"
    case outOfNetwork = "N"
    case both = "W"
    case unknown = "U"
  }

  /// EB11.
  public enum Authorization: String, Hashable, Sendable, CaseIterable, Codable {
    case needed = "Y"
    case notNeeded = "N"
    case unknown = "U"
  }

  /// A number with what it counts. EB09 and EB10, or HSD01 and HSD02.
  public struct Quantity: Hashable, Sendable, Codable {
    /// `VS` visits, `UN` units, `P6` services, `99` used, `CA` covered.
    public var qualifier: String
    /// In hundredths, since payers send halves: 12 visits are 1200.
    public var hundredths: Int

    public init(_ qualifier: String, hundredths: Int) {
      self.qualifier = qualifier
      self.hundredths = hundredths
    }
  }

  /// EB01: `1` active, `6` inactive, `A` coinsurance, `B` copay, `C` deductible, `F` limit, `G` out of pocket,
  /// `I` not covered.
  public var kind: String
  /// EB02: `IND`, `FAM`.
  public var level: String?
  /// EB03.
  public var serviceTypes: [String]
  /// EB04.
  public var insuranceType: String?
  /// EB05, the plan's own words.
  public var planName: String?
  /// EB06: `23` calendar year, `27` visit, `29` remaining, `32` lifetime.
  public var period: String?
  public var amount: Money?
  /// EB08 in hundredths of a percent: 0.2 is 2000.
  public var basisPoints: Int?
  public var quantity: Quantity?
  public var authorization: Authorization?
  public var network: Network?
  public var procedure: ProcedureCode?
  /// How visits are spread. HSD.
  public var delivery: Quantity?
  public var from: CalendarDay?
  public var to: CalendarDay?
  /// MSG.
  public var messages: [String]
  /// The segments as they were sent, EB first, without their terminators.
  public var raw: [String]

  public init(kind: String, serviceTypes: [String] = [], messages: [String] = [], raw: [String] = []) {
    self.kind = kind
    self.serviceTypes = serviceTypes
    self.messages = messages
    self.raw = raw
  }
}
