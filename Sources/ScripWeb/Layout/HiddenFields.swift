import HTML

/// The hidden fields that forms of ours carry.
public enum HiddenFields {
  /// Shows that the form was drawn for this signed-in session.
  public static func token(_ token: String) -> Node {
    input(.type(.hidden), .name(FormFields.tokenName), .value(token))
  }

  /// Makes sending the form twice safe: `key` is drawn anew with every page.
  public static func requestKey(_ key: String) -> Node {
    input(.type(.hidden), .name(FormFields.requestKeyName), .value(key))
  }
}
