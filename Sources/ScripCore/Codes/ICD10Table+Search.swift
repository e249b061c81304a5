extension ICD10Table {
  /// The entries that answer a query, best first: a code or its beginning (`m54.5`), or words (`low back pain`).
  ///
  /// Every word must stand in the title or in the terms listed under it; the last may be a beginning. First come
  /// titles that have all words, then diagnoses of the region table, then codes that a claim may carry, then titles
  /// that begin with the first word, then short titles, then the order of codes.
  public func search(_ query: String, limit: Int = 20) -> [ICD10Entry] {
    guard limit > 0 else { return [] }
    if let range = Interval(beginning: query) {
      let first = keys.firstPlace { $0 < range.low }
      let places = (first..<count).prefix { keys[$0] < range.high && $0 < first + limit }
      if !places.isEmpty { return places.map(entry(at:)) }
    }
    let asked = words(of: query)
    guard let first = asked.first else { return [] }
    var best: [Hit] = []
    for (place, isInTitle) in candidates(asked) {
      let hit = Hit(place, isInTitle: isInTitle, details[place], begins: title(at: place, beginsWith: first))
      guard best.count < limit || hit.rank < best[best.count - 1].rank else { continue }
      best.insert(hit, at: best.firstIndex { hit.rank < $0.rank } ?? best.count)
      if best.count > limit { best.removeLast() }
    }
    return best.map { entry(at: $0.place) }
  }

  private struct Hit {
    let place: Int
    /// Lower is better; the criteria from the highest bit down.
    let rank: UInt64

    init(_ place: Int, isInTitle: Bool, _ details: Details, begins: Bool) {
      self.place = place
      var rank: UInt64 = isInTitle ? 0 : 1
      rank = rank << 1 | (details.flags.contains(.inRegionTable) ? 0 : 1)
      rank = rank << 1 | (details.flags.isDisjoint(with: [.billable, .needsSeventh]) ? 1 : 0)
      rank = rank << 1 | (begins ? 0 : 1)
      self.rank = (rank << 16 | UInt64(details.titleLength)) << 32 | UInt64(place)
    }
  }

  /// The words of a query in lower-case ASCII letters and digits; anything else parts them.
  private func words(of query: String) -> [[UInt8]] {
    let lowered = query.utf8.prefix(200).filter { $0 != UInt8(ascii: "'") }.map { byte -> UInt8 in
      guard let letter = byte.upperLetterOrDigit else { return 32 }
      return letter >= UInt8(ascii: "A") ? letter + 32 : letter
    }
    return lowered.split(separator: 32).map(Array.init)
  }

  /// The places that have every word, and whether the title alone has them.
  private func candidates(_ asked: [[UInt8]]) -> [(place: Int, isInTitle: Bool)] {
    // How many words each place has had so far, anywhere and in its title.
    var had = [UInt8](repeating: 0, count: count)
    var titled = had
    var found: [Int] = []
    var round: UInt8 = 0
    for (number, word) in asked.prefix(20).enumerated() {
      let isLast = number == asked.count - 1
      let matching = postings(of: word, asBeginning: isLast)
      // "of", "in", "the" are not indexed and tell no titles apart.
      if matching.isEmpty, word.count <= 3, !isLast { continue }
      found = []
      for index in matching {
        let posting = postings[index]
        let place = Int(posting & 0x7FFF_FFFF)
        guard had[place] >= round else { continue }
        if posting >> 31 == 0, titled[place] >= round { titled[place] = round + 1 }
        if had[place] == round {
          had[place] = round + 1
          found.append(place)
        }
      }
      if found.isEmpty { return [] }
      round += 1
    }
    return found.map { ($0, titled[$0] == round) }
  }

  /// The postings of a word, or of all words that begin so; they lie in one row because the words are sorted.
  private func postings(of word: [UInt8], asBeginning: Bool) -> Range<Int> {
    let first = words.firstPlace { $0.lexicographicallyPrecedes(word) }
    let end = words.firstPlace {
      asBeginning
        ? $0.prefix(word.count).elementsEqual(word) || $0.lexicographicallyPrecedes(word)
        : $0.elementsEqual(word) || $0.lexicographicallyPrecedes(word)
    }
    return Int(wordStarts[first])..<Int(wordStarts[end])
  }

  private func title(at place: Int, beginsWith word: [UInt8]) -> Bool {
    let record = details[place]
    let start = Int(record.titleStart)
    let title = titles[start..<start + Int(record.titleLength)]
    return title.prefix(word.count).elementsEqual(word) { $0 | 0x20 == $1 | 0x20 }
  }
}

extension ICD10Table.Interval {
  /// What begins like a typed code, with or without its dot; nil for anything else.
  fileprivate init?(beginning text: String) {
    let letters = text.utf8.trimmingBlanks.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
    guard (2...7).contains(letters.count), let first = letters.first?.upperLetterOrDigit, first > UInt8(ascii: "9"),
      let second = letters.dropFirst().first, (48...57).contains(second) || second | 0x20 == UInt8(ascii: "a")
    else { return nil }
    var low: UInt64 = 0
    for (index, byte) in letters.enumerated() {
      guard let letter = byte.upperLetterOrDigit else { return nil }
      low |= UInt64(letter) << UInt64(56 - index * 8)
    }
    self.init(low: low, high: low + 1 << UInt64(64 - letters.count * 8))
  }
}
