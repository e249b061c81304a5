import CSodium

/// What is stored of a password: an argon2id hash with its own salt and cost, as text.
///
/// Hashing and checking take 64 MiB and an eighth of a second each, on purpose: run few at once, off the threads
/// that answer requests. Source: OWASP Password Storage (≥ 19 MiB), measured in docs/benchmarks.md.
public struct PasswordHash: Hashable, Sendable {
  /// `$argon2id$v=19$m=…`: how the hash is stored.
  public let text: String

  /// A stored hash, as it was read.
  public init(text: String) { self.text = text }

  /// Hashes a new password.
  public init(of password: String, cost: Cost = .standard) {
    Seal.require()
    let clear = Array(password.utf8CString)
    var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let answer = crypto_pwhash_str(&hash, clear, UInt64(clear.count - 1), cost.passes, cost.memoryByteCount)
    precondition(answer == 0, "No memory left to hash a password; lower how many run at once")
    text = String(decoding: hash.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether `password` is the one that was hashed. A text that is no hash fits no password.
  public func fits(_ password: String) -> Bool {
    let clear = Array(password.utf8CString)
    return crypto_pwhash_str_verify(text, clear, UInt64(clear.count - 1)) == 0
  }

  /// How much work one guess costs.
  public struct Cost: Hashable, Sendable {
    public let passes: UInt64
    public let memoryByteCount: Int

    public init(passes: UInt64, memoryByteCount: Int) {
      self.passes = passes
      self.memoryByteCount = memoryByteCount
    }

    /// What every login is kept at.
    public static let standard = Cost(passes: 7, memoryByteCount: 64 << 20)
  }
}
