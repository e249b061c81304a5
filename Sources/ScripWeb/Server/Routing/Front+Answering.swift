import HTTPTypes
import HummingbirdCore
import NIOCore
import ScripDesk

extension Front {
  /// The answer, holding one of the person's places if it is sent piece by piece.
  func placed(_ answer: Answer, of person: String) throws(WebRefusal) -> Answer {
    guard case .stream(let length, let next) = answer.body else { return answer }
    guard let place = streams.take(person) else { throw .tooMany(retryAfterSeconds: 5) }
    var placed = answer
    placed.body = .stream(length: length) {
      // Held by this closure: it lives exactly as long as the body.
      _ = place
      return try await next()
    }
    return placed
  }

  func response(_ answer: Answer, peer: Peer) -> Response {
    Response(
      status: answer.status, headers: AnswerHeaders.fields(for: answer, isSecure: peer.isSecure),
      body: Self.body(answer.body))
  }

  /// The one place where a refusal or an unexpected failure becomes an answer. Who is signed in keeps the navigation.
  func response(
    refusing error: any Error, peer: Peer, wantsJSON: Bool, known: Identity.Entry? = nil
  ) -> Response {
    let frame = known.flatMap { entry in
      // Not counted: a refusal reads nothing more.
      entry.caller.map { StaffLayout.Frame(caller: $0, formToken: entry.formToken, inboxCount: 0) }
    }
    guard let refusal = (error as? any RefusalConvertible)?.refusal else {
      let incident = incidents.report(error)
      let page = RefusalPage(incident: incident, for: frame)
      return response(Self.answer(page, status: .internalServerError, wantsJSON: wantsJSON), peer: peer)
    }
    if case .signIn(let next) = refusal, !wantsJSON {
      return response(.seeOther(.logIn(next: next)), peer: peer)
    }
    let status: HTTPResponse.Status = refusal.status == .seeOther ? .unauthorized : refusal.status
    var answer = Self.answer(RefusalPage(refusal, for: frame), status: status, wantsJSON: wantsJSON)
    answer.retryAfterSeconds = refusal.retryAfterSeconds
    return response(answer, peer: peer)
  }

  private static func answer(_ page: RefusalPage, status: HTTPResponse.Status, wantsJSON: Bool) -> Answer {
    guard wantsJSON else { return .html(page.bytes, status: status) }
    let body = "{\"status\":\(status.code),\"error\":\(Routes.quoted(page.heading))}"
    return .json(Array(body.utf8), status: status)
  }

  private static func body(_ body: Answer.Body) -> ResponseBody {
    switch body {
    case .none: ResponseBody()
    case .bytes(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    case .stream(let length, let next):
      ResponseBody(contentLength: length) { writer in
        while let piece = try await next() { try await writer.write(ByteBuffer(bytes: piece)) }
        try await writer.finish(nil)
      }
    }
  }
}

/// A failure of a lower layer that has a refusal. Everything else that is thrown is our fault.
public protocol RefusalConvertible: Error {
  var refusal: WebRefusal { get }
}

extension WebRefusal: RefusalConvertible {
  public var refusal: WebRefusal { self }
}
