/// What the tables say about one code of an order. The loader looks it up once, so rules need no table.
public struct DiagnosisFacts: Hashable, Sendable, Codable {
  public var code: ICD10Code
  /// Whether any edition of ICD-10-CM has the code.
  public var exists: Bool
  /// The days of service on which it may be billed; nil for a header and for a code that does not exist.
  public var billableFrom: CalendarDay?
  public var billableTo: CalendarDay?
  public var isHeader: Bool
  /// Where treatment under this code may take place; empty when the region table does not know the code.
  public var regions: BodyRegions
  public var side: Side?
  /// The code has sided siblings but says "unspecified side".
  public var sideUnspecified: Bool
  /// The code leaves open where it hurts ("site unspecified", "dorsalgia, unspecified", "myalgia").
  public var siteUnspecified: Bool
  /// Other codes of the same order that its Excludes1 notes keep apart.
  public var excludes: [ICD10Code]

  public init(
    code: ICD10Code, exists: Bool = true, billableFrom: CalendarDay? = nil, billableTo: CalendarDay? = nil,
    isHeader: Bool = false, regions: BodyRegions = [], side: Side? = nil, sideUnspecified: Bool = false,
    siteUnspecified: Bool = false, excludes: [ICD10Code] = []
  ) {
    self.code = code
    self.exists = exists
    self.billableFrom = billableFrom
    self.billableTo = billableTo
    self.isHeader = isHeader
    self.regions = regions
    self.side = side
    self.sideUnspecified = sideUnspecified
    self.siteUnspecified = siteUnspecified
    self.excludes = excludes
  }

  /// Whether the code may be billed for a service on the day.
  public func isBillable(on day: CalendarDay) -> Bool {
    exists && !isHeader && DaySpan(billableFrom, billableTo).holds(day)
  }
}
