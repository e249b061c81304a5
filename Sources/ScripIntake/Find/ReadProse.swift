extension OrderReader {
  /// Why treatment is needed and what it should reach, in the prescriber's words.
  mutating func readProse() {
    if let hit = form.all(.necessity).first(where: { !form.zone($0).isEmpty }) {
      let words = Passage(form.zone(hit).flatMap(\.words))
      order.medicalNecessity = field(Doubtful(words.text), words, floor: 0.4)
    } else if let words = sentenceBehindDiagnosis() {
      order.medicalNecessity = field(Doubtful(words.text), words, floor: 0.4)
    }
    if let hit = form.all(.goals).first(where: { !form.zone($0).isEmpty }) {
      let lines = form.zone(hit)
      let goals = goalTexts(lines)
      if !goals.isEmpty { order.goals = field(Doubtful(goals), Passage(lines.flatMap(\.words)), floor: 0.4) }
    } else {
      readProseGoals()
    }
  }

  /// Bulleted lines and parts between semicolons are goals of their own; other lines continue the one before.
  private func goalTexts(_ lines: [Passage]) -> [String] {
    let hasBullets = lines.contains { $0.texts.first.map(Self.isEnumerator) ?? false }
    var goals: [String] = []
    for (index, line) in lines.enumerated() {
      let isBullet = line.texts.first.map(Self.isEnumerator) ?? false
      let text = (isBullet ? line.texts.dropFirst() : line.texts[...]).joined(separator: " ")
      let startsUpper = text.first?.isUppercase ?? false
      if index > 0, !isBullet, hasBullets || !startsUpper, let last = goals.popLast() {
        goals.append(last + " " + text)
      } else {
        goals.append(text)
      }
    }
    return goals.flatMap { $0.split(separator: ";") }.map { String($0).trimming { " .-".contains($0) } }
      .filter { $0.count > 3 }
  }

  /// "Our goals are to reduce headaches and to sleep through."
  private mutating func readProseGoals() {
    for sentence in sentences() {
      let words = sentence.texts.map(\.folded)
      guard let start = words.indices.first(where: { ["goal", "goals"].contains(words[$0]) && $0 + 2 < words.count }),
        ["are", "is", "include"].contains(words[start + 1])
      else { continue }
      let rest = sentence[(start + 2)..<sentence.words.count]
      var goals: [String] = []
      var run: [String] = []
      for (index, word) in rest.texts.enumerated() {
        let opens = word == "to" && (index == 0 || rest.texts[index - 1] == "and")
        if opens {
          if run.last == "and" { run.removeLast() }
          if !run.isEmpty { goals.append(run.joined(separator: " ")) }
          run = []
        } else {
          run.append(word)
        }
      }
      goals.append(run.joined(separator: " "))
      let cleaned = goals.map { $0.trimming { " .,".contains($0) } }.filter { !$0.isEmpty }
      if !cleaned.isEmpty { order.goals = field(Doubtful(cleaned), rest, floor: 0.4) }
      return
    }
  }

  /// In a letter the finding follows the sentence that names the diagnosis.
  private func sentenceBehindDiagnosis() -> Passage? {
    let all = sentences()
    guard
      let index = all.firstIndex(where: { sentence in
        let folded = sentence.texts.map { $0.folded.trimming { !$0.isLetter } }
        return folded.contains("diagnosis") && folded.contains("of") && folded.contains { $0.hasPrefix("refer") }
      }), index + 1 < all.count
    else { return nil }
    let next = all[index + 1]
    return next.words.count >= 4 && !orderingSentences().contains(next) ? next : nil
  }
}
