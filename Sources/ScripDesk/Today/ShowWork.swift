import ScripCore
import ScripSQL
import ScripStore

/// One of Today's lists whole, a page at a time.
public struct ShowWork: Query {
  public static let permission = Permission.readToday
  /// So many lines stand on a page.
  public static let pageSize = 100
  /// A list is led through so far: a page reads those before it, too, and must not cost without end.
  public static let pageMax = 20

  public enum List: String, Hashable, Sendable, CaseIterable {
    case toComplete = "referrals-to-complete"
    case reportsDue = "reports-due"
    case ordersEnding = "orders-ending"
    case deadlines
  }

  public struct Work: Sendable {
    public let list: List
    /// For the lists of orders.
    public let orders: [WorkListLine]
    /// When the prescriber of an order was last asked; who was not asked is missing.
    public let askedOn: [ReferralID: CalendarDay]
    /// The orders whose prescriber has something to decide and was not asked.
    public let toAsk: Set<ReferralID>
    /// For the lists of days.
    public let deadlines: [DeadlineLine]
    /// From 1.
    public let page: Int
    public let hasNext: Bool
    public let today: CalendarDay
  }

  let list: List
  let page: Int

  /// `page` counts from 1; what is outside 1…`pageMax` is the nearest that there is.
  public init(_ list: List, page: Int = 1) {
    self.list = list
    self.page = min(max(page, 1), Self.pageMax)
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Work> {
    let (today, limit) = (context.today, page * Self.pageSize + 1)
    var orders: [WorkListLine] = []
    var deadlines: [DeadlineLine] = []
    switch list {
    case .toComplete: orders = try connection.referralsToComplete(on: today, limit: limit)
    case .ordersEnding: orders = try connection.ordersEnding(on: today, limit: limit)
    case .reportsDue: deadlines = try connection.reportsDue(on: today, limit: limit)
    case .deadlines:
      deadlines = try connection.otherDeadlines(on: today, limit: limit).sorted { $0.day < $1.day }
    }
    let hasNext = max(orders.count, deadlines.count) >= limit && page < Self.pageMax
    let shown = Self.shown(orders, page)
    let isToComplete = list == .toComplete
    let askedOn = isToComplete ? try connection.daysAsked(about: shown.map(\.referral)) : [:]
    return Found(
      Work(
        list: list, orders: shown, askedOn: askedOn,
        toAsk: isToComplete ? try connection.prescribersToAsk(about: shown, askedOn: askedOn, context) : [],
        deadlines: Self.shown(deadlines, page), page: page, hasNext: hasNext, today: today))
  }

  private static func shown<Line>(_ lines: [Line], _ page: Int) -> [Line] {
    Array(lines.dropFirst((page - 1) * pageSize).prefix(pageSize))
  }
}
