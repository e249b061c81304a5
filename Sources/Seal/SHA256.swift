import CSodium

/// The SHA-256 digest of some bytes: 32 bytes that stand for them.
public struct Digest: Hashable, Sendable {
  public let bytes: [UInt8]

  /// The digest with these 32 bytes; nil when they are not 32.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The digest of bytes at hand.
  public init(of bytes: [UInt8]) {
    var running = RunningDigest()
    running.add(bytes)
    self = running.finish()
  }

  fileprivate init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  public static let byteCount = 32

  /// 64 lower-case hexadecimal digits.
  public var hexadecimal: String { bytes.hexadecimal }
}

extension Sequence<UInt8> {
  /// Two lower-case hexadecimal digits for each byte.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension [UInt8] {
  /// The bytes that pairs of hexadecimal digits name; nil when something else stands there.
  public init?(hexadecimal digits: some Sequence<UInt8>) {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      guard let value = Self.value(ofDigit: digit) else { return nil }
      if let first = high { bytes.append(first << 4 | value) }
      high = high == nil ? value : nil
    }
    guard high == nil else { return nil }
    self = bytes
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// A SHA-256 digest over bytes that come piece by piece.
public struct RunningDigest: Sendable {
  private var state = crypto_hash_sha256_state()

  public init() { crypto_hash_sha256_init(&state) }

  public mutating func add(_ bytes: [UInt8]) {
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
  }

  /// The digest of everything added; adding goes on undisturbed.
  public func finish() -> Digest {
    var copy = state
    var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
    crypto_hash_sha256_final(&copy, &bytes)
    return Digest(unchecked: bytes)
  }
}
