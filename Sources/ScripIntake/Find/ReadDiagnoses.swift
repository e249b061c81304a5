extension OrderReader {
  /// Printed codes anywhere in the order, and the words of the diagnosis lines. Struck codes are left out.
  mutating func readDiagnoses() {
    var found: [OrderReading.Diagnosis] = []
    var words: [PlacedWord] = []
    var doubt: ReviewReason?
    var confidence = 1.0
    var hasUnreadLine = false
    let zones = form.all(.diagnosis).map { form.zone($0, limit: 5) }
    let zoneLines = zones.flatMap { $0 }
    let zoneWords = Set(zoneLines.flatMap(\.words))
    let otherLines = form.rows.map { Passage($0.words) }.filter { line in
      !line.words.contains(where: zoneWords.contains)
    }
    for line in zoneLines + otherLines {
      if line.texts.contains(where: { $0.hasPrefix("~~") }) { doubt = doubt ?? .crossedOut }
      let isZone = line.words.contains(where: zoneWords.contains)
      var unread = isZone && !form.sheet.isText && line.text.filter(\.isLetter).count >= 6
      for index in line.words.indices {
        let word = line.words[index].text
        guard !word.hasPrefix("~~") else { continue }
        guard let code = PrintedCode(word) else {
          guard isZone else { continue }
          if let mended = mended(line, at: index) {
            unread = false
            doubt = doubt ?? .repaired
            if found.contains(where: { $0.icd10 == mended.icd10 }) { continue }
            found.append(mended)
            words.append(line.words[index])
          } else if Self.isSpoiledCode(word) {
            doubt = doubt ?? .hardToRead
          }
          continue
        }
        unread = false
        if found.contains(where: { $0.icd10 == code.code }) { continue }
        let read = judged(code, line.words[index], beside: diagnosisText(around: index, in: line))
        guard let read else {
          doubt = doubt ?? .hardToRead
          continue
        }
        if found.contains(where: { $0.icd10 == read.diagnosis.icd10 }) { continue }
        doubt = doubt ?? read.doubt
        confidence = min(confidence, read.confidence)
        found.append(read.diagnosis)
        words.append(line.words[index])
      }
      hasUnreadLine = hasUnreadLine || unread
    }
    // A line of the diagnosis without its code: the code, or that it was crossed out, was not seen.
    if hasUnreadLine, found.contains(where: { $0.icd10 != nil }) { doubt = doubt ?? .hardToRead }
    let prose = proseDiagnoses()
    if !prose.isEmpty {
      let isSpoiled = prose.contains { $0.1.texts.contains(where: Self.isSpoiledCode) }
      if isSpoiled { doubt = doubt ?? .hardToRead }
      found = prose.map(\.0)
      words = prose.flatMap { $0.1.words }
    } else if found.isEmpty {
      let lines = plainDiagnoses(zoneLines)
      found = lines.map { OrderReading.Diagnosis(icd10: nil, text: $0.text.trimming { " ;".contains($0) }) }
      words = lines.flatMap(\.words)
      confidence = Passage(words).confidence
    }
    guard !found.isEmpty else { return }
    if hasStrokes(beside: words) { doubt = doubt ?? .hardToRead }
    if confidence < 0.88 { doubt = doubt ?? .hardToRead }
    order.diagnoses = ReadField(
      found, confidence: doubt == nil ? confidence : min(confidence, 0.5), source: Passage(words).source, review: doubt)
  }

  /// Strokes on the line of a code that are not its own words: something written there or crossed out was not read.
  private func hasStrokes(beside words: [PlacedWord]) -> Bool {
    words.contains { word in
      let line = form.rows.first { $0.words.contains(word) }.map(\.words) ?? [word]
      return form.sheet.strokes.contains { stroke in
        stroke.page == word.page && abs(stroke.box.middleY - word.box.middleY) <= word.box.height
          && stroke.box.x + stroke.box.width >= word.box.x - 120 && stroke.box.x < word.box.x
          && !line.contains { $0.confidence >= 50 && $0.box.touches(stroke.box) }
      }
    }
  }

  /// A code as it stands, with what the table says of it and of the words beside it; nil for what is no code.
  ///
  /// Words that are the code's own title prove that neither was misread, however badly the code was printed.
  private func judged(
    _ code: PrintedCode, _ word: PlacedWord, beside text: String?
  ) -> (diagnosis: OrderReading.Diagnosis, doubt: ReviewReason?, confidence: Double)? {
    var diagnosis = OrderReading.Diagnosis(icd10: code.code, text: text)
    let confidence = Double(min(max(word.confidence, 0), 100)) / 100
    guard let codes else { return (diagnosis, code.doubt, confidence) }
    let isRead = !form.sheet.isText
    if isRead, !code.code.contains("."), let written = codes.written(code.code) { diagnosis.icd10 = written }
    let mended = isRead ? text.flatMap { codes.mended(word.text, beside: $0) } : nil
    switch codes.answer(code.code, beside: text) {
    case .confirmed:
      let doubt = code.doubt == .repaired ? nil : code.doubt
      return (diagnosis, codes.isHeading(code.code) ? .headingCode : doubt, max(confidence, 0.9))
    case .silent: return (diagnosis, code.doubt ?? (diagnosis.icd10 == code.code ? nil : .repaired), confidence)
    case .otherCode, .absent:
      if let mended {
        diagnosis.icd10 = mended
        return (diagnosis, .repaired, confidence)
      }
      // A heading that was deleted from the table, or a word that only looks like a code.
      let isNoise = isRead && (confidence < 0.8 || !code.code.contains("."))
      return isNoise && text.map { codes.answer(code.code, beside: $0) } != .otherCode
        ? nil : (diagnosis, code.doubt ?? .conflicting, confidence)
    }
  }

  /// A spoiled word of a diagnosis line whose description settles which code it was.
  private func mended(_ line: Passage, at index: Int) -> OrderReading.Diagnosis? {
    guard let codes, !form.sheet.isText, line.words[index].text.contains(where: \.isFigure) else { return nil }
    guard let text = diagnosisText(around: index, in: line) else { return nil }
    return codes.mended(line.words[index].text, beside: text).map { OrderReading.Diagnosis(icd10: $0, text: text) }
  }

  /// The words that describe a code, as far as the code beside it: behind it, or before it where it stands in brackets
  /// or ends its line.
  private func diagnosisText(around index: Int, in line: Passage) -> String? {
    let word = line.words[index].text
    let isBracketed = word.first.map { "[({".contains($0) } ?? false || word.last.map { "])}".contains($0) } ?? false
    let codes = line.words.indices.filter { $0 == index || PrintedCode(line.words[$0].text) != nil }
    let first = line.words.indices.first { !Self.isEnumerator(line.words[$0].text) }
    let endsWithCode = codes.last == line.words.count - 1 && (codes.first != first || codes.count == 1)
    let side =
      if isBracketed || endsWithCode {
        line.words[((codes.last { $0 < index }).map { $0 + 1 } ?? 0)..<index]
      } else {
        line.words[(index + 1)..<(codes.first { $0 > index } ?? line.words.count)]
      }
    var kept = side.filter { !$0.text.hasPrefix("~~") && !Self.isEnumerator($0.text) }.map(\.text)
    while let joint = kept.first, ["and", "&", "with"].contains(joint.folded) { kept.removeFirst() }
    while let joint = kept.last, ["and", "&"].contains(joint.folded) { kept.removeLast() }
    let text = kept.joined(separator: " ").trimming { " -–:;,.".contains($0) }
    return text.isEmpty ? nil : text
  }

  /// Letters and figures mixed as in a code, and no code: one that was read badly.
  private static func isSpoiledCode(_ word: String) -> Bool {
    let core = word.trimming { !$0.isLetter && !$0.isFigure }
    guard (3...9).contains(core.count), PrintedCode(word) == nil, !word.hasPrefix("~~") else { return false }
    return core.filter(\.isFigure).count >= 2 && core.contains { $0.isLetter || ".+-".contains($0) }
  }

  static func isEnumerator(_ word: String) -> Bool {
    word.count <= 3 && (word.hasSuffix(".") || word.hasSuffix(")")) && word.dropLast().allSatisfy(\.isFigure)
      || word == "-" || word == "•" || word == "*"
  }

  /// Diagnosis lines without a code: each line is one diagnosis, or several parted by numbers or semicolons.
  private func plainDiagnoses(_ lines: [Passage]) -> [Passage] {
    lines.flatMap(Self.parted)
      .map { line in Passage(line.words.filter { !Self.isEnumerator($0.text) && !$0.text.hasPrefix("~~") }) }
      .filter { line in line.text.filter(\.isLetter).count >= 4 && Vocabulary.modalities.first(in: line.text) == nil }
      .filter { !$0.texts.contains { Mark($0) != nil } }
  }

  /// `1. Low back pain 2. Neck pain` and `Low back pain; neck pain` in their parts.
  private static func parted(_ line: Passage) -> [Passage] {
    var parts: [[PlacedWord]] = [[]]
    for word in line.words {
      if isEnumerator(word.text), word.text.first?.isFigure == true { parts.append([]) }
      parts[parts.count - 1].append(word)
      if word.text.hasSuffix(";") { parts.append([]) }
    }
    return parts.filter { !$0.isEmpty }.map { Passage($0) }
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
