import HTML
import ScripCore

/// One request as a route sees it: path parts, query, the decoded form or the arriving upload.
public struct WebRequest: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  public let method: Method
  public let path: LocalPath
  /// The person's address; the proxy's word is taken only when the connection comes from the trusted proxy.
  public let address: String
  /// Reached over https (by way of the proxy).
  public let isSecure: Bool
  /// The hidden field that every form of ours must carry: a secret of the sign-in, or of the browser before that.
  public internal(set) var formToken: String = ""
  /// What was typed; empty for a GET and for an upload's file.
  public internal(set) var fields = FormFields()
  /// The raw body of a JSON request.
  public internal(set) var json: [UInt8]?
  /// The file of an upload route, still arriving.
  public internal(set) var upload: Upload?

  let parts: [String: String]
  let query: FormFields
  let head: HeaderFields

  /// The id in a path part such as `{referral}`. What is not an id is answered like a missing record.
  public func id<Noun>(_ part: String) throws(WebRefusal) -> ID<Noun> {
    guard let text = parts[part], let id = ID<Noun>(text) else { throw .notFound }
    return id
  }

  /// A path part as text.
  public func part(_ name: String) throws(WebRefusal) -> String {
    guard let text = parts[name] else { throw .notFound }
    return text
  }

  /// A value after the question mark.
  public func query(_ name: String) -> String? { query[name] }

  /// Decodes the form, or refuses with every fault at once.
  public func form<Form: WebForm>(_ form: Form.Type) throws(WebRefusal) -> Form {
    var reader = FormReader(fields)
    let decoded = Form(reading: &reader)
    guard reader.faults.isEmpty, let decoded else { throw .unprocessable(reader.faults) }
    return decoded
  }

  /// The value of a cookie of ours.
  func cookie(_ name: String) -> String? { Cookie.value(of: Cookie.name(name, isSecure: isSecure), in: head.cookie) }

  /// Asked for by our own script, or by a program: it gets values instead of a page.
  var wantsJSON: Bool { head.wantsJSON }

  /// The key that makes sending the same form twice safe: the header `Idempotency-Key` or the hidden field.
  public func requestKey() throws(WebRefusal) -> String {
    let key = head.idempotencyKey ?? fields[FormFields.requestKeyName] ?? ""
    let isPlain = key.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    guard (8...128).contains(key.utf8.count), isPlain else {
      throw .unprocessable([FormFault(field: FormFields.requestKeyName, fix: "Load the page again, then send it.")])
    }
    return key
  }
}

/// The few headers that routes and gates look at.
struct HeaderFields: Sendable {
  var host: String?
  var cookie: String?
  var origin: String?
  var fetchSite: String?
  var contentType: String?
  var contentLength: Int?
  var formToken: String?
  var idempotencyKey: String?
  var wantsJSON = false
  var ifNoneMatch: String?
}
