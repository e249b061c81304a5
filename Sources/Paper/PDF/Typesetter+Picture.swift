import CPango

extension Typesetter {
  /// A picture in a thin frame with its caption; bytes that are no PNG leave a line that says so.
  func picture(_ picture: Picture) -> [Strip] {
    guard let image = PNGImage(picture.png) else {
      return lines(Words("[\(picture.alternative): picture could not be read]"), .small, before: 6)
    }
    let natural = 72 / max(picture.pixelsPerInch, 1)
    let scale = min(natural, width / Double(image.width), 320 / Double(image.height))
    let (imageWidth, imageHeight) = (Double(image.width) * scale, Double(image.height) * scale)
    let frame = Strip(height: imageHeight + 4, spaceBefore: 6, keepsWithNext: !picture.caption.isEmpty) { canvas, y in
      cairo_save(canvas.cairo)
      cairo_translate(canvas.cairo, left, y + 2)
      cairo_scale(canvas.cairo, scale, scale)
      cairo_set_source_surface(canvas.cairo, image.surface, 0, 0)
      cairo_paint(canvas.cairo)
      cairo_restore(canvas.cairo)
      let line = TextStyle.Colour.hairline
      cairo_set_source_rgb(canvas.cairo, line.red, line.green, line.blue)
      cairo_set_line_width(canvas.cairo, 0.5)
      cairo_rectangle(canvas.cairo, left, y + 2, imageWidth, imageHeight)
      cairo_stroke(canvas.cairo)
    }
    return [frame] + (picture.caption.isEmpty ? [] : lines(Words(picture.caption), .small, before: 1))
  }
}

/// A decoded PNG picture.
final class PNGImage {
  let surface: OpaquePointer
  let width: Int
  let height: Int

  init?(_ png: [UInt8]) {
    let source = ByteSource(png)
    let made = withExtendedLifetime(source) {
      cairo_image_surface_create_from_png_stream(ByteSource.read, Unmanaged.passUnretained(source).toOpaque())
    }
    guard let made else { return nil }
    guard cairo_surface_status(made) == CAIRO_STATUS_SUCCESS, cairo_image_surface_get_width(made) > 0,
      cairo_image_surface_get_height(made) > 0
    else {
      cairo_surface_destroy(made)
      return nil
    }
    surface = made
    width = Int(cairo_image_surface_get_width(made))
    height = Int(cairo_image_surface_get_height(made))
  }

  deinit { cairo_surface_destroy(surface) }
}

/// Hands bytes to cairo in the pieces it asks for.
private final class ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static let read: cairo_read_func_t = { source, into, count in
    guard let source, let into else { return CAIRO_STATUS_READ_ERROR }
    return Unmanaged<ByteSource>.fromOpaque(source).takeUnretainedValue().read(into, Int(count))
  }

  private func read(_ into: UnsafeMutablePointer<UInt8>, _ count: Int) -> cairo_status_t {
    guard count <= bytes.count - position else { return CAIRO_STATUS_READ_ERROR }
    for offset in 0..<count { into[offset] = bytes[position + offset] }
    position += count
    return CAIRO_STATUS_SUCCESS
  }
}
