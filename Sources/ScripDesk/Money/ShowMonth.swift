import ScripCore
import ScripSQL
import ScripStore

/// What a month came to: what was owed, charged, paid and forgone, and what is owed after it.
public struct ShowMonth: Query {
  public static let permission = Permission.readMoney
  let month: CalendarMonth?

  public struct Month: Sendable {
    public let month: CalendarMonth
    /// The newest month that anything can be booked in.
    public let newest: CalendarMonth
    public let books: MonthBooks
    /// What patients paid and got back, each way of paying once.
    public let methods: [MethodLine]
    /// By name.
    public let payers: [PayerCash]
    /// By name; who had no signed session is left out.
    public let therapists: [TherapistLine]
    /// Its days that are closed.
    public let closedDays: Set<CalendarDay>
  }

  /// One way in which patients paid.
  public struct MethodLine: Hashable, Sendable {
    public let method: Receipt.Payment.Method
    public internal(set) var paid = Money.zero
    public internal(set) var givenBack = Money.zero
    /// Payments that were none.
    public internal(set) var takenBack = Money.zero

    /// What is left of it, as the days count it.
    public var received: Money { paid - givenBack - takenBack }
  }

  public struct TherapistLine: Sendable {
    public let name: String
    public let work: TherapistWork
  }

  /// Nil: the month of today.
  public init(month: CalendarMonth? = nil) { self.month = month }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Month> {
    let newest = CalendarMonth(of: try connection.bookDay(from: context.today))
    let month = month ?? CalendarMonth(of: context.today)
    let (first, last) = (month.firstDay, month.lastDay)
    let balances = try connection.balances(before: first, after: last)
    let books = MonthBooks(
      try connection.bookSums(from: first, to: last), opening: balances.before, closing: balances.after)
    let names = Dictionary(try connection.therapists().map { ($0.id, $0.name) }) { first, _ in first }
    let therapists = try connection.therapistWork(from: first, to: last).map {
      TherapistLine(name: names[$0.therapist] ?? "—", work: $0)
    }
    return Found(
      Month(
        month: month, newest: newest, books: books,
        methods: Self.methods(try connection.paymentSums(from: first, to: last)),
        payers: try connection.payersCash(from: first, to: last),
        therapists: therapists.sorted { $0.name < $1.name },
        closedDays: try connection.closedDays(from: first, to: last)))
  }

  private static func methods(_ sums: [PaymentSum]) -> [MethodLine] {
    var lines: [Receipt.Payment.Method: MethodLine] = [:]
    for sum in sums {
      var line = lines[sum.method] ?? MethodLine(method: sum.method)
      switch sum.kind {
      case .payment: line.paid += sum.amount
      case .refund: line.givenBack += sum.amount
      case .takenBack: line.takenBack += sum.amount
      }
      lines[sum.method] = line
    }
    return Receipt.Payment.Method.allCases.compactMap { lines[$0] }
  }
}

/// Every entry of a month's books, for the accountant: numbers and words, nobody's name. It leaves a line in the access
/// log, since it leaves the building.
public struct ShowMonthLedger: Query {
  public static let permission = Permission.readMoney
  let month: CalendarMonth

  public struct Line: Sendable {
    public let entry: LedgerLine
    /// How a patient paid or got money back, where that is what happened.
    public let method: Receipt.Payment.Method?
  }

  public init(month: CalendarMonth) { self.month = month }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Line]> {
    let (first, last) = (month.firstDay, month.lastDay)
    let methods = Dictionary(
      try connection.payments(from: first, to: last).map { ($0.posting, $0.method) }
    ) { first, _ in first }
    let lines = try connection.ledgerLines(from: first, to: last).map {
      Line(entry: $0, method: methods[$0.posting])
    }
    return Found(lines, opened: [Subject(month: month)])
  }
}
