import ScripCore
import TestSupport
import Testing

/// A sign-in ends while somebody types: no word is lost.
@Suite struct TimeOutTests {
  /// Words in several scripts, marks, quotes, markup and line ends, as people and their keyboards make them.
  private static func words(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "tight", "L4–L5", "“better”", "<b>", "&amp;", "'", "\"", "schmerzt", "痛い", "ألم", "🙂", "e\u{301}", "50%", "a+b=c",
      "\n", "\n\n", "  ", "\t", "%20", "kept.", "</textarea>", "\\",
    ]
    let count = Int.random(in: 1...40, using: &random)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  private static func typed(_ random: inout SeededGenerator) -> [(String, String)] {
    let names = [
      "findings", "factors", "advice", "response", "outsideFinding", "activity1", "minutes1", "areas", "areas",
    ]
    return names.map { name in (name, name == "areas" ? "low_back" : words(&random)) }
  }

  @Test("100 forced time-outs lose no word, whether the old window or a new one signs in again")
  func hundred() async throws {
    try await NoteFixture.run { fixture, browser in
      let seed: UInt64 = 20_261_124
      var random = SeededGenerator(seed: seed)
      for round in 0..<100 {
        let appointment = try await fixture.book(1_000 + round)
        let path = NoteFixture.path(appointment)
        let page = try await browser.get(path).text
        let typed = Self.typed(&random)
        fixture.server.clock.move(seconds: 4_000)
        let form = Browser.carried(in: page, form: "id=\"note\"") + typed
        let answer: RawHTTP.Answer
        if round % 2 == 0 {
          // The window that was typed into: its Save leads to the log-in page, which carries what was typed.
          let stopped = try await browser.post(path + "/draft", form)
          #expect(stopped.status == 401)
          answer = try await browser.post(
            "/login",
            Browser.carried(in: stopped.text) + [("email", "lee@example.org"), ("password", TestServer.password)])
          #expect(answer.status == 200, "round \(round)")
        } else {
          // Signed in again in another window; the old form still has the old secret.
          _ = try await browser.signIn("lee@example.org")
          answer = try await browser.post(path + "/draft", form)
          #expect(answer.status == 409, "round \(round)")
        }
        let saved = try await browser.post(path + "/draft", Browser.carried(in: answer.text))
        #expect(saved.status == 303, "round \(round)")
        let draft = try #require(try await fixture.draft(appointment))
        #expect(
          draft.fields.map { [$0.name, $0.value] } == typed.map { [$0.0, $0.1] }, "round \(round), seed \(seed)")
      }
    }
  }

  @Test("A wrong password on the way keeps it too; a page that keeps nothing is asked for as before")
  func wrongPassword() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let path = NoteFixture.path(appointment)
      let page = try await browser.get(path).text
      fixture.server.clock.move(seconds: 4_000)
      let form = Browser.carried(in: page, form: "id=\"note\"") + [("findings", "tight & sore")]
      let stopped = try await browser.post(path + "/draft", form)
      let wrong = try await browser.post(
        "/login",
        Browser.carried(in: stopped.text) + [("email", "lee@example.org"), ("password", "not this one at all")])
      #expect(wrong.status == 422 && wrong.text.contains("value=\"tight &amp; sore\""))
      let right = try await browser.post(
        "/login", Browser.carried(in: wrong.text) + [("email", "lee@example.org"), ("password", TestServer.password)])
      #expect(right.text.contains("Go on with what I typed"))
      #expect(try await browser.post(path + "/draft", Browser.carried(in: right.text)).status == 303)
      #expect(try await fixture.draft(appointment)?.fields == [.init("findings", "tight & sore")])
      fixture.server.clock.move(seconds: 4_000)
      let search = try await browser.post("/patients", [("q", "x")])
      #expect(search.status == 401 && search.text.contains("You were signed out, and nothing was saved."))
      #expect(search.text.contains("name=\"next\" value=\"/patients\"") && !search.text.contains("value=\"x\""))
    }
  }

  @Test("Every other form is carried too: what is typed into a new chart is saved after signing in")
  func everyForm() async throws {
    try await NoteFixture.run { fixture, browser in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let hidden = Browser.carried(in: try await rosa.get("/patients/new").text, form: "action=\"/patients/new\"")
      fixture.server.clock.move(seconds: 901)
      let typed = [("givenName", "Maya"), ("familyName", "O'Hara & Öz"), ("birthDate", "03/16/1990")]
      let stopped = try await rosa.post("/patients/new", hidden + typed)
      #expect(stopped.status == 401 && stopped.text.contains("What you typed is kept on this page"))
      let offered = try await rosa.post(
        "/login",
        Browser.carried(in: stopped.text) + [("email", "rosa@example.org"), ("password", TestServer.password)])
      #expect(offered.text.contains("Go on with what I typed"))
      let saved = try await rosa.post("/patients/new", Browser.carried(in: offered.text))
      #expect(saved.status == 303)
      #expect(try await rosa.get(try #require(saved["location"])).text.contains("O&#39;Hara &amp; Öz"))
    }
  }

  @Test("Somebody else is shown not a word of it, whether they sign in on that page or in another window")
  func somebodyElse() async throws {
    try await NoteFixture.run { fixture, browser in
      _ = try await fixture.person("rosa@example.org", roles: [.frontDesk, .therapist])
      let appointment = try await fixture.book(1)
      let path = NoteFixture.path(appointment)
      let page = try await browser.get(path).text
      fixture.server.clock.move(seconds: 4_000)
      let form = Browser.carried(in: page, form: "id=\"note\"") + [("findings", "tight and sore")]
      let stopped = try await browser.post(path + "/draft", form)
      let other = try await browser.post(
        "/login",
        Browser.carried(in: stopped.text) + [("email", "rosa@example.org"), ("password", TestServer.password)])
      #expect(other.status == 403 && other.text.contains("This form was not filled in by you"))
      #expect(!other.text.contains("tight and sore") && other.text.contains("Back to Today"))
      // The other person is signed in now; the old form stands in another window still.
      let late = try await browser.post(path + "/draft", form)
      #expect(late.status == 403 && !late.text.contains("tight and sore"))
      #expect(try await fixture.draft(appointment) == nil)
      // Its owner comes back and sends the same form.
      _ = try await browser.signIn("lee@example.org")
      #expect(try await browser.post(path + "/draft", form).status == 409)
    }
  }

  @Test("A file that came too late says that nothing was saved, and leads back to its page")
  func file() async throws {
    try await NoteFixture.run { fixture, browser in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let hidden = Browser.hidden(in: try await rosa.get("/inbox").text)
      #expect(!hidden.isEmpty)
      fixture.server.clock.move(seconds: 901)
      let answer = try await rosa.post("/inbox", hidden)
      #expect(answer.status == 401 && answer.text.contains("nothing was saved"))
      #expect(answer.text.contains("name=\"next\" value=\"/inbox\""))
    }
  }

  @Test("What is longer than the log-in page carries is said not to be saved, and is not cut short")
  func tooLong() async throws {
    try await NoteFixture.run { fixture, browser in
      let path = NoteFixture.path(try await fixture.book(1))
      let form = Browser.carried(in: try await browser.get(path).text, form: "id=\"note\"")
      fixture.server.clock.move(seconds: 4_000)
      for (length, isKept) in [(380_000, true), (395_000, false)] {
        let long = String(repeating: "a", count: length)
        let stopped = try await browser.post(path + "/draft", form + [("findings", long)])
        #expect(stopped.status == 401 && stopped.text.contains(long) == isKept)
      }
    }
  }

  @Test("A foreign page's form is carried nowhere")
  func foreign() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      fixture.server.clock.move(seconds: 4_000)
      let answer = try await browser.post(
        NoteFixture.path(appointment) + "/draft", [("findings", "planted")], origin: "http://elsewhere.example")
      #expect(answer.status == 403 && !answer.text.contains("planted"))
    }
  }
}
