/// Whose rows a transaction may see.
public enum Scope: Hashable, Sendable {
  case installation
  /// The 16 bytes of a practice id.
  case practice([UInt8])
}
