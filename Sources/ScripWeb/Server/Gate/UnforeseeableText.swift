import Seal

/// Text that nobody can foresee, for hidden fields.
public enum UnforeseeableText {
  /// 256 bits as 64 hexadecimal digits.
  static func token() -> String { Digest(of: Seal.randomBytes(32)).hexadecimal }

  /// A new key for `HiddenFields.requestKey`.
  public static func requestKey() -> String { String(token().prefix(32)) }
}
