import ScripCore
import ScripSQL
import Seal

extension Connection {
  /// The places where a log differs from its seals. `heads` are kept elsewhere, in a backup: with them a log cut off
  /// at its end is seen too.
  ///
  /// A broken line is reported once: the walk goes on from the digest that was stored as well as from the one that
  /// should have been, and the next line agrees with one of them.
  public func auditFaults(in log: AuditLog, heads: [AuditHead] = []) throws -> [Fault] {
    var faults: [Fault] = []
    var number: Int64 = 0
    var previous = [AuditChain(practice: practiceID, log: log).digest]
    let kept = heads.filter { $0.practice == practiceID && $0.log == log.rawValue && $0.number > 0 }
    var unseen = Set(kept)
    while true {
      let seals = try sealedLines(of: log, after: number)
      for seal in seals {
        if seal.number != number + 1 {
          faults.append(Fault(.missing, table: "audit_seal", row: "\(log.rawValue)/\(number + 1)"))
        }
        number = seal.number
        let (fault, next) = seal.checked(after: previous)
        if let fault { faults.append(Fault(fault, table: log.rawValue, row: seal.row)) }
        previous = next
        for head in kept where head.number == number {
          unseen.remove(head)
          if head.digest != seal.digest?.hexadecimal {
            faults.append(Fault(.altered, table: "audit_seal", row: seal.row))
          }
        }
      }
      if seals.isEmpty { break }
    }
    return faults + unseen.map { Fault(.cutOff, table: log.rawValue, row: "after \(number) of \($0.number) lines") }
  }

  private func sealedLines(of log: AuditLog, after number: Int64) throws -> [SealedLine] {
    try rows(
      """
      SELECT l.id, l.happened_at, l.act, l.outcome, l.login_id, l.membership_id, l.address_digest, l.subjects,
        l.content_digest, s.number, s.line_id, s.digest
      FROM audit_seal s LEFT JOIN \(log.table) l ON l.practice_id = s.practice_id AND l.id = s.line_id
      WHERE s.practice_id = \(practice) AND s.log = \(log.rawValue) AND s.number > \(number)
      ORDER BY s.number LIMIT 1000
      """
    ).map { row in
      let lineBytes = try row.bytes(10)
      return SealedLine(
        number: try row.int64(9), row: AuditLineID(bytes: lineBytes).map(\.description) ?? "with an unreadable id",
        digest: Digest(bytes: try row.bytes(11)), values: row.isNull(0) ? nil : (0..<9).map(row.value))
    }
  }
}

/// A seal with the line it seals, as both are stored.
private struct SealedLine {
  let number: Int64
  let row: String
  let digest: Digest?
  /// Nil when the line is gone.
  let values: [Value]?

  /// What is wrong with the line after any of the digests that may precede it, and the digests the next may follow.
  func checked(after previous: [Digest]) -> (Fault.Kind?, [Digest]) {
    guard let values else { return (.missing, [digest].compactMap { $0 }) }
    let right = previous.map { AuditChain.digest(of: values, number: number, after: $0) }
    if let digest, right.contains(digest) { return (nil, [digest]) }
    return (.altered, right + [digest].compactMap { $0 })
  }
}
