import CPoppler
import Glibc
import ScripIntake

/// Reads a PDF: the words of its text layer, or, on pages that have none, those of the rendered page.
func readPDF(_ document: [UInt8], to send: (DecodedPage) -> Void) throws(Unreadable) {
  let bytes = g_bytes_new(document, gsize(document.count))
  defer { g_bytes_unref(bytes) }
  var failure: UnsafeMutablePointer<GError>?
  guard let pdf = poppler_document_new_from_bytes(bytes, nil, &failure) else {
    defer { g_error_free(failure) }
    throw failure?.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) ? .locked : .damaged
  }
  defer { g_object_unref(UnsafeMutableRawPointer(pdf)) }
  let count = Int(poppler_document_get_n_pages(pdf))
  guard count > 0 else { throw .damaged }
  guard count <= TypedPages.pagesMax else { throw .tooManyPages }
  var recognizer: Recognizer?
  for index in 0..<count {
    Walls.grantPage()
    let page = try PDFPage(pdf, index: index)
    if let typed = try page.textLayer(number: index + 1) {
      send(typed)
    } else {
      if recognizer == nil { recognizer = try Recognizer() }
      guard let recognizer else { throw .noRecognizer }
      let dots = page.dots(wanted: ScannedPage.readingDots / page.excess)
      let picture = try page.rendered(dots: dots)
      let across = dots * page.excess
      send(try ScannedPage(picture, across: across, down: across).read(number: index + 1, by: recognizer))
    }
  }
}
