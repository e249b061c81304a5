import Foundation
import Testing

@testable import ScripCore

/// Whoever asks why Scrip decided so finds a page for the rule that spoke.
@Suite struct RulePageTests {
  /// The rules asked in order, and the one that is asked last when the payer will not pay.
  static let spoken = Rule.all + [.patientNeverBilled]

  @Test("Every rule has its page, under its own title and id")
  func pages() {
    let missing = Self.spoken.filter { rule in
      let page = Tree.pages.first { $0.path == "docs/reference/rules/\(rule.id).md" }
      return page?.text.hasPrefix("# \(rule.title)\n`\(rule.id)`") != true
    }
    #expect(missing.map(\.id) == [], "Write docs/reference/rules/<id>.md; it opens with the title and the id")
  }

  @Test("Every rule's page is the page of a rule")
  func rules() {
    let folder = "docs/reference/rules/"
    let known = Set(Self.spoken.map { folder + $0.id + ".md" })
    let orphans = Tree.pages.map(\.path).filter { $0.hasPrefix(folder) && !known.contains($0) }
    #expect(orphans == [folder + "README.md"])
  }

  @Test("Every rule's page says its source, the day it was read, and the test that pins it")
  func pinned() throws {
    let pin =
      #/\nSource: (?<source>.+)\n\nRead: \d{1,2} \w+ \d{4}\. Pinned by \[.+\]\(\.\./\.\./\.\./(?<path>.+)\): \*(?<claim>.+)\*\.\n\z/#
    for rule in Self.spoken {
      let page = try #require(Tree.pages.first { $0.path == "docs/reference/rules/\(rule.id).md" })
      let found = try #require(page.text.firstMatch(of: pin), "\(page.path) ends with Source, Read and Pinned by")
      let suite = Tree.swift.first { $0.path == String(found.path) }
      #expect(suite?.text.contains("\"\(found.claim)\"") == true, "\(page.path): \(found.path) has no such claim")
      if case .document(let words, _) = rule.source { #expect(found.source == words + ".", "\(page.path)") }
    }
  }

  @Test("No two rules share an id")
  func ids() {
    #expect(Set(Self.spoken.map(\.id)).count == Self.spoken.count)
  }
}
