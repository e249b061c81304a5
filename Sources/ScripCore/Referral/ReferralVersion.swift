/// A prescriber's signed order for massage, as it stands in one version. An amendment is a new version.
///
/// Every field holds what the page says and nothing that was worked out. `unreadable` names the elements that stand
/// on the page but that nobody could read.
public struct ReferralVersion: Hashable, Sendable, Codable {
  public var referral: ReferralID
  /// 1, 2, … within a referral.
  public var version: Int
  /// The first day this version rules. The one before keeps the days before it.
  public var effectiveFrom: CalendarDay?

  public var patientName: String?
  public var patientBirthDate: CalendarDay?
  public var prescriber: Prescriber
  public var signature: Signature
  public var signedOn: CalendarDay?
  public var orderedOn: CalendarDay?
  /// An explicit first and last day, where the order prints them.
  public var startsOn: CalendarDay?
  public var endsOn: CalendarDay?

  public var diagnoses: [OrderedDiagnosis]
  public var modalities: [Modality]
  /// Regions the order names itself; empty when it leaves them to the diagnosis.
  public var regions: [BodyRegion]
  public var side: Side?
  public var schedule: OrderedSchedule
  public var minutesPerSession: Int?
  public var medicalNecessity: String?
  public var goals: [String]
  public var precautions: String?

  public var claimNumber: String?
  public var injuryDate: CalendarDay?
  public var injuryState: String?
  public var authorizationNumber: String?
  public var adjuster: String?
  public var attorney: String?
  public var lienSigned: Bool

  public var unreadable: ElementSet
  /// Where each element stands on the page. At most one entry an element.
  public var evidence: [ElementEvidence]

  public struct ElementEvidence: Hashable, Sendable, Codable {
    public var element: ReferralElement
    public var evidence: Evidence

    public init(_ element: ReferralElement, _ evidence: Evidence) {
      self.element = element
      self.evidence = evidence
    }
  }

  public init(referral: ReferralID, version: Int = 1) {
    self.referral = referral
    self.version = version
    prescriber = Prescriber()
    signature = .none
    diagnoses = []
    modalities = []
    regions = []
    schedule = OrderedSchedule()
    goals = []
    lienSigned = false
    unreadable = ElementSet()
    evidence = []
  }
}

/// One diagnosis as the order gives it: its words, and its code if one is printed.
public struct OrderedDiagnosis: Hashable, Sendable, Codable {
  public var code: ICD10Code?
  public var text: String?

  public init(code: ICD10Code?, text: String? = nil) {
    self.code = code
    self.text = text
  }
}

extension ReferralVersion {
  public func evidence(for element: ReferralElement) -> Evidence? {
    evidence.first { $0.element == element }?.evidence
  }
}
