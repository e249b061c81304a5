import CSodium

/// Passwords, digests, random bytes and sealed streams: libsodium behind a few calls.
public enum Seal {
  /// Must be called once before anything else; safe to call again. False means the library cannot be used.
  public static func start() -> Bool { sodium_init() >= 0 }
}
