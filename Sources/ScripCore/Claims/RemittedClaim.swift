/// What a payer decided about one claim. 835 loop 2100.
public struct RemittedClaim: Hashable, Sendable, Codable {
  /// CLP02. An ordinary denial is `processed…` with nothing paid; `denied` means the patient was not recognized.
  public enum Status: String, Hashable, Sendable, CaseIterable, Codable {
    case processedPrimary = "1"
    case processedSecondary = "2"
    case processedTertiary = "3"
    case denied = "4"
    case processedPrimaryForwarded = "19"
    case processedSecondaryForwarded = "20"
    case processedTertiaryForwarded = "21"
    case reversal = "22"
    case notOursForwarded = "23"
    case predetermination = "25"
  }

  /// CLP01: the practice's own number, as the payer sent it back.
  public var controlNumber: String
  public var status: Status
  public var charge: Money
  public var paid: Money
  /// CLP05: what the payer says the patient owes. Not a sum of ours.
  public var patientResponsibility: Money?
  /// CLP06.
  public var filingCode: String?
  /// CLP07: the payer's own number, which replacements and voids name.
  public var payerClaimNumber: String?
  public var patient: ClaimName?
  public var memberID: String?
  /// The name as the payer knows it, when it differs. NM1 74.
  public var correctedPatient: ClaimName?
  public var correctedMemberID: String?
  /// Where the claim was sent on to. NM1 TT.
  public var forwardedTo: ClaimPayer?
  public var renderingNPI: String?
  public var adjustments: [ClaimAdjustment]
  /// Remark codes of the claim, MOA and MIA.
  public var remarks: [String]
  public var receivedOn: CalendarDay?
  public var lines: [RemittedLine]

  public init(
    controlNumber: String, status: Status, charge: Money, paid: Money, patientResponsibility: Money? = nil,
    payerClaimNumber: String? = nil, adjustments: [ClaimAdjustment] = [], lines: [RemittedLine] = []
  ) {
    self.controlNumber = controlNumber
    self.status = status
    self.charge = charge
    self.paid = paid
    self.patientResponsibility = patientResponsibility
    self.payerClaimNumber = payerClaimNumber
    self.adjustments = adjustments
    remarks = []
    self.lines = lines
  }
}

/// What a payer decided about one line. 835 loop 2110: charge − adjustments = paid.
public struct RemittedLine: Hashable, Sendable, Codable {
  /// REF 6R: the practice's own number of the line.
  public var controlNumber: String?
  public var procedure: ProcedureCode?
  public var modifiers: [String]
  /// SVC06: what was billed, when the payer paid it as something else.
  public var billedProcedure: ProcedureCode?
  public var day: CalendarDay?
  public var charge: Money
  public var paid: Money
  public var paidUnits: Int?
  /// AMT B6.
  public var allowed: Money?
  public var adjustments: [ClaimAdjustment]
  /// LQ HE.
  public var remarks: [String]

  public init(
    controlNumber: String? = nil, procedure: ProcedureCode?, modifiers: [String] = [], day: CalendarDay? = nil,
    charge: Money, paid: Money, paidUnits: Int? = nil, allowed: Money? = nil, adjustments: [ClaimAdjustment] = [],
    remarks: [String] = []
  ) {
    self.controlNumber = controlNumber
    self.procedure = procedure
    self.modifiers = modifiers
    self.day = day
    self.charge = charge
    self.paid = paid
    self.paidUnits = paidUnits
    self.allowed = allowed
    self.adjustments = adjustments
    self.remarks = remarks
  }
}
