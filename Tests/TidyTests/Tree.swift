import Foundation
import TestSupport

/// The files of the checkout as house rules see them, read once.
struct Tree: Sendable {
  static let swift = files(under: ["Sources", "Tests"]).filter { $0.path.hasSuffix(".swift") }.map(
    SourceFile.init)
  static let sources = swift.filter { $0.path.hasPrefix("Sources/") }
  static let everything = files(under: nil)
  static let pages = everything.filter { $0.path.hasSuffix(".md") }

  /// One file, by its path from the top of the checkout.
  struct File: Sendable {
    let path: String
    var url: URL { Checkout.root.appending(path: path) }
    var name: String { url.lastPathComponent }

    /// The text, or an empty one for what is not UTF-8.
    var text: String { (try? String(contentsOf: url, encoding: .utf8)) ?? "" }
  }

  /// One Swift file with its text and the text without comments and strings.
  struct SourceFile: Sendable {
    let path: String
    let text: String
    let code: String

    init(_ file: File) {
      path = file.path
      text = file.text
      code = CodeOnly.text(of: text)
    }

    /// The target, which is the folder in `Sources` or `Tests`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  /// Every file under the named folders, or the whole checkout, in the order of their paths.
  ///
  /// Hidden folders hold builds and environments, not the project; `.ci` is the exception.
  private static func files(under folders: [String]?) -> [File] {
    guard let folders else {
      let top = (try? FileManager.default.contentsOfDirectory(atPath: Checkout.root.path)) ?? []
      let ours = top.filter { name in
        name == ".ci" || !name.hasPrefix(".") && !["scrip-data", "Package.resolved"].contains(name)
      }
      return files(under: ours)
    }
    return folders.flatMap(paths).sorted().map(File.init)
  }

  private static func paths(at folder: String) -> [String] {
    let url = Checkout.root.appending(path: folder)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
      return [folder]
    }
    let below = FileManager.default.enumerator(
      at: url, includingPropertiesForKeys: [.isRegularFileKey], options: .skipsHiddenFiles)
    let found = below?.allObjects as? [URL] ?? []
    return found.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .map { folder + $0.path.dropFirst(url.path.count) }
      .filter { !$0.hasSuffix(".pyc") }
  }
}

extension String {
  /// The 1-based number of the line that holds `index`.
  func line(of index: String.Index) -> Int {
    utf8[..<index].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
  }
}
