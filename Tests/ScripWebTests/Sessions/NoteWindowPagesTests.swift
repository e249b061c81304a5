import ScripCore
import TestSupport
import Testing

/// A note that is left while something is typed, and drawn again: as the script of the page sends it.
@Suite struct NoteWindowPagesTests {
  private static let script = ["Accept: application/json"]

  /// What the script sends: the form as it was drawn, what was typed, the window's name and count.
  private static func form(_ page: String, _ window: String, _ text: String) -> [(String, String)] {
    Browser.carried(in: page, form: "id=\"note\"").filter { $0.0 != "window" } + [
      ("window", window), ("findings", text),
    ]
  }

  @Test("100 pages are left at once after typing and drawn before it arrives: no word is lost, and saving goes on")
  func reloads() async throws {
    try await NoteFixture.run { fixture, browser in
      for round in 0..<100 {
        let appointment = try await fixture.book(1_000 + round)
        let path = NoteFixture.path(appointment)
        let first = try await browser.get(path).text
        let drawnAgain = try await browser.get(path).text
        let late = Self.form(first, "w\(round).1", "typed last, \(round)") + [("leaving", "yes")]
        #expect(try await browser.post(path + "/draft", late, Self.script).status == 200)
        let arrived = try await browser.get(path, Self.script).text
        #expect(arrived == "{\"windows\":[\"w\(round).1\"]}")
        let page = try await browser.get(path).text
        #expect(page.contains("data-windows=\"w\(round).1\"") && page.contains("typed last, \(round)</textarea>"))
        // Whoever typed on in the page that was drawn too early is not told of another window.
        let next = Self.form(drawnAgain, "w\(round).2", "typed last, \(round), and more")
        #expect(try await browser.post(path + "/draft", next, Self.script).status == 200)
        #expect(try await fixture.draft(appointment)?.fields == [.init("findings", "typed last, \(round), and more")])
      }
    }
  }

  @Test("What another window held when it was left is shown, and the note is not signed before it was")
  func left() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let path = NoteFixture.path(appointment)
      let page = try await browser.get(path).text
      #expect(page.contains("autocomplete=\"off\" data-windows=\"\" data-unsaved=\"no\""))
      _ = try await browser.post(path + "/draft", Self.form(page, "desk.1", "from the desk"), Self.script)
      let tablet = Self.form(page, "tablet.1", "from the <tablet>")
      #expect(try await browser.post(path + "/draft", tablet, Self.script).status == 409)
      let leaving = Self.form(page, "tablet.2", "from the <tablet>") + [("leaving", "yes")]
      #expect(try await browser.post(path + "/draft", leaving, Self.script).status == 200)
      let stale = Browser.carried(in: page, form: "id=\"note\"").filter { !["window", "revision"].contains($0.0) }
      let signing = stale + NoteFixture.whole + [("window", "desk.2"), ("revision", "1")]
      let refused = try await browser.post(path + "/sign", signing)
      #expect(refused.status == 409 && refused.text.contains("Another window was left with words"))
      #expect(refused.text.contains("Left unsaved in another window, findings: “from the &lt;tablet&gt;”."))
      let seen = try await NotePagesTests.send(&browser, appointment, "sign", NoteFixture.whole)
      #expect(seen.status == 303)
    }
  }

  @Test("A page that shows two texts says that its own is not saved")
  func undecided() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let path = NoteFixture.path(appointment)
      let page = try await browser.get(path).text
      _ = try await browser.post(path + "/draft", Self.form(page, "desk.1", "from the desk"))
      let second = try await browser.post(path + "/draft", Self.form(page, "tablet.1", "from the tablet"))
      #expect(second.status == 409 && second.text.contains("data-unsaved=\"yes\""))
      #expect(try await browser.get(path).text.contains("data-unsaved=\"no\""))
    }
  }
}
