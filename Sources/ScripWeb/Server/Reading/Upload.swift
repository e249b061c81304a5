import HummingbirdCore
import NIOCore

/// One file as it arrives. Reading it slowly slows the sender: nothing piles up in memory.
public final class Upload: Sendable {
  public let fileName: String
  public let contentType: String
  private let source: UploadSource

  init(fileName: String, contentType: String, source: UploadSource) {
    self.fileName = fileName
    self.contentType = contentType
    self.source = source
  }

  /// The next bytes of the file; nil at its end. Refuses when the body passes its limit or breaks off.
  public func next() async throws -> [UInt8]? { try await source.next() }
}

/// The body of an upload request: fields up to the first file, then that file.
///
/// Read by one request's route alone, one call after the other; that is why it may be marked as it is.
final class UploadSource: @unchecked Sendable {
  private var body: RequestBody.AsyncIterator
  private var parser: MultipartParser
  private var waiting: [MultipartParser.Event] = []
  private var bytesRead = 0
  private let bytesMax: Int

  init(body: RequestBody, contentType: String, bytesMax: Int) throws(WebRefusal) {
    guard let parser = try? MultipartParser(contentType: contentType) else { throw .malformed }
    self.body = body.makeAsyncIterator()
    self.parser = parser
    self.bytesMax = bytesMax
  }

  /// Everything before the first file, and the file if there is one.
  func begin() async throws -> (fields: FormFields, file: Upload?) {
    var fields = FormFields()
    while let event = try await event() {
      switch event {
      case .field(let name, let value): fields.append(name, value)
      case .fileBegan(_, let fileName, let type):
        return (fields, Upload(fileName: fileName, contentType: type, source: self))
      case .fileBytes, .fileEnded: break
      case .ended: return (fields, nil)
      }
    }
    return (fields, nil)
  }

  func next() async throws -> [UInt8]? {
    guard let event = try await event() else { return nil }
    guard case .fileBytes(let bytes) = event else { return nil }
    return bytes
  }

  private func event() async throws -> MultipartParser.Event? {
    while waiting.isEmpty {
      if parser.isDone { return nil }
      guard let piece = try await body.next() else { throw WebRefusal.malformed }
      bytesRead += piece.readableBytes
      guard bytesRead <= bytesMax else { throw WebRefusal.tooLarge(bytesMax: bytesMax) }
      do { waiting = try parser.feed(piece.readableBytesView) } catch { throw WebRefusal.malformed }
    }
    return waiting.removeFirst()
  }
}
