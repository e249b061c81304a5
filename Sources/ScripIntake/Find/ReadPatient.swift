import ScripCore

extension OrderReader {
  mutating func readPatient() {
    let labelled = form.all(.patientName).compactMap { hit -> (ReadField<PersonName>, LabelHit)? in
      let beside = form.beside(hit)
      for passage in [beside, beside.isEmpty ? form.below(hit) : Passage([])] {
        if let (name, words) = leadingName(passage), Credential.after(words, in: form.rows[hit.row]) == nil {
          return (field(Doubtful(name), words, floor: 0.8), hit)
        }
      }
      return nil
    }
    order.patient.name = spelledAlike(labelled.map(\.0))
    readDateOfBirth(besideName: labelled.first?.1)
    if let hit = form.all(.address).first {
      let beside = form.beside(hit)
      let place = beside.isEmpty ? form.below(hit) : beside
      if place.texts.first?.first?.isFigure == true {
        order.patient.address = field(Doubtful(place.text), place, floor: 0.6)
      }
    }
  }

  /// The longest name at the start of a passage, within its first cell.
  func leadingName(_ passage: Passage) -> (PersonName, Passage)? {
    guard let first = passage.words.first else { return nil }
    var run = [first]
    for word in passage.words.dropFirst() {
      let last = run[run.count - 1]
      let gap = word.box.x - last.box.x - last.box.width
      let letter = run.map { $0.box.width / max(1, $0.text.count) }.max() ?? 0
      if gap > letter * 3 || !PersonName.isNamePart(word.text) || run.count == 5 { break }
      // "Eleanor Okonkwo, date of birth": a comma ends a name of two words, and begins the given names of one.
      if last.text.hasSuffix(","), run.count > 1, last.text.count > 2 { break }
      if run.count > 1, beginsDate(word, in: passage) { break }
      run.append(word)
    }
    let titled = PersonName.titles.contains(first.text.folded.trimming { !$0.isLetter })
    guard titled || PersonName.isNamePart(first.text) else { return nil }
    for length in stride(from: run.count, to: 1, by: -1) {
      let words = Passage(run[..<length])
      if let name = PersonName.reading(words.text) { return (name.value, words) }
    }
    return nil
  }

  /// `January 13, 1959` behind a name: the month is no part of it.
  private func beginsDate(_ word: PlacedWord, in passage: Passage) -> Bool {
    guard let place = passage.words.firstIndex(of: word) else { return false }
    let window = passage.words[place...].prefix(3).map(\.text)
    return DatePhrase.all(in: window).first?.words.lowerBound == 0
  }

  /// The surest reading of a name; flagged when another place spells it otherwise, or names somebody else.
  ///
  /// Recognition takes one letter of a name for another and is sure of it. A second place speaks for a letter that
  /// English has; an accent is misread alike in every place.
  func spelledAlike(_ readings: [ReadField<PersonName>]) -> ReadField<PersonName> {
    guard let first = readings.first?.value else { return ReadField() }
    let same = readings.filter { $0.value.map { OrderReader.isSamePerson($0, first) } ?? false }
    var best = agreed(readings, same: OrderReader.isSamePerson)
    guard !form.sheet.isText else { return best }
    if best.review == nil, let surest = same.max(by: { $0.confidence < $1.confidence }) { best = surest }
    let spellings = Set(same.compactMap(\.value).map { OrderReader.letters($0).folded })
    let isForeign = best.text.contains { $0.isLetter && !$0.isASCII }
    if spellings.count > 1 || isForeign {
      best.review = best.review ?? .hardToRead
      best.confidence = min(best.confidence, 0.5)
    }
    return best
  }

  /// The letters of the names without initials.
  private static func letters(_ name: PersonName) -> String {
    let given: [Substring] = name.given.split(separator: " ")
    return (given.filter { $0.count > 2 }.joined() + name.family).filter(\.isLetter)
  }

  /// The same person under one or two misread letters, with or without a middle initial.
  static func isSamePerson(_ left: PersonName, _ right: PersonName) -> Bool {
    func plain(_ name: PersonName) -> String {
      let words: [Substring] = name.given.split(separator: " ")
      let given = words.filter { $0.count > 2 }.map(String.init).joined()
      return (given + name.family).folded.filter(\.isLetter)
    }
    return edits(plain(left), plain(right), limit: 1) <= 1
  }

  private mutating func readDateOfBirth(besideName name: LabelHit?) {
    let labelled = form.all(.dateOfBirth).compactMap { hit -> ReadField<CalendarDay>? in
      date(in: form.beside(hit)) ?? date(in: form.below(hit))
    }
    order.patient.dateOfBirth = agreed(labelled, same: ==)
    if labelled.isEmpty, let name, var found = date(in: form.beside(name)) {
      found.review = found.review ?? .unlabelled
      order.patient.dateOfBirth = found
    }
  }

  /// The first date in a passage.
  func date(in passage: Passage) -> ReadField<CalendarDay>? {
    for date in DatePhrase.all(in: passage.texts) {
      if let day = dateOrder.day(date) { return field(day, passage[date.words], floor: 0.88) }
    }
    return nil
  }

  func yearHadTwoFigures(_ field: ReadField<CalendarDay>) -> Bool {
    guard let words = field.source?.words.split(separator: " ").map(String.init) else { return false }
    return DatePhrase.all(in: words).first?.yearHadTwoFigures ?? false
  }
}

extension Credential {
  /// The credential that stands directly behind some words of a row.
  static func after(_ passage: Passage, in row: Row) -> Credential? {
    guard let last = passage.words.last, let place = row.words.lastIndex(of: last), place + 1 < row.words.count
    else { return nil }
    return spelled(row.words[place + 1].text)
  }
}
