import Foundation
import ScripIntake
import ScripReader

/// A document on the disk, named as its answer is named: `faxes/D001.tif` is `D001`.
struct PaperFile: Hashable, Sendable {
  let url: URL

  var name: String { url.deletingPathExtension().lastPathComponent }

  /// The documents that the paths name, in their order; a folder stands for the files in it and below, by name.
  ///
  /// Hidden files are left out. Throws wrong usage for a path at which nothing is.
  static func all(at paths: [String]) throws -> [PaperFile] {
    try paths.flatMap { path -> [PaperFile] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw CommandFailure(Outcome.wrongUsage, "Nothing is at \(path); give the path of a document or a folder.")
      }
      return isFolder.boolValue ? files(below: URL(filePath: path)) : [PaperFile(url: URL(filePath: path))]
    }
  }

  private static func files(below folder: URL) -> [PaperFile] {
    let found = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    let files = (found?.allObjects as? [URL] ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
    return files.sorted { $0.path < $1.path }.map(PaperFile.init)
  }

  /// What the document says, or one sentence why nobody could read it.
  func read(by reader: Reader) async throws -> PaperAnswer {
    let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize
    if let size, size > FileKind.bytesMax {
      return .unreadable("It is larger than 25 MB; scan it again with fewer dots to the inch.")
    }
    guard let bytes = try? Data(contentsOf: url) else {
      return .unreadable("The file cannot be opened; see that you may read it.")
    }
    switch try await reader.decode(Array(bytes)) {
    case .unreadable(let reason): return .unreadable(reason)
    case .pages(let pages): return .read(DocumentReading(reading: pages, codes: ShippedTables.icd), pages: pages.count)
    }
  }
}

/// What became of one document.
enum PaperAnswer: Sendable {
  case read(DocumentReading, pages: Int)
  case unreadable(String)
}

extension Reader {
  /// The reader for commands; a missing `scrip-decode` is told before any document is opened.
  static func forCommands(childrenMax: Int = 1) throws -> Reader {
    let reader = Reader(childrenMax: childrenMax)
    guard access(reader.program, X_OK) == 0 else {
      throw CommandFailure(Outcome.ourFault, "scrip-decode is not beside scrip; install both programs together.")
    }
    return reader
  }
}
