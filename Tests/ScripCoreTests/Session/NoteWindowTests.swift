import Testing

@testable import ScripCore

/// A window's name and count, as a form brings them.
@Suite struct NoteWindowTests {
  @Test(
    "Only a made-up name and a count are a window",
    arguments: [
      ("k3v9x2.7", true), ("a.1", true), (String(repeating: "z", count: 32) + ".999", true),
      (String(repeating: "z", count: 33) + ".1", false), ("", false), (".", false), (".1", false), ("a", false),
      ("a.", false), ("a.0", false), ("a.-1", false), ("a.1.2", false), ("A.1", false), ("ä.1", false),
      ("a b.1", false),
      ("a.99999999999999999999", false),
    ])
  func read(text: String, isWindow: Bool) {
    #expect((NoteWindow(text) != nil) == isWindow, "\(text)")
    #expect(NoteWindow(text).map { $0.text == text } ?? true)
  }

  @Test("A save follows an earlier one of its own window, and no other")
  func follows() throws {
    let first = try #require(NoteWindow("a.1"))
    let (second, stranger) = (try #require(NoteWindow("a.2")), try #require(NoteWindow("b.3")))
    #expect(second.follows(first) && !first.follows(second) && !first.follows(first))
    #expect(!stranger.follows(first) && !second.follows(stranger))
  }
}
