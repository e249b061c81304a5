/// One coverage of a claim: whose it is, and in which order it pays.
/// 837P loops 2000B with 2010BA and 2010BB, or 2320 with 2330A and 2330B; CMS-1500 boxes 1, 1a, 4, 9, 11.
public struct ClaimCoverage: Hashable, Sendable, Codable {
  /// SBR01.
  public enum Rank: String, Hashable, Sendable, CaseIterable, Codable {
    case primary = "P"
    case secondary = "S"
    case tertiary = "T"
  }

  /// SBR09: the kind of payer, as far as a massage practice meets it.
  public enum FilingCode: String, Hashable, Sendable, CaseIterable, Codable {
    case automobile = "AM"
    case blueCross = "BL"
    case champus = "CH"
    case commercial = "CI"
    case hmo = "HM"
    case medicarePartB = "MB"
    case medicaid = "MC"
    case ppo = "12"
    case pointOfService = "13"
    case exclusiveProvider = "14"
    case medicareAdvantage = "16"
    case otherFederal = "OF"
    case veterans = "VA"
    case workersCompensation = "WC"
    case mutuallyDefined = "ZZ"
  }

  /// How the patient belongs to the subscriber. SBR02 18, or PAT01.
  public enum Relationship: String, Hashable, Sendable, CaseIterable, Codable {
    case patient = "18"
    case spouse = "01"
    case child = "19"
    case employee = "20"
    case unknown = "21"
    case organDonor = "39"
    case cadaverDonor = "40"
    case lifePartner = "53"
    case other = "G8"
  }

  public var rank: Rank
  public var filing: FilingCode
  public var relationship: Relationship
  public var subscriber: ClaimPerson
  /// NM109 of the subscriber; box 1a.
  public var memberID: String
  public var groupNumber: String?
  public var groupName: String?
  public var payer: ClaimPayer

  public init(
    rank: Rank = .primary, filing: FilingCode, relationship: Relationship = .patient, subscriber: ClaimPerson,
    memberID: String, groupNumber: String? = nil, groupName: String? = nil, payer: ClaimPayer
  ) {
    self.rank = rank
    self.filing = filing
    self.relationship = relationship
    self.subscriber = subscriber
    self.memberID = memberID
    self.groupNumber = groupNumber
    self.groupName = groupName
    self.payer = payer
  }
}

/// What a payer that was billed before this one did with the claim. 837P loop 2320 with its 2430 on each line.
public struct EarlierPayer: Hashable, Sendable, Codable {
  public var coverage: ClaimCoverage
  /// AMT D.
  public var paid: Money
  /// Adjustments of the claim as a whole; those of a line stand with the line.
  public var adjustments: [ClaimAdjustment]
  /// The day the payer decided. 2330B DTP 573, where no line says it.
  public var decidedOn: CalendarDay?
  /// The payer's own number of the claim. 2330B REF F8.
  public var payerClaimNumber: String?

  public init(
    coverage: ClaimCoverage, paid: Money, adjustments: [ClaimAdjustment] = [], decidedOn: CalendarDay? = nil,
    payerClaimNumber: String? = nil
  ) {
    self.coverage = coverage
    self.paid = paid
    self.adjustments = adjustments
    self.decidedOn = decidedOn
    self.payerClaimNumber = payerClaimNumber
  }
}
