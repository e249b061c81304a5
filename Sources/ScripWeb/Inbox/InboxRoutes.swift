import HTML
import ScripCore
import ScripDesk
import ScripIntake

/// The inbox: what waits, and bringing a document in.
public struct InboxRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  /// In the address of the inbox, the document that was set aside just now.
  static let asideField = "aside"
  /// And the one behind which those that were dealt with are shown.
  static let doneField = "done"

  /// `fix`: why what was uploaded just now was not taken.
  private func page(
    _ request: WebRequest, _ caller: Caller, behind last: IntakeID? = nil, doneBehind lastDone: IntakeID? = nil,
    fix: String? = nil
  ) async throws -> Answer {
    let aside = request.query(Self.asideField).flatMap { IntakeID($0) }
    let inbox = try await pages.desk.ask(ShowInbox(behind: last, doneBehind: lastDone, aside: aside), by: caller)
    let upload = InboxPage.Upload(via: request.fields["via"] ?? Intake.Via.upload.rawValue, fix: fix)
    return Answer.html(
      InboxPage(inbox).bytes(
        frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
        upload: caller.may(.receiveDocuments) ? upload : nil),
      status: fix == nil ? .ok : .unprocessableContent)
  }

  public func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/inbox", .readInbox) { request, caller in
      let (last, lastDone) = (try Self.place("after", request), try Self.place(Self.doneField, request))
      return try await self.page(request, caller, behind: last, doneBehind: lastDone)
    }
    routes.post("/inbox", .receiveDocuments, body: .upload(bytesMax: FileKind.bytesMax)) { request, caller in
      let key = try request.actKey()
      guard let upload = request.upload, let first = try await upload.next() else {
        // A browser sends a file without a name where none was chosen.
        let name = request.upload?.fileName ?? ""
        let fix = name.isEmpty ? "Choose a file, then upload it." : "\(name) is empty: send or scan it again."
        return try await self.page(request, caller, fix: fix)
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

  /// The document that a page begins behind; nil where the address names none.
  private static func place(_ field: String, _ request: WebRequest) throws -> IntakeID? {
    try request.query(field).map { text in
      guard let id = IntakeID(text) else { throw WebRefusal.notFound }
      return id
    }
  }
}
