import CLeptonica
import ScripIntake

/// A page that came as a picture: made square, clean, upright and straight, then read.
struct ScannedPage {
  /// What is shown to people: square pixels, at most 9 million.
  private var shown: Picture
  /// What is read: print dark on an even ground.
  private var print: Picture
  private let dots: Double

  /// Print of this many dots an inch is read best.
  static let readingDots = 300.0
  private static let pixelsMax = 9_000_000.0

  init(_ picture: Picture, across: Double, down: Double) throws(Unreadable) {
    let flat = try picture.made { pixRemoveColormap($0, Int32(REMOVE_CMAP_BASED_ON_SRC)) }
    let inches = Double(flat.width) / across * Double(flat.height) / down
    let limit = (Self.pixelsMax / max(inches, 1)).squareRoot()
    dots = min(Self.readingDots, limit)
    if flat.isBitonal {
      shown = across == down ? flat : try flat.scaled(x: 1, y: across / down)
      print = try Cleaning.fax(flat, x: dots / across, y: dots / down)
    } else {
      shown = try flat.gray()
      print = try Cleaning.photo(shown, x: dots / across, y: dots / down)
    }
  }

  /// Reads the page; its words' boxes are in thousandths of the upright picture that is kept.
  consuming func read(number: Int, by recognizer: Recognizer) throws(Unreadable) -> DecodedPage {
    let quarters = try Uprightness.quartersToTurn(print.bitonal())
    if quarters != 0 { try turn(quarters: quarters) }
    try straighten()
    var read = try words(by: recognizer)
    var turned = quarters
    if read.words.looksUpsideDown {
      try turn(quarters: 2)
      let retried = try words(by: recognizer)
      if retried.words.certainty > read.words.certainty {
        read = retried
        turned = (quarters + 2) % 4
      } else {
        try turn(quarters: 2)
      }
    }
    let image = try shown.png()
    let ink = try Ink.found(on: print.bitonal(), words: read.words, boxes: read.boxes, dots: dots)
    return DecodedPage(
      number: number, source: .recognized,
      words: read.words.pageWords(width: Double(print.width), height: Double(print.height)),
      marks: print.marks(boxes: read.boxes, ink: ink), codes: try codes(),
      quarterTurns: turned, image: image.bytes, imageWidth: image.width, imageHeight: image.height)
  }

  /// The QR symbols of the page; of the picture as it came where cleaning took one away.
  private func codes() throws(Unreadable) -> [String] {
    let read = try print.bitonal().codes
    return try read.isEmpty && !shown.isBitonal ? shown.bitonal().codes : read
  }

  /// The words and the boxes of a form; the boxes are taken away first, since they are read as letters.
  private func words(by recognizer: Recognizer) throws(Unreadable) -> (words: [PrintedWord], boxes: [CheckBox]) {
    let boxes = try CheckBoxes.found(on: print.bitonal(), dots: dots)
    let clean = boxes.isEmpty ? print : try print.blanked(boxes.map(\.withTick))
    return (try recognizer.words(in: clean, dots: Int(dots)), boxes)
  }

  private mutating func turn(quarters: Int) throws(Unreadable) {
    shown = try shown.turned(quarters: quarters)
    print = try print.turned(quarters: quarters)
  }

  /// Turns the page by the slant of its lines, when that is clear and worth it.
  private mutating func straighten() throws(Unreadable) {
    var (degrees, confidence): (Float, Float) = (0, 0)
    let failed = try print.bitonal().look { pixFindSkew($0, &degrees, &confidence) }
    guard failed == 0, confidence > 3 else { return }
    guard abs(degrees) > 0.3 else { return }
    let radians = degrees * .pi / 180
    shown = try shown.straightened(radians: radians)
    print = try print.straightened(radians: radians)
  }
}

extension Picture {
  /// The texts of the QR symbols of a black and white page.
  fileprivate var codes: [String] {
    let bits = Bits(self)
    return Array(QRSymbols.texts(on: InkPlane(width: width, height: height, hasInk: bits.hasInk)).prefix(20))
  }
}

extension [PrintedWord] {
  /// Letters weighted by how sure the recognizer was of their word.
  var certainty: Int { reduce(0) { $0 + ($1.confidence > 60 ? $1.confidence * $1.text.count : 0) } }

  /// Many words and hardly one of them sure: the page may be the wrong way up.
  var looksUpsideDown: Bool {
    let sure = filter { $0.confidence > 80 && $0.text.count > 2 }.count
    return count >= 15 && sure * 4 < count
  }
}
