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
      let found = try await browser.submit("/patients", to: "/patients", [("q", "dela")]).text
      #expect(found.contains("Delacroix, Beatrice"))
    }
  }

  typealias Refused = (field: String, typed: String, fix: String)
  static let refusals: [Refused] = [
    ("birthDate", "soon", "Write the date of birth as a date such as 2026-11-24 or 11/24/2026."),
    ("birthDate", "2091-01-01", "This day is in the future. Check the year."),
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
