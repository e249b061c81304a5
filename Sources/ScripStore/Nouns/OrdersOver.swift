import ScripCore
import ScripSQL

/// Orders that were over before they were signed off: no list by their last day would ever show them.
extension Connection {
  /// The longest waiting first, at most `limit`.
  ///
  /// Promises: one statement; index `deadline_by_day` in its own order.
  func ordersOver(on day: CalendarDay, limit: Int) throws -> [WorkListLine] {
    try map(Self.ordersOver(practice, on: day, limit: limit)) { row in
      WorkListLine(
        episode: try row.id(0), referral: try row.id(1), patient: try row.body(2), lastDay: try row.optionalDay(3))
    }
  }

  static func ordersOver(_ practice: [UInt8], on day: CalendarDay, limit: Int) -> SQL {
    """
    SELECT d.episode_id, d.subject_id, p.body, (SELECT v.last_day FROM referral_version v
      WHERE v.practice_id = d.practice_id AND v.referral_id = d.subject_id ORDER BY v.version DESC LIMIT 1)
    FROM deadline d CROSS JOIN patient p
    WHERE p.practice_id = d.practice_id AND p.id = d.patient_id AND d.practice_id = \(practice)
      AND \(isOver(on: day))
    ORDER BY d.day, d.subject_id LIMIT \(limit)
    """
  }

  /// Counted to `limit`.
  func countOfOrdersOver(on day: CalendarDay, limit: Int) throws -> Int {
    try rows(
      """
      SELECT count(*) FROM (SELECT 1 FROM deadline d WHERE d.practice_id = \(practice)
        AND \(Self.isOver(on: day)) LIMIT \(limit)) AS few
      """
    )[0].int(0)
  }

  private static func isOver(on day: CalendarDay) -> SQL {
    "d.kind = \(Deadline.Kind.orderOver.rawValue) AND d.day >= \(day)"
  }
}
