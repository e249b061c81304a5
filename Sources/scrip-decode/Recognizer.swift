import CLeptonica
import CTesseract

/// The recognizer of printed words, made once a document: loading its language costs as much as a short page.
final class Recognizer {
  private let api: OpaquePointer

  init() throws(Unreadable) {
    guard let api = TessBaseAPICreate() else { throw .noRecognizer }
    self.api = api
    guard TessBaseAPIInit3(api, nil, "eng") == 0 else { throw .noRecognizer }
    TessBaseAPISetPageSegMode(api, PSM_AUTO)
  }

  deinit {
    TessBaseAPIEnd(api)
    TessBaseAPIDelete(api)
  }

  /// The words of an upright page of about `dots` dots an inch, unsorted, in its own pixels.
  func words(in picture: Picture, dots: Int) throws(Unreadable) -> [PrintedWord] {
    // The recognizer takes its own copy of the picture.
    picture.look { TessBaseAPISetImage2(api, $0) }
    TessBaseAPISetSourceResolution(api, Int32(dots))
    defer { TessBaseAPIClear(api) }
    guard TessBaseAPIRecognize(api, nil) == 0 else { throw .damaged }
    guard let results = TessBaseAPIGetIterator(api) else { return [] }
    defer { TessResultIteratorDelete(results) }
    var words: [PrintedWord] = []
    repeat {
      if let word = Self.word(at: results) { words.append(word) }
    } while TessResultIteratorNext(results, RIL_WORD) != 0
    return words
  }

  private static func word(at results: OpaquePointer) -> PrintedWord? {
    guard let text = TessResultIteratorGetUTF8Text(results, RIL_WORD) else { return nil }
    defer { TessDeleteText(text) }
    var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let page = TessResultIteratorGetPageIterator(results)
    guard TessPageIteratorBoundingBox(page, RIL_WORD, &left, &top, &right, &bottom) != 0 else { return nil }
    let word = String(cString: text)
    guard word.contains(where: { !$0.isWhitespace }) else { return nil }
    return PrintedWord(
      text: word, left: Double(left), top: Double(top), right: Double(right), bottom: Double(bottom),
      confidence: Int(TessResultIteratorConfidence(results, RIL_WORD).rounded()))
  }
}

extension Unreadable {
  static let noRecognizer = Unreadable(
    "The English language file of the reader is missing; install tesseract-ocr-eng, then read this again.")
}
