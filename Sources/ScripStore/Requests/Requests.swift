import ScripCore
import ScripSQL
import Seal

/// What makes one wish of one person recognisable when it arrives twice: a hidden field made when the form was drawn,
/// an `Idempotency-Key`, a webhook's event id, a file's digest. Unique within a practice.
public struct RequestKey: Hashable, Sendable {
  public let text: String

  /// Nil unless it has 1 to 128 printable ASCII characters: a key comes from outside.
  public init?(_ text: String) {
    guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy({ (33...126).contains($0) }) else { return nil }
    self.text = text
  }
}

/// What is known of a request when its act begins.
public enum RequestClaim: Hashable, Sendable {
  /// Not seen before: act, then store the answer in the same transaction.
  case new
  /// Done before with the same input: give this answer again and do nothing.
  case answered([UInt8])
  /// Done before with another input: refuse, and show what was saved.
  case conflicting([UInt8])
}

extension Connection {
  /// Takes the key for this transaction, or tells what was done under it.
  ///
  /// Promises: of any number of transactions with one key, exactly one commits as `.new`.
  /// If that one throws, the key is free again.
  public func claim(_ key: RequestKey, input: Digest, at moment: Moment) throws -> RequestClaim {
    let isNew = try insertIfNew(
      into: .request,
      ["request_key": key.text, "input_digest": input.bytes, "answer": Value.null, "received_at": moment])
    if isNew { return .new }
    let row = try rows(
      "SELECT input_digest, answer FROM request WHERE practice_id = \(practice) AND request_key = \(key.text)")[0]
    let answer = try row.optionalBytes(1) ?? []
    return try row.bytes(0) == input.bytes ? .answered(answer) : .conflicting(answer)
  }

  /// Keeps what the act answered, for the next time the key arrives with this input.
  public func keep(_ answer: [UInt8], for key: RequestKey, input: Digest, at moment: Moment) throws {
    try put(
      into: .request,
      ["request_key": key.text, "input_digest": input.bytes, "answer": answer, "received_at": moment])
  }

  /// What was answered under a key; nil when nothing was, or it is forgotten.
  public func answer(under key: RequestKey) throws -> [UInt8]? {
    try rows("SELECT answer FROM request WHERE practice_id = \(practice) AND request_key = \(key.text)").first?
      .optionalBytes(0)
  }

  /// Gives a claimed key back: nothing was done under it, so the same form may be sent again, corrected.
  public func release(_ key: RequestKey) throws {
    try execute("DELETE FROM request WHERE practice_id = \(practice) AND request_key = \(key.text)")
  }

  /// Forgets keys received before `moment`. A browser or a sender repeats within days, not months.
  ///
  /// Promises: index `request_by_moment`.
  public func forgetRequests(before moment: Moment) throws {
    try execute("DELETE FROM request WHERE practice_id = \(practice) AND received_at < \(moment)")
  }
}
