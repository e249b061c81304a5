import ScripCore
import Seal

/// The secret of a sign-in's forms: 128 random bits, then a mark by which it is known whose it was.
///
/// A form may outlive its sign-in. The mark tells, without keeping anything, whether the person who is signed in now
/// filled it in, in the practice where they work now. It proves nothing to a server: whether a form is taken is decided
/// by the whole secret of the living sign-in.
struct FormSecret: Sendable {
  /// 32 digits nobody can foresee.
  private let random: String

  init() { random = String(Identity.newToken().prefix(Self.half)) }

  /// 64 digits. `practice` is nil until one is chosen.
  func text(of login: LoginID, in practice: PracticeID?) -> String {
    random + Self.mark(random, login, practice)
  }

  static func isText(_ text: String, of login: LoginID, in practice: PracticeID?) -> Bool {
    text.utf8.count == 2 * half && text.hasSuffix(mark(String(text.prefix(half)), login, practice))
  }

  private static let half = 32

  private static func mark(_ random: String, _ login: LoginID, _ practice: PracticeID?) -> String {
    let whose = Array(random.utf8) + login.bytes + (practice?.bytes ?? [])
    return Digest(of: whose).bytes.prefix(half / 2).hexadecimal
  }
}

extension Identity.Entry {
  /// Whether a form with this secret was drawn for this person, at work in this practice: now, or in a sign-in that
  /// has ended.
  public func filledIn(formToken: String) -> Bool {
    FormSecret.isText(formToken, of: login, in: caller?.practice)
  }
}
