import ScripCore
import ScripSQL
import ScripStore

/// Closes a day with what it came to. Nothing changes a closed day: what is found later is posted on the next one.
public struct CloseDay: Act {
  public static let permission = Permission.takePayments
  let day: CalendarDay
  /// What was counted in the drawer; nil only on a day without cash.
  let drawer: Money?
  let note: String?
  /// Somebody was told that visits of the day are left.
  let isMeant: Bool

  /// The field that says so.
  public static let meantField = "isMeant"

  public init(day: CalendarDay, drawer: Money?, note: String? = nil, isMeant: Bool = false) {
    self.day = day
    self.drawer = drawer
    self.note = note
    self.isMeant = isMeant
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<DayTotals> {
    guard day <= context.today else {
      return .refused(Refusal(.conflict, "This day is not over. Close it when its work is done."))
    }
    guard try connection.closing(of: day) == nil else { return .refused(.closedBefore) }
    let left = try connection.visitsLeft(on: day)
    guard isMeant || left == 0 else {
      return .refused(
        Refusal(
          .invalid, "The day was not closed.",
          faults: [.init(Self.meantField, Self.leftWords(left) + " Close the day later, or tick this.")]))
    }
    var totals = try connection.totals(on: day)
    totals.drawer = drawer
    totals.note = note
    let moved = totals.byMethod[Receipt.Payment.Method.cash.rawValue]
    // A day closes for good: cash that nobody counted would stay uncounted.
    guard drawer != nil || moved == nil else {
      return .refused(.invalid("drawer", "Count the drawer; write 0 if nothing is in it."))
    }
    let cash = moved ?? .zero
    if let drawer, drawer != cash, note?.isEmpty != false {
      let off = (drawer - cash).shown
      return .refused(.invalid("note", "The drawer differs by \(off). Count again, or write why."))
    }
    guard try connection.close(day, with: totals, by: context.membership, at: context.moment) else {
      return .refused(.closedBefore)
    }
    return .done(totals, subjects: [])
  }
}

extension CloseDay {
  /// What is asked before a day is closed on which somebody may still come and pay.
  public static func leftWords(_ left: Int) -> String {
    left == 1
      ? "1 visit of this day is still booked: what it pays would stand on the next day."
      : "\(left) visits of this day are still booked: what they pay would stand on the next day."
  }
}

extension Connection {
  /// Visits of a day that are booked, and nobody said what became of them.
  fileprivate func visitsLeft(on day: CalendarDay) throws -> Int {
    try appointments(from: day, to: day).count { if case .booked = $0.state { true } else { false } }
  }
}

extension Refusal {
  fileprivate static let closedBefore = Refusal(.conflict, "This day is closed already.")
}

/// What a day came to so far, or what it was closed with.
public struct ShowDay: Query {
  public static let permission = Permission.takePayments
  let day: CalendarDay?

  public struct Day: Sendable {
    public let day: CalendarDay
    public let totals: DayTotals
    /// When it was closed; nil while it is open.
    public let closedAt: Moment?
    public let payments: [PaymentLine]
    public let today: CalendarDay
    public let zoneOffsetMinutes: Int
    public let closedDays: [CalendarDay]
    /// Visits of the day that are still booked.
    public let visitsLeft: Int
  }

  /// One payment with the patient's name.
  public struct PaymentLine: Sendable {
    public let payment: StoredPatientPayment
    public let patient: String
  }

  /// Nil: the day that postings of today belong to.
  public init(day: CalendarDay? = nil) { self.day = day }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Day> {
    let day = try self.day ?? connection.bookDay(from: context.today)
    let closing = try connection.closing(of: day)
    let payments = try connection.payments(on: day).map { payment in
      PaymentLine(
        payment: try connection.shown(payment), patient: try connection.patient(payment.patient)?.listed ?? "")
    }
    return Found(
      Day(
        day: day, totals: try closing?.totals ?? connection.totals(on: day), closedAt: closing?.at,
        payments: payments, today: context.today, zoneOffsetMinutes: context.zoneOffsetMinutes,
        closedDays: try connection.closedDays(), visitsLeft: try connection.visitsLeft(on: day)))
  }
}
