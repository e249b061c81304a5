import Foundation
import ScripDesk
import ScripIntake

/// A folder that another program writes into: a fax machine's, or a clearinghouse's.
///
/// A file is looked at once its size has stood still between two looks, so that none is taken half written.
struct ForeignFolder: Sendable {
  let url: URL

  /// A file that stood still.
  struct File: Sendable {
    let url: URL
    let byteCount: Int

    /// Larger than anything that is taken: it is not read into memory.
    var isTooLarge: Bool { byteCount > FileKind.bytesMax }

    func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
  }

  /// What a look saw: bytes by a file's name.
  typealias Sizes = [String: Int]

  var isThere: Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The files that stood still since the look before, by name, and the sizes of the others for the next look.
  ///
  /// Folders, hidden files and empty ones are left where they are.
  func look(after before: Sizes) throws -> (files: [File], sizes: Sizes) {
    let keys: Set<URLResourceKey> = [.fileSizeKey, .isRegularFileKey]
    let found = try FileManager.default.contentsOfDirectory(
      at: url, includingPropertiesForKeys: Array(keys), options: [.skipsHiddenFiles])
    var (files, sizes): ([File], Sizes) = ([], [:])
    for file in found.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      // One that went away meanwhile has no size any more.
      guard let values = try? file.resourceValues(forKeys: keys), values.isRegularFile == true,
        let size = values.fileSize
      else { continue }
      if size > 0, before[file.lastPathComponent] == size {
        files.append(File(url: file, byteCount: size))
      } else {
        sizes[file.lastPathComponent] = size
      }
    }
    return (files, sizes)
  }

  /// Moves a file into a folder beside it, under a name that no other file there has.
  func putAway(_ file: File, as folder: String) throws {
    let target = url.appending(path: folder)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: file.url, to: target.appending(path: "\(UUID().uuidString)-\(file.url.lastPathComponent)"))
  }
}

extension Refusal {
  /// It is the file that is refused: it would be at another time too.
  var isOfFile: Bool { kind == .invalid || kind == .tooLarge }
}
