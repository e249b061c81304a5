import ScripCore
import ScripSQL
import Seal

/// Who is who: signing in and out, and the sign-ins that are alive.
///
/// The one place besides `Desk` that opens transactions, and only in the installation's scope: a person must be known
/// before there is a practice to act in.
public struct Identity: Sendable {
  /// The times and counts of signing in. Sources: 45 CFR 164.312(a)(2)(iii); NIST SP 800-63B, section 5.2.2.
  public struct Settings: Sendable {
    public var idleSeconds: Int64 = 15 * 60
    public var absoluteSeconds: Int64 = 12 * 3600
    /// How often at most "still there" is written down.
    public var seenSeconds: Int64 = 60
    public var attemptWindowSeconds: Int64 = 15 * 60
    /// Tries of one account from one address within the window.
    public var attemptsMax = 10
    /// From this try on, one waits 2, 4, 8 … seconds before the next.
    public var attemptsBeforeSlowing = 5
    /// Wrong passwords in a row, over all addresses and all time, before only a new password helps.
    public var failuresMax = 100
    public var passwordCost = PasswordHash.Cost.standard

    public init() {}
  }

  let database: any Database
  let settings: Settings
  let passwords: Passwords
  let now: @Sendable () -> Moment

  public init(database: any Database, settings: Settings = Settings(), now: @escaping @Sendable () -> Moment) {
    self.database = database
    self.settings = settings
    self.now = now
    passwords = Passwords(cost: settings.passwordCost)
  }

  static func newID<Noun>(at moment: Moment) -> ID<Noun> {
    var numbers = UnforeseeableNumbers()
    return ID(at: moment, random: (UInt16(truncatingIfNeeded: numbers.next()), numbers.next()))
  }

  /// 256 bits nobody can foresee, as 64 digits: tokens of sign-ins and of their forms.
  static func newToken() -> String { Seal.randomBytes(32).hexadecimal }

  static func digest(_ text: String) -> Digest { Digest(of: Array(text.utf8)) }
}
