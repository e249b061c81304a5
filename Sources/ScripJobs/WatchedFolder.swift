import Foundation
import Logging
import ScripCore
import ScripDesk
import ScripIntake

/// A folder that a fax machine or scanner writes into. What lies there is taken in and moved to `taken` beside it; what is
/// too large is moved to `refused`.
///
/// A file that cannot be taken now stays and is tried again; it keeps no other from being taken.
public struct WatchedFolder: Sendable {
  private let folder: ForeignFolder
  private let practice: PracticeID
  private let desk: Desk
  private let logger: Logger

  public init(folder: URL, practice: PracticeID, desk: Desk, logger: Logger) {
    self.folder = ForeignFolder(url: folder)
    self.practice = practice
    self.desk = desk
    self.logger = logger
  }

  /// Looks every two seconds until cancelled.
  public func run() async {
    var seen: ForeignFolder.Sizes = [:]
    while !Task.isCancelled {
      await logger.attempt("the watched folder cannot be read") { seen = try await look(after: seen) }
      try? await Task.sleep(for: .seconds(2))
    }
  }

  /// Takes what stood still since the look before; answers what this one saw of the rest.
  func look(after before: ForeignFolder.Sizes) async throws -> ForeignFolder.Sizes {
    let (files, sizes) = try folder.look(after: before)
    for file in files where !Task.isCancelled {
      await logger.attempt("a file of the watched folder could not be taken") { try await take(file) }
    }
    return sizes
  }

  private func take(_ file: ForeignFolder.File) async throws {
    if file.isTooLarge { return try folder.putAway(file, as: "refused") }
    let bytes = try file.bytes()
    let arrival = Arrival(
      via: .fax, fileName: file.url.lastPathComponent,
      mediaType: FileKind.sniff(bytes)?.mediaType ?? "application/octet-stream")
    guard let key = RequestKey("folder-\(UUID().uuidString)") else { return }
    do {
      _ = try await desk.receiveAsProgram(arrival, in: practice, key: key, bytes: bytes)
    } catch let refusal as Refusal where refusal.isOfFile {
      // Kept for a person to look at.
      return try folder.putAway(file, as: "refused")
    }
    try folder.putAway(file, as: "taken")
  }
}
