import Foundation
import Logging
import ScripCore
import ScripDesk
import ScripIntake

/// A folder that a fax machine or scanner writes into. What lies there is taken in and moved to `taken` beside it.
///
/// A file is taken once its size has stood still between two looks, so that a fax is not taken half written.
public struct WatchedFolder: Sendable {
  private let folder: URL
  private let practice: PracticeID
  private let desk: Desk
  private let logger: Logger

  public init(folder: URL, practice: PracticeID, desk: Desk, logger: Logger) {
    self.folder = folder
    self.practice = practice
    self.desk = desk
    self.logger = logger
  }

  /// Looks every two seconds until cancelled.
  public func run() async {
    var seen: [String: Int] = [:]
    while !Task.isCancelled {
      do { seen = try await look(seen) } catch {
        logger.warning("the watched folder cannot be read", metadata: ["error": "\(type(of: error))"])
      }
      try? await Task.sleep(for: .seconds(2))
    }
  }

  /// Takes what stood still since the last look; answers the sizes seen now.
  func look(_ before: [String: Int]) async throws -> [String: Int] {
    var sizes: [String: Int] = [:]
    let keys: [URLResourceKey] = [.fileSizeKey, .isRegularFileKey]
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    for file in files {
      let values = try file.resourceValues(forKeys: Set(keys))
      guard values.isRegularFile == true, let size = values.fileSize else { continue }
      let name = file.lastPathComponent
      if before[name] == size, size > 0 { try await take(file) } else { sizes[name] = size }
    }
    return sizes
  }

  private func take(_ file: URL) async throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    let arrival = Arrival(
      via: .fax, fileName: file.lastPathComponent,
      mediaType: FileKind.sniff(bytes)?.mediaType ?? "application/octet-stream")
    guard let key = RequestKey("folder-\(UUID().uuidString)") else { return }
    do {
      _ = try await desk.receiveAsProgram(arrival, in: practice, key: key, bytes: bytes)
      try move(file, to: "taken")
    } catch is Refusal {
      // Empty or too large: kept for a person to look at.
      try move(file, to: "refused")
    }
  }

  private func move(_ file: URL, to name: String) throws {
    let target = folder.appending(path: name)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: file, to: target.appending(path: "\(UUID().uuidString)-\(file.lastPathComponent)"))
  }
}
