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
      #expect(try await browser.post("/patients", [("q", "x")]).status == 303)
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
