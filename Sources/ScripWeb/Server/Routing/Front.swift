import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import ScripDesk
import Seal

/// What every request passes on its way to a route: address, same origin, who it is, the right, the form's token.
struct Front: Sendable {
  let doorkeeper: Doorkeeper
  let limits: ServerLimits
  let proxy: String?
  let strangers: TokenBuckets
  let streams: StreamPlaces
  let incidents: Incidents

  /// Answers one request to `route`.
  func answer(_ route: Route, _ request: Request, _ parts: [String: String], connection: String) async -> Response {
    let peer = Peer(connection: connection, proxy: proxy, fields: request.headers)
    var entry: Identity.Entry?
    do {
      var asked = try Self.read(request, parts: parts, peer: peer, method: route.method)
      if route.method != .get, !SameOrigin.allows(asked.head, isSecure: peer.isSecure) { throw WebRefusal.foreignForm }
      do {
        try await admit(&asked, to: route, as: &entry)
      } catch WebRefusal.signIn(let next) {
        guard let late = try await tooLate(request, asked, route: route, peer: peer) else {
          throw WebRefusal.signIn(next: next)
        }
        return late
      }
      if route.method != .get { try await readBody(of: request, into: &asked, route: route) }
      guard route.method == .get || isOurs(asked, route: route) else {
        guard let again = goingOn(asked, route: route, entry: entry, peer: peer) else { throw WebRefusal.foreignForm }
        return again
      }
      let answer = try await route.handler(asked, entry)
      return response(try placed(answer, of: entry?.login.description ?? peer.address), peer: peer)
    } catch {
      return response(refusing: error, peer: peer, wantsJSON: Self.wantsJSON(request), known: entry)
    }
  }

  /// The answer for a path that no route has.
  func missing(_ request: Request, connection: String) async -> Response {
    let peer = Peer(connection: connection, proxy: proxy, fields: request.headers)
    guard strangers.take(peer.address, at: ConnectionGuard.now) else {
      return response(
        refusing: WebRefusal.tooMany(retryAfterSeconds: 5), peer: peer, wantsJSON: Self.wantsJSON(request))
    }
    var entry: Identity.Entry?
    do {
      let asked = try Self.read(request, parts: [:], peer: peer, method: .get)
      if let token = asked.cookie(Cookie.signIn) { entry = try await doorkeeper.entry(token, asked.address) }
    } catch {
      // Whoever cannot be told is answered as a stranger.
      entry = nil
    }
    return response(
      refusing: WebRefusal.notFound, peer: peer, wantsJSON: Self.wantsJSON(request), known: entry)
  }

  /// Who asks, and whether the route's rule lets them. `entry` is set before anything is refused.
  private func admit(
    _ request: inout WebRequest, to route: Route, as entry: inout Identity.Entry?
  ) async throws {
    if let token = request.cookie(Cookie.signIn) {
      entry = try await doorkeeper.entry(token, request.address)
    }
    if entry == nil, !strangers.take(request.address, at: ConnectionGuard.now) {
      throw WebRefusal.tooMany(retryAfterSeconds: 5)
    }
    request.formToken = formToken(of: request, route: route, entry: entry)
    switch route.rule {
    case .open, .openStateless:
      break
    case .anySignedIn:
      guard entry != nil else { throw WebRefusal.signIn(next: nil) }
    case .permission(let permission):
      guard let entry else { throw WebRefusal.signIn(next: route.method == .get ? request.path : nil) }
      guard let caller = entry.caller else { throw WebRefusal.signIn(next: nil) }
      guard caller.may(permission) else { throw WebRefusal.forbidden }
    }
  }

  /// Whether the form was drawn for this sign-in: it carries the sign-in's secret.
  private func isOurs(_ asked: WebRequest, route: Route) -> Bool {
    // A form that stores nothing has nothing to forge, and its page sets no cookie to compare with.
    if case .openStateless = route.rule { return true }
    let token = asked.head.formToken ?? asked.fields[FormFields.tokenName] ?? ""
    return Seal.isEqual(Array(token.utf8), Array(asked.formToken.utf8))
  }

  /// Reads the body as its route wants it.
  func readBody(of request: Request, into asked: inout WebRequest, route: Route) async throws {
    let type = asked.head.contentType ?? ""
    let kind = type.prefix { $0 != ";" }.lowercased()
    switch route.body {
    case .json:
      guard kind == "application/json" else { throw WebRefusal.wrongMediaType }
      asked.json = try await whole(request, bytesMax: limits.bodyBytesMax)
    case .form(let bytesMax):
      let bytesMax = bytesMax ?? limits.bodyBytesMax
      try checkLength(asked, bytesMax: bytesMax)
      if kind == "multipart/form-data" {
        let source = try UploadSource(body: request.body, contentType: type, bytesMax: bytesMax)
        (asked.fields, _) = try await source.begin()
      } else if kind == "application/x-www-form-urlencoded" || (asked.head.contentLength ?? 0) == 0 {
        guard let fields = FormFields(urlEncoded: try await whole(request, bytesMax: bytesMax)) else {
          throw WebRefusal.malformed
        }
        asked.fields = fields
      } else {
        throw WebRefusal.wrongMediaType
      }
    case .upload(let bytesMax):
      // Room for the other fields and the boundaries.
      let bodyMax = bytesMax + 64 * 1024
      guard kind == "multipart/form-data" else { throw WebRefusal.wrongMediaType }
      guard (asked.head.contentLength ?? 0) <= bodyMax else { throw WebRefusal.tooLarge(bytesMax: bytesMax) }
      let source = try UploadSource(body: request.body, contentType: type, bytesMax: bodyMax)
      (asked.fields, asked.upload) = try await source.begin()
    }
  }

  /// What the form must carry: the sign-in's secret; for an open form, the secret in the browser's form cookie, or a
  /// new one that is put there when the form is drawn.
  private func formToken(of request: WebRequest, route: Route, entry: Identity.Entry?) -> String {
    if case .open = route.rule { return formTokenOfBrowser(request) }
    return entry?.formToken ?? UnforeseeableText.token()
  }

  /// The secret that the browser has already, so that a second window's log-in page stays good; else a new one.
  func formTokenOfBrowser(_ request: WebRequest) -> String {
    let kept = request.cookie(Cookie.form) ?? ""
    return kept.utf8.count == 64 ? kept : UnforeseeableText.token()
  }

  private func checkLength(_ asked: WebRequest, bytesMax: Int) throws(WebRefusal) {
    guard (asked.head.contentLength ?? 0) <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
  }

  private func whole(_ request: Request, bytesMax: Int) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
      throw WebRefusal.tooLarge(bytesMax: bytesMax)
    }
    var bytes: [UInt8] = []
    for try await piece in request.body {
      guard bytes.count + piece.readableBytes <= bytesMax else { throw WebRefusal.tooLarge(bytesMax: bytesMax) }
      bytes.append(contentsOf: piece.readableBytesView)
    }
    return bytes
  }
}
