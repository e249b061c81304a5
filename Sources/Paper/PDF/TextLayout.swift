import CPango

/// Words set in a style and broken into lines of a width.
final class TextLayout {
  struct Line {
    let pointer: UnsafeMutablePointer<PangoLayoutLine>
    /// From the left edge of the layout; alignment and right-to-left text move it.
    let x: Double
    /// From the top of the strip to the baseline.
    let baseline: Double
    let width: Double
    let height: Double
  }

  let lines: [Line]
  private let layout: OpaquePointer
  private let colour: TextStyle.Colour

  /// `width` in points; a word longer than it is broken where it must be.
  init(_ words: Words, _ style: TextStyle, width: Double, atRight: Bool = false, on canvas: Canvas) {
    guard let layout = pango_layout_new(canvas.context) else {
      preconditionFailure("Pango made no layout; the process is out of memory")
    }
    self.layout = layout
    colour = style.colour
    let font = pango_font_description_new()
    // Liberation Sans for all of Latin, Greek and Cyrillic; DejaVu Sans for what it lacks, such as the boxes to tick.
    pango_font_description_set_family(font, style.families)
    pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
    if style.isBold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    pango_layout_set_width(layout, Int32(max(width, 1) * Double(PANGO_SCALE)))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_alignment(layout, atRight ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
    Self.set(words, in: layout)
    lines = Self.lines(of: layout, leading: style.leading)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// Draws one line with the top of its strip at `y`.
  func draw(_ line: Line, x: Double, y: Double, on canvas: Canvas) {
    cairo_set_source_rgb(canvas.cairo, colour.red, colour.green, colour.blue)
    cairo_move_to(canvas.cairo, x + line.x, y + line.baseline)
    pango_cairo_show_layout_line(canvas.cairo, line.pointer)
  }

  private static func set(_ words: Words, in layout: OpaquePointer) {
    let attributes = pango_attr_list_new()
    var text = ""
    for run in words.runs {
      let start = text.utf8.count
      text += run.text.printable
      guard run.isBold, let bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD) else { continue }
      bold.pointee.start_index = guint(start)
      bold.pointee.end_index = guint(text.utf8.count)
      pango_attr_list_insert(attributes, bold)
    }
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  private static func lines(of layout: OpaquePointer, leading: Double) -> [Line] {
    var lines: [Line] = []
    let scale = Double(PANGO_SCALE)
    let cursor = pango_layout_get_iter(layout)
    defer { pango_layout_iter_free(cursor) }
    repeat {
      guard let line = pango_layout_iter_get_line_readonly(cursor) else { break }
      var box = PangoRectangle()
      pango_layout_iter_get_line_extents(cursor, nil, &box)
      let natural = Double(box.height) / scale
      let height = max(leading, natural)
      let ascent = Double(pango_layout_iter_get_baseline(cursor) - box.y) / scale
      lines.append(
        Line(
          pointer: line, x: Double(box.x) / scale, baseline: ascent + (height - natural) / 2,
          width: Double(box.width) / scale, height: height))
    } while pango_layout_iter_next_line(cursor) != 0
    return lines
  }
}
