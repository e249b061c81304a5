/// Why a password is not taken. Source: NIST SP 800-63B, section 5.1.1: length counts, mixtures of signs do not.
public enum PasswordRule: Hashable, Sendable, CaseIterable {
  case tooShort
  case tooLong
  /// Holds the part of the e-mail address before the @.
  case holdsName
  /// Fewer than six different letters.
  case monotonous

  static let lettersMin = 15
  static let bytesMax = 1_000
  static let differentLettersMin = 6

  /// The first rule that the password breaks, or nil.
  public static func broken(by password: String, email: String) -> PasswordRule? {
    if password.utf8.count > bytesMax { return .tooLong }
    if password.count < lettersMin { return .tooShort }
    let name = email.prefix { $0 != "@" }
    if name.count >= 4, password.lowercased().contains(name.lowercased()) { return .holdsName }
    return Set(password).count < differentLettersMin ? .monotonous : nil
  }

  /// What to do about it.
  public var fix: String {
    switch self {
    case .tooShort: "Use at least \(Self.lettersMin) letters; a short sentence is easy to remember."
    case .tooLong: "Use at most \(Self.bytesMax) letters."
    case .holdsName: "Leave your e-mail name out of the password."
    case .monotonous: "Use at least \(Self.differentLettersMin) different letters."
    }
  }
}
