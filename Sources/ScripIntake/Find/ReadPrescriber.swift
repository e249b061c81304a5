import ScripCore

extension OrderReader {
  /// A name with a credential behind it, and how it was found.
  private struct Signer {
    var name: ReadField<PersonName>
    var credential: ReadField<Credential>
    var row: Int
    var isLabelled: Bool
  }

  mutating func readPrescriber() {
    var signers: [Signer] = []
    for label in [Label.prescriber, .signedBy] {
      for hit in form.all(label) {
        let beside = form.beside(hit)
        let passage = beside.isEmpty ? form.below(hit) : beside
        if let signer = signer(leading: passage, row: hit.row) { signers.append(signer) }
      }
    }
    let patient = order.patient.name.value
    let loose = form.rows.indices.flatMap(credentialedNames).filter { signer in
      signer.name.value.map { name in patient.map { !OrderReader.isSamePerson($0, name) } ?? true } ?? false
    }
    let all = signers + loose
    order.prescriber.name = spelledAlike(all.map(\.name))
    let credentials = all.map(\.credential).filter { $0.value != nil }
    order.prescriber.credential = agreed(credentials, same: ==)
    if signers.isEmpty, Set(loose.compactMap(\.name.value)).count == 1, loose.count > 1 {
      order.prescriber.name.confidence = max(order.prescriber.name.confidence, 0.9)
    }
    readNPI()
    readPractice()
  }

  private func signer(leading passage: Passage, row: Int) -> Signer? {
    guard let (name, words) = leadingName(passage) else { return nil }
    var credential = ReadField<Credential>()
    let tail = passage.words.dropFirst(words.words.count).prefix(2)
    for word in tail + words.words.suffix(1) {
      if let read = Credential.spelled(word.text) {
        credential = field(Doubtful(read), Passage([word]), floor: 0.5)
        break
      }
    }
    return Signer(name: field(Doubtful(name), words, floor: 0.75), credential: credential, row: row, isLabelled: true)
  }

  /// `Anita Achebe, MD` anywhere on a row: two to four name words before a credential.
  private func credentialedNames(on index: Int) -> [Signer] {
    let row = form.rows[index]
    return row.words.indices.compactMap { place -> Signer? in
      guard place >= 2, let credential = Credential.spelled(row.words[place].text) else { return nil }
      let cell = row.cell(of: place)
      var start = place
      while start > cell.lowerBound, place - start < 4, PersonName.isNamePart(row.words[start - 1].text),
        Credential.spelled(row.words[start - 1].text) == nil,
        !(place - start >= 1 && row.words[start - 1].text.hasSuffix(",")),
        !(form.hits[index].contains { $0.words.contains(start - 1) })
      {
        start -= 1
      }
      let words = Passage(row.words[start..<place])
      guard words.words.count >= 2, let name = PersonName.reading(words.text) else { return nil }
      return Signer(
        name: field(Doubtful(name.value), words, floor: 0.75),
        credential: field(Doubtful(credential), Passage([row.words[place]]), floor: 0.5), row: index, isLabelled: false)
    }
  }

  private mutating func readNPI() {
    let found = form.all(.npi).compactMap { hit -> ReadField<PrintedNPI>? in
      for passage in [form.beside(hit), form.below(hit)] {
        for word in passage.words.prefix(3) {
          let core = word.text.trimming { ".,:;#".contains($0) }
          if core.count == 10, let npi = PrintedNPI.reading(core) { return field(npi, Passage([word]), floor: 0.6) }
        }
      }
      return nil
    }
    order.prescriber.npi = agreed(found, same: ==)
    if found.isEmpty, !form.sheet.isText { readBareNPI() }
  }

  /// Ten figures with a right check digit beside a label that was misread: one number in ten has it by chance.
  private mutating func readBareNPI() {
    let words = form.rows.flatMap(\.words).filter { word in
      let core = word.text.trimming { !$0.isFigure }
      return core.count == 10 && "12".contains(core.prefix(1)) && PrintedNPI(digits: core)?.valid != nil
    }
    guard words.count == 1, let npi = PrintedNPI(digits: words[0].text.trimming { !$0.isFigure }) else { return }
    order.prescriber.npi = field(Doubtful(npi, .unlabelled), Passage(words), floor: 0.6)
  }

  /// The heading of a letter or pad: the first row of the order, when the prescriber's own lines follow it.
  private mutating func readPractice() {
    if let hit = form.all(.practice).first, hit.hasColon {
      let place = form.beside(hit)
      if !place.isEmpty { order.prescriber.practice = field(Doubtful(place.text), place, floor: 0.6) }
      return
    }
    let heading = form.rows.indices.prefix(6).compactMap { index in
      form.hits[index].isEmpty ? headingCell(form.rows[index]).map { (index: index, cell: $0) } : nil
    }.first
    guard let (index, cell) = heading else { return }
    let below = form.rows.dropFirst(index + 1).prefix(3)
    let hasContact = below.contains { DigitGroups.phones(in: Passage($0.words)).count > 0 }
    let isTitle = Vocabulary.modalities.first(in: cell.text) != nil || cell.text.folded.contains("prescription")
    guard hasContact, !isTitle else { return }
    order.prescriber.practice = field(Doubtful(cell.text), cell, floor: 0.7)
  }

  /// The cell of a row that can be a letterhead: a few words, read surely on the whole, without figures.
  ///
  /// Scraps of the paper's edge stand beside it on photos.
  private func headingCell(_ row: Row) -> Passage? {
    row.cells.map { Passage(row.words[$0]) }.first { cell in
      let letters = cell.text.filter(\.isLetter).count
      let sure = cell.words.filter { $0.confidence >= 70 }.reduce(0) { $0 + $1.text.filter(\.isLetter).count }
      return (2...7).contains(cell.words.count) && !cell.text.contains(where: \.isFigure) && letters >= 8
        && sure * 3 >= letters * 2
    }
  }
}
