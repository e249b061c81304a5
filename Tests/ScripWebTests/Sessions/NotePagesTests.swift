import Foundation
import ScripCore
import ScripSQL
import ScripStore
import TestSupport
import Testing

@testable import ScripWeb

/// A note on its pages, without a script: written, kept, signed, locked.
@Suite struct NotePagesTests {
  /// Sends the note's form to one of its buttons.
  static func send(
    _ browser: inout Browser, _ appointment: AppointmentID, _ button: String, _ fields: [(String, String)]
  ) async throws -> RawHTTP.Answer {
    let page = try await browser.get(NoteFixture.path(appointment))
    return try await browser.post(
      NoteFixture.path(appointment) + "/\(button)", Browser.carried(in: page.text, form: "id=\"note\"") + fields)
  }

  @Test("The page asks about health first, lights what is ordered and offers the rest outside the order")
  func drawn() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let page = try await browser.get(NoteFixture.path(appointment)).text
      let health = try #require(page.range(of: "Has anything about your health changed?"))
      let work = try #require(page.range(of: "Work under the order"))
      #expect(health.lowerBound < work.lowerBound)
      #expect(page.contains("class=\"region ordered\" data-area=\"low_back\""))
      #expect(page.contains("class=\"region\" data-area=\"neck\""))
      #expect(page.contains("name=\"areas\" value=\"low_back\""))
      #expect(!page.contains("name=\"areas\" value=\"neck\"") && page.contains("name=\"outsideAreas\" value=\"neck\""))
      #expect(page.utf8.count < 60_000, "\(page.utf8.count) bytes")
    }
  }

  @Test("Enter in a field saves; the button it presses is never one that ends the session")
  func firstButton() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let page = try await browser.get(NoteFixture.path(appointment)).text
      let first = try #require(page.firstMatch(of: /id="note"[\s\S]*?<button([^>]*)>/))
      #expect(first.1.contains("/note/draft") && !first.1.contains("stop"))
    }
  }

  @Test("A draft keeps what cannot be understood, and the page counts the units of what can")
  func draft() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let typed = [
        ("areas", "low_back"), ("kind1", "massage_therapy"), ("minutes1", "45"), ("minutes2", "4o"),
        ("findings", "  <b>\"tight\" & 'sore'</b>\r\nsecond line "),
      ]
      let saved = try await Self.send(&browser, appointment, "draft", typed)
      #expect(saved.status == 303 && saved["location"] == NoteFixture.path(appointment))
      let page = try await browser.get(NoteFixture.path(appointment)).text
      #expect(page.contains("3 units from 45 minutes") && page.contains("97124: 45 minutes make 3 units"))
      #expect(
        page.contains("value=\"4o\"") && page.contains("&lt;b&gt;&quot;tight&quot; &amp; &#39;sore&#39;&lt;/b&gt;"))
      #expect(page.contains("class=\"region ordered worked\" data-area=\"low_back\""))
      let draft = try #require(try await fixture.draft(appointment))
      #expect(draft.fields.first { $0.name == "findings" }?.value == "  <b>\"tight\" & 'sore'</b>\nsecond line ")
    }
  }

  @Test("A signed note shows its lock; what is missing is said beside its field, and everything typed is kept")
  func sign() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let lacking = NoteFixture.whole.filter { $0.0 != "response" && $0.0 != "health" }
      let refused = try await Self.send(&browser, appointment, "sign", lacking)
      #expect(refused.status == 422)
      for fix in ["Write how the patient took the treatment.", "has changed, and tick the answer.", "Guarding at L4"] {
        #expect(refused.text.contains(fix))
      }
      #expect(try await fixture.draft(appointment)?.fields.contains(.init("findings", "Guarding at L4")) == true)
      let signed = try await Self.send(&browser, appointment, "sign", NoteFixture.whole)
      #expect(signed.status == 303)
      let page = try await browser.get(NoteFixture.path(appointment)).text
      for words in [
        "Lee Ann Moss, licence WA MA60000001", "Locked.", "Work under the order: 3 units", "Guarding at L4",
      ] {
        #expect(page.contains(words), "\(words)")
      }
      let episode = try await browser.get("/episodes/\(fixture.episode.description)").text
      #expect(episode.contains("signed by Lee Ann Moss"))
    }
  }

  @Test("What the patient pays for as agreed is not called work under an order, signed or not")
  func selfPay() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1, selfPay: true)
      #expect(!(try await browser.get(NoteFixture.path(appointment)).text.contains("under the order")))
      #expect(try await Self.send(&browser, appointment, "sign", NoteFixture.whole).status == 303)
      let page = try await browser.get(NoteFixture.path(appointment)).text
      #expect(page.contains("Work: 3 units") && !page.contains("under the order"))
    }
  }

  @Test("A signing whose answer was lost is sent again and answered as before, and one note is there")
  func signAgain() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let sign = NoteFixture.path(appointment) + "/sign"
      let page = try await browser.get(NoteFixture.path(appointment)).text
      let form = Browser.carried(in: page, form: "id=\"note\"") + NoteFixture.whole
      let first = try await browser.post(sign, form)
      let second = try await browser.post(sign, form)
      #expect(first.status == 303 && second.status == 303)
      #expect(first.all("location") == second.all("location"))
      let changed = try await browser.post(sign, form + [("advice", "Walk")])
      #expect(changed.status == 409, "another text under the same key signs nothing")
    }
  }

  @Test("400 minutes in an hour are not signed until it is said why, and never begin the next note")
  func overrun() async throws {
    try await NoteFixture.run { fixture, browser in
      let (first, second) = (try await fixture.book(1, on: "2026-11-17"), try await fixture.book(2))
      let long = NoteFixture.whole.map { $0.0 == "minutes1" ? ("minutes1", "400") : $0 }
      #expect(!(try await browser.get(NoteFixture.path(first)).text.contains("name=\"ranLonger\"")))
      let refused = try await Self.send(&browser, first, "sign", long)
      #expect(refused.status == 422)
      #expect(refused.text.contains("400 minutes of work in a 60-minute appointment: correct the minutes, or tick"))
      #expect(refused.text.contains("href=\"#ranLonger\"") && refused.text.contains("id=\"ranLonger\""))
      let ticked = try await Self.send(&browser, first, "sign", long + [("ranLonger", "yes")])
      #expect(ticked.status == 422 && ticked.text.contains("Say why it ran longer."))
      let why = [("ranLonger", "yes"), ("ranLongerWhy", "A whole day of teaching")]
      #expect(try await Self.send(&browser, first, "sign", long + why).status == 303)
      #expect(try await browser.get(NoteFixture.path(first)).text.contains("A whole day of teaching"))
      #expect(try await fixture.signed(first)?.note.note.ranLonger == "A whole day of teaching")
      let next = try await browser.get(NoteFixture.path(second)).text
      #expect(next.contains("name=\"areas\" value=\"low_back\" checked") && !next.contains("value=\"400\""))
    }
  }

  @Test("A measure that was begun and not finished is a fault beside its field, and a name from before is none")
  func halfFilled() async throws {
    try await NoteFixture.run { fixture, browser in
      let (first, second) = (try await fixture.book(1, on: "2026-11-17"), try await fixture.book(2))
      let rows: [(typed: [(String, String)], field: String, fix: String)] = [
        ([("activity2", "drive")], "rating2", "Rate it from 0 to 10."),
        ([("formSum", "12"), ("formAnswered", "5")], "form", "Choose the questionnaire."),
        ([("formAnswered", "5")], "form", "Choose the questionnaire."),
        ([("form", "odi")], "formSum", "Write the sum of the answers"),
        ([("motion1", "cervical_flexion")], "degrees1", "Write the degrees that were measured."),
        ([("medicine1", "ibuprofen")], "doses1", "Write the doses a day."),
        ([("activity2", "drive"), ("rating2", "11")], "rating2", "the rating"),
      ]
      for row in rows {
        let refused = try await Self.send(&browser, first, "sign", NoteFixture.whole + row.typed)
        #expect(refused.status == 422 && refused.text.contains(row.fix), "\(row.field)")
        #expect(refused.text.contains("href=\"#\(row.field)\"") && refused.text.contains("id=\"\(row.field)-fix\""))
      }
      let two = [("activity2", "drive"), ("rating2", "6")]
      #expect(try await Self.send(&browser, first, "sign", NoteFixture.whole + two).status == 303)
      let unrated = try await Self.send(&browser, second, "sign", NoteFixture.whole + [("activity2", "drive")])
      #expect(unrated.status == 303, "the form began with it")
    }
  }

  @Test("Work the order does not name is refused with two ways out: the order updated, or outside it")
  func scope() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let neck = NoteFixture.whole.map { $0.0 == "areas" ? ("areas", "neck") : $0 }
      let refused = try await Self.send(&browser, appointment, "sign", neck)
      #expect(refused.status == 422)
      #expect(refused.text.contains("updated order that names the neck"))
      #expect(refused.text.contains("Or write this work down outside the order."))
      let outside =
        NoteFixture.whole + [
          ("outsideAreas", "neck"), ("outsideKind1", "massage_therapy"), ("outsideMinutes1", "15"),
          ("outsideFinding", "Neck tight"),
        ]
      let unasked = try await Self.send(&browser, appointment, "sign", outside)
      #expect(unasked.status == 422 && unasked.text.contains("Ask the patient to agree"))
      #expect(unasked.text.contains("request.pdf?region=neck"))
      let signed = try await Self.send(&browser, appointment, "sign", outside + [("outsideConsent", "yes")])
      #expect(signed.status == 303)
      let page = try await browser.get(NoteFixture.path(appointment)).text
      #expect(page.contains("Work under the order: 3 units") && page.contains("Work outside the order: 1 unit"))
    }
  }

  @Test("No route changes a signed note: every one that writes was tried, and the stored row is byte for byte the same")
  func locked() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      _ = try await Self.send(&browser, appointment, "sign", NoteFixture.whole)
      let before = try await Self.rows(fixture)
      try #require(before.count == 1)
      var everybody = try await fixture.person(
        "sol@example.org", roles: Set(Role.allCases), therapist: fixture.therapist)
      let page = try await everybody.get(NoteFixture.path(appointment)).text
      let hidden = Browser.carried(in: page, form: "note/addenda").filter { $0.0 != "request_key" }
      var tried = 0
      for route in fixture.server.routes.table where route.method == .post && route.path != "/logout" {
        let path = route.path.replacing("{appointment}", with: appointment.description)
          .replacing("{episode}", with: fixture.episode.description)
          .replacing("{patient}", with: fixture.patient.description)
          .replacing(/\{\w+\}/, with: before[0].id)
        let key = ("request_key", "locked-\(tried)-0123456789")
        let other = NoteFixture.whole.map { $0.0 == "findings" ? ("findings", "Something else") : $0 }
        let stop = ("stop", SafetyTable.rows.first { $0.level == .absolute }!.flag)
        let more = [key, stop, ("stopAsked", stop.1), ("revision", "0"), ("text", "Added.")]
        _ = try await everybody.post(path, hidden + other + more)
        tried += 1
      }
      #expect(tried > 20)
      #expect(try await Self.rows(fixture) == before)
      let after = try await everybody.get(NoteFixture.path(appointment)).text
      #expect(after.contains("Added.") && after.contains("Guarding at L4"))
      #expect(try await fixture.signed(appointment)?.isAsSigned == true)
    }
  }

  private struct SignedRow: Hashable { let id: String, body: String, digest: [UInt8] }

  private static func rows(_ fixture: NoteFixture) async throws -> [SignedRow] {
    try await fixture.server.database.read(in: .of(fixture.practice)) { connection in
      try connection.map("SELECT id, body, row_digest FROM session_note ORDER BY id") { row in
        SignedRow(
          id: ID<Noun.Note>(bytes: try row.bytes(0))!.description, body: try row.text(1), digest: try row.bytes(2))
      }
    }
  }

  @Test("Two windows: the second sees what the first saved, keeps its own text, and decides")
  func twoWindows() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let first = Browser.carried(in: try await browser.get(NoteFixture.path(appointment)).text, form: "id=\"note\"")
      let path = NoteFixture.path(appointment)
      _ = try await browser.post(path + "/draft", first + [("findings", "from the desk")])
      let second = try await browser.post(path + "/draft", first + [("findings", "from the tablet")])
      #expect(second.status == 409)
      #expect(second.text.contains("The other window has findings: “from the desk”"))
      #expect(second.text.contains("from the tablet</textarea>"))
      let again = Browser.carried(in: second.text, form: "id=\"note\"")
      #expect(try await browser.post(path + "/draft", again + [("findings", "from the tablet")]).status == 303)
      #expect(try await fixture.draft(appointment)?.fields == [.init("findings", "from the tablet")])
    }
  }

  @Test("A note signed in one window takes what another still holds as an addendum")
  func signedMeanwhile() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let stale = Browser.carried(in: try await browser.get(NoteFixture.path(appointment)).text, form: "id=\"note\"")
      _ = try await Self.send(&browser, appointment, "sign", NoteFixture.whole)
      let late = try await browser.post(
        NoteFixture.path(appointment) + "/draft", stale + [("findings", "one more thing")])
      #expect(late.status == 409 && late.text.contains("findings: one more thing</textarea>"))
      let form = Browser.carried(in: late.text, form: "note/addenda")
      let empty = try await browser.post(NoteFixture.path(appointment) + "/addenda", form + [("text", " ")])
      #expect(empty.status == 422 && empty.text.contains("Write what is to be added, in at most 20,000 letters."))
      let added = try await browser.post(
        NoteFixture.path(appointment) + "/addenda", form + [("text", "One more thing.")])
      #expect(added.status == 303)
      let page = try await browser.get(NoteFixture.path(appointment)).text
      #expect(page.contains("One more thing.") && page.contains("Guarding at L4"))
    }
  }

  @Test("A flag ends the session in two steps: asked with its advice, closed, and the next appointment is warned")
  func stop() async throws {
    try await NoteFixture.run { fixture, browser in
      let (appointment, next) = (try await fixture.book(1), try await fixture.book(2))
      let fever = try #require(SafetyTable.rows.first { $0.flag.hasPrefix("fever") })
      let typed = [("health", "yes"), ("findings", "Hot to the touch"), ("stop", fever.flag)]
      let asked = try await Self.send(&browser, appointment, "stop", typed)
      #expect(asked.status == 200 && asked.text.contains("no massage today?") && asked.text.contains(fever.advice))
      #expect(try await fixture.signed(appointment) == nil, "one press ends nothing")
      let carried = Browser.carried(in: asked.text, form: "note/stop\"")
      #expect(carried.contains { $0 == ("findings", "Hot to the touch") })
      let other = try #require(SafetyTable.rows.first { $0.level == .absolute && $0.flag != fever.flag })
      let another = try await browser.post(
        NoteFixture.path(appointment) + "/stop", carried + [("stopAsked", other.flag)])
      #expect(another.status == 200, "what was asked about is what is answered")
      let ended = try await browser.post(
        NoteFixture.path(appointment) + "/stop", carried + [("stopAsked", fever.flag)])
      #expect(ended.status == 303)
      let page = try await browser.get(NoteFixture.path(appointment)).text
      #expect(page.contains("Stopped before treatment. fever") && page.contains("Hot to the touch"))
      let signed = try #require(try await fixture.signed(appointment))
      #expect(signed.note.delivered == nil)
      for path in ["/calendar?day=2026-11-23", "/appointments/\(appointment.description)"] {
        #expect(try await browser.get(path).text.contains(">stopped<"), "\(path)")
      }
      #expect(!page.contains("<caption class=\"sr\">Work</caption>"))
      for next in ["Tell the patient", "Find a time", "It was a mistake"] { #expect(page.contains(next), "\(next)") }
      #expect(try await browser.get(NoteFixture.path(next)).text.contains("fever 38.0 C"))
      let refused = try await Self.send(&browser, next, "sign", NoteFixture.whole)
      #expect(refused.status == 422 && refused.text.contains("no massage"))
    }
  }

  @Test("From the question back to the note nothing typed is lost, and a session to come is not even asked about")
  func stopThoughtOver() async throws {
    try await NoteFixture.run { fixture, browser in
      let (appointment, later) = (try await fixture.book(1), try await fixture.book(2, on: "2026-11-30"))
      let fever = try #require(SafetyTable.rows.first { $0.flag.hasPrefix("fever") })
      let asked = try await Self.send(&browser, appointment, "stop", NoteFixture.whole + [("stop", fever.flag)])
      let carried = Browser.carried(in: asked.text, form: "note/stop\"")
      #expect(try await browser.post(NoteFixture.path(appointment) + "/draft", carried).status == 303)
      #expect(try await browser.get(NoteFixture.path(appointment)).text.contains("Guarding at L4</textarea>"))
      #expect(try await fixture.draft(appointment)?.fields.contains { $0.name.hasPrefix("stop") } == false)
      let early = try await Self.send(&browser, later, "stop", NoteFixture.whole + [("stop", fever.flag)])
      #expect(early.status == 409 && early.text.contains("it can be ended then"))
      #expect(early.text.contains("goes on the chart as a safety answer"))
    }
  }

  @Test("A repeat visit begins where the last one worked, without its findings or measures, and shows the change")
  func repeating() async throws {
    try await NoteFixture.run { fixture, browser in
      let (first, second) = (try await fixture.book(1, on: "2026-11-17"), try await fixture.book(2))
      _ = try await Self.send(&browser, first, "sign", NoteFixture.whole + [("pressure", "firm")])
      let page = try await browser.get(NoteFixture.path(second)).text
      #expect(page.contains("Begun from the note of 17 Nov 2026"))
      #expect(page.contains("name=\"areas\" value=\"low_back\" checked"))
      #expect(page.contains("name=\"minutes1\" type=\"text\" inputmode=\"numeric\" value=\"45\""))
      #expect(!page.contains("name=\"pressure\" value=\"firm\" checked"), "how firmly is asked anew")
      #expect(page.contains("value=\"sit an hour\"") && !page.contains("Guarding at L4"))
      #expect(page.contains("5 of 10 on 17 Nov 2026"))
      let typed = NoteFixture.whole.map { $0.0 == "pain" ? ("pain", "3") : $0.0 == "rating1" ? ("rating1", "7") : $0 }
      _ = try await Self.send(&browser, second, "draft", typed)
      let after = try await browser.get(NoteFixture.path(second)).text
      #expect(after.contains("2 better, small") && after.contains("3 better, large"))
    }
  }

  @Test("The script's save answers with units and the next revision; a signed-out one is told by its status")
  func live() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let page = try await browser.get(NoteFixture.path(appointment)).text
      let form = Browser.carried(in: page, form: "id=\"note\"") + NoteFixture.whole
      let path = NoteFixture.path(appointment) + "/draft"
      let saved = try await browser.post(path, form, ["Accept: application/json"])
      let answer = try #require(
        try JSONSerialization.jsonObject(with: Data(saved.body)) as? [String: Any])
      #expect(answer["revision"] as? String == "1" && answer["units"] as? String == "3 units from 45 minutes")
      #expect((answer["unitsWorking"] as? [String])?.isEmpty == false)
      #expect(try await browser.post(path, form + [("advice", "walk")], ["Accept: application/json"]).status == 409)
      fixture.server.clock.move(seconds: 3_600)
      #expect(try await browser.post(path, form, ["Accept: application/json"]).status == 401)
    }
  }

  @Test(
    "Who may read notes reads them without its buttons; the front desk does not; nobody of another practice knows of them"
  )
  func rights() async throws {
    try await NoteFixture.run { fixture, _ in
      let appointment = try await fixture.book(1)
      var biller = try await fixture.person("bill@example.org", roles: [.biller])
      let read = try await biller.get(NoteFixture.path(appointment))
      #expect(read.status == 200 && !read.text.contains("Sign the note"))
      #expect(read.text.contains("Only Lee Ann Moss writes and signs this note."))
      var desk = try await fixture.person("rosa@example.org", roles: [.frontDesk, .owner])
      #expect(try await desk.get(NoteFixture.path(appointment)).status == 403)
      #expect(!(try await desk.get("/episodes/\(fixture.episode.description)").text.contains("Sessions and notes")))
      var owner = try await fixture.person("ida@example.org", roles: [.therapist, .owner])
      let refused = try await Self.send(&owner, appointment, "draft", [("findings", "mine")])
      #expect(refused.status == 409 && refused.text.contains("mine</textarea>"))
      try await fixture.server.addPerson("else@example.net", roles: Set(Role.allCases))
      var stranger = fixture.server.browser()
      _ = try await stranger.signIn("else@example.net")
      #expect(try await stranger.get(NoteFixture.path(appointment)).status == 404)
    }
  }

  @Test("A goal needs a unit and two numbers; the plan stands on the note and is agreed there")
  func plan() async throws {
    try await NoteFixture.run { fixture, browser in
      let path = "/episodes/\(fixture.episode.description)/plan"
      let goal = [("problem", "low back"), ("goal.1.what", "sit at work"), ("goal.1.from", "20"), ("goal.1.to", "60")]
      let refused = try await browser.submit(path, to: path, goal)
      #expect(refused.status == 422 && refused.text.contains("Write the unit it is measured in"))
      #expect(refused.text.contains("value=\"sit at work\""))
      let whole = goal + [("goal.1.unit", "minutes")]
      let late = try await browser.submit(path, to: path, whole + [("goal.1.by", "2026-11-22")])
      #expect(late.status == 422 && late.text.contains("Choose a day from today on."))
      #expect(try await browser.submit(path, to: path, whole + [("goal.1.by", "2026-11-23")]).status == 303)
      fixture.server.clock.move(seconds: 3 * 86_400)
      _ = try await browser.signIn("lee@example.org")
      let kept = try await browser.submit(path, to: path, whole + [("goal.1.by", "2026-11-23")])
      #expect(kept.status == 303, "a goal that stands as it was agreed may have passed its day")
      let appointment = try await fixture.book(1)
      #expect(try await browser.get(NoteFixture.path(appointment)).text.contains("sit at work: from 20 to 60 minutes"))
      _ = try await Self.send(&browser, appointment, "sign", NoteFixture.whole + [("agreed", "yes")])
      #expect(try await fixture.signed(appointment)?.note.agreedPlan?.goals.count == 1)
    }
  }
}
