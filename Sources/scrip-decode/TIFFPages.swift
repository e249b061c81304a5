import CLeptonica
import ScripIntake

/// Reads a fax or scan of several pages.
///
/// Faxes have 204 dots an inch across and 98 or 196 down. Source: ITU-T T.4.
func readTIFF(_ document: [UInt8], to send: (DecodedPage) -> Void) throws(Unreadable) {
  guard countTIFFPages(document) <= TypedPages.pagesMax else { throw .tooManyPages }
  let recognizer = try Recognizer()
  var offset = 0
  var number = 0
  repeat {
    number += 1
    // A chain of pages that bites its own tail ends here.
    guard number <= TypedPages.pagesMax else { throw .tooManyPages }
    Walls.grantPage()
    try checkTIFFPage(document, page: number - 1)
    let picture = try Picture(pixReadMemFromMultipageTiff(document, document.count, &offset))
    let (x, y) = (Double(picture.look { pixGetXRes($0) }), Double(picture.look { pixGetYRes($0) }))
    let across = (60...1200).contains(x) ? x : 200
    let down = (60...1200).contains(y) ? y : across
    send(try ScannedPage(picture, across: across, down: down).read(number: number, by: recognizer))
  } while offset != 0
}

private func checkTIFFPage(_ document: [UInt8], page: Int) throws(Unreadable) {
  var (width, height, bits, samples): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
  var (dots, palette, format): (Int32, Int32, Int32) = (0, 0, 0)
  let failed = readHeaderMemTiff(
    document, document.count, Int32(page), &width, &height, &bits, &samples, &dots, &palette, &format)
  guard failed == 0 else { throw .damaged }
  try Picture.check(width: Int(width), height: Int(height))
}

/// Pages in the chain of directories, counted without decoding any, up to one more than are read.
///
/// Source: TIFF 6.0, section 2: a directory is a count, twelve bytes an entry, and where the next one starts.
private func countTIFFPages(_ document: [UInt8]) -> Int {
  let isLittle = document.first == UInt8(ascii: "I")
  func number(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at <= document.count - count else { return nil }
    let bytes = document[at..<(at + count)]
    return isLittle ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) } : bytes.reduce(0) { $0 << 8 | Int($1) }
  }
  var pages = 0
  var next = number(4, 4) ?? 0
  while next != 0, pages <= TypedPages.pagesMax, let entries = number(next, 2) {
    pages += 1
    next = number(next + 2 + entries * 12, 4) ?? 0
  }
  return pages
}
