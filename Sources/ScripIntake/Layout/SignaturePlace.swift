/// What can be seen where an order is to be signed.
enum SignatureSight: Hashable {
  /// No place for a signature was found.
  case noPlace
  /// There is a place, and nothing stands in it.
  case blank
  /// Something stands there, too small or too dirty to call it a signature.
  case unclear
  /// Ink stands there; it is a word `[signature]` of the sheet.
  case ink
}

/// Where a signature belongs: over or behind its label, or under the close of a letter.
private struct SignaturePlace {
  var page: Int
  /// The row of the label.
  var row: Int
  var area: PageBox
  var label: PageBox
  /// Under the close of a letter: the printed name stands there too, signed or not.
  var isLetter = false

  /// Least size of a signature, in thousandths of the page: 0.5 by 0.09 inches.
  static let leastWidth = 60
  static let leastHeight = 8

  /// Large strokes in the lower part of a page whose label could not be read.
  static func isLikeSignature(_ mark: PageMark) -> Bool {
    mark.kind == .ink && mark.box.width >= 2 * leastWidth && mark.box.height >= 2 * leastHeight && mark.box.y > 400
  }

  func holds(_ ink: PageBox) -> Bool {
    area.x <= ink.middleX && ink.middleX <= area.x + area.width && area.y <= ink.middleY
      && ink.middleY <= area.y + area.height && !label.covers(ink)
  }
}

extension Sheet {
  /// More strokes than this on one page are dirt for the most part.
  private static let strokesOfDirt = 45

  /// The sheet with ink in signature places as a word `[signature]`, and what was seen there.
  func placingSignatures(_ pages: [DecodedPage]) -> (rows: [Row], sight: SignatureSight) {
    // Where no picture was looked at, nothing seen means nothing.
    guard pages.contains(where: { !$0.marks.isEmpty }) else { return (rows, .noPlace) }
    let places = signaturePlaces()
    guard !places.isEmpty else {
      let isSigned = pages.flatMap(\.marks).contains { SignaturePlace.isLikeSignature($0) }
      return (rows, isSigned ? .unclear : .noPlace)
    }
    var rows = rows.map(\.words)
    var sights: Set<SignatureSight> = []
    // From the bottom, so that a row put in does not move the places still to come.
    for place in places.sorted(by: { $0.row > $1.row }) {
      let ink = pages.filter { $0.number == place.page }.flatMap(\.marks).filter { $0.kind == .ink }.map(\.box)
      let held = ink.filter(place.holds).max { $0.width < $1.width }
      guard let held, held.width >= 25 else {
        let hasWords = rows.joined().contains { $0.page == place.page && place.holds($0.box) }
        sights.insert(hasWords && !place.isLetter ? .unclear : .blank)
        continue
      }
      let isLarge = held.width >= SignaturePlace.leastWidth && held.height >= SignaturePlace.leastHeight
      let isOverName = rows.joined().contains { word in
        word.page == place.page && word.box.y >= held.middleY && word.box.y <= held.y + held.height + 40
          && word.text.filter(\.isLetter).count >= 3
      }
      guard isLarge, !place.isLetter || isOverName, ink.count <= Self.strokesOfDirt else {
        sights.insert(.unclear)
        continue
      }
      sights.insert(.ink)
      Self.put(held, page: place.page, before: place.row, into: &rows)
    }
    let order: [SignatureSight] = [.ink, .unclear, .blank]
    return (rows.map(Row.init), order.first(where: sights.contains) ?? .noPlace)
  }

  /// Scraps that were read from the ink make room for one word.
  private static func put(_ ink: PageBox, page: Int, before label: Int, into rows: inout [[PlacedWord]]) {
    let word = PlacedWord(text: "[signature]", box: ink, confidence: 95, page: page)
    for index in rows.indices where rows[index].first?.page == page {
      rows[index].removeAll { scrap in
        scrap.confidence < 80 && ink.x <= scrap.box.middleX && scrap.box.middleX <= ink.x + ink.width
          && ink.y <= scrap.box.middleY && scrap.box.middleY <= ink.y + ink.height
      }
    }
    let beside = rows.indices.prefix(label).last { index in
      rows[index].first?.page == page && rows[index].contains { abs($0.box.middleY - ink.middleY) <= ink.height / 2 }
    }
    if let beside {
      rows[beside].append(word)
      rows[beside].sort { $0.box.x < $1.box.x }
    } else {
      rows.insert([word], at: label)
    }
    rows.removeAll(where: \.isEmpty)
  }

  private func signaturePlaces() -> [SignaturePlace] {
    let hits = labelHits()
    return rows.indices.flatMap { index -> [SignaturePlace] in
      let row = rows[index]
      if Self.closes(row) { return [letterPlace(index)] }
      return hits[index].filter { $0.label == .signature }.map { hit in
        let label = row.words[hit.words].map(\.box).reduce(row.words[hit.words.lowerBound].box) { $0.union($1) }
        let next = hits[index].first { $0.words.lowerBound >= hit.words.upperBound }
        let right = next.map { row.words[$0.words.lowerBound].box.x - 10 } ?? 1000
        let left = label.x - 40
        let above = PageBox(x: left, y: label.y - 60, width: max(1, right - left), height: 60)
        // "Signature: ____" is signed behind the colon.
        let behind = PageBox(
          x: label.x + label.width, y: label.y - 25, width: max(1, right - label.x - label.width), height: 45)
        return SignaturePlace(page: row.page, row: index, area: hit.hasColon ? behind : above, label: label)
      }
    }
  }

  private static func closes(_ row: Row) -> Bool {
    guard (1...3).contains(row.words.count), let first = row.words.first else { return false }
    let words: Set = ["sincerely", "regards", "respectfully", "cordially"]
    return row.words.contains { words.contains($0.text.folded.trimming { !$0.isLetter }) } && first.text.count > 2
  }

  private func letterPlace(_ index: Int) -> SignaturePlace {
    let close = rows[index].words.map(\.box).reduce(rows[index].words[0].box) { $0.union($1) }
    // The printed name stands under the signature.
    let area = PageBox(x: close.x - 40, y: close.y + close.height, width: 460, height: 75)
    return SignaturePlace(page: rows[index].page, row: index + 1, area: area, label: close, isLetter: true)
  }
}
