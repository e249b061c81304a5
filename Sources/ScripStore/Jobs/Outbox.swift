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
  /// The next number of a series of this practice: 1, 2, 3 … Taken in the act's transaction: one that is rolled back
  /// leaves no gap.
  public func nextControlNumber(of series: String) throws -> Int64 {
    var number: Int64 = 1
    let isCounting = try change(.controlNumber, series) { row in
      number = row.int("last") + 1
      row["last"] = number
    }
    if !isCounting { try insert(into: .controlNumber, ["series": series, "last": number]) }
    return number
  }

  /// Writes down what is to be sent. `controlNumber` comes from `nextControlNumber`: the body often contains it.
  public func queue(_ item: OutboxItem) throws {
    try insert(
      into: .outbox,
      [
        "id": item.id, "channel": item.channel, "control_number": item.controlNumber, "body": item.body,
        "queued_at": item.queuedAt, "sent_at": Value.null, "receipt": Value.null,
      ])
  }

  /// What was not sent yet, on one channel or on any, oldest first.
  ///
  /// Promises: index `outbox_by_queue`.
  public func unsentItems(of channel: String? = nil, limit: Int = 100) throws -> [OutboxItem] {
    let only: SQL = channel.map { "AND channel = \($0)" } ?? ""
    return try map(
      """
      SELECT id, channel, control_number, body, queued_at FROM outbox
      WHERE practice_id = \(practice) AND sent_at IS NULL \(only) ORDER BY queued_at, id LIMIT \(limit)
      """
    ) {
      OutboxItem(
        id: try $0.id(0), channel: try $0.text(1), controlNumber: try $0.int64(2), body: try $0.bytes(3),
        queuedAt: try $0.moment(4))
    }
  }

  /// Notes that an item was sent and what the receiver answered. False when that was noted before.
  public func noteSent(_ id: OutboxID, at moment: Moment, receipt: String?) throws -> Bool {
    var isFirst = false
    try change(.outbox, id) { row in
      isFirst = row.isNull("sent_at")
      guard isFirst else { return }
      row["sent_at"] = moment
      row["receipt"] = receipt
    }
    return isFirst
  }
}
