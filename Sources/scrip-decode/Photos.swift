import CLeptonica
import ScripIntake

/// Reads a photo or scan in a JPEG, turned as the camera says it was held.
func readPhoto(_ document: [UInt8], to send: (DecodedPage) -> Void) throws(Unreadable) {
  try sendPicture(document, send: send) { picture throws(Unreadable) in
    // Exif orientations 1, 6, 3, 8 are turns; the mirrored ones come from no camera held at paper.
    let quarters = [3: 2, 6: 1, 8: 3][exifOrientation(of: document)] ?? 0
    return quarters == 0 ? picture : try picture.turned(quarters: quarters)
  }
}

/// Reads a screen shot or scan in a PNG.
func readPNG(_ document: [UInt8], to send: (DecodedPage) -> Void) throws(Unreadable) {
  try sendPicture(document, send: send) { picture throws(Unreadable) in picture }
}

private func sendPicture(
  _ document: [UInt8], send: (DecodedPage) -> Void, turned: (Picture) throws(Unreadable) -> Picture
) throws(Unreadable) {
  var (format, width, height): (Int32, Int32, Int32) = (0, 0, 0)
  var (bits, samples, palette): (Int32, Int32, Int32) = (0, 0, 0)
  let failed = pixReadHeaderMem(
    document, document.count, &format, &width, &height, &bits, &samples, &palette)
  guard failed == 0 else { throw .damaged }
  try Picture.check(width: Int(width), height: Int(height))
  let picture = try turned(Picture(pixReadMem(document, document.count)))
  // Photos claim any resolution: a page fills most of the picture, so its long side is taken as 11 inches.
  let dots = Double(max(picture.width, picture.height)) / 11
  send(try ScannedPage(picture, across: dots, down: dots).read(number: 1, by: Recognizer()))
}

/// The Exif orientation tag of a JPEG, 1 when there is none. Source: Exif 2.32, section 4.6.4, tag 274.
func exifOrientation(of jpeg: [UInt8]) -> Int {
  var at = 2
  while at + 4 <= jpeg.count, jpeg[at] == 0xFF, jpeg[at + 1] != 0xDA {
    let length = Int(jpeg[at + 2]) << 8 | Int(jpeg[at + 3])
    let segment = jpeg[min(at + 4, jpeg.count)..<min(at + 2 + max(2, length), jpeg.count)]
    if jpeg[at + 1] == 0xE1, segment.starts(with: Array("Exif\0\0".utf8)) {
      return orientation(inTIFF: Array(segment.dropFirst(6))) ?? 1
    }
    at += 2 + max(2, length)
  }
  return 1
}

private func orientation(inTIFF bytes: [UInt8]) -> Int? {
  guard bytes.count >= 8 else { return nil }
  let little = bytes[0] == 0x49
  func number(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    let part = bytes[at..<(at + count)]
    return (little ? part.reversed() : Array(part)).reduce(0) { $0 << 8 | Int($1) }
  }
  guard let start = number(4, 4), let entries = number(start, 2) else { return nil }
  for entry in 0..<min(entries, 100) where number(start + 2 + entry * 12, 2) == 274 {
    return number(start + 2 + entry * 12 + 8, 2)
  }
  return nil
}
