import ScripIntake

/// Typed text as decoded pages: each character is a small box, form feeds part pages.
func typedPages(_ text: String, source: DecodedPage.Source = .typed, confidence: Int = 100) -> [DecodedPage] {
  let sheets = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
  return sheets.enumerated().map { index, sheet in
    let lines = sheet.split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines.enumerated().flatMap { typedWords(String($1), line: $0, confidence: confidence) }
    return DecodedPage(number: index + 1, source: source, words: words)
  }
}

private func typedWords(_ text: String, line: Int, confidence: Int) -> [PageWord] {
  var words: [PageWord] = []
  var start = 0
  var run = ""
  for (column, letter) in (text + " ").enumerated() {
    if letter == " " {
      if !run.isEmpty {
        let box = PageBox(x: start * 8, y: 50 + line * 15, width: run.count * 8, height: 12)
        words.append(PageWord(text: run, box: box, confidence: confidence, line: line))
      }
      run = ""
    } else {
      if run.isEmpty { start = column }
      run.append(letter)
    }
  }
  return words
}
