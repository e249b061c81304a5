import ScripCore
import ScripSQL

/// One entry of the books with what names it to somebody outside: numbers, never a person's name.
public struct LedgerLine: Hashable, Sendable {
  public let day: CalendarDay
  public let posting: PostingID
  public let cause: Posting.Cause
  public let account: Account.Kind
  /// Debit; below zero credit.
  public let amount: Money
  public let patient: PatientID?
  public let claimNumber: String?
  public let receiptNumber: Int?
  /// Of the payment it came with, as the payer calls itself.
  public let payerName: String?
}

extension Connection {
  /// Every entry between two days, both inclusive, in the order of the books.
  ///
  /// Promises: one statement; index `posting_by_day` in its own order, then each posting's own entries.
  public func ledgerLines(from first: CalendarDay, to last: CalendarDay) throws -> [LedgerLine] {
    try map(
      """
      SELECT p.day, p.id, p.cause, e.account, e.cents, p.patient_id, c.number, p.note, r.payer_name
      FROM posting p CROSS JOIN posting_entry e
      LEFT JOIN claim c ON c.practice_id = p.practice_id AND c.id = p.claim_id
      LEFT JOIN remittance r ON r.practice_id = p.practice_id AND r.id = p.remittance_id
      WHERE e.practice_id = p.practice_id AND e.posting_id = p.id
        AND p.practice_id = \(practice) AND p.day >= \(first) AND p.day <= \(last)
      ORDER BY p.day, p.id, e.number
      """
    ) { row in
      let cause: Posting.Cause = try row.word(2)
      return LedgerLine(
        day: try row.day(0), posting: try row.id(1), cause: cause, account: try row.word(3),
        amount: Money(cents: try row.int(4)), patient: try row.optionalID(5), claimNumber: try row.optionalText(6),
        receiptNumber: Posting.receiptNumber(inNote: try row.optionalText(7), of: cause),
        payerName: try row.optionalText(8))
    }
  }
}
