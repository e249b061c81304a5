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
    case reportsToSend = "reports-to-send"
    case ordersEnding = "orders-ending"
    case deadlines
    /// Visits before today that nobody settled.
    case unsettled = "came-or-not"
    case notesToWrite = "notes-to-write"
    case holdsEnding = "holds-ending"
    /// Holds that ended by themselves, whose patients are to be told.
    case holdsOver = "holds-ended"
  }

  public struct Work: Sendable {
    public let list: List
    /// For the lists of orders.
    public let orders: [WorkListLine]
    /// When the prescriber of an order was last asked; who was not asked is missing.
    public let askedOn: [ReferralID: CalendarDay]
    /// Who completes the orders to complete that nobody was asked about.
    public let completing: ToComplete
    /// For the lists of days.
    public let deadlines: [DeadlineLine]
    /// For the lists of appointments.
    public let appointments: [AppointmentLine]
    public let therapists: [Therapist]
    public let zoneOffsetMinutes: Int
    /// From 1.
    public let page: Int
    public let hasNext: Bool
    public let today: CalendarDay
  }

  let list: List
  let page: Int
  /// Whose notes to write are listed; nil: nobody's.
  let therapist: TherapistID?

  /// `page` counts from 1; what is outside 1…`pageMax` is the nearest that there is.
  public init(_ list: List, page: Int = 1, therapist: TherapistID? = nil) {
    self.list = list
    self.therapist = therapist
    self.page = min(max(page, 1), Self.pageMax)
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Work> {
    let (today, limit) = (context.today, page * Self.pageSize + 1)
    var orders: [WorkListLine] = []
    var deadlines: [DeadlineLine] = []
    var appointments: [AppointmentLine] = []
    switch list {
    case .toComplete: orders = try connection.referralsToComplete(on: today, limit: limit)
    case .ordersEnding: orders = try connection.ordersEnding(on: today, limit: limit)
    case .reportsDue: deadlines = try connection.reportsDue(on: today, limit: limit)
    case .reportsToSend: deadlines = try connection.reportsToSend(on: today, limit: limit)
    case .deadlines:
      deadlines = try connection.otherDeadlines(on: today, limit: limit).sorted { $0.day < $1.day }
    case .unsettled: appointments = try connection.visitsUnsettled(before: today, limit: limit)
    case .notesToWrite:
      appointments = try therapist.map { try connection.notesUnwritten(of: $0, before: today, limit: limit) } ?? []
    case .holdsEnding: appointments = try connection.holdsEndingSoon(after: context.moment, limit: limit)
    case .holdsOver: deadlines = try connection.holdsOver(on: today, limit: limit)
    }
    let hasNext = max(orders.count, deadlines.count, appointments.count) >= limit && page < Self.pageMax
    let shown = Self.shown(orders, page)
    let isToComplete = list == .toComplete
    let askedOn = isToComplete ? try connection.daysAsked(about: shown.map(\.referral)) : [:]
    return Found(
      Work(
        list: list, orders: shown, askedOn: askedOn,
        completing: isToComplete ? try connection.completing(shown, askedOn: askedOn, context) : ToComplete(),
        deadlines: Self.shown(deadlines, page), appointments: Self.shown(appointments, page),
        therapists: list == .unsettled ? try connection.therapists() : [],
        zoneOffsetMinutes: context.zoneOffsetMinutes, page: page, hasNext: hasNext, today: today))
  }

  private static func shown<Line>(_ lines: [Line], _ page: Int) -> [Line] {
    Array(lines.dropFirst((page - 1) * pageSize).prefix(pageSize))
  }
}
