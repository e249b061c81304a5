import ScripCore
import ScripDesk
import ScripStore
import Testing

@testable import ScripWeb

/// An order of twice a week over HTTP: which times are offered first, and what is said of one that is closer.
@Suite struct OrderedPacePagesTests {
  /// Rosa at the desk of an episode that has sessions on 23 and 25 November, so that 30 November is the next that fits.
  private static func run(
    _ body: (NoteFixture, inout Browser, [AppointmentID]) async throws -> Void
  ) async throws {
    try await NoteFixture.run(frequency: "2 times per week for 6 weeks") { fixture, _ in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      var made: [AppointmentID] = []
      for day in ["2026-11-23", "2026-11-25"] { made.append(try await Self.book(day, fixture)) }
      try await body(fixture, &rosa, made)
    }
  }

  private static func book(_ day: String, _ fixture: NoteFixture) async throws -> AppointmentID {
    let time = TimeAsked(
      therapist: fixture.therapist, location: fixture.location, day: CalendarDay(day)!,
      start: ClockTime(minutes: 600), minutes: 60)
    return try await fixture.server.desk.performAsProgram(
      BookAppointment(episode: fixture.episode, time: time, paying: .underOrder), in: fixture.practice,
      key: RequestKey("pace-\(day)")!)
  }

  private static func time(_ day: String, _ fixture: NoteFixture) -> String {
    "?therapist=\(fixture.therapist)&location=\(fixture.location)&day=\(day)&start=600&minutes=60"
  }

  @Test("Times as often as ordered are listed first; how many closer ones there are is said, and they are marked")
  func listed() async throws {
    try await Self.run { fixture, rosa, _ in
      let path = "/episodes/\(fixture.episode)/times?from=2026-11-27"
      let times = try await rosa.get(path).text
      let first = try #require(times.firstMatch(of: #/\/book\?[^"]*day=([0-9-]*)/#))
      #expect(first.1 == "2026-11-30" && times.contains("Closer than ordered ("))
      #expect(times.contains("those as often as ordered first") && !times.contains("Closer than ordered</span>"))
      let all = try await rosa.get(path + "&times=all").text
      #expect(all.contains("Closer than ordered: booking asks why") && all.contains("Closer than ordered</span>"))
    }
  }

