import ScripCore
import ScripSQL

/// What patients paid or got back on one day in one way.
public struct PaymentSum: Hashable, Sendable {
  public let day: CalendarDay
  public let method: Receipt.Payment.Method
  public let kind: StoredPatientPayment.Kind
  /// Above zero whichever way it went.
  public let amount: Money

  /// What came in; below zero what went back.
  public var received: Money { kind == .payment ? amount : -amount }
}

/// What one payer paid between two days.
public struct PayerCash: Hashable, Sendable {
  /// As it calls itself.
  public let name: String
  /// Deposits, less those that were taken back.
  public let paid: Money
  /// What was sent back to it.
  public let givenBack: Money
}

/// What a therapist did between two days.
public struct TherapistWork: Hashable, Sendable {
  public let therapist: TherapistID
  /// Delivered, and their notes signed.
  public let sessions: Int
  public let units: Int
  /// Lines of those sessions, whether they stand on a claim or receipt yet or not.
  public let charged: Money
}

/// The sums of the books between two days, both inclusive. A day's totals and a month's are made of the same.
extension Connection {
  /// Promises: one statement; index `posting_by_day`, then each posting's own entries.
  public func bookSums(from first: CalendarDay, to last: CalendarDay) throws -> [BookSum] {
    try map(
      """
      SELECT p.day, p.cause, CASE WHEN p.claim_id IS NULL THEN 0 ELSE 1 END, e.account, CAST(sum(e.cents) AS BIGINT)
      FROM posting p CROSS JOIN posting_entry e
      WHERE e.practice_id = p.practice_id AND e.posting_id = p.id
        AND p.practice_id = \(practice) AND p.day >= \(first) AND p.day <= \(last)
      GROUP BY p.day, p.cause, CASE WHEN p.claim_id IS NULL THEN 0 ELSE 1 END, e.account
      ORDER BY 1, 2, 3, 4
      """
    ) { row in
      BookSum(
        day: try row.day(0), cause: try row.word(1), isOfClaim: try row.int(2) == 1, account: try row.word(3),
        amount: Money(cents: try row.int(4)))
    }
  }

  /// What each kind of account held before a day and held after another: debits less credits.
  ///
  /// Promises: one statement; index `posting_by_day`. It reads every posting before the end, as a balance must.
  public func balances(
    before first: CalendarDay, after last: CalendarDay
  ) throws -> (before: [Account.Kind: Money], after: [Account.Kind: Money]) {
    var (before, after): ([Account.Kind: Money], [Account.Kind: Money]) = ([:], [:])
    try each(
      """
      SELECT e.account, CAST(sum(CASE WHEN p.day < \(first) THEN e.cents ELSE 0 END) AS BIGINT),
        CAST(sum(e.cents) AS BIGINT)
      FROM posting p CROSS JOIN posting_entry e
      WHERE e.practice_id = p.practice_id AND e.posting_id = p.id
        AND p.practice_id = \(practice) AND p.day <= \(last)
      GROUP BY e.account
      """
    ) { row in
      let kind: Account.Kind = try row.word(0)
      before[kind] = Money(cents: try row.int(1))
      after[kind] = Money(cents: try row.int(2))
    }
    return (before, after)
  }

  /// Promises: one statement; index `patient_payment_by_day`.
  public func paymentSums(from first: CalendarDay, to last: CalendarDay) throws -> [PaymentSum] {
    try map(
      """
      SELECT day, method, kind, CAST(sum(cents) AS BIGINT) FROM patient_payment
      WHERE practice_id = \(practice) AND day >= \(first) AND day <= \(last)
      GROUP BY day, method, kind ORDER BY 1, 2, 3
      """
    ) { row in
      PaymentSum(
        day: try row.day(0), method: try row.word(1), kind: try row.word(2), amount: Money(cents: try row.int(3)))
    }
  }

  /// Each payer whose money moved, by name.
  ///
  /// Promises: one statement; index `posting_by_day`.
  public func payersCash(from first: CalendarDay, to last: CalendarDay) throws -> [PayerCash] {
    try map(
      """
      SELECT max(r.payer_name),
        CAST(sum(CASE WHEN p.cause IN ('payerRefund', 'payerRefundTakenBack') THEN 0 ELSE e.cents END) AS BIGINT),
        CAST(sum(CASE WHEN p.cause IN ('payerRefund', 'payerRefundTakenBack') THEN -e.cents ELSE 0 END) AS BIGINT)
      FROM posting p CROSS JOIN posting_entry e CROSS JOIN remittance r
      WHERE e.practice_id = p.practice_id AND e.posting_id = p.id AND e.account = 'cash'
        AND r.practice_id = p.practice_id AND r.id = p.remittance_id
        AND p.practice_id = \(practice) AND p.day >= \(first) AND p.day <= \(last)
      GROUP BY r.payer_number ORDER BY 1, r.payer_number
      """
    ) { row in
      PayerCash(
        name: try row.text(0), paid: Money(cents: try row.int(1)), givenBack: Money(cents: try row.int(2)))
    }
  }

  /// Each therapist with a signed session, by the day of the session.
  ///
  /// Promises: one statement; indexes `appointment_by_day`, `session_note_by_appointment` and `charge_by_appointment`.
  public func therapistWork(from first: CalendarDay, to last: CalendarDay) throws -> [TherapistWork] {
    try map(
      """
      SELECT n.therapist_id, COUNT(DISTINCT n.id), CAST(coalesce(sum(c.units), 0) AS BIGINT),
        CAST(coalesce(sum(c.cents), 0) AS BIGINT)
      FROM appointment a CROSS JOIN session_note n
      LEFT JOIN charge c ON c.practice_id = a.practice_id AND c.appointment_id = a.id AND c.withdrawn_at IS NULL
      WHERE n.practice_id = a.practice_id AND n.appointment_id = a.id AND n.ending = 'delivered'
        AND a.practice_id = \(practice) AND a.day >= \(first) AND a.day <= \(last)
      GROUP BY n.therapist_id ORDER BY n.therapist_id
      """
    ) { row in
      TherapistWork(
        therapist: try row.id(0), sessions: try row.int(1), units: try row.int(2),
        charged: Money(cents: try row.int(3)))
    }
  }
}
