import Foundation
import Synchronization

/// A folder that is removed when the test process ends.
///
/// Not earlier: a value that holds it may be released while a database inside it is still being read.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "scrip-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    Self.made.withLock { folders in
      if folders.isEmpty { atexit { TemporaryFolder.removeAll() } }
      folders.append(url)
    }
  }

  private static let made = Mutex<[URL]>([])

  private static func removeAll() {
    made.withLock { folders in
      for folder in folders { try? FileManager.default.removeItem(at: folder) }
    }
  }
}
