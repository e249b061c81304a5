import ScripCore

extension OrderReader {
  /// Frequency, duration, count and minutes, from the phrases that order them.
  mutating func readSchedule() {
    let phrases = schedulePhrases()
    order.frequency = agreed(phrases.compactMap { pick($0, $0.phrase.frequency) }, same: ==)
    order.duration = agreed(phrases.compactMap { pick($0, $0.phrase.duration) }, same: ==)
    order.sessionMinutes = agreed(phrases.compactMap { pick($0, $0.phrase.minutes) } + labelledMinutes(), same: ==)
    order.asNeeded = phrases.compactMap { pick($0, $0.phrase.asNeeded) }.first ?? ReadField()
    let counts = labelledCounts() + phrases.compactMap { pick($0, $0.phrase.sessions) }
    order.numberOfSessions = agreed(
      counts.map { count in
        ReadField(
          count.value.map { OrderReading.SessionCount($0) }, confidence: count.confidence, source: count.source,
          review: count.review)
      }, same: ==)
    deriveCount()
    readLastDay(phrases.map(\.words))
  }

  /// "Until 12/31/2026", "through July 4, 2026" in a schedule.
  private mutating func readLastDay(_ phrases: [Passage]) {
    for phrase in phrases {
      let words = phrase.texts.map { $0.folded.trimming { !$0.isLetter } }
      for index in words.indices where ["until", "through", "thru", "till"].contains(words[index]) {
        let rest = phrase[(index + 1)..<phrase.words.count]
        if let day = date(in: rest), DatePhrase.all(in: rest.texts).first?.words.lowerBound == 0 {
          order.untilDate = day
          return
        }
      }
    }
  }

  private typealias Place = (phrase: SchedulePhrase, words: Passage)

  private func pick<Value: WrittenValue>(_ place: Place, _ found: SchedulePhrase.Found<Value>?) -> ReadField<Value>? {
    guard let found else { return nil }
    // Unclear options are shown to a person, not guessed.
    let marks = place.words.texts.compactMap(Mark.init)
    let isSpoiled = place.words.texts.contains(where: Mark.isSpoiled) || !marks.isEmpty && !marks.contains(.ticked)
    if found.doubt == .hardToRead || isSpoiled {
      return ReadField(source: place.words[found.words].source, review: .hardToRead)
    }
    return field(Doubtful(found.value, found.doubt), place.words[found.words], floor: 0.88)
  }

  /// Labelled phrases first; then lines of their own; then sentences that order.
  private func schedulePhrases() -> [Place] {
    let labels: [Label] = [.schedule, .order, .visits]
    let labelled = labels.flatMap { form.all($0) }.flatMap { hit -> [Place] in
      // The label belongs to the phrase: "Duration: 6 weeks", "Visits 2x/week".
      let zone = form.zone(hit, limit: hit.label == .order ? 6 : 2)
      return zone.prefix(hit.label == .order ? 6 : 2).compactMap(place)
    }
    let bare = form.rows.indices.filter { form.hits[$0].isEmpty }.compactMap { index -> Place? in
      let row = form.rows[index]
      return row.words.count <= 14 && Self.isScheduleLine(row.texts) ? place(Passage(row.words)) : nil
    }
    let sentences = orderingSentences().compactMap(place)
    return labelled + bare + sentences
  }

  private func place(_ words: Passage) -> Place? {
    let phrase = SchedulePhrase(words: words.texts)
    return phrase.isEmpty && phrase.minutes == nil ? nil : (phrase, words)
  }

  /// A line that begins with a number or a word of frequency and is mostly made of such words.
  static func isScheduleLine(_ words: [String]) -> Bool {
    let phrase = SchedulePhrase(words: words)
    guard !phrase.isEmpty, let first = Lexeme.cut(words).first else { return false }
    let openers: Set<String> = [
      "weekly", "once", "twice", "every", "as", "prn", "up", "daily", "monthly", "bi", "biweekly", "x",
    ]
    guard first.number != nil || openers.contains(first.text) else { return false }
    let spans = [
      phrase.frequency?.words, phrase.duration?.words, phrase.sessions?.words, phrase.minutes?.words,
      phrase.asNeeded?.words,
    ]
    let covered = Set(spans.compactMap { $0 }.flatMap { Array($0) }).count
    return covered * 2 >= words.count
  }

  private func labelledCounts() -> [ReadField<Int>] {
    form.all(.visits).compactMap { hit in
      let beside = form.beside(hit)
      let passage = beside.isEmpty ? form.below(hit) : beside
      guard let first = passage.words.first,
        let count = NumberWords.value(of: first.text.folded.trimming { ":.".contains($0) }),
        (1...366).contains(count), passage.words.count == 1 || Self.isCountTail(passage.texts[1])
      else { return nil }
      return field(Doubtful(count), passage[0..<1], floor: 0.88)
    }
  }

  private static func isCountTail(_ word: String) -> Bool {
    ["visits", "sessions", "treatments", "total", "(", "visits,"].contains(word.folded)
  }

  private func labelledMinutes() -> [ReadField<Int>] {
    form.all(.minutes).compactMap { hit in
      let passage = form.beside(hit)
      guard let first = passage.words.first, let minutes = Int(first.text.trimming { !$0.isFigure }),
        (10...240).contains(minutes)
      else { return nil }
      return field(Doubtful(minutes), passage[0..<1], floor: 0.8)
    }
  }

  /// Frequency times duration where both are certain and divide exactly; marked as derived, never as printed.
  ///
  /// When a printed count and the product differ the count is flagged: nobody but the prescriber can choose
  /// (domain.md B1, rule 3).
  private mutating func deriveCount() {
    guard let product = order.reckonedVisits else { return }
    if let printed = order.numberOfSessions.value {
      if printed.count != product { order.flag(.numberOfSessions, .conflicting) }
      return
    }
    order.numberOfSessions = ReadField(
      OrderReading.SessionCount(product, derived: true),
      confidence: min(order.frequency.confidence, order.duration.confidence), source: order.frequency.source,
      review: order.frequency.review ?? order.duration.review)
  }
}
