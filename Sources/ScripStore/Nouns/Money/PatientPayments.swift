import ScripCore
import ScripSQL

/// Money a patient gave or got back.
public struct StoredPatientPayment: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case payment, refund
    /// A payment that was none is taken out again.
    case takenBack
  }

  public var id: PatientPaymentID
  public var patient: PatientID
  public var posting: PostingID
  public var kind: Kind
  public var method: Receipt.Payment.Method
  public var amount: Money
  public var day: CalendarDay
  public var takenAt: Moment
  public var takenBy: MembershipID
  /// A check's number, a terminal's; never a card's.
  public var reference: String?
  /// The payment that it takes back; it stands where others have a reference.
  public var takesBack: PatientPaymentID?

  public init(
    id: PatientPaymentID, patient: PatientID, posting: PostingID, kind: Kind, method: Receipt.Payment.Method,
    amount: Money, day: CalendarDay, takenAt: Moment, takenBy: MembershipID, reference: String? = nil,
    takesBack: PatientPaymentID? = nil
  ) {
    self.id = id
    self.patient = patient
    self.posting = posting
    self.kind = kind
    self.method = method
    self.amount = amount
    self.day = day
    self.takenAt = takenAt
    self.takenBy = takenBy
    self.reference = reference
    self.takesBack = takesBack
  }

  fileprivate init(row: Row) throws {
    self.init(
      id: try row.id(0), patient: try row.id(1), posting: try row.id(2), kind: try row.word(3),
      method: try row.word(4), amount: Money(cents: try row.int(5)), day: try row.day(6), takenAt: try row.moment(7),
      takenBy: try row.id(8), reference: try row.optionalText(9))
    guard kind == .takenBack else { return }
    guard let payment = reference.flatMap({ PatientPaymentID($0) }) else {
      throw UnreadableRow(column: 9, expected: "the payment taken back")
    }
    (takesBack, reference) = (payment, nil)
  }
}

private let paymentColumns: SQL = """
  SELECT id, patient_id, posting_id, kind, method, cents, day, taken_at, taken_by, reference FROM patient_payment
  """

extension Connection {
  public func append(_ payment: StoredPatientPayment) throws {
    try insert(
      into: .patientPayment,
      [
        "id": payment.id, "patient_id": payment.patient, "posting_id": payment.posting,
        "kind": payment.kind.rawValue, "method": payment.method.rawValue, "cents": payment.amount.cents,
        "day": payment.day, "taken_at": payment.takenAt, "taken_by": payment.takenBy,
        "reference": payment.takesBack?.description ?? payment.reference,
      ])
  }

  public func payment(_ id: PatientPaymentID) throws -> StoredPatientPayment? {
    try first(
      "\(paymentColumns) WHERE practice_id = \(practice) AND id = \(id)", StoredPatientPayment.init(row:))
  }

  public func payments(of patient: PatientID) throws -> [StoredPatientPayment] {
    try map(
      "\(paymentColumns) WHERE practice_id = \(practice) AND patient_id = \(patient) ORDER BY taken_at, id",
      StoredPatientPayment.init(row:))
  }

  public func payments(on day: CalendarDay) throws -> [StoredPatientPayment] {
    try payments(from: day, to: day)
  }

  /// Of a span of days, both inclusive, by day.
  ///
  /// Promises: one statement; index `patient_payment_by_day`.
  public func payments(from first: CalendarDay, to last: CalendarDay) throws -> [StoredPatientPayment] {
    try map(
      """
      \(paymentColumns) WHERE practice_id = \(practice) AND day >= \(first) AND day <= \(last) ORDER BY day, id
      """, StoredPatientPayment.init(row:))
  }
}

/// What a day came to when it was closed. Counted again at any time, it stays the same.
public struct DayTotals: Hashable, Sendable, Codable {
  /// What came in less what went back, by how it was paid.
  public var byMethod: [String: Money]
  /// Deposits of payers.
  public var payers: Money
  /// Debits less credits of the day, by kind of account.
  public var accounts: [String: Money]
  public var postings: Int
  /// Counted in the drawer by hand; nil when nobody counted.
  public var drawer: Money?
  public var note: String?

  public init(
    byMethod: [String: Money], payers: Money, accounts: [String: Money], postings: Int, drawer: Money? = nil,
    note: String? = nil
  ) {
    self.byMethod = byMethod
    self.payers = payers
    self.accounts = accounts
    self.postings = postings
    self.drawer = drawer
    self.note = note
  }

  init(_ sums: [BookSum], _ payments: [PaymentSum], postings: Int) {
    var byMethod: [String: Money] = [:]
    for sum in payments { byMethod[sum.method.rawValue, default: .zero] += sum.received }
    var (accounts, payers): ([String: Money], Money) = ([:], .zero)
    for sum in sums {
      accounts[sum.account.rawValue, default: .zero] += sum.amount
      if sum.isPayersCash { payers += sum.amount }
    }
    self.init(byMethod: byMethod, payers: payers, accounts: accounts, postings: postings)
  }
}

extension Connection {
  public func totals(on day: CalendarDay) throws -> DayTotals {
    let count = try first("SELECT count(*) FROM posting WHERE practice_id = \(practice) AND day = \(day)") {
      try $0.int(0)
    }
    return DayTotals(
      try bookSums(from: day, to: day), try paymentSums(from: day, to: day), postings: count ?? 0)
  }

  /// What a closed day was closed with, and when; nil while it is open.
  public func closing(of day: CalendarDay) throws -> (totals: DayTotals, at: Moment)? {
    try first("SELECT body, closed_at FROM day_close WHERE practice_id = \(practice) AND day = \(day)") {
      (try $0.body(0), try $0.moment(1))
    }
  }

  public func closedDays(limit: Int = 30) throws -> [CalendarDay] {
    try map("SELECT day FROM day_close WHERE practice_id = \(practice) ORDER BY day DESC LIMIT \(limit)") {
      try $0.day(0)
    }
  }

  /// Those of a span of days, both inclusive, that are closed.
  public func closedDays(from first: CalendarDay, to last: CalendarDay) throws -> Set<CalendarDay> {
    Set(
      try map("SELECT day FROM day_close WHERE practice_id = \(practice) AND day >= \(first) AND day <= \(last)") {
        try $0.day(0)
      })
  }

  /// The day that a posting of today belongs to: the first one that is not closed.
  public func bookDay(from today: CalendarDay) throws -> CalendarDay {
    guard let closed = try closedDays(limit: 1).first, closed >= today else { return today }
    return closed.adding(days: 1)
  }

  /// False when it is closed already.
  public func close(_ day: CalendarDay, with totals: DayTotals, by membership: MembershipID, at moment: Moment) throws
    -> Bool
  {
    let body = try json(totals)
    return try insertIfNew(
      into: .dayClose,
      ["day": day, "closed_at": moment, "closed_by": membership, "shape": bodyShape, "body": body])
  }
}
