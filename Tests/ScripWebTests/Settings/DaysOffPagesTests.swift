import ScripCore
import ScripDesk
import Testing

@testable import ScripWeb

/// Holidays, leave and weekly hours over HTTP: an owner writes them, everybody reads them.
@Suite struct DaysOffPagesTests {
  /// A practice with its name, a location open on weekdays and a therapist.
  private func withPractice(
    _ roles: Set<Role> = [.owner, .frontDesk], _ body: (inout Browser, LocationID, TherapistID) async throws -> Void
  ) async throws {
    try await withStaff(roles) { browser, server, practice in
      func act<A: Act>(_ act: A, _ key: String) async throws -> A.Answer {
        try await server.desk.performAsProgram(act, in: practice, key: RequestKey(key)!)
      }
      let profile = Practice(id: practice, legalName: "Cedar PLLC", tradeName: "Cedar", zone: "America/Los_Angeles")
      _ = try await act(SavePractice(profile), "practice-1")
      let hours = (1...5).map {
        OpeningHours(weekday: $0, opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 1080))
      }
      let address = PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "98107")
      let place = Location(id: LocationID(high: 0, low: 0), name: "Ballard", address: address, hours: hours)
      let ballard = try await act(SaveLocation(place, isNew: true), "location-1")
      let lee = Therapist(id: TherapistID(high: 0, low: 0), name: "Lee Ann Moss", npi: "2000000010")
      try await body(&browser, ballard, try await act(SaveTherapist(lee, isNew: true), "therapist-1"))
    }
  }

  @Test("Leave that was written leads to who is booked on it, stands in both lists, and is removed again")
  func leave() async throws {
    try await withPractice { browser, _, lee in
      let fields = [
        ("whose", "t-\(lee)"), ("first", "12/28/2026"), ("last", "12/31/2026"), ("reason", "leave"),
      ]
      let saved = try await browser.submit("/days-off/new", to: "/days-off/new", fields)
      #expect(saved.status == 303)
      let path = try #require(saved.all("location").first)
      let page = try await browser.get(path).text
      #expect(page.contains("Lee Ann Moss: leave") && page.contains("Mon 28 Dec 2026 to Thu 31 Dec 2026"))
      #expect(page.contains("Nobody is booked on these days"))
      for list in ["/days-off", "/settings"] {
        let text = try await browser.get(list).text
        #expect(text.contains("href=\"\(path)\"") && text.contains("leave"))
      }
      let removed = try await browser.submit(path, to: "\(path)/remove", [])
      #expect(removed.status == 303)
      #expect(try await browser.get(path).status == 404)
      #expect(!(try await browser.get("/days-off").text.contains(path)))
    }
  }

  @Test("The federal holidays of a year are ticked when the page opens, closed by one press, and then left out")
  func holidays() async throws {
    try await withPractice { browser, _, _ in
      let path = "/days-off/holidays/2027"
      let page = try await browser.get(path).text
      let days = page.matches(of: #/name="day" value="([^"]*)"/#).map { ("day", String($0.1)) }
      #expect(days.count == 12, "eleven, and the first day of 2028, which is kept on the last of 2027")
      #expect(page.contains("Thu 25 Nov 2027, Thanksgiving Day") && !page.contains("Sun 4 Jul 2027"))
      let closed = try await browser.submit(path, to: path, Array(days.dropLast()))
      #expect(closed.status == 303 && closed.all("location") == ["/days-off"])
      let list = try await browser.get("/days-off").text
      #expect(list.contains("Thanksgiving Day") && list.contains("nobody"))
      let again = try await browser.get(path).text
      #expect(again.matches(of: #/name="day"/#).count == 1)
      let none = try await browser.submit(path, to: path, [])
      #expect(none.status == 422 && none.text.contains("Tick at least one day"))
      #expect(try await browser.get("/days-off/holidays/2035").status == 404)
    }
  }

  typealias Refused = (field: String, typed: String, fix: String)
  static let refusals: [Refused] = [
    ("whose", "", "Fill in who is not there."), ("whose", "t-x", "Choose who is not there from the list."),
    ("first", "", "Fill in the first day."), ("last", "12/01/2026", "The last day is before the first."),
    ("first", "11/02/2026", "This day is over"), ("reason", "", "Fill in the reason."),
  ]

  @Test("What is refused keeps what was typed", arguments: refusals)
  func refused(row: Refused) async throws {
    try await withPractice { browser, ballard, _ in
      let fields =
        [("whose", "l-\(ballard)"), ("first", "12/28/2026"), ("reason", "inventory")]
        .filter { $0.0 != row.field } + [(row.field, row.typed)]
      let answer = try await browser.submit("/days-off/new", to: "/days-off/new", fields)
      #expect(answer.status == 422 && answer.text.contains(row.fix))
      if row.field != "reason" { #expect(answer.text.contains("value=\"inventory\"")) }
    }
  }

  @Test("The front desk reads days off and writes none")
  func frontDesk() async throws {
    try await withPractice([.frontDesk]) { browser, _, lee in
      let list = try await browser.get("/days-off")
      #expect(list.status == 200 && !list.text.contains("Add days off"))
      for path in ["/days-off/new", "/days-off/holidays/2026", "/settings/therapists/\(lee)/hours"] {
        #expect(try await browser.get(path).status == 403)
      }
      #expect(try await browser.get("/days-off/\(DaysOffID(high: 7, low: 7))").status == 404)
    }
  }

  @Test("Weekly hours are kept by location, and half a day is asked about")
  func hours() async throws {
    try await withPractice { browser, ballard, lee in
      let path = "/settings/therapists/\(lee)/hours"
      let half = [("at-\(ballard)-opens2", "10 am")]
      let refused = try await browser.submit(path, to: path, half)
      #expect(refused.status == 422 && refused.text.contains("Write both times of Tuesday, or neither."))
      let saved = try await browser.submit(path, to: path, half + [("at-\(ballard)-closes2", "2 pm")])
      #expect(saved.status == 303)
      let page = try await browser.get(path).text
      #expect(page.contains("value=\"10:00\"") && page.contains("value=\"14:00\""))
      #expect(try await browser.get("/settings/therapists/\(lee)").text.contains("href=\"\(path)\""))
    }
  }

  @Test("A network form left as it came makes no row, and a row that nobody used is removed")
  func network() async throws {
    try await withPractice { browser, _, lee in
      let path = "/settings/networks/new"
      let plan = [
        ("payerName", "Regence"), ("classKey", "commercial_in_network"), ("product", "PPO"), ("acceptance", "accepted"),
      ]
      let made = try await browser.submit("/settings/plans/new", to: "/settings/plans/new", plan)
      #expect(made.status == 303)
      let page = try await browser.get(path).text
      #expect(page.matches(of: #/<option value=""[^>]*>choose/#).count == 3)
      let untouched = try await browser.submit(path, to: path, [])
      #expect(untouched.status == 422)
      let choice = try #require(page.firstMatch(of: #/value="([0-9A-Z]{26})"[^>]*>Regence/#)).1
      let fields = [("therapist", "\(lee)"), ("plan", String(choice)), ("status", "inNetwork")]
      let saved = try await browser.submit(path, to: path, fields)
      #expect(saved.status == 303)
      let twice = try await browser.submit(path, to: path, fields)
      #expect(twice.status == 422 && twice.text.contains("has a row for this plan"))
      let settings = try await browser.get("/settings").text
      let row = String(try #require(settings.firstMatch(of: #/href="(/settings/networks/[0-9A-Z]{26})"/#)).1)
      let removed = try await browser.submit(row, to: "\(row)/remove", [])
      #expect(removed.status == 303)
      #expect(try await browser.get(row).status == 404)
    }
  }
}
