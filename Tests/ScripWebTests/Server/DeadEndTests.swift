import ScripCore
import Testing

@testable import ScripWeb

/// A page shows nobody a way to what their role may not open. `Tests/Trust/run-idor` asks the same of every page.
@Suite struct DeadEndTests {
  /// The places of ours that a page leads to.
  private static func links(in page: String) -> Set<String> {
    Set(page.matches(of: /<a [^>]*href="(\/[^"#]*)/).map { String($0.1).replacing("&amp;", with: "&") })
  }

  static let roles: [Set<Role>] = [[.frontDesk], [.biller], [.therapist], [.owner, .therapist]]

  @Test("What stands around a chart leads everybody to pages of theirs alone", arguments: roles)
  func chart(roles: Set<Role>) async throws {
    try await NoteFixture.run { fixture, _ in
      let appointment = try await fixture.book(1)
      var somebody = try await fixture.person("somebody@example.org", roles: roles)
      let start = ["/episodes/\(fixture.episode)", "/patients/\(fixture.patient)", NoteFixture.path(appointment)]
      // One of each page: a calendar has one for every day.
      var (todo, asked, refused) = (start, Set(start), [String]())
      while let path = todo.popLast(), asked.count < 200 {
        let answer = try await somebody.get(path)
        if answer.status == 403, !start.contains(path) { refused.append(path) }
        guard answer.status == 200, answer["content-type"]?.hasPrefix("text/html") == true else { continue }
        for link in Self.links(in: answer.text).sorted() {
          if asked.insert(String(link.prefix { $0 != "?" })).inserted { todo.append(link) }
        }
      }
      #expect(asked.count > 10)
      #expect(refused == [])
    }
  }

  @Test("A therapist opens the order that the check is about, and its review stays the inbox's")
  func order() async throws {
    try await NoteFixture.run { fixture, lee in
      let episode = try await lee.get("/episodes/\(fixture.episode)").text
      let check = try #require(Self.links(in: episode).first { $0.hasSuffix("/check") })
      let page = try await lee.get(check).text
      #expect(!page.contains("The document"))
      // This order was typed: there is no picture of it.
      let order = try #require(Self.links(in: page).first { $0.hasPrefix("/inbox/") })
      #expect(order.hasSuffix("/original") && page.contains("Open the original"))
      #expect(try await lee.get(order).status == 200)
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let hers = try await rosa.get(check).text
      #expect(hers.contains("The document") && hers.contains("Open the page") && !hers.contains("/original"))
    }
  }

  @Test("Goals that nobody wrote down are written by who may; a biller reads that there are none")
  func goals() async throws {
    try await NoteFixture.run { fixture, lee in
      let path = NoteFixture.path(try await fixture.book(1))
      var bill = try await fixture.person("bill@example.org", roles: [.biller])
      #expect(try await lee.get(path).text.contains("Write them with the patient"))
      let read = try await bill.get(path).text
      #expect(read.contains("No goals are written down yet.") && !read.contains("Write them with the patient"))
    }
  }
}
