import ScripCore
import Testing

@testable import ScripWeb

/// The charts over HTTP.
@Suite struct PatientPagesTests {
  private static let person = [("givenName", "Beatrice"), ("familyName", "Delacroix")]

  @Test("A date of birth is read in each spelling", arguments: ["1992-03-16", "03/16/1992", "16 Mar 1992"])
  func birthDate(typed: String) async throws {
    try await withStaff { browser, _, _ in
      let answer = try await browser.submit("/patients/new", to: "/patients/new", Self.person + [("birthDate", typed)])
      let chart = try #require(answer["location"])
      let shown = try await browser.get(chart).text
      #expect(shown.contains("16 Mar 1992"))
      let found = try await browser.search("dela").text
      #expect(found.contains("Delacroix, Beatrice"))
    }
  }

  typealias Refused = (field: String, typed: String, fix: String)
  static let refusals: [Refused] = [
    ("birthDate", "soon", "Write the date of birth as a date such as 11/24/2026."),
    ("birthDate", "13/45/1992", "There is no month 13."), ("birthDate", "02/30/1992", "February 1992 has 29 days."),
    ("birthDate", "2091-01-01", "This day is in the future. Check the year."),
    ("email", "noor.example.org", "Write the e-mail address whole, such as name@example.com."),
    ("phone", "757-4105-3222", "This has 11 digits; a telephone number has 10."),
    ("zip", "98107", "Write the whole address, or leave all of it empty."),
  ]

  @Test("A refused person keeps what was typed", arguments: refusals)
  func refused(row: Refused) async throws {
    try await withStaff { browser, _, _ in
      let answer = try await browser.submit(
        "/patients/new", to: "/patients/new", Self.person + [(row.field, row.typed)])
      #expect(answer.status == 422)
      #expect(answer.text.contains(row.fix))
      #expect(answer.text.contains("value=\"\(row.typed)\""))
      #expect(answer.text.contains("value=\"Delacroix\""))
    }
  }

  typealias Twin = (given: String, family: String, born: String, isAsked: Bool)
  static let twins: [Twin] = [
    ("Noor", "Abernathy", "11/23/1970", true), ("noor", "ABERNATHY", "1970-11-23", true),
    ("Noor", "Abernaty", "11/23/1970", true), ("Noor", "Abernathy", "", true),
    ("Noor", "Abernathy", "11/24/1970", false), ("Ann", "Abernathy", "11/23/1970", false),
    ("Noor", "Castle", "11/23/1970", false),
  ]

  @Test("A second chart of one person is asked about once, and made when it is another person", arguments: twins)
  func twin(row: Twin) async throws {
    try await withStaff { browser, _, _ in
      let first = [("givenName", "Noor"), ("familyName", "Abernathy"), ("birthDate", "11/23/1970")]
      let chart = try #require(try await browser.submit("/patients/new", to: "/patients/new", first)["location"])
      let typed = [("givenName", row.given), ("familyName", row.family), ("birthDate", row.born)]
      let answer = try await browser.submit("/patients/new", to: "/patients/new", typed)
      #expect((answer.status == 422) == row.isAsked)
      guard row.isAsked else { return }
      #expect(answer.text.contains("Noor Abernathy, born 23 Nov 1970, has a chart already"))
      #expect(answer.text.contains("href=\"\(chart)\"") && answer.text.contains("value=\"\(row.given)\""))
      #expect(answer.text.contains("It is another person: make a new chart"))
      let again = try await browser.post(
        "/patients/new", Browser.hidden(in: answer.text) + typed + [("isOther", "yes")])
      let other = try #require(again["location"])
      #expect(other != chart)
      // Correcting either asks nothing.
      let edit = "\(other)/edit"
      #expect(try await browser.submit(edit, to: edit, first)["location"] == other)
    }
  }

  typealias Search = (typed: String, isFound: Bool)
  static let searches: [Search] = [
    ("Noor Abernathy", true), ("noor", true), ("Abernathy, Noor", true), ("0142", true), ("206-555-0142", true),
    ("11/23/1970", true), ("abern", true), ("%", false), ("_", false), ("Castle", false),
  ]

  @Test("A chart is found by what people know; who finds nobody is told what can be searched for", arguments: searches)
  func search(row: Search) async throws {
    try await withStaff { browser, _, _ in
      let person = [
        ("givenName", "Noor"), ("familyName", "Abernathy"), ("birthDate", "11/23/1970"), ("phone", "206-555-0142"),
      ]
      _ = try await browser.submit("/patients/new", to: "/patients/new", person)
      let found = try await browser.search(row.typed).text
      #expect(found.contains("Abernathy, Noor") == row.isFound)
      #expect(found.contains("You can search by") == !row.isFound)
    }
  }

  @Test("Who types a name with a slip is shown whom they may mean")
  func slip() async throws {
    try await withStaff { browser, _, _ in
      _ = try await browser.submit(
        "/patients/new", to: "/patients/new", [("givenName", "Ada"), ("familyName", "Kowalczyk")])
      let near = try await browser.search("Kowalcyk").text
      #expect(near.contains("Did you mean") && near.contains("Kowalczyk, Ada"))
      #expect(near.contains("Look here before you make a new chart."))
      let nobody = try await browser.search("Castle").text
      #expect(nobody.contains("Nobody found.") && !nobody.contains("Did you mean"))
    }
  }

