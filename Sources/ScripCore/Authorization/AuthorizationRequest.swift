/// A practice's request for a prior authorization. 278 005010X217, request for review.
public struct AuthorizationRequest: Hashable, Sendable, Codable {
  /// UM01.
  public enum Category: String, Hashable, Sendable, CaseIterable, Codable {
    case healthServices = "HS"
    case specialtyCare = "SC"
    case admission = "AR"
  }

  /// UM02.
  public enum Certification: String, Hashable, Sendable, CaseIterable, Codable {
    case initial = "I"
    case renewal = "R"
    case revised = "S"
    case cancel = "3"
  }

  /// Ours; comes back with the answer. TRN02.
  public var traceNumber: String
  public var category: Category
  public var certification: Certification
  public var payer: ClaimPayer
  public var requester: ClaimProvider
  public var contactPhone: PhoneNumber?
  public var contactFax: PhoneNumber?
  public var member: Member
  /// UM03: `BE` massage, `AE` physical medicine. Source: domain.md F.
  public var serviceType: String
  /// UM04-1.
  public var placeOfService: String
  /// The number given before, for a renewal or a revision. REF BB.
  public var previousNumber: String?
  /// DTP 431.
  public var onset: CalendarDay?
  public var diagnoses: [ICD10Code]
  /// Who will render. NM1 SJ.
  public var rendering: ClaimProvider?
  public var services: [AuthorizedService]
  /// Words for the reviewer. MSG.
  public var message: String?

  public init(
    traceNumber: String, certification: Certification, payer: ClaimPayer, requester: ClaimProvider, member: Member,
    serviceType: String, diagnoses: [ICD10Code], services: [AuthorizedService]
  ) {
    self.traceNumber = traceNumber
    category = .healthServices
    self.certification = certification
    self.payer = payer
    self.requester = requester
    self.member = member
    self.serviceType = serviceType
    placeOfService = "11"
    self.diagnoses = diagnoses
    self.services = services
  }
}

/// One service that is asked for or allowed: what, when, and how often. 278 loop 2000F.
public struct AuthorizedService: Hashable, Sendable, Codable {
  public var procedure: ProcedureCode?
  public var modifiers: [String]
  /// Units of each visit. SV104.
  public var units: Int?
  public var days: ClosedRange<CalendarDay>?
  public var delivery: Delivery?

  public init(
    procedure: ProcedureCode?, modifiers: [String] = [], units: Int? = nil, days: ClosedRange<CalendarDay>? = nil,
    delivery: Delivery? = nil
  ) {
    self.procedure = procedure
    self.modifiers = modifiers
    self.units = units
    self.days = days
    self.delivery = delivery
  }

  /// How the visits are spread: `2 visits a week for 6 weeks`. HSD01–HSD06.
  public struct Delivery: Hashable, Sendable, Codable {
    /// HSD01: `VS` visits, `UN` units, `HS` hours.
    public var qualifier: String
    /// HSD02: how many in each period; in all when no period is named.
    public var count: Int
    /// HSD03: `DA`, `WK`, `MO`.
    public var each: String?
    /// HSD04: how many of `each` make one sample period.
    public var every: Int?
    /// HSD05: `34` month, `35` week.
    public var spanUnit: String?
    /// HSD06.
    public var span: Int?

    public init(
      _ qualifier: String, _ count: Int, each: String? = nil, every: Int? = nil, spanUnit: String? = nil,
      span: Int? = nil
    ) {
      self.qualifier = qualifier
      self.count = count
      self.each = each
      self.every = every
      self.spanUnit = spanUnit
      self.span = span
    }
  }
}
