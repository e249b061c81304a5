extension Typesetter {
  /// Text over the full width, a strip a line; neither its first nor its last line is left alone on a page.
  func lines(
    _ words: Words, _ style: TextStyle, before: Double, after: Double = 0, indent: Double = 0, keeps: Bool = false
  ) -> [Strip] {
    let layout = TextLayout(words, style, width: width - indent, on: canvas)
    let count = layout.lines.count
    return layout.lines.enumerated().map { index, line in
      let isLast = index == count - 1
      return Strip(
        height: line.height + (isLast ? after : 0), spaceBefore: index == 0 ? before : 0,
        keepsWithNext: isLast ? keeps : keeps || index == 0 || index == count - 2
      ) { canvas, y in layout.draw(line, x: left + indent, y: y, on: canvas) }
    }
  }

  /// A section's name over a thin line.
  func heading(_ text: String) -> [Strip] {
    var strips = lines(Words(text), .section, before: 11, keeps: true)
    strips.append(
      Strip(height: 5, keepsWithNext: true) { canvas, y in canvas.line(fromX: left, toX: right, y: y + 1.5) })
    return strips
  }

  func list(_ items: [Words], numbered: Bool) -> [Strip] {
    let indent = numbered ? 20.0 : 14.0
    return items.enumerated().flatMap { index, item in
      var strips = lines(item, .body, before: index == 0 ? 5 : 2, indent: indent)
      let drawText = strips[0].draw
      strips[0].draw = { canvas, y in
        put(numbered ? "\(index + 1)." : "•", .body, x: left + 3, width: indent, y: y)
        drawText(canvas, y)
      }
      return strips
    }
  }
}
