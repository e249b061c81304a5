/// What is sent to one payer for one patient's sessions: the professional claim. 837P; CMS-1500.
///
/// A value: it says what would be sent. Whether it may be sent is decided by `determine` and the claim's own checks.
public struct Claim: Hashable, Sendable, Codable {
  /// CLM05-3; CMS-1500 box 22.
  public enum Frequency: Hashable, Sendable, Codable {
    case original
    /// Replaces the claim that the payer knows by this number (REF F8).
    case replacement(of: String)
    /// Takes that claim back whole.
    case void(of: String)
  }

  /// The number the practice gave the claim: CLM01, box 26. At most 20 characters, unique in the practice.
  public var controlNumber: String
  public var frequency: Frequency
  /// CLM05-1: `11` office, `12` home. Source: domain.md C3.
  public var placeOfService: String
  public var billing: BillingProvider
  public var coverage: ClaimCoverage
  /// The one treated, when not the subscriber.
  public var dependent: ClaimPerson?
  /// Payers that were billed before, in their order.
  public var earlierPayers: [EarlierPayer]
  /// The prescriber. Loop 2310A with DN; box 17.
  public var referring: ClaimProvider?
  public var rendering: ClaimProvider?
  public var supervising: ClaimProvider?
  /// Where it was done, when not at the billing address. Loop 2310C; box 32.
  public var facility: ClaimProvider?
  /// At most twelve, the first one the main one. HI ABK, ABF; box 21.
  public var diagnoses: [ICD10Code]
  public var lines: [ServiceLine]
  public var accident: Accident?
  public var dates: Dates
  /// The payer's permission: REF G1; box 23.
  public var authorizationNumber: String?
  /// The plan's own number of the referral: REF 9F; box 23 when there is no authorization.
  public var planReferralNumber: String?
  /// The accident insurer's or workers' compensation claim: REF Y4; box 11b.
  public var propertyCasualtyNumber: String?
  /// CLM07 A: the practice takes the payer's amount as full; C: it does not.
  public var acceptsAssignment: Bool
  /// CLM08: the payer pays the practice.
  public var assignsBenefits: Bool
  /// What the patient has paid on these lines. AMT F5; box 29. Read in claims of others; ours leave it out: a share is
  /// asked for after the payer has named it, and what is paid ahead is the patient's credit, not this claim's.
  public var patientPaid: Money?
  /// For the payer's reader, without a patient's secrets. NTE ADD; box 19.
  public var note: String?

  public init(
    controlNumber: String, frequency: Frequency = .original, placeOfService: String = "11", billing: BillingProvider,
    coverage: ClaimCoverage, dependent: ClaimPerson? = nil, diagnoses: [ICD10Code], lines: [ServiceLine]
  ) {
    self.controlNumber = controlNumber
    self.frequency = frequency
    self.placeOfService = placeOfService
    self.billing = billing
    self.coverage = coverage
    self.dependent = dependent
    earlierPayers = []
    self.diagnoses = diagnoses
    self.lines = lines
    dates = Dates()
    acceptsAssignment = true
    assignsBenefits = true
  }

  /// CLM02; box 28.
  public var charge: Money { lines.reduce(.zero) { $0 + $1.charge } }
}

/// Who asks to be paid. 837P loops 2000A and 2010AA; CMS-1500 boxes 25 and 33.
public struct BillingProvider: Hashable, Sendable, Codable {
  public var provider: ClaimProvider
  /// A street, not a post office box, with nine digits of ZIP.
  public var address: PostalAddress
  public var tax: TaxNumber
  public var phone: PhoneNumber?

  public init(provider: ClaimProvider, address: PostalAddress, tax: TaxNumber, phone: PhoneNumber? = nil) {
    self.provider = provider
    self.address = address
    self.tax = tax
    self.phone = phone
  }
}

extension Claim {
  /// What the treatment comes from. CLM11; boxes 10a–10c, 14, 15.
  public struct Accident: Hashable, Sendable, Codable {
    public enum Cause: String, Hashable, Sendable, CaseIterable, Codable {
      case auto = "AA"
      case employment = "EM"
      case other = "OA"
    }

    public var cause: Cause
    /// DTP 439.
    public var day: CalendarDay?
    /// CLM11-4: needed for an automobile.
    public var state: String?

    public init(_ cause: Cause, on day: CalendarDay?, state: String? = nil) {
      self.cause = cause
      self.day = day
      self.state = state
    }
  }

  /// Days of the story that payers ask for. Each is a DTP of loop 2300.
  public struct Dates: Hashable, Sendable, Codable {
    /// DTP 431; box 14.
    public var onset: CalendarDay?
    /// DTP 454.
    public var initialTreatment: CalendarDay?
    /// DTP 304.
    public var lastSeen: CalendarDay?
    /// DTP 453.
    public var acuteManifestation: CalendarDay?
    /// DTP 444: property and casualty, first contact.
    public var firstContact: CalendarDay?

    public init() {}
  }
}
