import ScripSQL
import Seal

/// Values as one run of bytes that only they have: what a digest over a row is taken of.
///
/// Each value is a kind, a length of eight bytes and its bytes, so `("ab", "c")` and `("a", "bc")` differ. Both engines
/// give the same bytes for the same row.
public struct CanonicalBytes: Sendable {
  public private(set) var bytes: [UInt8]

  /// Begins with what kind of thing follows, so that equal rows of two tables differ.
  public init(_ domain: String) {
    bytes = []
    add(.text(domain))
  }

  public mutating func add(_ value: Value) {
    switch value {
    case .null: append(kind: 0, [])
    case .int(let number): append(kind: 1, Self.bigEndian(number))
    case .text(let text): append(kind: 2, Array(text.utf8))
    case .bytes(let bytes): append(kind: 3, bytes)
    }
  }

  public mutating func add(_ values: [Value]) { for value in values { add(value) } }

  public var digest: Digest { Digest(of: bytes) }

  static func bigEndian(_ number: Int64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> Int64(56 - $0 * 8)) }
  }

  private mutating func append(kind: UInt8, _ content: [UInt8]) {
    bytes.append(kind)
    bytes += Self.bigEndian(Int64(content.count))
    bytes += content
  }
}
