import HTML
import HTTPTypes
import HummingbirdCore

extension Front {
  /// The request without its body. Refuses what a server must not guess about: no host, a path we could not print.
  static func read(
    _ request: Request, parts: [String: String], peer: Peer, method: WebRequest.Method
  ) throws(WebRefusal) -> WebRequest {
    guard let path = LocalPath(checking: request.head.path ?? ""), path.text.hasPrefix("/"),
      let host = request.head.authority, !host.isEmpty
    else {
      throw .malformed
    }
    let fields = request.headers
    let query = path.text.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()
    guard let values = FormFields(urlEncoded: query) else { throw .malformed }
    let head = HeaderFields(
      host: host, cookie: fields[.cookie], origin: fields[.origin], fetchSite: fields[.secFetchSite],
      contentType: fields[.contentType], contentLength: fields[.contentLength].flatMap { Int($0) },
      formToken: fields[.formToken], idempotencyKey: fields[.idempotencyKey], wantsJSON: wantsJSON(request),
      ifNoneMatch: fields[.ifNoneMatch])
    return WebRequest(
      method: method, path: path, address: peer.address, isSecure: peer.isSecure, parts: parts, query: values,
      head: head)
  }

  /// Programs that ask for JSON get short JSON refusals instead of pages.
  static func wantsJSON(_ request: Request) -> Bool {
    request.headers[.accept]?.hasPrefix("application/json") ?? false
  }
}
