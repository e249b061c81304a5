import Foundation
import ScripStore

extension DataFolder {
  /// Refuses to start an installation among the files of something else: a mistyped path would give an empty practice
  /// under a new key, and a recovery sheet for it.
  ///
  /// Beside files of Scrip's own there may lie what is hidden or empty, a disk's `lost+found`, and `folders` that the
  /// program was told of.
  static func requireOwn(_ path: String, besides folders: [String] = []) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path + "/scrip.db") else { return }
    let told = folders.compactMap { nameWithin(path, of: $0) }
    let names = (try? files.contentsOfDirectory(atPath: path)) ?? []
    let isOurs = names.allSatisfy { name in
      known.contains(name) || told.contains(name) || name.hasPrefix(".") || isEmpty(path + "/" + name)
    }
    guard isOurs else {
      throw CommandFailure(
        Outcome.wrongUsage,
        "There is no database of Scrip at \(path), and files of something else are. Name the folder of the practice, or a "
          + "new or empty one.")
    }
  }

  private static let known: Set<String> = [
    "installation.key", "installation.key.part", "lock", "scrip.db-wal", "scrip.db-shm", "last-backup", "claims",
    "claims-answered", "demo-unfinished", "lost+found",
  ]

  /// What a folder that lies in `path` is under there; nil for one that lies elsewhere.
  private static func nameWithin(_ path: String, of folder: String) -> String? {
    let outer = URL(filePath: path).standardizedFileURL.pathComponents
    let inner = URL(filePath: folder).standardizedFileURL.pathComponents
    guard inner.count > outer.count, inner.starts(with: outer) else { return nil }
    return inner[outer.count]
  }

  private static func isEmpty(_ path: String) -> Bool {
    if let inside = try? FileManager.default.contentsOfDirectory(atPath: path) { return inside.isEmpty }
    return (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue == 0
  }
}
