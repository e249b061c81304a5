import ScripCore
import ScripDesk

/// One line of the routing table: what may be asked for, and by whom.
public struct Route: Sendable {
  /// Who may ask.
  public enum Rule: Hashable, Sendable {
    case permission(Permission)
    /// Anybody who is signed in, whatever the role: their own password, signing out.
    case anySignedIn(why: String)
    /// Everybody. The reason stands in the table.
    case open(why: String)
    /// Everybody, by a form that stores nothing: same origin, no form token, no cookie.
    case openStateless(why: String)
  }

  /// What the audit keeps of a request.
  public enum AuditClass: String, Hashable, Sendable, CaseIterable {
    /// Nothing: no practice's data is touched.
    case none
    /// The access line of a chart that was read.
    case read
    /// The act's own line.
    case write
    /// Signing in and out, and what changes who may.
    case identity
  }

  /// What a POST carries.
  public enum Body: Hashable, Sendable {
    case form(bytesMax: Int?)
    /// Fields, then one file that is handed on as it arrives.
    case upload(bytesMax: Int)
    case json
  }

  typealias Handler = @Sendable (WebRequest, Identity.Entry?) async throws -> Answer

  public let method: WebRequest.Method
  /// `/referrals/{referral}/check`.
  public let path: String
  public let rule: Rule
  public let audit: AuditClass
  let body: Body
  /// What is typed here outlives a sign-in: a form that comes too late is carried through signing in (`KeptForm`). A file
  /// is not.
  let keepsTyped: Bool
  let handler: Handler

  /// Whether a form that comes too late is carried.
  var carriesForm: Bool { if case .form = body { keepsTyped } else { false } }
}
