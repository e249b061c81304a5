import CLeptonica
import ScripIntake

/// A rectangle of a picture in its pixels; `right` and `bottom` lie outside it.
struct PixelArea: Hashable {
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int

  var width: Int { right - left }
  var height: Int { bottom - top }

  var lowerHalf: PixelArea { PixelArea(left: left, top: top + height / 2, right: right, bottom: bottom) }

  func grown(x: Int, y: Int) -> PixelArea {
    PixelArea(left: left - x, top: top - y, right: right + x, bottom: bottom + y)
  }

  func overlaps(_ other: PixelArea) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func scaled(_ factor: Int) -> PixelArea {
    PixelArea(left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor)
  }

  /// In thousandths of the picture.
  func box(in picture: Picture) -> PageBox {
    PageBox(
      left: Double(left), top: Double(top), right: Double(right), bottom: Double(bottom),
      width: Double(picture.width), height: Double(picture.height))
  }
}

extension Picture {
  /// The rectangles around the touching pixels of a black and white picture; nil above `countMax` of them.
  func components(countMax: Int) -> [PixelArea]? {
    var boxes = look { pixConnCompBB($0, 8) }
    defer { boxaDestroy(&boxes) }
    let count = boxes.map { Int(boxaGetCount($0)) } ?? 0
    guard count <= countMax else { return nil }
    return (0..<count).map { index in
      var (x, y, width, height): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      boxaGetBoxGeometry(boxes, Int32(index), &x, &y, &width, &height)
      return PixelArea(left: Int(x), top: Int(y), right: Int(x + width), bottom: Int(y + height))
    }
  }

  /// What is no word, in thousandths of this picture.
  func marks(boxes: [CheckBox], ink: [PixelArea]) -> [PageMark] {
    boxes.map { PageMark($0.kind, box: $0.area.box(in: self)) } + ink.map { PageMark(.ink, box: $0.box(in: self)) }
  }

  /// A copy with the areas blank, on paper of either depth.
  func blanked(_ areas: [PixelArea]) throws(Unreadable) -> Picture {
    let copy = try made { pixCopy(nil, $0) }
    for area in areas {
      var box = boxCreate(Int32(area.left), Int32(area.top), Int32(max(1, area.width)), Int32(max(1, area.height)))
      _ = copy.look { isBitonal ? pixClearInRect($0, box) : pixSetInRect($0, box) }
      boxDestroy(&box)
    }
    return copy
  }
}

/// The pixels of a black and white picture, true where ink is; outside of it there is none.
struct Bits {
  private let picture: Picture
  private let data: UnsafeMutablePointer<UInt32>?
  private let wordsPerLine: Int
  let width: Int
  let height: Int

  /// The picture must have one bit a pixel.
  init(_ picture: Picture) {
    self.picture = picture
    data = picture.look { pixGetData($0) }
    wordsPerLine = Int(picture.look { pixGetWpl($0) })
    (width, height) = (picture.width, picture.height)
  }

  func hasInk(_ x: Int, _ y: Int) -> Bool {
    guard let data, x >= 0, y >= 0, x < width, y < height else { return false }
    return data[y * wordsPerLine + x >> 5] >> UInt32(31 - x & 31) & 1 == 1
  }

  /// How many of the area's pixels are ink.
  func ink(in area: PixelArea) -> Int {
    var count = 0
    for y in area.top..<max(area.top, area.bottom) {
      for x in area.left..<max(area.left, area.right) where hasInk(x, y) { count += 1 }
    }
    return count
  }
}
