extension OrderReader {
  /// What is to be done, where, and on which side. A form's ticks decide where there are any.
  mutating func readTreatment() {
    let zones = treatmentZones()
    order.modalities = chosen(Vocabulary.modalities, zones: zones.modality, optionsMax: 4)
    order.bodyRegions = chosen(Vocabulary.regions, zones: zones.region, optionsMax: 5)
    readSide(zones.region)
    readProcedureCodes()
  }

  /// Lines that order treatment: labelled zones, sentences that order, and lines of nothing but treatment.
  private func treatmentZones() -> (modality: [Passage], region: [Passage]) {
    let ordering = orderingSentences()
    let bare = form.rows.indices.dropFirst(3).filter { form.hits[$0].isEmpty }.map { Passage(form.rows[$0].words) }
    let rx = form.all(.order).flatMap { form.zone($0) }
    let labels: [Label] = [.modality, .schedule]
    let modality = labels.flatMap { form.all($0) }.flatMap { form.zone($0, limit: $0.label == .modality ? 4 : 1) }
    let regions = form.all(.regions).flatMap { form.zone($0, limit: 4) }
    return (
      rx + modality + ordering
        + bare.filter { Self.isMade(of: Vocabulary.modalities, $0) || Self.isScheduleLine($0.texts) },
      rx + regions + ordering.map(Self.behindPlace) + bare.filter { Self.isMade(of: Vocabulary.regions, $0) }
    )
  }

  /// Sentences in which the prescriber orders something.
  func orderingSentences() -> [Passage] {
    let verbs: Set<String> = [
      "recommend", "recommending", "ordering", "prescribe", "prescribing", "prescribed", "request",
      "requesting",
      "referring", "refer", "treat", "provide", "advise",
    ]
    let reports: Set<String> = ["report", "goal", "goals", "progress", "reduce", "reduces", "avoid"]
    return sentences().filter { sentence in
      let words = sentence.texts.map { $0.folded.trimming { !$0.isLetter } }
      return (words.contains(where: verbs.contains) || sentence.texts.contains("order"))
        && !words.contains(where: reports.contains)
        && !words.contains("whom")
    }
  }

  /// In running text a region is one only behind "treat the …" or "to …": a diagnosis names regions too.
  private static func behindPlace(_ sentence: Passage) -> Passage {
    let words = sentence.texts.map { $0.folded.trimming { !$0.isLetter } }
    let openers: Set<String> = ["treat", "to", "areas", "region"]
    guard let start = words.firstIndex(where: openers.contains), !words.contains("diagnosis") else {
      return Passage([])
    }
    return sentence[(start + 1)..<sentence.words.count]
  }

  /// Most of the words are of the vocabulary: "bilat neck, shoulder", "Medical massage".
  private static func isMade<Meaning>(of vocabulary: Vocabulary<Meaning>, _ line: Passage) -> Bool {
    let hits = vocabulary.all(in: line.texts)
    let covered = hits.reduce(0) { $0 + $1.words.count }
    let sides = Vocabulary.sides.all(in: line.texts).count
    return covered > 0 && line.words.count <= 8 && (covered + sides) * 3 >= line.words.count * 2
      && !line.texts.contains { Mark($0) != nil }
  }

  private func chosen<Meaning: WrittenValue>(
    _ vocabulary: Vocabulary<Meaning>, zones: [Passage], optionsMax: Int
  ) -> ReadField<[Meaning]> {
    let marked = markedOptions(vocabulary)
    if marked.sawMarks {
      guard !marked.ticked.isEmpty else {
        return ReadField(review: zones.isEmpty && marked.unseen.isEmpty ? nil : .hardToRead)
      }
      let unique = marked.ticked.map(\.0).eachOnce
      // Where one box was read as rubbish a tick may have been lost.
      let isSpoiled = !form.sheet.isText && form.rows.contains { $0.texts.contains(where: Mark.isSpoiled) }
      return field(
        Doubtful(unique, isSpoiled || !marked.unseen.isEmpty ? .hardToRead : nil),
        Passage(marked.ticked.flatMap { $0.1.words }), floor: 0.6)
    }
    var values: [Meaning] = []
    var words: [PlacedWord] = []
    for line in zones {
      for hit in vocabulary.all(in: line.texts) where !values.contains(hit.meaning) {
        values.append(hit.meaning)
        words += line.words[hit.words]
      }
    }
    guard !values.isEmpty else { return ReadField() }
    // A list of everything is a form whose ticks were not seen.
    if values.count > optionsMax { return ReadField(source: Passage(words).source, review: .hardToRead) }
    return field(Doubtful(values), Passage(words), floor: 0.6)
  }

