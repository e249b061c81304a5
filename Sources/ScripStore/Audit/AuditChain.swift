import ScripCore
import ScripSQL
import Seal

/// The chain that makes a log tamper-evident: each line's digest covers the line, its number and the digest before it.
///
/// An edited, deleted, inserted or moved line breaks the chain at its place. Cutting lines off the end breaks nothing
/// inside it: heads kept elsewhere (every backup has them) show that.
struct AuditChain {
  /// The number of the last line sealed; 0 before the first.
  private(set) var number: Int64
  private(set) var digest: Digest

  /// The chain before its first line: tied to its practice and its log.
  init(practice: PracticeID, log: AuditLog) {
    var start = CanonicalBytes("audit chain")
    start.add([practice.sqlValue, .text(log.rawValue)])
    (number, digest) = (0, start.digest)
  }

  /// The chain as it was stored.
  init(number: Int64, digest: Digest) { (self.number, self.digest) = (number, digest) }

  /// Adds a line; `digest` is then the line's seal.
  mutating func add(_ values: [Value]) {
    number += 1
    digest = Self.digest(of: values, number: number, after: digest)
  }

  static func digest(of values: [Value], number: Int64, after previous: Digest) -> Digest {
    var bytes = CanonicalBytes("audit line")
    bytes.add([.bytes(previous.bytes), .int(number)])
    bytes.add(values)
    return bytes.digest
  }
}

/// How far a log is sealed: enough to show later that nothing before it was cut off or rewritten.
public struct AuditHead: Hashable, Sendable, Codable {
  public let practice: PracticeID
  public let log: String
  public let number: Int64
  /// Hexadecimal, so that it can be read in a backup's header.
  public let digest: String

  init(practice: PracticeID, log: AuditLog, chain: AuditChain) {
    self.practice = practice
    self.log = log.rawValue
    number = chain.number
    digest = chain.digest.hexadecimal
  }
}
