extension OrderReader {
  /// Printed codes anywhere in the order, and the words of the diagnosis lines. Struck codes are left out.
  mutating func readDiagnoses() {
    var found: [OrderReading.Diagnosis] = []
    var words: [PlacedWord] = []
    var doubt: ReviewReason?
    var confidence = 1.0
    let zones = form.all(.diagnosis).map { form.zone($0, limit: 5) }
    let zoneLines = zones.flatMap { $0 }
    let zoneWords = Set(zoneLines.flatMap(\.words))
    let otherLines = form.rows.map { Passage($0.words) }.filter { line in
      !line.words.contains(where: zoneWords.contains)
    }
    for line in zoneLines + otherLines {
      if line.texts.contains(where: { $0.hasPrefix("~~") }) { doubt = doubt ?? .crossedOut }
      if zoneWords.contains(where: line.words.contains), line.texts.contains(where: Self.isSpoiledCode) {
        doubt = doubt ?? .hardToRead
      }
      for index in line.words.indices {
        guard !line.words[index].text.hasPrefix("~~"), let code = PrintedCode(line.words[index].text) else { continue }
        if found.contains(where: { $0.icd10 == code.code }) { continue }
        doubt = doubt ?? code.doubt
        confidence = min(confidence, line[index...index].confidence)
        found.append(OrderReading.Diagnosis(icd10: code.code, text: diagnosisText(around: index, in: line)))
        words.append(line.words[index])
      }
    }
    let prose = proseDiagnoses()
    if !prose.isEmpty {
      let isSpoiled = prose.contains { $0.1.texts.contains(where: Self.isSpoiledCode) }
      if isSpoiled { doubt = doubt ?? .hardToRead }
      found = prose.map(\.0)
      words = prose.flatMap { $0.1.words }
    } else if found.isEmpty {
      let lines = plainDiagnoses(zoneLines)
      found = lines.map { OrderReading.Diagnosis(icd10: nil, text: $0.text) }
      words = lines.flatMap(\.words)
      confidence = Passage(words).confidence
    }
    guard !found.isEmpty else { return }
    if confidence < 0.88 { doubt = doubt ?? .hardToRead }
    order.diagnoses = ReadField(
      found, confidence: doubt == nil ? confidence : min(confidence, 0.5), source: Passage(words).source, review: doubt)
  }

  /// The words that describe a code: behind it, or before it when it stands in brackets.
  private func diagnosisText(around index: Int, in line: Passage) -> String? {
    let isBracketed = line.words[index].text.hasPrefix("[") || line.words[index].text.hasPrefix("(")
    let side = isBracketed ? line.words[..<index] : line.words[(index + 1)...]
    let kept = side.filter { !$0.text.hasPrefix("~~") && PrintedCode($0.text) == nil && !Self.isEnumerator($0.text) }
    let text = kept.map(\.text).joined(separator: " ").trimming { " -–:;,.".contains($0) }
    return text.isEmpty ? nil : text
  }

  /// Letters and figures mixed as in a code, and no code: one that was read badly.
  private static func isSpoiledCode(_ word: String) -> Bool {
    let core = word.trimming { !$0.isLetter && !$0.isFigure }
    guard (3...9).contains(core.count), PrintedCode(word) == nil, !word.hasPrefix("~~") else { return false }
    return core.filter(\.isFigure).count >= 2 && (core.contains { $0.isLetter } || core.contains("."))
  }

  static func isEnumerator(_ word: String) -> Bool {
    word.count <= 3 && (word.hasSuffix(".") || word.hasSuffix(")")) && word.dropLast().allSatisfy(\.isFigure)
      || word == "-" || word == "•" || word == "*"
  }

  /// Diagnosis lines without a code: each line is one diagnosis.
  private func plainDiagnoses(_ lines: [Passage]) -> [Passage] {
    lines.map { line in Passage(line.words.filter { !Self.isEnumerator($0.text) && !$0.text.hasPrefix("~~") }) }
      .filter { line in line.text.filter(\.isLetter).count >= 4 && Vocabulary.modalities.first(in: line.text) == nil }
      .filter { !$0.texts.contains { Mark($0) != nil } }
  }

  /// `for the diagnosis of cervicalgia (M54.2) and myalgia, other site (M79.18).`
  private func proseDiagnoses() -> [(OrderReading.Diagnosis, Passage)] {
    for sentence in sentences() {
      let folded = sentence.texts.map { $0.folded.trimming { !$0.isLetter } }
      guard
        let start = folded.indices.first(where: { index in
          ["diagnosis", "diagnoses", "diagnosed", "treatment", "condition"].contains(folded[index])
            && index + 1 < folded.count
            && ["of", "with"].contains(folded[index + 1]) && folded[index] != "treatment"
        })
      else { continue }
      return splitDiagnoses(sentence[(start + 2)..<sentence.words.count])
    }
    return []
  }

  private func splitDiagnoses(_ passage: Passage) -> [(OrderReading.Diagnosis, Passage)] {
    var result: [(OrderReading.Diagnosis, Passage)] = []
    var run: [PlacedWord] = []
    func text() -> String? {
      let words = run.map(\.text)
      let text = words.joined(separator: " ").trimming { " ,.;:".contains($0) }
      return text.isEmpty ? nil : text
    }
    for word in passage.words {
      if let code = PrintedCode(word.text) {
        result.append((OrderReading.Diagnosis(icd10: code.code, text: text()), Passage(run + [word])))
        run = []
      } else if word.text.folded == "and", run.isEmpty || passage.words.allSatisfy({ PrintedCode($0.text) == nil }) {
        if let text = text() { result.append((OrderReading.Diagnosis(icd10: nil, text: text), Passage(run))) }
        run = []
      } else {
        run.append(word)
      }
    }
    if result.isEmpty, let text = text() {
      result.append((OrderReading.Diagnosis(icd10: nil, text: text), Passage(run)))
    }
    return result
  }
}
