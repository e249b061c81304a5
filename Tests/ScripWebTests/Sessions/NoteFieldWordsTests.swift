import Foundation
import ScripCore
import Testing

@testable import ScripWeb

/// The fields of a note are spoken of as the form names them.
@Suite struct NoteFieldWordsTests {
  @Test("What two windows differ in is said in the words of the form, and lines stay lines")
  func differences() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let path = NoteFixture.path(appointment)
      let first = Browser.carried(in: try await browser.get(path).text, form: "id=\"note\"")
      let saved = [
        ("kind2", "manual_therapy"), ("minutes2", "15"), ("areas", "low_back"), ("outsideKind1", "massage_therapy"),
        ("advice", "stretch daily\r\nwalk"), ("agreed", "yes"),
      ]
      _ = try await browser.post(path + "/draft", first + saved)
      let second = try await browser.post(path + "/draft", first + [("findings", "from the tablet")])
      #expect(second.status == 409)
      for words in [
        "technique 2: “manual therapy”", "minutes 2: “15”", "technique 1, outside the order: “massage therapy”",
        "advice for home: “stretch daily”, “walk”", "the goals gone through today: “ticked”",
        "where you worked: “\(BodyRegion.lowBack.shown)”", "The other window has findings: nothing.",
      ] {
        #expect(second.text.contains(words), "\(words)")
      }
      #expect(!second.text.contains("“manual_therapy”") && !second.text.contains("kind 2"))
    }
  }

  @Test("Every field that the form draws has words of its own")
  func words() async throws {
    try await NoteFixture.run { fixture, browser in
      let page = try await browser.get(NoteFixture.path(try await fixture.book(1))).text
      let form = try #require(page.range(of: "id=\"note\"")).upperBound
      let end = try #require(page.range(of: "</form>", range: form..<page.endIndex)).lowerBound
      let names = Set(page[form..<end].matches(of: #/ name="([a-zA-Z]+[0-9]*)"/#).map { String($0.1) })
      let typed = names.subtracting(NoteFields.carried)
      #expect(typed.count > 20)
      for name in typed where name.contains(where: \.isUppercase) || name.last?.isNumber == true {
        #expect(NoteFields.words(for: name) != name, "\(name)")
      }
    }
  }
}
