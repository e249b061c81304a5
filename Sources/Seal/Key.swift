import CSodium

/// 256 secret bits for one `Use`, so a key for documents cannot be given where one for backups is asked for.
///
/// Promises: the bits lie in memory of their own that is never swapped out where the system allows it, and are
/// wiped when the last holder lets go; no description, mirror or dump shows them.
public final class Key<Use>: Sendable {
  /// Written once in `init`, read-only from then on.
  private nonisolated(unsafe) let memory: UnsafeMutableRawPointer

  /// A new key.
  public convenience init() {
    self.init { randombytes_buf($0, keyByteCount) }
  }

  /// The key with these 32 bytes; nil when they are not 32. The caller's copy is the caller's to forget.
  public convenience init?(bytes: [UInt8]) {
    guard bytes.count == keyByteCount else { return nil }
    self.init { $0.copyMemory(from: bytes, byteCount: keyByteCount) }
  }

  private init(_ fill: (UnsafeMutableRawPointer) -> Void) {
    Seal.require()
    guard let memory = sodium_malloc(keyByteCount) else { preconditionFailure("No locked memory left for a key") }
    fill(memory)
    sodium_mprotect_readonly(memory)
    self.memory = memory
  }

  deinit { sodium_free(memory) }

  /// Lends the 32 bytes to `body`.
  func withBytes<Answer, Failure: Error>(
    _ body: (UnsafePointer<UInt8>) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    try body(UnsafePointer(memory.assumingMemoryBound(to: UInt8.self)))
  }

  /// The 32 bytes, for the few places that write a key down: the key file, the recovery sheet, a wrapped key.
  public func exposedBytes() -> [UInt8] {
    withBytes { Array(UnsafeBufferPointer(start: $0, count: keyByteCount)) }
  }

  /// What tells this key from others without giving anything of it away: 16 bytes of a keyed digest.
  public var fingerprint: [UInt8] {
    var digest = [UInt8](repeating: 0, count: fingerprintByteCount)
    withBytes { _ = crypto_generichash(&digest, digest.count, Array("key".utf8), 3, $0, keyByteCount) }
    return digest
  }
}

/// Every key here has 256 bits: what secretstream, the AEAD and the keyed digest all ask for.
let keyByteCount = 32
/// The shortest digest BLAKE2b gives.
private let fingerprintByteCount = 16

extension Key: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "a key" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
