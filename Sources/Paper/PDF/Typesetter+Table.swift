extension Typesetter {
  /// One cell as it stands in a row: where, how wide, in which type.
  struct Cell {
    var words: Words
    var style: TextStyle
    var x: Double
    var width: Double
    var atRight = false
  }

  /// A row of cells, a strip a line, so that even a cell taller than a page can be printed.
  ///
  /// A row of up to eight lines stays whole.
  func row(_ cells: [Cell], above: Double, below: Double, rule: Double = 0) -> [Strip] {
    let layouts = cells.map { TextLayout($0.words, $0.style, width: $0.width, atRight: $0.atRight, on: canvas) }
    let count = layouts.map(\.lines.count).max() ?? 0
    return (0..<count).map { index in
      let isFirst = index == 0
      let isLast = index == count - 1
      let tallest = layouts.map { index < $0.lines.count ? $0.lines[index].height : 0 }.max() ?? 0
      let text = isFirst ? above : 0
      let height = text + tallest + (isLast ? below : 0)
      return Strip(height: height, keepsWithNext: !isLast && count <= 8) { canvas, y in
        for (cell, layout) in zip(cells, layouts) where index < layout.lines.count {
          layout.draw(layout.lines[index], x: cell.x, y: y + text, on: canvas)
        }
        if isLast, rule > 0 { canvas.line(fromX: left, toX: right, y: y + height, width: rule) }
      }
    }
  }

  func table(_ table: Table) -> [Strip] {
    guard !table.columns.isEmpty else { return [] }
    let places = places(of: table.columns.map(\.share), gap: 8)
    func cells(_ words: [Words], _ style: TextStyle) -> [Cell] {
      table.columns.enumerated().map { index, column in
        Cell(
          words: index < words.count ? words[index] : "", style: style, x: places[index].x, width: places[index].width,
          atRight: column.isNumeric)
      }
    }
    var head = row(cells(table.columns.map { Words($0.title) }, .tableHead), above: 2, below: 3, rule: 0.9)
    for index in head.indices { head[index].keepsWithNext = true }
    var body = table.rows.flatMap { row(cells($0, .body), above: 3, below: 3, rule: 0.4) }
    if let total = table.total {
      if !body.isEmpty { body[body.count - 1].keepsWithNext = true }
      body += row(cells(total, .strong), above: 4, below: 3)
    }
    for index in body.indices { body[index].repeatedHead = head }
    head[0].spaceBefore = 6
    return head + body
  }

  /// The columns of a row by their shares of the width.
  func places(of shares: [Double], gap: Double) -> [(x: Double, width: Double)] {
    let whole = shares.reduce(0) { $0 + max($1, 0.01) }
    let free = width - gap * Double(shares.count - 1)
    var x = left
    return shares.map { share in
      let place = (x: x, width: free * max(share, 0.01) / whole)
      x += place.width + gap
      return place
    }
  }
}
