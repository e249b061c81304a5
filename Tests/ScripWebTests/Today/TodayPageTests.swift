import ScripCore
import ScripDesk
import ScripStore
import Testing

@testable import ScripWeb

/// Today leads nobody to a page that is closed to them.
@Suite struct TodayPageTests {
  typealias Row = (roles: Set<Role>, isOwn: Bool, links: [String], words: [String], absent: [String])
  static let rows: [Row] = [
    (
      [.therapist], true, [], ["Ann Teller", "WA licence ends 15 Dec 2026"],
      ["href=\"/settings\"", "href=\"/inbox\"", "Lee Ann Moss", "Nothing can be booked yet"]
    ),
    (
      [.therapist], false, [], ["No order ends within 14 days"],
      ["href=\"/settings\"", "href=\"/inbox\"", "licence ends"]
    ),
    (
      [.frontDesk], false, ["href=\"/settings\"", "href=\"/inbox\""],
      ["Ann Teller", "Lee Ann Moss", "the owner enters the practice and a location under "],
      ["No order ends within 14 days"]
    ),
    (
      [.owner], false, ["href=\"/settings\""],
      ["Ann Teller", "Lee Ann Moss", "Nothing can be booked yet: enter the practice and a location under "],
      ["href=\"/inbox\""]
    ),
  ]

  @Test("What a role may not open is not linked: inbox, settings, other people’s licences", arguments: rows.indices)
  func links(index: Int) async throws {
    let row = Self.rows[index]
    try await withServer(
      pages: { pages, routes in
        routes.get("/today-drawn", .readToday) { request, caller in
          let today = try await pages.desk.ask(ShowToday(), by: caller)
          let page = TodayPage(today, tableEnds: nil, for: caller)
          return Answer.html(page.bytes(frame: try await pages.frame(request, caller)))
        }
      },
      { server in
        let practice = try await server.addPractice("Ballard")
        var therapists: [TherapistID] = []
        for name in ["Ann Teller", "Lee Ann Moss"] {
          let licence = Licence(state: "WA", number: "MA60000001", to: CalendarDay("2026-12-15"))
          therapists.append(
            try await server.desk.performAsProgram(
              SaveTherapist(
                Therapist(id: TherapistID(high: 0, low: 0), name: name, licences: [licence]), isNew: true),
              in: practice, key: RequestKey("therapist-\(therapists.count)")!))
        }
        _ = try await server.identity.addLogin(
          email: "one@example.org", name: "Rosa Ibarra", password: TestServer.password, practice: practice,
          roles: row.roles, therapist: row.isOwn ? therapists[0] : nil)
        var browser = server.browser()
        _ = try await browser.signIn("one@example.org")
        let page = try await browser.get("/today-drawn").text
        for words in row.links + row.words { #expect(page.contains(words), "\(words)") }
        for words in row.absent { #expect(!page.contains(words), "\(words)") }
      })
  }
}
