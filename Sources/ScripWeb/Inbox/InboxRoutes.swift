import HTML
import ScripCore
import ScripDesk
import ScripIntake

/// The inbox: what waits, and bringing a document in.
public struct InboxRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/inbox", .readInbox) { request, caller in
      let last = try request.query("after").map { text in
        guard let id = IntakeID(text) else { throw WebRefusal.notFound }
        return id
      }
      let inbox = try await pages.desk.ask(ShowInbox(behind: last), by: caller)
      return Answer.html(
        InboxPage(inbox).bytes(
          frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
          mayReceive: caller.may(.receiveDocuments)))
    }
    routes.post("/inbox", .receiveDocuments, body: .upload(bytesMax: FileKind.bytesMax)) { request, caller in
      let key = try request.actKey()
      guard let upload = request.upload, let first = try await upload.next() else {
        throw WebRefusal.unprocessable([FormFault(field: "file", fix: "Choose a file, then upload it.")])
      }
      let via = request.fields["via"].flatMap(Intake.Via.init(rawValue:)) ?? .upload
      let arrival = Arrival(
        via: via, fileName: upload.fileName, mediaType: FileKind.sniff(first)?.mediaType ?? "application/octet-stream")
      var pending: [UInt8]? = first
      let received = try await pages.desk.receive(arrival, by: caller, key: key) {
        if let bytes = pending {
          pending = nil
          return bytes
        }
        return try await upload.next()
      }
      return Answer.seeOther("/inbox/\(received.intake.description)")
    }
  }
}

extension WebRequest {
  /// The key under which an act is done at most once.
  func actKey() throws -> RequestKey {
    guard let key = RequestKey(try requestKey()) else { throw WebRefusal.malformed }
    return key
  }
}
