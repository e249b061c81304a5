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

  public init(day: CalendarDay, drawer: Money?, note: String? = nil) {
    self.day = day
    self.drawer = drawer
    self.note = note
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<DayTotals> {
    guard day <= context.today else {
      return .refused(Refusal(.conflict, "This day is not over. Close it when its work is done."))
    }
    guard try connection.closing(of: day) == nil else { return .refused(.closedBefore) }
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
        closedDays: try connection.closedDays()))
  }
}
