import CPango

extension Typesetter {
  /// Labels at the left of their values; a missing value is a line to write on.
  func pairs(_ pairs: [Pair], columns: Int) -> [Strip] {
    let columns = max(1, columns)
    let places = places(of: Array(repeating: 1, count: columns), gap: 18)
    let labelWidth = columns == 1 ? 112.0 : 74.0
    var strips: [Strip] = []
    for start in stride(from: 0, to: pairs.count, by: columns) {
      let line = Array(zip(pairs[start..<min(start + columns, pairs.count)], places))
      let cells = line.flatMap { pair, place in
        [
          Cell(words: Words(pair.label), style: .label, x: place.x, width: labelWidth - 6),
          Cell(words: pair.value ?? "", style: .body, x: place.x + labelWidth, width: place.width - labelWidth),
        ]
      }
      let isWritten = line.contains { $0.0.value == nil }
      var row = row(cells, above: isWritten ? 7 : 1.5, below: 1.5)
      let draw = row[0].draw
      row[0].draw = { canvas, y in
        draw(canvas, y)
        for (pair, place) in line where pair.value == nil {
          canvas.line(fromX: place.x + labelWidth, toX: place.x + place.width, y: y + 19, .ink)
        }
      }
      if start == 0 { row[0].spaceBefore = 3 }
      strips += row
    }
    return strips
  }

  func checks(_ checks: [Check], columns: Int) -> [Strip] {
    let columns = max(1, columns)
    let places = places(of: Array(repeating: 1, count: columns), gap: 14)
    var strips: [Strip] = []
    for start in stride(from: 0, to: checks.count, by: columns) {
      let line = Array(zip(checks[start..<min(start + columns, checks.count)], places))
      let cells = line.flatMap { check, place in
        [
          Cell(words: check.isTicked ? "☒" : "☐", style: .box, x: place.x, width: 16),
          Cell(words: check.words, style: .body, x: place.x + 18, width: place.width - 18),
        ]
      }
      var row = row(cells, above: 1.5, below: 1.5)
      let draw = row[0].draw
      row[0].draw = { canvas, y in
        draw(canvas, y)
        for (check, place) in line where check.hasLine {
          let words = TextLayout(check.words, .body, width: place.width - 18, on: canvas).lines.last?.width ?? 0
          let x = place.x + 18 + words + 5
          if x < place.x + place.width { canvas.line(fromX: x, toX: place.x + place.width, y: y + 14, .ink) }
        }
      }
      if start == 0 { row[0].spaceBefore = 4 }
      strips += row
    }
    return strips
  }

  func writeIn(_ label: String, lines count: Int) -> [Strip] {
    let name = lines(Words(label), .label, before: 5, keeps: count > 0)
    let rules = (0..<max(0, count)).map { index in
      Strip(height: index == 0 ? 14 : 21, keepsWithNext: index < min(count, 8) - 1) { canvas, y in
        canvas.line(fromX: left, toX: right, y: y + (index == 0 ? 13.5 : 20.5), .ink)
      }
    }
    return name + rules
  }

  /// Lines to sign on, wide enough for a pen, with what belongs on them beneath.
  func signature(_ fields: [SignatureField]) -> [Strip] {
    let places = places(of: fields.map(\.share), gap: 16)
    let box = Strip(height: 48, spaceBefore: 6) { canvas, y in
      for (field, place) in zip(fields, places) {
        put(Words(field.value), .body, x: place.x, width: place.width, y: y + 20)
        canvas.line(fromX: place.x, toX: place.x + place.width, y: y + 35, width: 0.8, .ink)
        put(Words(field.label), .small, x: place.x, width: place.width, y: y + 37)
      }
    }
    return [box]
  }

  /// The QR symbol, the code in letters and what to do with it, side by side.
  func code(_ code: PrintedCode) -> [Strip] {
    let symbol = QRSymbol(code.text)
    let side = 58.0
    let indent = symbol == nil ? 0 : side + 12
    let text = TextLayout(Words(code.text), .code, width: width - indent, on: canvas)
    let caption = TextLayout(Words(code.caption), .small, width: width - indent, on: canvas)
    let shown = text.lines.prefix(3).map { (text, $0) } + caption.lines.prefix(4).map { (caption, $0) }
    let height = max(symbol == nil ? 0 : side, shown.reduce(0) { $0 + $1.1.height } + 6)
    return [
      Strip(height: height, spaceBefore: 8) { canvas, y in
        if let symbol { draw(symbol, x: left, y: y, side: side) }
        var lineTop = y + 3
        for (layout, line) in shown {
          layout.draw(line, x: left + indent, y: lineTop, on: canvas)
          lineTop += line.height
        }
      }
    ]
  }

  private func draw(_ symbol: QRSymbol, x: Double, y: Double, side: Double) {
    let module = side / Double(symbol.side)
    cairo_set_source_rgb(canvas.cairo, 0, 0, 0)
    for bar in symbol.bars {
      cairo_rectangle(
        canvas.cairo, x + Double(bar.column) * module, y + Double(bar.row) * module, Double(bar.length) * module, module
      )
    }
    cairo_fill(canvas.cairo)
  }
}
