import Testing

/// Each dependency is a promise to follow its fixes, so each has a reason.
@Suite struct DependencyTests {
  /// Where a name of a package stands, and how to find it there.
  static let places: [(path: String, names: @Sendable (String) -> [String])] = [
    ("Package.swift", { $0.matches(of: #/url: "[^"]+\/(?<name>[^\/"]+)"/#).map { String($0.name) } }),
    ("Tests/requirements.txt", { $0.matches(of: #/(?m)^(?<name>[\w-]+)==/#).map { String($0.name) } }),
    (
      "scripts/setup",
      { text in
        text.matches(of: #/_packages=\((?<names>[^)]+)\)/#).flatMap { found in
          found.names.split(whereSeparator: \.isWhitespace).map(String.init)
        }
      }
    ),
  ]

  @Test("Every package that is built on, installed or pinned has its line", arguments: places.indices)
  func reasons(index: Int) throws {
    let page = try #require(Tree.pages.first { $0.path == "docs/reference/dependencies.md" }).text
    let named = Set(page.split { $0.isWhitespace || "|,()`".contains($0) }.map(String.init))
    let place = Self.places[index]
    let file = try #require(Tree.everything.first { $0.path == place.path })
    let names = place.names(file.text)
    #expect(!names.isEmpty)
    #expect(names.filter { !named.contains($0) } == [], "docs/reference/dependencies.md says why each one")
  }
}
