import ScripCore
import ScripDesk
import ScripStore
import Testing

@testable import ScripWeb

/// What nobody settled is drawn where somebody sees it, and leaves when it is settled.
@Suite struct SettlingPagesTests {
  typealias Place = CalendarPagesTests.Place

  private func withToday(_ body: (TestServer, Place) async throws -> Void) async throws {
    try await withServer(
      pages: { pages, routes in
        CalendarRoutes(pages).declare(in: &routes)
        routes.get("/today-drawn", .readToday) { request, caller in
          let today = try await pages.desk.ask(ShowToday(therapist: caller.therapist), by: caller)
          let page = TodayPage(today, tableEnds: nil, for: caller)
          return Answer.html(page.bytes(frame: try await pages.frame(request, caller)))
        }
        for list in ShowWork.List.allCases {
          routes.get(list.path + "-drawn", list.permission) { request, caller in
            let work = try await pages.desk.ask(ShowWork(list, therapist: caller.therapist), by: caller)
            return Answer.html(WorkPage(work).bytes(frame: try await pages.frame(request, caller)))
          }
        }
      },
      { server in
        let practice = try await server.addPerson("rosa@example.org", roles: [.frontDesk])
        _ = try await server.desk.performAsProgram(
          SavePractice(
            Practice(id: practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")),
          in: practice, key: RequestKey("practice-1")!)
        let place = try await Place(server.desk, practice)
        _ = try await server.identity.addLogin(
          email: "lee@example.org", name: "Lee Ann Moss", password: TestServer.password, practice: practice,
          roles: [.therapist], therapist: place.lee)
        _ = try await server.identity.addLogin(
          email: "bill@example.org", name: "Bill", password: TestServer.password, practice: practice, roles: [.biller])
        try await body(server, place)
      })
  }

  private func signedIn(_ email: String, on server: TestServer) async throws -> Browser {
    var browser = server.browser()
    _ = try await browser.signIn(email)
    return browser
  }

  @Test("Yesterday’s visit is “not settled” in the calendar, “Came, or not?” at the desk and a note to its therapist")
  func unsettled() async throws {
    try await withToday { server, place in
      let time = TimeAsked(
        therapist: place.lee, location: place.ballard, day: CalendarDay("2026-11-23")!,
        start: ClockTime(minutes: 600), minutes: 60)
      let id = try await server.desk.performAsProgram(
        BookAppointment(episode: place.episode, time: time, paying: .selfPay(noticeSignedOn: nil)),
        in: place.practice, key: RequestKey("visit-1")!)
      var rosa = try await signedIn("rosa@example.org", on: server)
      #expect(try await !rosa.get("/calendar?day=2026-11-23").text.contains("not settled"))
      server.clock.move(seconds: 86_400)
      rosa = try await signedIn("rosa@example.org", on: server)
      for view in ["", "&view=week"] {
        let calendar = try await rosa.get("/calendar?day=2026-11-23" + view).text
        #expect(calendar.contains("not settled"), "\(view)")
      }
      let line = "Mon 23 Nov 2026, 10:00, Lee Ann Moss"
      for path in ["/today-drawn", "/today/came-or-not-drawn"] {
        let page = try await rosa.get(path).text
        #expect(page.contains("Came, or not?") && page.contains(line), "\(path)")
        #expect(page.contains("href=\"/appointments/\(id)\""), "\(path)")
        #expect(!page.contains("Notes to write"))
      }
      var lee = try await signedIn("lee@example.org", on: server)
      for path in ["/today-drawn", "/today/notes-to-write-drawn"] {
        let page = try await lee.get(path).text
        #expect(page.contains("Notes to write") && page.contains("/appointments/\(id)/note\""), "\(path)")
      }
      var bill = try await signedIn("bill@example.org", on: server)
      let his = try await bill.get("/today-drawn").text
      #expect(!his.contains("Came, or not?") && !his.contains("Holds that end"))
      for list in [ShowWork.List.unsettled, .holdsEnding, .holdsOver, .notesToWrite] {
        #expect(try await bill.get(list.path + "-drawn").status == 403)
      }
    }
  }

  @Test("A visit that was settled leads to the next one that is not, by the clock, and the last one to none")
  func nextOne() async throws {
    try await withToday { server, place in
      var booked: [String] = []
      for (index, day) in ["2026-11-19", "2026-11-20", "2026-11-23"].enumerated() {
        let time = TimeAsked(
          therapist: place.lee, location: place.ballard, day: CalendarDay(day)!, start: ClockTime(minutes: 600),
          minutes: 60)
        booked.append(
          try await server.desk.performAsProgram(
            BookAppointment(episode: place.episode, time: time, paying: .selfPay(noticeSignedOn: nil)),
            in: place.practice, key: RequestKey("visit-\(index)-1")!
          ).description)
      }
      server.clock.move(seconds: 86_400)
      var rosa = try await signedIn("rosa@example.org", on: server)
      func settle(_ number: Int, _ act: String) async throws -> String {
        let path = "/appointments/\(booked[number])"
        let form = "action=\"\(path)/\(act)\""
        let hidden = Browser.carried(in: try await rosa.get(path).text, form: form)
        #expect(try await rosa.post("\(path)/\(act)", hidden)["location"] == path)
        return try await rosa.get(path).text
      }
      func leads(_ page: String, to number: Int) -> Bool {
        page.contains("href=\"/appointments/\(booked[number])\">Next: Delacroix, Beatrice, ")
      }
      #expect(leads(try await settle(1, "no-show"), to: 2))
      #expect(leads(try await settle(2, "arrived"), to: 0), "behind the last one, the oldest")
      #expect(try await !settle(0, "arrived").contains("Next: "))
    }
  }

  @Test("Who is booked on a day off is counted on Today, and the appointment says who is off in place of “clear”")
  func dayOff() async throws {
    try await withToday { server, place in
      let time = TimeAsked(
        therapist: place.lee, location: place.ballard, day: CalendarDay("2026-12-15")!,
        start: ClockTime(minutes: 600), minutes: 60)
      let id = try await server.desk.performAsProgram(
        BookAppointment(episode: place.episode, time: time, paying: .selfPay(noticeSignedOn: nil)),
        in: place.practice, key: RequestKey("visit-1")!)
      var rosa = try await signedIn("rosa@example.org", on: server)
      #expect(try await !rosa.get("/today-drawn").text.contains("Booked on days off"))
      let leave = AddDaysOff.Stretch(
        first: CalendarDay("2026-12-14")!, last: CalendarDay("2026-12-18")!, reason: "leave")
      _ = try await server.desk.performAsProgram(
        AddDaysOff([leave], of: .therapist(place.lee)), in: place.practice, key: RequestKey("leave-01")!)
      let today = try await rosa.get("/today-drawn").text
      #expect(today.contains("Booked on days off") && today.contains("href=\"/days-off\""))
      let page = try await rosa.get("/appointments/\(id)").text
      #expect(page.contains("Lee Ann Moss is off on Tue 15 Dec 2026: leave. Call the patient: move it, or cancel it."))
      #expect(page.contains("on a day off") && !page.contains(">self-pay<"))
      var bill = try await signedIn("bill@example.org", on: server)
      #expect(try await !bill.get("/today-drawn").text.contains("Booked on days off"))
    }
  }

  @Test("A hold that ends soon stands on Today with the telephone; once it ended, the patient is told and it leaves")
  func holds() async throws {
    try await withToday { server, place in
      let time = TimeAsked(
        therapist: place.lee, location: place.ballard, day: CalendarDay("2026-11-27")!,
        start: ClockTime(minutes: 600), minutes: 60)
      let id = try await server.desk.performAsProgram(
        HoldSlot(
          episode: place.episode, time: time, untilDay: CalendarDay("2026-11-25")!,
          untilTime: ClockTime(minutes: 720)), in: place.practice, key: RequestKey("hold-01")!)
      var rosa = try await signedIn("rosa@example.org", on: server)
      for path in ["/today-drawn", "/today/holds-ending-drawn"] {
        let page = try await rosa.get(path).text
        #expect(page.contains("206-555-0148 · until Wed 25 Nov 2026, 12:00 · for Fri 27 Nov 2026, 10:00"), "\(path)")
      }
      server.clock.move(seconds: 3 * 86_400)
      #expect(try await server.desk.releaseDueHolds() == 1)
      rosa = try await signedIn("rosa@example.org", on: server)
      for path in ["/today-drawn", "/today/holds-ended-drawn"] {
        let page = try await rosa.get(path).text
        #expect(page.contains("206-555-0148 · was held for Fri 27 Nov 2026, 10:00"), "\(path)")
        #expect(page.contains("href=\"/appointments/\(id)\""), "\(path)")
      }
      let page = try await rosa.get("/appointments/\(id)").text
      #expect(page.contains("Tell the patient") && page.contains("The patient knows"))
      let hidden = Browser.carried(in: page, form: "action=\"/appointments/\(id)/told\"")
      #expect(try await rosa.post("/appointments/\(id)/told", hidden).status == 303)
      #expect(try await !rosa.get("/appointments/\(id)").text.contains("Tell the patient"))
      #expect(try await rosa.get("/today/holds-ended-drawn").text.contains("Every patient whose hold ended knows."))
    }
  }
}
