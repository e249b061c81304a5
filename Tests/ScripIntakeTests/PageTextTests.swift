import Testing

@testable import ScripIntake

/// What is written on a typed page, as a person reads it beside the fields.
@Suite struct PageTextTests {
  /// A word that begins in a column of 100.
  private static func word(_ text: String, column: Int, line: Int) -> PageWord {
    let box = PageBox(x: column * 10, y: line * 16, width: text.count * 10, height: 14)
    return PageWord(text: text, box: box, confidence: 100, line: line)
  }

  @Test("Lines of print are lines, an empty one stays empty, and columns stand apart")
  func lines() {
    let words = [
      Self.word("Patient:", column: 0, line: 1), Self.word("Ann", column: 9, line: 1),
      Self.word("Date:", column: 20, line: 1), Self.word("Massage", column: 4, line: 3),
      Self.word("therapy", column: 12, line: 3), Self.word("Thanks", column: 0, line: 9),
    ]
    let page = DecodedPage(number: 1, source: .typed, words: words)
    #expect(page.text == "Patient: Ann        Date:\n\nMassage therapy\n\nThanks")
  }

  @Test("A page without words has no text")
  func blank() {
    #expect(DecodedPage(number: 1, source: .typed, words: []).text == "")
  }
}
