import CPango

extension Sheet {
  /// The pages as a PDF file with its text as text.
  public func pdf() throws(PrintFailure) -> [UInt8] {
    let size = Paper.Size.letter
    let canvas = try Canvas(title: title, madeOn: madeOn, width: size.width, height: size.height)
    for page in pages {
      for mark in page { canvas.draw(mark) }
      canvas.showPage()
    }
    return try canvas.finish()
  }
}

extension Canvas {
  fileprivate func draw(_ mark: Sheet.Mark) {
    switch mark {
    case .line(let fromX, let fromY, let toX, let toY):
      let colour = TextStyle.Colour.quiet
      cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue)
      cairo_set_line_width(cairo, 0.5)
      cairo_move_to(cairo, fromX, fromY)
      cairo_line_to(cairo, toX, toY)
      cairo_stroke(cairo)
    case .label(let text, let x, let y): put(text, .boxLabel, x: x, y: y)
    case .typed(let text, let x, let y): put(text, .typed, x: x, y: y)
    }
  }

  /// One line of text on its baseline.
  private func put(_ text: String, _ style: TextStyle, x: Double, y: Double) {
    let layout = TextLayout(Words(text), style, width: 600, on: self)
    if let line = layout.lines.first { layout.draw(line, x: x, y: y - line.baseline, on: self) }
  }
}
