import ScripCore
import ScripDesk
import ScripStore
import Testing

@testable import ScripWeb

/// The calendar over HTTP: from a telephone call to a kept time, and what becomes of it.
@Suite struct CalendarPagesTests {
  /// A practice with two therapists, and a patient who pays alone.
  struct Place {
    let practice: PracticeID
    let episode: EpisodeID
    let patient: PatientID
    let lee: TherapistID
    let ballard: LocationID

    init(_ desk: Desk, _ practice: PracticeID) async throws {
      self.practice = practice
      func act<A: Act>(_ act: A, _ key: String) async throws -> A.Answer {
        try await desk.performAsProgram(act, in: practice, key: RequestKey(key)!)
      }
      let hours = (1...7).map {
        OpeningHours(weekday: $0, opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 1080))
      }
      let address = PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "98107")
      ballard = try await act(
        SaveLocation(
          Location(id: LocationID(high: 0, low: 0), name: "Ballard", address: address, hours: hours), isNew: true),
        "location-1")
      var made: [TherapistID] = []
      for name in ["Lee Ann Moss", "Ann Teller"] {
        let licence = Licence(state: "WA", number: "MA60000001")
        made.append(
          try await act(
            SaveTherapist(
              Therapist(id: TherapistID(high: 0, low: 0), name: name, licences: [licence]), isNew: true),
            "therapist-\(made.count)"))
      }
      lee = made[0]
      patient = try await act(
        SavePatient(
          id: nil, givenName: "Beatrice", familyName: "Delacroix", birthDate: nil,
          phone: PhoneNumber("206-555-0148")), "patient-1")
      episode = try await act(
        OpenEpisode(patient: patient, coverage: nil, problem: "low back", care: .therapeutic), "episode-1")
    }
  }

  func withCalendar(
    _ roles: Set<Role> = [.frontDesk], _ body: (inout Browser, TestServer, Place) async throws -> Void
  ) async throws {
    try await withServer(
      pages: { pages, routes in
        CalendarRoutes(pages).declare(in: &routes)
        EpisodeRoutes(pages).declare(in: &routes)
        PatientRoutes(pages).declare(in: &routes)
      },
      { server in
        let practice = try await server.addPerson("rosa@example.org", roles: roles)
        let place = try await Place(server.desk, practice)
        var browser = server.browser()
        _ = try await browser.signIn("rosa@example.org")
        try await body(&browser, server, place)
      })
  }

  func firstLink(_ prefix: String, in page: String) throws -> String {
    let links = page.matches(of: /href="([^"]*)"/).map { String($0.1) }
    return try #require(links.first { $0.hasPrefix(prefix) }).replacing("&amp;", with: "&")
  }

  /// Follows the way of a telephone call; answers the appointment's address.
  func hold(_ browser: inout Browser, _ place: Place) async throws -> String {
    let chart = try await browser.get("/episodes/\(place.episode)").text
    let times = try await browser.get(try firstLink("/episodes/\(place.episode)/times", in: chart)).text
    let slot = try firstLink("/episodes/\(place.episode)/book?", in: times)
    let form = try await browser.get(slot).text
    let held = try await browser.post(
      "/episodes/\(place.episode)/hold", self.form("/episodes/\(place.episode)/hold", in: form))
    #expect(held.status == 303)
    return try #require(held.all("location").first)
  }

  /// The fields of one form of a page, with the values that stand in it.
  func form(_ action: String, in page: String) -> [(String, String)] {
    let begin = page.range(of: "action=\"\(action)\"")
    guard let begin, let end = page[begin.upperBound...].range(of: "</form>") else { return [] }
    return page[begin.upperBound..<end.lowerBound].matches(of: /<input[^>]*>/).compactMap { found in
      let text = String(found.0)
      guard let name = text.firstMatch(of: #/ name="([^"]*)"/#) else { return nil }
      let isOff = text.contains("type=\"radio\"") && !text.contains("checked")
      return isOff ? nil : (String(name.1), text.firstMatch(of: #/ value="([^"]*)"/#).map { String($0.1) } ?? "")
    }
  }

  private func ticked(in page: String) -> [(String, String)] {
    page.matches(of: #/name="date" value="([^"]*)"/#).map { ("date", String($0.1)) }
  }

  @Test("A telephone call becomes a held time in three pages from the episode, and a booking with one more click")
  func call() async throws {
    try await withCalendar { browser, _, place in
      let path = try await hold(&browser, place)
      let held = try await browser.get(path).text
      #expect(held.contains("held until"))
      let calendar = try await browser.get("/calendar").text
      #expect(calendar.contains("B. Delacroix") && !calendar.contains("low back"))
      let kept = try await browser.post("\(path)/keep", form("\(path)/keep", in: held))
      let again = try await browser.post("\(path)/keep", form("\(path)/keep", in: held))
      #expect(kept.status == 303 && again.status == 303, "the same form sent twice books once")
      let booked = try await browser.get(path).text
      #expect(booked.contains("self-pay") && booked.contains("What happened"))
      let episode = try await browser.get("/episodes/\(place.episode)").text
      #expect(episode.contains(path))
    }
  }

  @Test("A time that the patient got meanwhile in another window is said on the page, with the other times beside it")
  func taken() async throws {
    try await withCalendar { browser, _, place in
      let times = try await browser.get("/episodes/\(place.episode)/times").text
      let slot = try firstLink("/episodes/\(place.episode)/book?", in: times)
      let action = "/episodes/\(place.episode)/book"
      let (mine, theirs) = (try await browser.get(slot).text, try await browser.get(slot).text)
      let first = try await browser.post(action, form(action, in: mine))
      let second = try await browser.post(action, form(action, in: theirs))
      #expect(first.status == 303 && second.status == 409)
      #expect(second.text.contains("Beatrice Delacroix already has 09:00 with") && second.text.contains("Other times"))
      let again = try await browser.get("/episodes/\(place.episode)/times").text
      #expect(!again.contains(slot.replacing("&", with: "&amp;")))
    }
  }

  @Test("Who did not come is not counted among those who come")
  func counted() {
    let absence = Appointment.State.noShow(
      .init(at: Moment(milliseconds: 0), by: MembershipID(high: 1, low: 1), fee: nil))
    let states: [Appointment.State] = [
      .booked, .arrived(at: Moment(milliseconds: 0)), .done(at: Moment(milliseconds: 0)), absence,
    ]
    let appointments = states.enumerated().map { number, state in
      Appointment(
        id: AppointmentID(high: 9, low: UInt64(number)), episode: EpisodeID(high: 1, low: 1),
        patient: PatientID(high: 1, low: 1), therapist: TherapistID(high: 1, low: 1),
        location: LocationID(high: 1, low: 1), day: CalendarDay("2026-11-24")!, start: ClockTime(minutes: 600),
        minutes: 60, paying: .underOrder, state: state)
    }
    #expect(CalendarPage.count(appointments) == 3)
  }

  @Test("Cancelling says what it costs, frees the time, and the appointment stays on record")
  func cancel() async throws {
    try await withCalendar { browser, _, place in
      let path = try await hold(&browser, place)
      let held = try await browser.get(path).text
      #expect(held.contains("Giving up a hold costs nothing."))
      let done = try await browser.post("\(path)/cancel", form("\(path)/cancel", in: held))
      #expect(done.status == 303)
      let page = try await browser.get(path).text
      #expect(page.contains("by the patient’s wish"))
      #expect(page.contains("href=\"/episodes/\(place.episode)/times?minutes="))
      #expect(page.contains(">Find another time</a>"))
      let calendar = try await browser.get("/calendar").text
      #expect(!calendar.contains("Delacroix"))
      let again = try await browser.post("\(path)/cancel", form("\(path)/cancel", in: held))
      #expect(again.status == 303, "the same form sent twice cancels once")
    }
  }

  @Test("The fee of a late cancellation is charged by a press, and waived with a reason beside its field")
  func fee() async throws {
    try await withCalendar { browser, server, place in
      var profile = Practice(
        id: place.practice, legalName: "Cedar PLLC", tradeName: "Cedar", zone: "America/Los_Angeles")
      profile.cancellation = CancellationPolicy(noticeHours: 72, fee: Money(cents: 4500))
      _ = try await server.desk.performAsProgram(
        SavePractice(profile), in: place.practice, key: RequestKey("policy-01")!)
      let path = try await hold(&browser, place)
      let held = try await browser.get(path).text
      let kept = try await browser.post("\(path)/keep", form("\(path)/keep", in: held))
      let booked = try await browser.get(path).text
      let given = try await browser.post("\(path)/cancel", form("\(path)/cancel", in: booked))
      #expect(kept.status == 303 && given.status == 303)
      let undecided = try await browser.get(path).text
      #expect(undecided.contains("The fee: $45.00") && undecided.contains("$45.00, not decided"))
      let charged = try await browser.post(
        "\(path)/fee/charge", form("\(path)/fee/charge", in: undecided))
      let after = try await browser.get(path).text
      #expect(charged.status == 303 && after.contains("charged to the patient’s account"))
      let silent = try await browser.post("\(path)/fee/waive", form("\(path)/fee/waive", in: after))
      #expect(silent.status == 422 && silent.text.contains("Write why"))
      let fields = form("\(path)/fee/waive", in: after).map { $0.0 == "reason" ? ("reason", "was ill") : $0 }
      let waived = try await browser.post("\(path)/fee/waive", fields)
      let end = try await browser.get(path).text
      #expect(waived.status == 303 && end.contains("what was charged taken back: was ill"))
      #expect(!end.contains("/fee/"))
    }
  }

  @Test("A hold is moved to another time and stays held")
  func move() async throws {
    try await withCalendar { browser, _, place in
      let path = try await hold(&browser, place)
      let times = try await browser.get("\(path)/move?from=2026-11-27").text
      let target = try firstLink("\(path)/move/to?", in: times)
      let form = try await browser.get(target).text
      let moved = try await browser.post("\(path)/move/to", self.form("\(path)/move/to", in: form))
      #expect(moved.status == 303)
      let page = try await browser.get(path).text
      #expect(page.contains("Fri 27 Nov 2026") && page.contains("held until"))
    }
  }

  @Test("A series is previewed date by date and booked at once")
  func series() async throws {
    try await withCalendar { browser, _, place in
      let times = try await browser.get("/episodes/\(place.episode)/times").text
      let slot = try firstLink("/episodes/\(place.episode)/book?", in: times)
      let page = try await browser.get(slot).text
      let preview = try await browser.get(try firstLink("/episodes/\(place.episode)/series?", in: page)).text
      #expect(preview.matches(of: /name="date"/).count == 6)
      let booked = try await browser.post(
        "/episodes/\(place.episode)/series", Browser.hidden(in: preview) + ticked(in: preview))
      #expect(booked.status == 303)
      let week = try await browser.get("/calendar?day=2026-12-01&view=week").text
      #expect(week.contains("Week of 30 Nov 2026") && week.contains("B. Delacroix"))
    }
  }

  @Test("Who finds no time stands on the waitlist until taken off")
  func waitlist() async throws {
    try await withCalendar { browser, _, place in
      let times = try await browser.get("/episodes/\(place.episode)/times").text
      let action = "/episodes/\(place.episode)/waitlist"
      let added = try await browser.post(action, form(action, in: times))
      #expect(added.status == 303)
      let list = try await browser.get("/waitlist").text
      #expect(list.contains("Delacroix, Beatrice") && list.contains("/book?") && list.contains("1 waits"))
      #expect(list.contains("206-555-0148") || list.contains("(206) 555-0148"))
      let leave = try #require(list.firstMatch(of: /action="(\/waitlist\/[^"]*\/leave)"/).map { String($0.1) })
      let gone = try await browser.post(leave, form(leave, in: list))
      let empty = try await browser.get("/waitlist").text
      #expect(gone.status == 303 && empty.contains("Nobody waits."))
    }
  }

  @Test("A chart without an episode opens one and leads to the times")
  func openEpisode() async throws {
    try await withCalendar { browser, _, place in
      let path = "/patients/\(place.patient)/episodes/new"
      let form = try await browser.get(path).text
      #expect(form.contains("What the care is for") && !form.contains("value=\"therapeutic\" selected"))
      let kind = ("care", "maintenanceByChoice")
      let opened = try await browser.submit(path, to: path, [("problem", "neck"), ("coverage", ""), kind])
      #expect(opened.status == 303 && opened.all("location").first?.hasSuffix("/times") == true)
      let chart = try await browser.get("/patients/\(place.patient)").text
      #expect(chart.contains("maintenance, the cause stays by choice"))
      for fields in [
        [("problem", ""), ("coverage", ""), kind], [("problem", "neck"), ("coverage", ""), ("care", "")],
      ] {
        let missing = try await browser.submit(path, to: path, fields)
        #expect(missing.status == 422)
      }
    }
  }

  @Test("A form about an appointment that nobody has is not read", arguments: ["cancel", "keep", "move/to", "arrived"])
  func nobodys(act: String) async throws {
    try await withCalendar { browser, _, place in
      let page = try await browser.get(try await hold(&browser, place)).text
      let path = "/appointments/\(AppointmentID(high: 0, low: 1))/\(act)"
      let carried = form(String(try firstAction("/cancel", in: page)), in: page)
        .filter { ["csrf_token", "request_key"].contains($0.0) }
      let answer = try await browser.post(path, carried)
      #expect(answer.status == 404)
    }
  }

  private func firstAction(_ end: String, in page: String) throws -> Substring {
    try #require(page.matches(of: #/action="([^"]*)"/#).map(\.1).first { $0.hasSuffix(end) })
  }

  @Test("A wait that would end before it begins comes back as it was typed")
  func waitlistAgain() async throws {
    try await withCalendar { browser, _, place in
      let times = try await browser.get("/episodes/\(place.episode)/times").text
      let target = "/episodes/\(place.episode)/waitlist"
      let hidden = form(target, in: times).filter { !["firstDay", "lastDay"].contains($0.0) }
      let typed = [("firstDay", "2026-12-10"), ("lastDay", "2026-12-01")]
      let again = try await browser.post(target, hidden + typed)
      #expect(again.status == 422 && again.text.contains("Until must be on or after From."))
      #expect(again.text.contains("value=\"2026-12-10\"") && again.text.contains("value=\"2026-12-01\""))
      let right = form(target, in: again.text).filter { $0.0 != "lastDay" } + [("lastDay", "2026-12-20")]
      #expect(try await browser.post(target, right)["location"] == "/waitlist")
    }
  }

  @Test("The biller sees the calendar and changes nothing in it")
  func biller() async throws {
    try await withCalendar([.biller]) { browser, _, place in
      let calendar = try await browser.get("/calendar")
      #expect(calendar.status == 200 && !calendar.text.contains("Waitlist"))
      let times = try await browser.get("/episodes/\(place.episode)/times")
      #expect(times.status == 403)
    }
  }

  @Test(
    "What is not a time in an address is not found",
    arguments: ["", "?day=2026-11-25", "?day=2026-11-25&start=605&minutes=60", "?day=x&start=600&minutes=60"])
  func odd(query: String) async throws {
    try await withCalendar { browser, _, place in
      let answer = try await browser.get("/episodes/\(place.episode)/book\(query)")
      #expect(answer.status == 404)
    }
  }
}
