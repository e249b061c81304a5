extension OrderReader {
  /// The running text of the sheet cut into sentences. A row that begins with a label begins a new sentence.
  func sentences() -> [Passage] {
    var result: [Passage] = []
    var run: [PlacedWord] = []
    func close() {
      if !run.isEmpty { result.append(Passage(run)) }
      run = []
    }
    for (index, row) in form.rows.enumerated() {
      if let hit = form.hits[index].first, hit.words.lowerBound == 0 { close() }
      if row.cells.count > 2 { close() }
      for word in row.words {
        run.append(word)
        if Self.endsSentence(word.text) { close() }
      }
      if row.words.count < 4 || row.words.count <= 6 && row.texts.last?.hasSuffix(",") == true || row.cells.count > 2 {
        close()
      }
    }
    close()
    return result
  }

  private static func endsSentence(_ word: String) -> Bool {
    guard let last = word.last, ".?!".contains(last), word.count > 3 else { return false }
    return !["wks.", "mos.", "min.", "mins.", "approx.", "tel."].contains(word.folded)
  }
}
