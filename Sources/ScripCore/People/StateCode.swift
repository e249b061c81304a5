/// The two letters of a state, a territory or a post of the armed forces, as the postal service writes them.
public enum StateCode {
  public static let all: Set<String> = Set(
    """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR \
    PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI AA AE AP
    """.split(separator: " ").map(String.init))

  /// `wa` as `WA`; nil for what is no state.
  public static func reading(_ text: String) -> String? {
    let code = text.uppercased()
    return all.contains(code) ? code : nil
  }
}
