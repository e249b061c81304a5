import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// What every request passes on its way to a route: address, same origin, who it is, the right, the form's token.
struct Front: Sendable {
  let doorkeeper: Doorkeeper
  let limits: ServerLimits
  let proxy: String?
  let strangers: TokenBuckets
  let incidents: Incidents

  /// Answers one request to `route`.
  func answer(_ route: Route, _ request: Request, _ parts: [String: String], connection: String) async -> Response {
    let peer = Peer(connection: connection, proxy: proxy, fields: request.headers)
    do {
      var asked = try Self.read(request, parts: parts, peer: peer, method: route.method)
      if route.method != .get, !SameOrigin.allows(asked.head, isSecure: peer.isSecure) { throw Refusal.foreignForm }
      let entry = try await admit(&asked, to: route)
      if route.method != .get { try await readBody(of: request, into: &asked, route: route, entry: entry) }
      return response(try await route.handler(asked, entry), peer: peer)
    } catch {
      return response(refusing: error, peer: peer, wantsJSON: wantsJSON(request))
    }
  }

  /// The answer for a path that no route has.
  func missing(_ request: Request, connection: String) -> Response {
    let peer = Peer(connection: connection, proxy: proxy, fields: request.headers)
    let isKnown = strangers.take(peer.address, at: ConnectionGuard.now)
    return response(
      refusing: isKnown ? Refusal.notFound : Refusal.tooMany(retryAfterSeconds: 5), peer: peer,
      wantsJSON: wantsJSON(request))
  }

  /// Who asks, and whether the route's rule lets them.
  private func admit(_ request: inout WebRequest, to route: Route) async throws -> Doorkeeper.Entry? {
    let name = Cookie.name(Doorkeeper.cookieName, isSecure: request.isSecure)
    var entry: Doorkeeper.Entry?
    if let token = Cookie.value(of: name, in: request.head.cookie) {
      entry = try await doorkeeper.entry(token, request.address)
    }
    if entry == nil, !strangers.take(request.address, at: ConnectionGuard.now) {
      throw Refusal.tooMany(retryAfterSeconds: 5)
    }
    request.formToken = entry?.formToken ?? ""
    switch route.rule {
    case .open:
      break
    case .anySignedIn:
      guard entry != nil else { throw Refusal.signIn(next: nil) }
    case .permission(let permission):
      guard let entry else { throw Refusal.signIn(next: route.method == .get ? request.path : nil) }
      guard let caller = entry.caller else { throw Refusal.signIn(next: nil) }
      guard caller.may(permission) else { throw Refusal.forbidden }
    }
    return entry
  }

  /// Reads the body as its route wants it, and compares the form's token before the route sees anything.
  private func readBody(
    of request: Request, into asked: inout WebRequest, route: Route, entry: Doorkeeper.Entry?
  ) async throws {
    let type = asked.head.contentType ?? ""
    let kind = type.prefix { $0 != ";" }.lowercased()
    switch route.body {
    case .json:
      guard kind == "application/json" else { throw Refusal.wrongMediaType }
      asked.json = try await whole(request, bytesMax: limits.bodyBytesMax)
    case .form(let bytesMax):
      let bytesMax = bytesMax ?? limits.bodyBytesMax
      try checkLength(asked, bytesMax: bytesMax)
      if kind == "multipart/form-data" {
        let source = try UploadSource(body: request.body, contentType: type, bytesMax: bytesMax)
        (asked.fields, _) = try await source.begin()
      } else if kind == "application/x-www-form-urlencoded" || (asked.head.contentLength ?? 0) == 0 {
        guard let fields = FormFields(urlEncoded: try await whole(request, bytesMax: bytesMax)) else {
          throw Refusal.malformed
        }
        asked.fields = fields
      } else {
        throw Refusal.wrongMediaType
      }
    case .upload(let bytesMax):
      // Room for the other fields and the boundaries.
      let bodyMax = bytesMax + 64 * 1024
      guard kind == "multipart/form-data" else { throw Refusal.wrongMediaType }
      guard (asked.head.contentLength ?? 0) <= bodyMax else { throw Refusal.tooLarge(bytesMax: bytesMax) }
      let source = try UploadSource(body: request.body, contentType: type, bytesMax: bodyMax)
      (asked.fields, asked.upload) = try await source.begin()
    }
    guard let entry else { return }
    let token = asked.head.formToken ?? asked.fields[FormFields.tokenName] ?? ""
    guard isSameSecret(token, entry.formToken) else { throw Refusal.foreignForm }
  }

  private func checkLength(_ asked: WebRequest, bytesMax: Int) throws(Refusal) {
    guard (asked.head.contentLength ?? 0) <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
  }

  private func whole(_ request: Request, bytesMax: Int) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
      throw Refusal.tooLarge(bytesMax: bytesMax)
    }
    var bytes: [UInt8] = []
    for try await piece in request.body {
      guard bytes.count + piece.readableBytes <= bytesMax else { throw Refusal.tooLarge(bytesMax: bytesMax) }
      bytes.append(contentsOf: piece.readableBytesView)
    }
    return bytes
  }
}
