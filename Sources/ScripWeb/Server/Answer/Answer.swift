import HTML
import HTTPTypes

/// What a route gives back: a page, a redirect inside this server, a file or JSON. It carries no header of its own
/// choosing; `AnswerHeaders` adds those that every answer has.
public struct Answer: Sendable {
  /// The bytes of an answer.
  public enum Body: Sendable {
    case none
    case bytes([UInt8])
    /// Asked for piece by piece, `length` bytes in all; nil ends it.
    case stream(length: Int, next: @Sendable () async throws -> [UInt8]?)
  }

  public var status: HTTPResponse.Status
  public var body: Body
  /// `text/html; charset=utf-8`; nil when there is no body.
  public var contentType: String?
  var location: LocalPath?
  var disposition: String?
  var cookies: [Cookie] = []
  var retryAfterSeconds: Int?
  var isImmutable = false
  /// A digest of the body: the asker may keep it, and asks each time whether it is still right.
  var entityTag: String?
  var lastModified: String?
  var clearsSite = false
  /// A stored document is shown as in a sandbox, whatever it holds.
  var isForeign = false

  init(status: HTTPResponse.Status, body: Body, contentType: String?) {
    self.status = status
    self.body = body
    self.contentType = contentType
  }

  /// A page of ours.
  public static func html(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Answer {
    Answer(status: status, body: .bytes(bytes), contentType: "text/html; charset=utf-8")
  }

  /// JSON, already encoded.
  public static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Answer {
    Answer(status: status, body: .bytes(bytes), contentType: "application/json; charset=utf-8")
  }

  /// What a form answers when it is done: look at this page now.
  public static func seeOther(_ path: LocalPath) -> Answer {
    var answer = Answer(status: .seeOther, body: .none, contentType: nil)
    answer.location = path
    return answer
  }

  /// A stored document to be saved under `name`.
  public static func download(_ body: Body, contentType: String, name: String) -> Answer {
    var answer = Answer(status: .ok, body: body, contentType: contentType)
    answer.disposition = FileName.disposition(saving: name)
    answer.isForeign = true
    return answer
  }

  /// A stored image that a page of ours shows.
  public static func image(_ body: Body, contentType: String) -> Answer {
    var answer = Answer(status: .ok, body: body, contentType: contentType)
    answer.disposition = "inline"
    answer.isForeign = true
    return answer
  }

  /// A file of ours whose name changes with its content.
  static func asset(_ bytes: [UInt8], contentType: String) -> Answer {
    var answer = Answer(status: .ok, body: .bytes(bytes), contentType: contentType)
    answer.isImmutable = true
    return answer
  }

  func with(cookie: Cookie) -> Answer {
    var answer = self
    answer.cookies.append(cookie)
    return answer
  }
}

/// What a route may return: an `Answer`, or a page that knows how to become one.
public protocol Answering: Sendable {
  func answer() throws -> Answer
}

extension Answer: Answering {
  public func answer() -> Answer { self }
}
