import CPango

extension WordBody {
  mutating func write(_ picture: Picture, into xml: inout XMLWriter) {
    guard let image = PNGImage(picture.png) else {
      return Self.paragraph(
        Words("[\(picture.alternative): picture could not be read]"), style: "SmallPrint", into: &xml)
    }
    let scale = min(72 / max(picture.pixelsPerInch, 1), width / Double(image.width), 320 / Double(image.height))
    let number = add(picture: picture.png)
    xml.element("w:p") { xml in
      Self.drawing(
        number, alternative: picture.alternative, width: Double(image.width) * scale,
        height: Double(image.height) * scale, into: &xml)
    }
    if !picture.caption.isEmpty { Self.paragraph(Words(picture.caption), style: "SmallPrint", into: &xml) }
  }

  mutating func write(_ code: PrintedCode, into xml: inout XMLWriter) {
    let number = QRSymbol(code.text)?.png.map { add(picture: $0) }
    xml.element("w:p") { xml in
      xml.element("w:pPr") { xml in
        xml.element("w:pStyle", ["w:val": "Code"])
        xml.element("w:keepNext")
      }
      if let number {
        Self.drawing(number, alternative: "QR symbol of \(code.text)", width: 66, height: 66, into: &xml)
      }
      Self.run(.bold(code.text), into: &xml)
    }
    Self.paragraph(Words(code.caption), style: "SmallPrint", into: &xml)
  }

  /// A picture in the line of text. Sizes in points.
  private static func drawing(
    _ number: Int, alternative: String, width: Double, height: Double, into xml: inout XMLWriter
  ) {
    let extent: KeyValuePairs = ["cx": WordNames.emus(width), "cy": WordNames.emus(height)]
    let identity: KeyValuePairs = ["id": String(number), "name": "Picture \(number)", "descr": alternative]
    xml.element("w:r") { xml in
      xml.element("w:drawing") { xml in
        xml.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) { xml in
          xml.element("wp:extent", extent)
          xml.element("wp:docPr", identity)
          xml.element("a:graphic") { xml in
            xml.element("a:graphicData", ["uri": WordNames.picture]) { xml in
              xml.element("pic:pic") { xml in
                xml.element("pic:nvPicPr") { xml in
                  xml.element("pic:cNvPr", identity)
                  xml.element("pic:cNvPicPr")
                }
                xml.element("pic:blipFill") { xml in
                  xml.element("a:blip", ["r:embed": "image\(number)"])
                  xml.element("a:stretch") { $0.element("a:fillRect") }
                }
                shape(extent, into: &xml)
              }
            }
          }
        }
      }
    }
  }

  private static func shape(_ extent: KeyValuePairs<String, String>, into xml: inout XMLWriter) {
    xml.element("pic:spPr") { xml in
      xml.element("a:xfrm") { xml in
        xml.element("a:off", ["x": "0", "y": "0"])
        xml.element("a:ext", extent)
      }
      xml.element("a:prstGeom", ["prst": "rect"]) { $0.element("a:avLst") }
    }
  }
}

extension QRSymbol {
  /// The symbol with its quiet zone of four modules, eight pixels a module.
  var png: [UInt8]? {
    let module = 8.0
    let pixels = Int32((Double(side) + 8) * module)
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels, pixels) else { return nil }
    defer { cairo_surface_destroy(surface) }
    let cairo = cairo_create(surface)
    cairo_set_source_rgb(cairo, 1, 1, 1)
    cairo_paint(cairo)
    cairo_set_source_rgb(cairo, 0, 0, 0)
    for bar in bars {
      cairo_rectangle(
        cairo, Double(bar.column + 4) * module, Double(bar.row + 4) * module, Double(bar.length) * module, module)
    }
    cairo_fill(cairo)
    cairo_destroy(cairo)
    let sink = ByteSink()
    let status = withExtendedLifetime(sink) {
      cairo_surface_write_to_png_stream(surface, ByteSink.append, Unmanaged.passUnretained(sink).toOpaque())
    }
    return status == CAIRO_STATUS_SUCCESS ? sink.bytes : nil
  }
}
