/// A sheet with its labels found: answers what stands beside, below and above each.
struct Form {
  let sheet: Sheet
  /// Labels by row.
  let hits: [[LabelHit]]

  init(_ sheet: Sheet) {
    self.sheet = sheet
    hits = sheet.labelHits()
  }

  var rows: [Row] { sheet.rows }

  func all(_ label: Label) -> [LabelHit] { hits.flatMap { $0.filter { $0.label == label } } }

  /// The words between the label and the next label on its row.
  func beside(_ hit: LabelHit) -> Passage {
    let row = rows[hit.row]
    let end = hits[hit.row].first { $0.words.lowerBound >= hit.words.upperBound }?.words.lowerBound ?? row.words.count
    return Passage(row.words[hit.words.upperBound..<max(end, hit.words.upperBound)])
  }

  /// The words of the next row under the label, up to where the next label's column begins.
  func below(_ hit: LabelHit) -> Passage { column(hit, in: hit.row + 1) }

  /// The words of the row above the label: where forms sign over a rule.
  func above(_ hit: LabelHit) -> Passage { column(hit, in: hit.row - 1) }

  private func column(_ hit: LabelHit, in index: Int) -> Passage {
    guard rows.indices.contains(index), rows[index].page == rows[hit.row].page else { return Passage([]) }
    let row = rows[hit.row]
    let left = row.words[hit.words.lowerBound].box.x - 40
    let right =
      hits[hit.row].first { $0.words.lowerBound >= hit.words.upperBound }
      .map { row.words[$0.words.lowerBound].box.x - 10 } ?? Int.max
    let labelled = Set(hits[index].flatMap { Array($0.words) })
    return Passage(
      rows[index].words.indices.filter { place in
        let x = rows[index].words[place].box.x
        return x >= left && x < right && !labelled.contains(place)
      }.map { rows[index].words[$0] })
  }

  /// What the label opens: the words beside it and the rows below that belong to it, a passage a row.
  ///
  /// Ends at a row that begins with a label, at a signature, at a wide gap, or after `limit` rows.
  func zone(_ hit: LabelHit, limit: Int = 6) -> [Passage] {
    var lines = [beside(hit)].filter { !$0.isEmpty }
    // The head of a table: what belongs to it stands in its column.
    let isColumn = lines.isEmpty && hits[hit.row].count > 1
    var previous = rows[hit.row]
    for index in rows.indices.dropFirst(hit.row + 1).prefix(limit) {
      let row = rows[index]
      guard row.page == previous.page, !row.texts.contains("[signature]") else { break }
      if let first = hits[index].first, first.words.lowerBound <= 1 { break }
      let pitch = max(previous.bottom - previous.top, 8)
      if !lines.isEmpty, row.top - previous.bottom > pitch * 2 { break }
      let end = hits[index].first?.words.lowerBound ?? row.words.count
      let line = isColumn ? column(hit, in: index) : Passage(row.words[..<end])
      if isColumn, line.isEmpty { break }
      lines.append(line)
      previous = row
    }
    return lines
  }
}
