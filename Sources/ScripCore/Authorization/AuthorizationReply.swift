/// A payer's answer to a request for a prior authorization. 278 005010X217, response.
public struct AuthorizationReply: Hashable, Sendable, Codable {
  /// HCR01.
  public enum Action: String, Hashable, Sendable, CaseIterable, Codable {
    case certified = "A1"
    case partlyCertified = "A2"
    case notCertified = "A3"
    case pended = "A4"
    case modified = "A6"
    case cancelled = "C"
    case contactPayer = "CT"
    case noneRequired = "NA"

    /// Whether sessions may rest on it.
    public var allows: Bool {
      switch self {
      case .certified, .partlyCertified, .modified, .noneRequired: true
      case .notCertified, .pended, .cancelled, .contactPayer: false
      }
    }
  }

  /// What was decided, for the whole request or one service. Segment HCR.
  public struct Decision: Hashable, Sendable, Codable {
    public var action: Action
    /// HCR02: the number that claims carry as REF G1.
    public var number: String?
    /// HCR03.
    public var reasons: [String]

    public init(_ action: Action, number: String? = nil, reasons: [String] = []) {
      self.action = action
      self.number = number
      self.reasons = reasons
    }
  }

  /// One service with what was decided about it.
  public struct Service: Hashable, Sendable, Codable {
    public var service: AuthorizedService
    public var decision: Decision?

    public init(_ service: AuthorizedService, decision: Decision?) {
      self.service = service
      self.decision = decision
    }
  }

  /// Our number of the request, when the payer sent it back.
  public var traceNumber: String?
  public var payer: ClaimPayer
  public var requester: ClaimProvider?
  public var member: Member?
  public var category: AuthorizationRequest.Category?
  public var certification: AuthorizationRequest.Certification?
  public var serviceType: String?
  public var decision: Decision?
  /// The days it holds. DTP 472, 435 or AAH of the event.
  public var days: ClosedRange<CalendarDay>?
  public var diagnoses: [ICD10Code]
  public var rendering: ClaimProvider?
  public var services: [Service]
  public var rejections: [PayerRejection]
  public var messages: [String]

  public init(traceNumber: String?, payer: ClaimPayer) {
    self.traceNumber = traceNumber
    self.payer = payer
    diagnoses = []
    services = []
    rejections = []
    messages = []
  }
}
