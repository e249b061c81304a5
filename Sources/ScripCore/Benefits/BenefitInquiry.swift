/// What a practice asks a payer about a member's benefits. 270 005010X279A1.
public struct BenefitInquiry: Hashable, Sendable, Codable {
  /// Ours; comes back with the answer. TRN02, or BHT03 where no TRN is kept.
  public var traceNumber: String
  public var payer: ClaimPayer
  public var provider: ClaimProvider
  public var member: Member
  /// The first and the last day asked about; one day when equal. DTP 291.
  public var days: ClosedRange<CalendarDay>
  /// EQ01, in the order they are asked: `BE` massage, `PT`, `33` chiropractic, `30` plan. Source: domain.md F.
  public var serviceTypes: [String]

  public init(
    traceNumber: String, payer: ClaimPayer, provider: ClaimProvider, member: Member, days: ClosedRange<CalendarDay>,
    serviceTypes: [String] = ["BE", "PT", "33", "30"]
  ) {
    self.traceNumber = traceNumber
    self.payer = payer
    self.provider = provider
    self.member = member
    self.days = days
    self.serviceTypes = serviceTypes
  }
}

/// Whom a payer is asked about: the subscriber, or somebody insured with them. 270, 271, 276, 278.
public struct Member: Hashable, Sendable, Codable {
  public var memberID: String
  public var subscriber: ClaimPerson
  /// The patient, when not the subscriber.
  public var dependent: ClaimPerson?
  /// INS02 or PAT01 of the dependent.
  public var relationship: ClaimCoverage.Relationship
  public var groupNumber: String?

  public init(
    memberID: String, subscriber: ClaimPerson, dependent: ClaimPerson? = nil,
    relationship: ClaimCoverage.Relationship = .patient, groupNumber: String? = nil
  ) {
    self.memberID = memberID
    self.subscriber = subscriber
    self.dependent = dependent
    self.relationship = relationship
    self.groupNumber = groupNumber
  }

  public var patient: ClaimPerson { dependent ?? subscriber }
}
