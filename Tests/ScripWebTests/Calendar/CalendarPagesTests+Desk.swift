import ScripCore
import ScripDesk
import ScripStore
import Testing

@testable import ScripWeb

/// What a desk with a ringing telephone needs of the same pages.
extension CalendarPagesTests {
  @Test("A day that does not fit goes on where it ended, and the part of the day in which somebody can come is kept")
  func goesOn() async throws {
    try await withCalendar { browser, _, place in
      let path = "/episodes/\(place.episode)/times"
      let first = try await browser.get("\(path)?from=2026-11-26").text
      #expect(first.contains("Free on 26 Nov 2026, to 14:30"))
      let more = try #require(
        first.firstMatch(of: /href="(\?[^"]*after=900[^"]*)">More on Thu 26 Nov 2026, from 15:00/))
      let next = try await browser.get(path + String(more.1).replacing("&amp;", with: "&")).text
      #expect(
        next.contains("Free from 26 Nov 2026, 15:00, to ") && next.contains("start=900")
          && !next.contains("start=870&amp;minutes=60&amp;from=2026-11-26"))
      let late = try await browser.get("\(path)?from=2026-11-26&part=late").text
      #expect(late.contains("from 16:00 on") && late.contains("start=960") && !late.contains("start=900"))
    }
  }

  @Test("One weekday alone can be asked for, goes on by weeks, and is kept with the time of day on the waitlist")
  func weekday() async throws {
    try await withCalendar { browser, _, place in
      let path = "/episodes/\(place.episode)/times"
      let page = try await browser.get("\(path)?from=2026-11-26&weekday=2&part=late").text
      #expect(page.contains("Tue 1 Dec 2026") && page.contains("Tue 8 Dec 2026") && !page.contains(">Wed 2 Dec 2026<"))
      #expect(page.contains("Tuesdays, from 16:00 on") && page.contains("<option value=\"2\" selected>Tuesday"))
      let slot = try firstLink("/episodes/\(place.episode)/book?", in: page)
      #expect(slot.contains("weekday=2"))
      #expect(try firstLink("\(path)?", in: try await browser.get(slot).text).contains("weekday=2"))
      let action = "/episodes/\(place.episode)/waitlist"
      _ = try await browser.post(action, form(action, in: page))
      let list = try await browser.get("/waitlist").text
      #expect(list.contains("60 min Tuesdays, from 16:00 on") && list.contains("Tue 1 Dec 2026, 16:00"))
    }
  }

  @Test("Other times lead back to the list the time was chosen from, after a refusal too")
  func otherTimes() async throws {
    try await withCalendar { browser, _, place in
      let list = "therapist=\(place.lee)&location=\(place.ballard)"
      let path = "/episodes/\(place.episode)/times"
      let times = try await browser.get("\(path)?minutes=60&from=2026-11-26&part=late&times=all&\(list)").text
      let slot = try firstLink("/episodes/\(place.episode)/book?", in: times)
      let back = "\(path)?minutes=60&from=2026-11-26&part=late&times=all&\(list)"
      let page = try await browser.get(slot).text
      #expect(try firstLink("\(path)?", in: page) == back)
      let action = "/episodes/\(place.episode)/book"
      let theirs = try await browser.get(slot).text
      _ = try await browser.post(action, form(action, in: page))
      let refused = try await browser.post(action, form(action, in: theirs))
      #expect(refused.status == 409)
      #expect(try firstLink("\(path)?", in: refused.text) == back)
    }
  }

  @Test(
    "The calendar says what is booked and what is held, goes to a date, and its sheet names the practice and the place")
  func day() async throws {
    try await withCalendar { browser, server, place in
      let profile = Practice(
        id: place.practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")
      _ = try await server.desk.performAsProgram(
        SavePractice(profile), in: place.practice, key: RequestKey("profile-1")!)
      let held = try await hold(&browser, place)
      let calendar = try await browser.get("/calendar?day=2026-11-24").text
      #expect(calendar.contains("1 held") && !calendar.contains("1 booked"))
      #expect(calendar.contains("<p class=\"on-paper\">Cedar Hands, Ballard</p>"))
      #expect(calendar.contains("name=\"day\" type=\"date\"") && calendar.contains(">09:00</li>"))
      let other = try await browser.get("/calendar?day=2026-12-24&view=week").text
      #expect(other.contains("Week of 21 Dec 2026") && other.contains("value=\"2026-12-24\""))
      let week = try await browser.get("/calendar?day=2026-11-24&view=week").text
      #expect(week.contains("data-lane=\"1\" data-lanes=\"1\"") && week.contains(held))
      #expect(week.contains(/(LM|AT) <b>09:00/), "whose it is")
      // A block shows what fits, beginning with when and who; its title says from when to when, with whom and where.
      #expect(week.contains(/title="09:00–[^"]*, B\. Delacroix, [^"]+, held until [^"]+, Ballard"/))
      #expect(week.contains("<span class=\"st small wait\">held<span class=\"more\"> until "))
      #expect(week.contains("class=\"week stack-top brief\"") && !calendar.contains(" brief\""))
    }
  }

  @Test("What somebody pays who does not come is said in words of its own")
  func missed() async throws {
    try await withCalendar { browser, server, place in
      var profile = Practice(
        id: place.practice, legalName: "Cedar PLLC", tradeName: "Cedar", zone: "America/Los_Angeles")
      profile.cancellation = CancellationPolicy(noticeHours: 72, fee: Money(cents: 5000))
      _ = try await server.desk.performAsProgram(
        SavePractice(profile), in: place.practice, key: RequestKey("policy-02")!)
      let id = try await server.desk.performAsProgram(
        BookAppointment(
          episode: place.episode,
          time: TimeAsked(
            therapist: place.lee, location: place.ballard, day: CalendarDay("2026-11-23")!,
            start: ClockTime(minutes: 600), minutes: 60), paying: .selfPay(noticeSignedOn: nil)),
        in: place.practice, key: RequestKey("yesterday-1")!)
      let page = try await browser.get("/appointments/\(id)").text
      let (_, said) = try #require(page.firstMatch(of: /<p>(The visit is given back\.[^<]*)</)?.output)
      #expect(said.contains("The fee for a missed visit is $50.00") && !said.contains("wish"))
    }
  }

  @Test("Whose payer forbids a fee is asked for none, and the page of the missed visit says so")
  func forbiddenFee() async throws {
    try await withCalendar { browser, server, place in
      func act<A: Act>(_ act: A, _ key: String) async throws -> A.Answer {
        try await server.desk.performAsProgram(act, in: place.practice, key: RequestKey(key)!)
      }
      var profile = Practice(
        id: place.practice, legalName: "Cedar PLLC", tradeName: "Cedar", zone: "America/Los_Angeles")
      profile.cancellation = CancellationPolicy(noticeHours: 72, fee: Money(cents: 5000))
      _ = try await act(SavePractice(profile), "policy-03")
      var plan = Plan(
        id: PlanID(high: 0, low: 0), payerName: "Harbor", name: "Choice", classKey: "commercial_out_of_network")
      plan.id = try await act(SavePlan(plan, isNew: true), "harbor-01")
      let coverage = try await act(
        SaveCoverage(
          Coverage(id: CoverageID(high: 0, low: 0), patient: place.patient, plan: plan.id, memberID: "HB1"),
          isNew: true), "coverage-01")
      let episode = try await act(
        OpenEpisode(patient: place.patient, coverage: coverage, problem: "neck", care: .therapeutic), "episode-02")
      let time = TimeAsked(
        therapist: place.lee, location: place.ballard, day: CalendarDay("2026-11-23")!,
        start: ClockTime(minutes: 600), minutes: 60)
      let id = try await act(
        BookAppointment(episode: episode, time: time, paying: .selfPay(noticeSignedOn: nil)), "yesterday-02")
      // By now the VA pays.
      plan.classKey = "va_ccn"
      _ = try await act(SavePlan(plan, isNew: false), "harbor-02")
      let path = "/appointments/\(id)"
      let booked = try await browser.get(path).text
      #expect(booked.contains("The visit is given back. The patient is asked for nothing: patients of"))
      let done = try await browser.post("\(path)/no-show", form("\(path)/no-show", in: booked))
      let missed = try await browser.get(path).text
      #expect(done.status == 303 && missed.contains("did not come") && !missed.contains("/fee/"))
      #expect(missed.contains("none: patients of Veterans Affairs, Community Care Network are never billed"))
    }
  }

  @Test("Who has a plan is not taken for somebody who pays alone: the first that pays today stands chosen")
  func whoPays() async throws {
    try await withCalendar { browser, server, place in
      func act<A: Act>(_ act: A, _ key: String) async throws -> A.Answer {
        try await server.desk.performAsProgram(act, in: place.practice, key: RequestKey(key)!)
      }
      let path = "/patients/\(place.patient)/episodes/new"
      #expect(try await browser.get(path).text.contains("<option value=\"\" selected>the patient alone"))
      var made: [CoverageID] = []
      for (name, to, rank) in [("Old", "2026-10-31", 1), ("Choice", nil, 1), ("Second", nil, 2)] {
        let plan = try await act(
          SavePlan(
            Plan(id: PlanID(high: 0, low: 0), payerName: "Harbor", name: name, classKey: "commercial_out_of_network"),
            isNew: true), "plan-\(name)-1")
        var coverage = Coverage(
          id: CoverageID(high: 0, low: 0), patient: place.patient, plan: plan, memberID: "HB1", rank: rank)
        if let to { coverage.to = CalendarDay(to) } else { coverage.from = CalendarDay("2026-11-01") }
        made.append(try await act(SaveCoverage(coverage, isNew: true), "coverage-\(name)-1"))
      }
      let page = try await browser.get(path).text
      #expect(page.contains("<option value=\"\(made[1])\" selected>"))
      #expect(page.contains("<option value=\"\">the patient alone"))
    }
  }

  @Test("Once a time is found its page offers to take the patient off the waitlist, and comes back to itself")
  func offTheList() async throws {
    try await withCalendar { browser, _, place in
      let times = try await browser.get("/episodes/\(place.episode)/times").text
      let action = "/episodes/\(place.episode)/waitlist"
      _ = try await browser.post(action, form(action, in: times))
      let path = try await hold(&browser, place)
      let held = try await browser.get(path).text
      #expect(held.contains("Still on the waitlist"))
      let leave = try #require(held.firstMatch(of: /action="(\/waitlist\/[^"]*\/leave)"/).map { String($0.1) })
      let gone = try await browser.post(leave, form(leave, in: held))
      #expect(gone.status == 303 && gone.all("location").first == path)
      let (after, list) = (try await browser.get(path).text, try await browser.get("/waitlist").text)
      #expect(!after.contains("Still on the waitlist") && list.contains("Nobody waits."))
    }
  }

  @Test("The chart says when the patient comes next, up to five times, and the appointment leads to the chart")
  func nextVisits() async throws {
    try await withCalendar { browser, server, place in
      let none = try await browser.get("/patients/\(place.patient)").text
      #expect(none.contains("No visit is booked or held."))
      for day in 1...6 {
        let time = TimeAsked(
          therapist: place.lee, location: place.ballard, day: CalendarDay("2026-12-0\(day)")!,
          start: ClockTime(minutes: 600), minutes: 60)
        let act = BookAppointment(episode: place.episode, time: time, paying: .selfPay(noticeSignedOn: nil))
        _ = try await server.desk.performAsProgram(act, in: place.practice, key: RequestKey("visit-\(day)")!)
      }
      let chart = try await browser.get("/patients/\(place.patient)").text
      #expect(chart.contains("Tue 1 Dec 2026, 10:00") && chart.contains("Sat 5 Dec 2026, 10:00"))
      #expect(!chart.contains("6 Dec 2026") && chart.contains("All in the episode"))
      let visit = try await browser.get(try firstLink("/appointments/", in: chart)).text
      #expect(visit.contains("Telephone") && visit.contains("href=\"/patients/\(place.patient)\""))
    }
  }
}
