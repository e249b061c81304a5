import Foundation

/// Where bytes of an answer go: standard output, or a file that appears whole under its name or not at all.
final class X12Output {
  private let handle: FileHandle
  /// The file's name, and the one it has until it is whole; nil for standard output.
  private let places: (final: URL, draft: URL)?

  /// Throws `CommandFailure` when there is no room or right to write.
  init(to path: String?) throws {
    guard let path else {
      places = nil
      handle = .standardOutput
      return
    }
    let final = URL(filePath: path)
    let draft = final.deletingLastPathComponent().appending(path: ".\(final.lastPathComponent).\(UUID().uuidString)")
    guard FileManager.default.createFile(atPath: draft.path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = try? FileHandle(forWritingTo: draft)
    else { throw Self.failure(path) }
    self.handle = handle
    places = (final, draft)
  }

  func write(_ bytes: [UInt8]) throws {
    do { try handle.write(contentsOf: Data(bytes)) } catch { throw Self.failure(places?.final.path) }
  }

  /// Gives the file its name. Until then nothing is to be seen of it.
  func finish() throws {
    guard let places else { return }
    do {
      try handle.synchronize()
      try handle.close()
      guard rename(places.draft.path, places.final.path) == 0 else { throw Self.failure(places.final.path) }
    } catch { throw Self.failure(places.final.path) }
  }

  deinit {
    if let places { try? FileManager.default.removeItem(at: places.draft) }
  }

  private static func failure(_ path: String?) -> CommandFailure {
    CommandFailure(
      Outcome.ourFault,
      "\(path ?? "The answer") cannot be written; see that the folder is there, is yours and has room.")
  }
}
