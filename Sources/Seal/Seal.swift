import CSodium

/// Passwords, digests, random bytes and sealed bytes: libsodium behind a few calls.
///
/// Source: libsodium documentation, version 1.0.18 and later.
public enum Seal {
  /// Whether the library can be used on this machine; a program asks once, before its first key.
  ///
  /// Every call below starts the library by itself, so forgetting to ask costs no safety, only a plain message.
  public static func start() -> Bool { started }

  /// Stops the program when the library could not find a source of randomness.
  static func require() {
    precondition(started, "libsodium could not start; check that this machine offers random bytes")
  }

  private static let started = sodium_init() >= 0

  /// `count` bytes nobody can foresee.
  public static func randomBytes(_ count: Int) -> [UInt8] {
    require()
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// Whether both are the same bytes, in a time that tells nothing about where they differ.
  public static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }
}

/// Numbers nobody can foresee, for ids and tokens.
public struct UnforeseeableNumbers: RandomNumberGenerator, Sendable {
  public init() {}

  public mutating func next() -> UInt64 {
    Seal.randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
