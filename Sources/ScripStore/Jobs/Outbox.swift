import ScripCore
import ScripSQL

/// Something that leaves the building: written down with its number before it is sent.
///
/// A crash between sending and noting it sends it again under the same number, and the receiver sees that it has it.
public struct OutboxItem: Hashable, Sendable {
  public let id: OutboxID
  /// Where it goes: `claim`, `fax`, `text`.
  public let channel: String
  /// Stable for this item: ISA13, ST02 or what the receiver tells items apart by.
  public let controlNumber: Int64
  public let body: [UInt8]
  public let queuedAt: Moment

  public init(id: OutboxID, channel: String, controlNumber: Int64, body: [UInt8], queuedAt: Moment) {
    self.id = id
    self.channel = channel
    self.controlNumber = controlNumber
    self.body = body
    self.queuedAt = queuedAt
  }
}

public enum OutboxNoun: Sendable {}
public typealias OutboxID = ID<OutboxNoun>

extension Connection {
  /// The next number of a series of this practice: 1, 2, 3 … Gaps come from acts that were rolled back.
  public func nextControlNumber(of series: String) throws -> Int64 {
    try first(
      """
      INSERT INTO control_number (practice_id, series, last) VALUES (\(practice), \(series), 1)
      ON CONFLICT (practice_id, series) DO UPDATE SET last = control_number.last + 1
      RETURNING last
      """
    ) { try $0.int64(0) } ?? 1
  }

  /// Writes down what is to be sent. `controlNumber` comes from `nextControlNumber`: the body often contains it.
  public func queue(_ item: OutboxItem) throws {
    try execute(
      """
      INSERT INTO outbox (practice_id, id, channel, control_number, body, queued_at, row_digest)
      VALUES (\(practice), \(item.id), \(item.channel), \(item.controlNumber), \(item.body), \(item.queuedAt),
        \(CheckedTable.outbox.digest(practice: practiceID, item.values)))
      """)
  }

  /// What was not sent yet, oldest first.
  ///
  /// Promises: index `outbox_by_queue`.
  public func unsentItems(limit: Int = 100) throws -> [OutboxItem] {
    try map(
      """
      SELECT id, channel, control_number, body, queued_at FROM outbox
      WHERE practice_id = \(practice) AND sent_at IS NULL ORDER BY queued_at, id LIMIT \(limit)
      """
    ) {
      OutboxItem(
        id: try $0.id(0), channel: try $0.text(1), controlNumber: try $0.int64(2), body: try $0.bytes(3),
        queuedAt: try $0.moment(4))
    }
  }

  /// Notes that an item was sent and what the receiver answered. False when that was noted before.
  public func noteSent(_ id: OutboxID, at moment: Moment, receipt: String?) throws -> Bool {
    try execute(
      """
      UPDATE outbox SET sent_at = \(moment), receipt = \(receipt)
      WHERE practice_id = \(practice) AND id = \(id) AND sent_at IS NULL
      """) > 0
  }
}

extension OutboxItem {
  fileprivate var values: [Value] {
    [id.sqlValue, .text(channel), .int(controlNumber), .bytes(body), queuedAt.sqlValue]
  }
}

extension CheckedTable {
  static let outbox = CheckedTable("outbox", keyCount: 1, columnCount: 5) { practice in
    """
    SELECT id, channel, control_number, body, queued_at, row_digest
    FROM outbox WHERE practice_id = \(practice) ORDER BY id
    """
  }
}
