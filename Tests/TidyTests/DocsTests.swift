import Foundation
import TestSupport
import Testing

/// The documents keep their shape, and whatever they point to is there.
@Suite struct DocsTests {
  @Test("Every relative link of a page leads to a file and a heading that exist")
  func links() {
    let broken = Tree.pages.flatMap { page in
      Markdown.links(in: page.text).filter { !Self.resolves($0, from: page) }.map { "\(page.path): \($0)" }
    }
    #expect(broken == [])
  }

  @Test("Every page of docs that a source names exists")
  func namedBySources() {
    // Few files name one, and looking through all with a pattern takes seconds.
    let missing = Tree.swift.filter { $0.text.contains("docs/") }.flatMap { file in
      file.text.matches(of: #/\bdocs/[\w/.-]+\.md\b/#).map { String($0.0) }
        .filter { !FileManager.default.fileExists(atPath: Checkout.root.appending(path: $0).path) }
        .map { "\(file.path): \($0)" }
    }
    #expect(missing == [])
  }

  @Test("Every page or table that a comment gives as its source is in the tree")
  func namedByComments() {
    let names = Set(Tree.everything.map(\.name))
    let missing = Tree.sources.flatMap { file in
      file.text.split(separator: "\n").filter { $0.contains("//") }
        .flatMap { $0.matches(of: #/[\w.+-]+\.(?:md|csv)\b/#).map { String($0.0) } }
        .filter { !names.contains($0) }.map { "\(file.path): \($0)" }
    }
    #expect(missing == [])
  }

  @Test("The README is read in one sitting: at most 150 lines")
  func readme() throws {
    let text = try String(contentsOf: Checkout.root.appending(path: "README.md"), encoding: .utf8)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 150)
    #expect(text.contains("make run"), "It says how to start")
  }

  @Test("The changelog opens with what is not released yet and knows four groups")
  func changelog() throws {
    let text = try String(contentsOf: Checkout.root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") || $0.hasPrefix("### ") }
    #expect(headings.first == "## Unreleased")
    let groups = Set(headings.filter { $0.hasPrefix("### ") }.map { $0.dropFirst(4) })
    #expect(groups.subtracting(["For practices", "For integrators", "Rules changed", "Internals"]) == [])
  }

  @Test("Test material that was not written here says where it comes from")
  func origins() throws {
    let tests = Checkout.root.appending(path: "Tests")
    let folders = try FileManager.default.contentsOfDirectory(atPath: tests.path).sorted().filter { name in
      Tree.everything.contains { $0.path.hasPrefix("Tests/\(name)/") }
        && !Tree.swift.contains { $0.path.hasPrefix("Tests/\(name)/") }
    }
    let silent = folders.filter { name in
      let readme = Tree.everything.first { $0.path == "Tests/\(name)/README.md" }
      return readme?.text.contains(#/(?m)^Origin: \S/#) != true
    }
    #expect(folders.contains("Corpus"))
    #expect(silent == [], "Give the folder a README.md with a line that begins `Origin:`")
  }

  private static func resolves(_ link: String, from page: Tree.File) -> Bool {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].removingPercentEncoding ?? String(parts[0])
    let target =
      path.isEmpty ? page.url : page.url.deletingLastPathComponent().appending(path: path).standardized
    guard FileManager.default.fileExists(atPath: target.path) else { return false }
    guard parts.count == 2, target.pathExtension == "md" else { return true }
    let text = (try? String(contentsOf: target, encoding: .utf8)) ?? ""
    return Markdown.anchors(in: text).contains(String(parts[1]))
  }
}
