import ScripCore
import ScripSQL

extension Connection {
  /// What payers took or gave beside claims and what was put down of it, in its order.
  ///
  /// Promises: one statement; index `posting_entry_by_account`.
  public func payerBalanceEntries() throws -> [PayerBalanceEntry] {
    try map(
      """
      SELECT e.payer_number, p.cause, e.cents, p.note, p.day, p.remittance_id FROM posting_entry e
      JOIN posting p ON p.practice_id = e.practice_id AND p.id = e.posting_id
      WHERE e.practice_id = \(practice) AND e.account = 'payerBalance' ORDER BY p.posted_at, p.id
      """
    ) { row in
      PayerBalanceEntry(
        payer: try row.text(0), cause: try row.word(1), amount: Money(cents: try row.int(2)),
        note: try row.optionalText(3), day: try row.day(4), remittance: try row.optionalID(5))
    }
  }
}
