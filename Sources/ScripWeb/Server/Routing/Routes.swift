import HTML
import ScripCore
import ScripDesk

/// The routing table of the server, and the only way to add a route: leaving out who may ask does not compile.
///
/// ```swift
/// routes.get("/referrals/{referral}/check", .readReferrals) { request, caller in
///   ReferralCheckPage(try await desk.perform(CheckReferral(…), by: caller))
/// }
/// ```
public struct Routes: Sendable {
  public typealias Guarded<Given: Answering> = @Sendable (WebRequest, Caller) async throws -> Given
  public typealias Open<Given: Answering> = @Sendable (WebRequest) async throws -> Given

  public private(set) var table: [Route] = []
  /// The pages declared so far; shared, so that it is complete when somebody signs in.
  let pages = KnownPages()

  public init() {}

  /// A page that changes nothing.
  public mutating func get<Given: Answering>(
    _ path: String, _ permission: Permission, audit: Route.AuditClass = .read, _ handler: @escaping Guarded<Given>
  ) {
    add(.get, path, .permission(permission), audit, .form(bytesMax: nil), Self.guarded(handler))
  }

  /// A form or a call that changes something. What is typed into a form outlives the sign-in, unless `keepsTyped` is
  /// false.
  public mutating func post<Given: Answering>(
    _ path: String, _ permission: Permission, audit: Route.AuditClass = .write,
    body: Route.Body = .form(bytesMax: nil), keepsTyped: Bool = true, _ handler: @escaping Guarded<Given>
  ) {
    add(.post, path, .permission(permission), audit, body, keepsTyped: keepsTyped, Self.guarded(handler))
  }

  /// A page for everybody. `why` says what makes that right; it is shown in the table.
  public mutating func open<Given: Answering>(
    _ path: String, _ method: WebRequest.Method = .get, why: String, audit: Route.AuditClass = .none,
    body: Route.Body = .form(bytesMax: 16_384), _ handler: @escaping Open<Given>
  ) {
    precondition(!why.isEmpty, "An open route says why it is open")
    add(method, path, .open(why: why), audit, body) { request, _ in try await handler(request).answer() }
  }

  /// A form for everybody whose answers are used for the answer's page alone: nothing is stored, nothing is in the
  /// address. It needs same origin but no form token, and whatever `handler` says, its answer sets no cookie.
  public mutating func openStateless<Given: Answering>(
    _ path: String, why: String, _ handler: @escaping Open<Given>
  ) {
    precondition(!why.isEmpty, "An open route says why it is open")
    add(.post, path, .openStateless(why: why), .none, .form(bytesMax: 16_384)) { request, _ in
      var answer = try await handler(request).answer()
      answer.cookies = []
      return answer
    }
  }

  /// A page for anybody who is signed in, in a practice or not yet.
  mutating func anySignedIn<Given: Answering>(
    _ path: String, _ method: WebRequest.Method, why: String, bytesMax: Int = 16_384,
    _ handler: @escaping @Sendable (WebRequest, Identity.Entry) async throws -> Given
  ) {
    add(method, path, .anySignedIn(why: why), .identity, .form(bytesMax: bytesMax)) { request, entry in
      guard let entry else { throw WebRefusal.signIn(next: nil) }
      return try await handler(request, entry).answer()
    }
  }

  private mutating func add(
    _ method: WebRequest.Method, _ path: String, _ rule: Route.Rule, _ audit: Route.AuditClass, _ body: Route.Body,
    keepsTyped: Bool = false, _ handler: @escaping Route.Handler
  ) {
    precondition(path.hasPrefix("/"), "\(path) is not a path")
    precondition(
      !table.contains { $0.method == method && $0.path == path }, "\(method.rawValue) \(path) is declared twice")
    if method == .get { pages.add(path) }
    table.append(
      Route(
        method: method, path: path, rule: rule, audit: audit, body: body, keepsTyped: keepsTyped, handler: handler))
  }

  private static func guarded<Given: Answering>(_ handler: @escaping Guarded<Given>) -> Route.Handler {
    { request, entry in
      guard let caller = entry?.caller else { throw WebRefusal.signIn(next: nil) }
      return try await handler(request, caller).answer()
    }
  }
}
