import CPango

/// One PDF being drawn. Lives on one thread from its making to `finish`.
///
/// The font map is Pango's own for the current thread, so papers may be printed on any number of threads at once.
final class Canvas {
  let cairo: OpaquePointer
  let context: OpaquePointer
  private let surface: OpaquePointer
  private let sink: ByteSink

  convenience init(for paper: Paper) throws(PrintFailure) {
    try self.init(title: paper.title, madeOn: paper.madeOn, width: paper.size.width, height: paper.size.height)
  }

  /// `width` and `height` in points.
  init(title: String, madeOn: String, width: Double, height: Double) throws(PrintFailure) {
    sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.append, Unmanaged.passUnretained(sink).toOpaque(), width, height)
    guard let surface, let cairo = cairo_create(surface), let context = pango_cairo_create_context(cairo) else {
      throw .drawing(status: Int(CAIRO_STATUS_NO_MEMORY.rawValue))
    }
    (self.surface, self.cairo, self.context) = (surface, cairo, context)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.printable)
    let moment = madeOn.contains("T") ? madeOn : madeOn + "T00:00:00Z"
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, moment)
    // Glyphs keep their exact widths, so lines break alike on every machine.
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(context))
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  func line(fromX: Double, toX: Double, y: Double, width: Double = 0.5, _ colour: TextStyle.Colour = .hairline) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue)
    cairo_set_line_width(cairo, width)
    cairo_move_to(cairo, fromX, y)
    cairo_line_to(cairo, toX, y)
    cairo_stroke(cairo)
  }

  func showPage() { cairo_show_page(cairo) }

  /// The bytes of the whole file; nothing may be drawn afterwards.
  func finish() throws(PrintFailure) -> [UInt8] {
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS, cairo_status(cairo) == CAIRO_STATUS_SUCCESS else {
      throw .drawing(status: Int(status.rawValue))
    }
    return sink.bytes
  }
}

/// Collects what cairo writes.
final class ByteSink {
  var bytes: [UInt8] = []

  static let append: cairo_write_func_t = { sink, bytes, count in
    guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().bytes
      .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}
