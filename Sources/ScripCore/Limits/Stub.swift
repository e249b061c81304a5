/// Placeholder until the visit ledger lands: remove this file with the real one, keeping visitsUsed, visitsLeft(on:).tightest.limit.shown for the determination.
public struct VisitLedger: Sendable {
  public init() {}
  public var visitsUsed: Int { 0 }
  public func visitsLeft(on day: CalendarDay) -> VisitsLeft { VisitsLeft() }
}
public struct VisitsLeft: Sendable {
  public struct T: Sendable { public var visits: Int; public var limit: L }
  public struct L: Sendable { public var shown: String }
  public var tightest: T?
}