  @Test("A series goes to days that booking takes, says why, and says how many dates lie behind the order")
  func series() async throws {
    try await Self.run { fixture, rosa, _ in
      let path = "/episodes/\(fixture.episode)/series"
      let preview = try await rosa.get(path + Self.time("2026-11-27", fixture) + "&count=6").text
      #expect(preview.contains("Mon 30 Nov 2026"))
      #expect(preview.contains("instead of 27 Nov 2026, 10:00: that is closer than ordered"))
      #expect(preview.contains("2 more lie after the order ends on 13 Dec 2026."))
      let ticked = preview.matches(of: #/name="date" value="([^"]*)"/#).map { ("date", String($0.1)) }
      let booked = try await rosa.post(path, Browser.hidden(in: preview) + ticked)
      #expect(ticked.count == 4 && booked.status == 303)
    }
  }

  @Test("A series with no date ticked comes back with what to do, and stays as it was ticked")
  func nothingTicked() async throws {
    try await Self.run { fixture, rosa, _ in
      let path = "/episodes/\(fixture.episode)/series"
      let preview = try await rosa.get(path + Self.time("2026-11-30", fixture) + "&count=3").text
      let none = try await rosa.post(path, Browser.hidden(in: preview))
      #expect(none.status == 422 && none.text.contains("Tick at least one date."))
      #expect(none.text.contains("Mon 30 Nov 2026"), "the dates are there to be ticked again")
      #expect(preview.contains(/type="checkbox"[^>]* checked/) && !none.text.contains(/type="checkbox"[^>]* checked/))
    }
  }

  @Test("A move shows the answer before the act, asks for a reason only where one is needed, and is called a move")
  func move() async throws {
    try await Self.run { fixture, rosa, made in
      let path = "/appointments/\(made[1])"
      let closer = try await rosa.get("\(path)/move/to" + Self.time("2026-11-24", fixture)).text
      #expect(closer.contains("Visits left before this one: 11") && !closer.contains("Why closer than ordered"))
      _ = try await Self.book("2026-11-30", fixture)
      let page = try await rosa.get("\(path)/move/to" + Self.time("2026-11-27", fixture)).text
      #expect(!page.contains("Why closer than ordered"), "its own day does not count")
      let third = try await rosa.get("/appointments/\(made[0])/move/to" + Self.time("2026-11-27", fixture)).text
      #expect(third.contains("This would be 3 sessions within 7 days") && third.contains("Why closer than ordered"))
      let target = "\(path)/move/to"
      let moved = try await rosa.post(target, Browser.carried(in: page, form: "action=\"\(target)\""))
      let after = try await rosa.get(path).text
      #expect(moved.status == 303 && after.contains("moved: Fri 27 Nov 2026, 10:00"))
    }
  }

  @Test("A move to where the payer would not pay has no button, and says why")
  func noMove() async throws {
    try await Self.run { fixture, rosa, made in
      let page = try await rosa.get("/appointments/\(made[1])/move/to" + Self.time("2026-12-20", fixture)).text
      #expect(page.contains("The payer would not pay for it then.") && page.contains("The order ended"))
      #expect(!page.contains(">Move</button>") && page.contains("Other times"))
    }
  }

  @Test("May I book? puts what counts first, folds the rest, and answers no question that nobody can ask")
  func mayIBook() async throws {
    try await Self.run { fixture, rosa, _ in
      let path = "/episodes/\(fixture.episode)/session"
      let who = "&therapist=\(fixture.therapist)&location=\(fixture.location)"
      let asked = "?region=low_back&modality=\(Modality.massage.rawValue)\(who)"
      let page = try await rosa.get("\(path)\(asked)&day=2026-11-27&units=4").text
      let card = try #require(page.range(of: "This would be 3 sessions within 7 days"))
      let fold = try #require(page.firstMatch(of: /\d+ things? worth knowing/))
      let goal = try #require(page.range(of: "no goal that measures"))
      #expect(card.upperBound <= fold.range.lowerBound && fold.range.upperBound <= goal.lowerBound)
      let odd = try await rosa.get("\(path)\(asked)&day=2026-02-30&units=-99").text
      #expect(odd.contains("There is no such day") && odd.contains("Write a number from 1 to 16."))
      #expect(!odd.contains("Visits left:"))
    }
  }

  @Test("A day that no calendar has is said to be none, and today is shown", arguments: ["2026-02-30", "soon"])
  func noDay(typed: String) async throws {
    try await Self.run { fixture, rosa, _ in
      let times = try await rosa.get("/episodes/\(fixture.episode)/times?from=\(typed)").text
      let calendar = try await rosa.get("/calendar?day=\(typed)").text
      #expect(times.contains("There is no such day as the one asked for. These begin today."))
      #expect(calendar.contains("There is no such day as the one asked for. This is today."))
      #expect(!(try await rosa.get("/calendar?day=").text.contains("no such day")))
    }
  }

  @Test("Who is asked for nothing is said why, and who gave up a time is offered another")
  func givenUp() async throws {
    try await Self.run { fixture, rosa, made in
      let path = "/appointments/\(made[0])"
      let late = try await rosa.get(path).text
      #expect(late.contains("this patient is asked for nothing: the practice has set no fee."))
      #expect(!late.contains("Find another time"))
      let form = Browser.carried(in: late, form: "action=\"\(path)/cancel\"") + [("cause", "patient")]
      let cancelled = try await rosa.post("\(path)/cancel", form)
      let after = try await rosa.get(path).text
      #expect(cancelled.status == 303 && after.contains("Find another time"))
      #expect(after.contains("/episodes/\(fixture.episode)/times?minutes=60&amp;therapist=\(fixture.therapist)"))
    }
  }
}
