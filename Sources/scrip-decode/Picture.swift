import CLeptonica

typealias PixPointer = UnsafeMutablePointer<Pix>

/// A page's picture: owns leptonica's memory and names what is done to it.
///
/// Every step gives nil only when memory is short or the picture is absurd, which is the same to the reader.
final class Picture {
  private let pix: PixPointer

  init(_ pix: PixPointer?) throws(Unreadable) {
    guard let pix else { throw .damaged }
    self.pix = pix
  }

  deinit {
    var pix: PixPointer? = pix
    pixDestroy(&pix)
  }

  /// Looks at the picture; the pointer must not leave `body`.
  func look<Answer>(_ body: (PixPointer) -> Answer) -> Answer {
    withExtendedLifetime(self) { body(pix) }
  }

  /// A new picture made from this one.
  func made(_ body: (PixPointer) -> PixPointer?) throws(Unreadable) -> Picture {
    try Picture(look(body))
  }

  var width: Int { Int(look { pixGetWidth($0) }) }
  var height: Int { Int(look { pixGetHeight($0) }) }
  var isBitonal: Bool { look { pixGetDepth($0) } == 1 }

  static let pixelsMax = 40_000_000

  /// Refuses a picture from its header, before memory is asked for.
  static func check(width: Int, height: Int) throws(Unreadable) {
    guard width > 0, height > 0 else { throw .damaged }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= pixelsMax else { throw .pageTooLarge }
  }

  func gray() throws(Unreadable) -> Picture { try made { pixConvertTo8($0, 0) } }

  /// Black and white, split half way between the shades of print and ground.
  func bitonal() throws(Unreadable) -> Picture {
    try isBitonal ? self : gray().made { pixConvertTo1($0, 160) }
  }

  func scaled(x: Double, y: Double) throws(Unreadable) -> Picture {
    try made { pixScale($0, Float(x), Float(y)) }
  }

  /// One to three quarter turns clockwise.
  func turned(quarters: Int) throws(Unreadable) -> Picture {
    try made { pixRotateOrth($0, Int32(quarters)) }
  }

  /// Turned clockwise by a small angle about the middle, keeping its size.
  func straightened(radians: Float) throws(Unreadable) -> Picture {
    try made { pixRotate($0, radians, Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0) }
  }

  /// PNG, at most 1700 pixels wide: 1-bit as it came, anything else in 16 shades of gray.
  func png() throws(Unreadable) -> (bytes: [UInt8], width: Int, height: Int) {
    let scale = min(1, 1700 / Double(width))
    var shown = self
    if scale < 1 {
      shown = try isBitonal ? made { pixScaleToGray($0, Float(scale)) } : scaled(x: scale, y: scale)
    }
    if !shown.isBitonal { shown = try shown.gray().made { pixThresholdTo4bpp($0, 16, 0) } }
    var bytes: UnsafeMutablePointer<UInt8>?
    var size = 0
    guard shown.look({ pixWriteMemPng(&bytes, &size, $0, 0) }) == 0, let bytes else { throw .damaged }
    defer { lept_free(bytes) }
    return (Array(UnsafeBufferPointer(start: bytes, count: size)), shown.width, shown.height)
  }
}
