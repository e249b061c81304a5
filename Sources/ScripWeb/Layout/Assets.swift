import HTML

/// The server's own style sheet, script and images, as bytes that the program was built with.
public struct Assets: Sendable {
  static let sheet: LocalPath = "/static/scrip.css"
  static let script: LocalPath = "/static/scrip.js"
  static let icon: LocalPath = "/static/mark.svg"

  /// One file of ours.
  public struct File: Sendable {
    /// `scrip.css`.
    let name: String
    let contentType: String
    let bytes: [UInt8]

    public init(name: String, contentType: String, bytes: [UInt8]) {
      self.name = name
      self.contentType = contentType
      self.bytes = bytes
    }
  }

  private let files: [String: File]

  public init(_ files: [File]) {
    self.files = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds `/static/{file}`.
  public func declare(in routes: inout Routes) {
    let files = files
    routes.open("/static/{file}", why: "our own style sheet and script, the same for everybody") { request in
      guard let file = files[try request.part("file")] else { throw WebRefusal.notFound }
      return Answer.asset(file.bytes, contentType: file.contentType)
    }
  }
}