  @Test("A condition is said to be over beside its line, from the day it began on, and not before")
  func safetyOver() async throws {
    try await withStaff { browser, server, _ in
      let chart = try #require(
        try await browser.submit("/patients/new", to: "/patients/new", Self.person)["location"])
      let fever = try #require(SafetyTable.rows.first { $0.flag.hasPrefix("fever") })
      let form = chart + "/safety/new"
      let answer = [("flag", fever.flag), ("from", "11/20/2026")]
      #expect(try await browser.submit(form, to: form, answer)["location"] == chart)
      let line = chart + "/safety/1/over"
      server.clock.move(seconds: 60)
      #expect(try await browser.get(chart).text.contains("href=\"\(line)\""))
      let asked = try await browser.get(line).text
      #expect(asked.contains("since 20 Nov 2026") && asked.contains("value=\"11/2"), "today stands in the field")
      let early = try await browser.submit(line, to: line, [("clearedOn", "11/19/2026")])
      #expect(early.status == 422 && early.text.contains("It began on 20 Nov 2026. Write that day or a later one."))
      let again = try await browser.submit(form, to: form, [("flag", fever.flag), ("clearedOn", "11/19/2026")])
      #expect(again.status == 422 && again.text.contains("It began on 20 Nov 2026."), "nor by a new answer")
      #expect(try await browser.submit(line, to: line, [("clearedOn", "11/22/2026")])["location"] == chart)
      let after = try await browser.get(chart).text
      #expect(after.contains("cleared 22 Nov 2026") && !after.contains(line))
      #expect(try await browser.get(chart + "/safety/2/over").status == 404)
    }
  }

  typealias Request = (typed: [(String, String)], isKept: Bool)
  static let requests: [Request] = [
    ([], false), ([("visitsAsked", "12")], true), ([("answeredBy", "Dana, ref. 8841")], true),
    ([("number", "A1")], true),
  ]

  @Test("A prior authorization of which nothing was written is not kept, and says what to write", arguments: requests)
  func emptyAuthorization(row: Request) async throws {
    try await NoteFixture.run { fixture, _ in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let path = "/episodes/\(fixture.episode)/authorizations/new"
      let answer = try await rosa.submit(
        path, to: path, [("state", "asked"), ("answeredOn", "11/23/2026")] + row.typed)
      #expect((answer.status == 303) == row.isKept)
      let fix = "Write how many visits were asked for, or who took the request."
      #expect(answer.text.contains(fix) == !row.isKept)
    }
  }

  @Test("Earlier visits stand on their page, a day that stands there is refused, and one is taken back")
  func earlierVisits() async throws {
    try await NoteFixture.run { fixture, _ in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let path = "/episodes/\(fixture.episode)/earlier-visits"
      #expect(try await rosa.get(path).text.contains("None yet."))
      let kept = try await rosa.submit(path, to: path, [("days", "2026-11-05")])
      #expect(kept["location"] == "/episodes/\(fixture.episode)")
      let again = try await rosa.submit(path, to: path, [("days", "2026-11-05")])
      #expect(again.status == 422 && again.text.contains("a visit of this day counts already"))
      let page = try await rosa.get(path).text
      let back = try #require(page.firstMatch(of: /href="([^"]*\/take-back)">Thu 5 Nov 2026: take it back/)).1
      // Entries of one moment stand in no order.
      fixture.server.clock.move(seconds: 60)
      #expect(try await rosa.submit(String(back), to: String(back), [])["location"] == path)
      #expect(try await rosa.get(path).text.contains("None yet."))
      #expect(try await rosa.get(String(back)).status == 404)
    }
  }

  @Test("A therapist reads charts and edits none")
  func therapist() async throws {
    try await withStaff([.therapist]) { browser, _, _ in
      let page = try await browser.get("/patients")
      #expect(page.status == 200)
      #expect(!page.text.contains("/patients/new"))
      let last = try await browser.get("/patients/new")
      #expect(last.status == 403)
    }
  }

  private static let foreign = PatientID(high: 7, low: 7).description
  static let paths = [
    "/patients/\(foreign)", "/patients/\(foreign)/edit", "/patients/\(foreign)/coverages/new",
    "/patients/\(foreign)/safety/new", "/coverages/\(foreign)/benefits", "/episodes/\(foreign)/authorizations/new",
    "/episodes/\(foreign)/authorizations/\(foreign)", "/episodes/\(foreign)/earlier-visits",
    "/episodes/\(foreign)/earlier-visits/\(foreign)/take-back",
  ]

  @Test("What is nobody's is not found", arguments: paths)
  func notFound(path: String) async throws {
    try await withStaff { browser, _, _ in
      let answer = try await browser.get(path)
      #expect(answer.status == 404)
    }
  }

  static let forms =
    paths.dropFirst() + [
      "/settings/locations/\(foreign)", "/settings/therapists/\(foreign)", "/settings/plans/\(foreign)",
    ]

  @Test("A form about what is nobody's is not found, whatever is in it", arguments: forms)
  func formNotFound(path: String) async throws {
    try await withStaff { browser, _, _ in
      let hidden = Browser.hidden(in: try await browser.get("/patients/new").text)
      for typed in [[], [("givenName", "Beatrice")]] {
        let answer = try await browser.post(path, hidden + typed)
        #expect(answer.status == 404)
      }
    }
  }
}
