import CLeptonica
import CPoppler
import Glibc
import ScripIntake

/// One page of a PDF; sizes in points, 72 an inch.
final class PDFPage {
  let page: OpaquePointer
  let width: Double
  let height: Double

  /// The PDF format's own limit for a side, 200 inches. Source: ISO 32000-1, annex C.
  private static let sideMax = 14_400.0
  private static let pixelsMax = 9_000_000.0

  init(_ document: OpaquePointer, index: Int) throws(Unreadable) {
    guard let page = poppler_document_get_page(document, Int32(index)) else { throw .damaged }
    self.page = page
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(page, &width, &height)
    (self.width, self.height) = (width, height)
    guard width > 0, height > 0, width <= Self.sideMax, height <= Self.sideMax else { throw .pageTooLarge }
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(page)) }

  /// How many times larger than paper the page claims to be: photos put into a PDF count their pixels as points.
  var excess: Double { max(1, max(width, height) > 17 * 72 ? max(width, height) / (11 * 72) : 1) }

  /// Dots an inch to render with: as wanted, or fewer when the page is large.
  func dots(wanted: Double) -> Double {
    min(wanted, 72 * (Self.pixelsMax / (width * height)).squareRoot())
  }

  /// The page in shades of gray on white.
  func rendered(dots: Double) throws(Unreadable) -> Picture {
    let scale = dots / 72
    let (across, down) = (max(1, Int32(width * scale)), max(1, Int32(height * scale)))
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, across, down)
    let context = cairo_create(surface)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    poppler_page_render(page, context)
    cairo_surface_flush(surface)
    guard let pixels = cairo_image_surface_get_data(surface) else { throw .damaged }
    return try Self.gray(pixels, stride: Int(cairo_image_surface_get_stride(surface)), across, down)
  }

  /// cairo keeps a pixel's red in bits 16 to 23 of a word, leptonica in 24 to 31.
  private static func gray(
    _ pixels: UnsafeMutablePointer<UInt8>, stride: Int, _ across: Int32, _ down: Int32
  ) throws(Unreadable) -> Picture {
    let color = try Picture(pixCreate(across, down, 32))
    color.look { pix in
      let wordsPerLine = Int(pixGetWpl(pix))
      guard let target = pixGetData(pix) else { return }
      for line in 0..<Int(down) {
        let source = UnsafeRawPointer(pixels + line * stride).assumingMemoryBound(to: UInt32.self)
        let target = target + line * wordsPerLine
        for column in 0..<Int(across) { target[column] = source[column] &<< 8 }
      }
    }
    return try color.gray()
  }

  /// The page by its text layer, or nil when that has too few words to be the page's print.
  func textLayer(number: Int) throws(Unreadable) -> DecodedPage? {
    let words = textWords()
    guard words.reduce(0, { $0 + $1.text.count }) >= 60 else { return nil }
    let dots = min(dots(wanted: 150), 1700 * 72 / width)
    let picture = try rendered(dots: dots)
    let black = try picture.bitonal()
    let boxes = try CheckBoxes.found(on: black, dots: dots)
    let ink = try Ink.found(on: black, words: words.map { $0.scaled(dots / 72) }, boxes: boxes, dots: dots)
    let image = try picture.png()
    return DecodedPage(
      number: number, source: .textLayer, words: words.pageWords(width: width, height: height),
      marks: black.marks(boxes: boxes, ink: ink), image: image.bytes, imageWidth: image.width, imageHeight: image.height
    )
  }

  private func textWords() -> [PrintedWord] {
    guard let text = poppler_page_get_text(page) else { return [] }
    defer { g_free(text) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard poppler_page_get_text_layout(page, &rectangles, &count) != 0 else { return [] }
    defer { g_free(rectangles) }
    var words: [PrintedWord] = []
    var word: PrintedWord?
    for (index, scalar) in String(cString: text).unicodeScalars.enumerated() where index < Int(count) {
      guard !scalar.properties.isWhitespace, let box = rectangles?[index] else {
        if let word { words.append(word) }
        word = nil
        continue
      }
      let (top, bottom) = (min(box.y1, box.y2), max(box.y1, box.y2))
      // Columns that were set apart without a blank between them are words of their own.
      if let last = word, box.x1 - last.right > 0.6 * (bottom - top) {
        words.append(last)
        word = nil
      }
      word =
        word.map { $0.extended(by: scalar, left: box.x1, top: top, right: box.x2, bottom: bottom) }
        ?? PrintedWord(
          text: String(scalar), left: box.x1, top: top, right: box.x2, bottom: bottom, confidence: 100)
    }
    if let word { words.append(word) }
    return words.map { word in
      var word = word
      word.text = CheckMark.joined(word.text)
      return word
    }
  }
}

extension PrintedWord {
  /// The word in units of which `factor` make one of its own.
  fileprivate func scaled(_ factor: Double) -> PrintedWord {
    PrintedWord(
      text: text, left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor,
      confidence: confidence)
  }

  fileprivate func extended(
    by scalar: Unicode.Scalar, left: Double, top: Double, right: Double, bottom: Double
  ) -> PrintedWord {
    PrintedWord(
      text: text + String(scalar), left: min(self.left, left), top: min(self.top, top),
      right: max(self.right, right), bottom: max(self.bottom, bottom), confidence: confidence)
  }
}
