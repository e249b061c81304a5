/// Where a claim stands, in the payer's codes. Segment STC of 277 and 277CA.
public struct ClaimStatus: Hashable, Sendable, Codable {
  /// One composite of STC: category, status, and whom it is about.
  public struct Code: Hashable, Sendable, Codable {
    /// `A2` accepted into adjudication, `A3` returned, `F1` paid, `P1` pending.
    public var category: String
    /// Claim status code: `20`, `562`.
    public var status: String
    /// Entity: `PR` payer, `IL` subscriber, `85` billing provider.
    public var entity: String?

    public init(_ category: String, _ status: String, entity: String? = nil) {
      self.category = category
      self.status = status
      self.entity = entity
    }
  }

  /// STC01, STC10, STC11: one to three.
  public var codes: [Code]
  public var day: CalendarDay?
  /// STC03 of 277CA: `WQ` accepted, `U` rejected.
  public var action: String?
  public var charge: Money?
  public var paid: Money?
  /// STC12: the payer's own words.
  public var message: String?

  public init(codes: [Code], day: CalendarDay? = nil, action: String? = nil, charge: Money? = nil) {
    self.codes = codes
    self.day = day
    self.action = action
    self.charge = charge
  }
}

/// A question where a claim stands. 276 005010X212.
public struct ClaimStatusInquiry: Hashable, Sendable, Codable {
  /// TRN02 of the patient's level; comes back with the answer.
  public var traceNumber: String
  public var payer: ClaimPayer
  /// Who asks. NM1 41.
  public var receiver: ClaimProvider
  public var provider: ClaimProvider
  public var member: Member
  /// The practice's own number of the claim. REF EJ.
  public var controlNumber: String?
  /// The payer's. REF 1K.
  public var payerClaimNumber: String?
  public var charge: Money?
  public var days: ClosedRange<CalendarDay>

  public init(
    traceNumber: String, payer: ClaimPayer, receiver: ClaimProvider, provider: ClaimProvider, member: Member,
    controlNumber: String? = nil, payerClaimNumber: String? = nil, charge: Money? = nil,
    days: ClosedRange<CalendarDay>
  ) {
    self.traceNumber = traceNumber
    self.payer = payer
    self.receiver = receiver
    self.provider = provider
    self.member = member
    self.controlNumber = controlNumber
    self.payerClaimNumber = payerClaimNumber
    self.charge = charge
    self.days = days
  }
}

/// What a payer said about one claim: answered (277) or acknowledged on arrival (277CA).
public struct ClaimStatusReply: Hashable, Sendable, Codable {
  /// 277: the inquiry's TRN02. 277CA: the claim's CLM01, which lands it on the right claim.
  public var traceNumber: String
  public var payer: ClaimPayer
  public var patient: ClaimName?
  public var memberID: String?
  public var statuses: [ClaimStatus]
  public var payerClaimNumber: String?
  /// REF D9: the clearinghouse's number.
  public var clearinghouseNumber: String?
  public var days: ClosedRange<CalendarDay>?
  public var lines: [Line]

  /// What was said about one line. Loop 2220D.
  public struct Line: Hashable, Sendable, Codable {
    public var procedure: ProcedureCode?
    public var charge: Money?
    /// REF FJ: our number of the line.
    public var controlNumber: String?
    public var statuses: [ClaimStatus]

    public init(
      procedure: ProcedureCode?, charge: Money? = nil, controlNumber: String? = nil, statuses: [ClaimStatus] = []
    ) {
      self.procedure = procedure
      self.charge = charge
      self.controlNumber = controlNumber
      self.statuses = statuses
    }
  }

  public init(traceNumber: String, payer: ClaimPayer, statuses: [ClaimStatus] = [], lines: [Line] = []) {
    self.traceNumber = traceNumber
    self.payer = payer
    self.statuses = statuses
    self.lines = lines
  }

  /// Whether the payer or clearinghouse sent the claim back. 277CA: STC03 `U`, or a category that says so whatever
  /// stands in STC03. Source: docs/reference/x12-elements.md, 277CA.
  public var isRejected: Bool {
    statuses.contains { $0.action == "U" }
      || statuses.flatMap(\.codes).contains { ["A3", "A6", "A7", "A8"].contains($0.category) }
  }

  /// Whether the payer itself took it, not only who passes it on: accepted into adjudication (A2) by the payer, or
  /// finalized (F0 to F4). Source: docs/reference/x12-elements.md, 277CA.
  public var isOfThePayer: Bool {
    !isRejected
      && statuses.flatMap(\.codes).contains {
        $0.category.hasPrefix("F") || ($0.category == "A2" && $0.entity == "PR")
      }
  }
}
