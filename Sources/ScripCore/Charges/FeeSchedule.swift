/// What the practice charges for a unit of each code: one version, ruling from a day on, for one payer class or all.
///
/// Appended, never changed: a session is priced by the version of its own day.
public struct FeeSchedule: Hashable, Sendable, Codable {
  /// What one unit costs.
  public struct Price: Hashable, Sendable, Codable {
    public var code: ProcedureCode
    public var perUnit: Money
    /// What a patient who pays alone is asked; nil asks the same of everybody.
    public var selfPay: Money?

    public init(_ code: ProcedureCode, perUnit: Money, selfPay: Money? = nil) {
      self.code = code
      self.perUnit = perUnit
      self.selfPay = selfPay
    }
  }

  /// Nil: every class without a schedule of its own.
  public var classKey: String?
  /// 1, 2, … within a class.
  public var version: Int
  public var validFrom: CalendarDay
  public var prices: [Price]

  public init(classKey: String? = nil, version: Int = 1, validFrom: CalendarDay, prices: [Price]) {
    self.classKey = classKey
    self.version = version
    self.validFrom = validFrom
    self.prices = prices
  }

  /// What a unit costs whoever pays; nil for a code without a price.
  public func perUnit(_ code: ProcedureCode, paidBy payer: Charge.Payer) -> Money? {
    guard let price = prices.first(where: { $0.code == code }) else { return nil }
    return payer == .patient ? price.selfPay ?? price.perUnit : price.perUnit
  }
}

extension [FeeSchedule] {
  /// The version that prices a day for a class: the class's own where there is one, else the one for all.
  public func inForce(for classKey: String, on day: CalendarDay) -> FeeSchedule? {
    func newest(_ key: String?) -> FeeSchedule? {
      filter { $0.classKey == key && $0.validFrom <= day }.max {
        ($0.validFrom, $0.version) < ($1.validFrom, $1.version)
      }
    }
    return newest(classKey) ?? newest(nil)
  }
}