  /// Options with a box before them, over the whole sheet.
  private func markedOptions<Meaning>(_ vocabulary: Vocabulary<Meaning>) -> (
    ticked: [(Meaning, Passage)], unseen: [Meaning], sawMarks: Bool
  ) {
    var ticked: [(Meaning, Passage)] = []
    var sawMarks = false
    var columns: [PageBox] = []
    var options: Set<PlacedWord> = []
    for row in form.rows {
      for place in row.words.indices {
        guard let mark = Mark(row.words[place].text) else { continue }
        let end = row.words.indices.first { $0 > place && Mark(row.words[$0].text) != nil } ?? row.words.count
        let option = Passage(row.words[(place + 1)..<end].prefix(6))
        guard let hit = vocabulary.all(in: option.texts).first, hit.words.lowerBound == 0 else { continue }
        sawMarks = true
        columns.append(option.words[0].box)
        options.formUnion(option.words[hit.words])
        if mark == .ticked { ticked.append((hit.meaning, Passage([row.words[place]] + option.words[hit.words]))) }
      }
    }
    return (ticked, unseen(vocabulary, columns, options), sawMarks)
  }

  /// What stands in a column or row of options without a box: its box was not seen, and may have been ticked.
  private func unseen<Meaning>(
    _ vocabulary: Vocabulary<Meaning>, _ columns: [PageBox], _ options: Set<PlacedWord>
  ) -> [Meaning] {
    guard !form.sheet.isTyped, columns.count >= 2 else { return [] }
    let top = columns.map(\.y).min() ?? 0
    let bottom = columns.map { $0.y + $0.height }.max() ?? 0
    return form.rows.flatMap { row in
      vocabulary.all(in: row.texts).filter { hit in
        let first = row.words[hit.words.lowerBound]
        let isNear = first.box.middleY >= top - 25 && first.box.middleY <= bottom + 25
        let isAligned = columns.contains { abs($0.x - first.box.x) <= 12 || abs($0.middleY - first.box.middleY) <= 6 }
        return isNear && isAligned && row.startsCell(hit.words.lowerBound)
          && !row.words[hit.words].contains(where: options.contains)
      }.map(\.meaning)
    }
  }

  private mutating func readSide(_ regions: [Passage]) {
    let marked = markedOptions(Vocabulary.sides)
    if marked.sawMarks {
      guard let first = marked.ticked.first else {
        // One side without a box beside two empty ones is most likely the one that was ticked.
        if let side = marked.unseen.first {
          order.laterality = ReadField(marked.unseen.count == 1 ? side : nil, confidence: 0.4, review: .hardToRead)
        }
        return
      }
      let isOne = Set(marked.ticked.map(\.0)).count == 1
      order.laterality = field(Doubtful(isOne ? first.0 : .bilateral, isOne ? nil : .conflicting), first.1, floor: 0.6)
      return
    }
    let labelled = form.all(.side).map { form.beside($0) }
    for line in labelled + regions {
      let hits = Vocabulary.sides.all(in: line.texts)
      guard let first = hits.first, Vocabulary.regions.first(in: line.text) != nil || !labelled.isEmpty else {
        continue
      }
      if Set(hits.map(\.meaning)).count > 1 {
        order.laterality = ReadField(source: line.source, review: .hardToRead)
      } else {
        order.laterality = field(Doubtful(first.meaning), line[first.words], floor: 0.6)
      }
      return
    }
  }

  /// CPT codes of physical medicine, acupuncture and manipulation that an order for massage may carry.
  private static let procedureCodes: Set<String> = [
    "97010", "97012", "97014", "97016", "97018", "97022", "97026", "97032", "97033", "97035", "97039", "97110", "97112",
    "97113", "97116", "97124", "97139", "97140", "97150", "97161", "97162", "97163", "97530", "97535", "97750", "97799",
    "97810", "97811", "97813", "97814", "98940", "98941", "98942", "98943",
  ]

  /// Behind the two letters of a state five figures are a place.
  private static func isZIP(_ place: Int, in row: Row) -> Bool {
    guard place > 0 else { return false }
    let before = row.words[place - 1].text
    return before.count == 2 && before.allSatisfy(\.isUppercase)
  }

  /// Five-figure procedure codes that are ticked, or printed outside a list of options.
  private mutating func readProcedureCodes() {
    var codes: [String] = []
    var words: [PlacedWord] = []
    for row in form.rows {
      for place in row.words.indices {
        let code = row.words[place].text.trimming { !$0.isFigure }
        guard Self.procedureCodes.contains(code), !codes.contains(code), !Self.isZIP(place, in: row) else { continue }
        let mark = row.words[..<place].last { Mark($0.text) != nil }.flatMap { Mark($0.text) }
        if mark == .empty { continue }
        codes.append(code)
        words.append(row.words[place])
      }
    }
    // Codes printed beside options whose boxes cannot be seen are not ordered by being printed.
    let isOptions = order.modalities.value == nil && order.modalities.review == .hardToRead
    if !codes.isEmpty, !isOptions { order.cptCodes = field(Doubtful(codes.sorted()), Passage(words), floor: 0.8) }
  }
}
