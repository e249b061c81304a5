/// The pixels of a black and white page, a byte each: 1 where ink is. Outside of it there is none.
public struct InkPlane: Sendable {
  public let width: Int
  public let height: Int
  private let pixels: [UInt8]

  /// `hasInk` is asked once for each pixel, row by row.
  public init(width: Int, height: Int, hasInk: (_ x: Int, _ y: Int) -> Bool) {
    let (across, down) = (max(0, width), max(0, height))
    (self.width, self.height) = (across, down)
    pixels = [UInt8](unsafeUninitializedCapacity: across * down) { buffer, count in
      for y in 0..<down {
        for x in 0..<across { buffer[y * across + x] = hasInk(x, y) ? 1 : 0 }
      }
      count = across * down
    }
  }

  subscript(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < width, y < height else { return false }
    return pixels[y * width + x] == 1
  }

  /// Each pixel as most of it and its eight neighbours are.
  var withoutSpecks: InkPlane {
    pixels.withUnsafeBufferPointer { pixels in
      InkPlane(width: width, height: height) { x, y in
        guard x > 0, y > 0, x < width - 1, y < height - 1 else { return false }
        var ink = 0
        for row in [(y - 1) * width, y * width, (y + 1) * width] {
          ink += Int(pixels[row + x - 1]) + Int(pixels[row + x]) + Int(pixels[row + x + 1])
        }
        return ink >= 5
      }
    }
  }

  /// Calls `body` with the lengths of the runs of a row, beginning with one of paper, and where the row's ink begins.
  func runs(ofRow y: Int, _ body: (_ start: Int, _ length: Int, _ isInk: Bool) -> Void) {
    let row = y * width
    pixels.withUnsafeBufferPointer { pixels in
      var start = 0
      while start < width {
        let colour = pixels[row + start]
        var end = start + 1
        while end < width, pixels[row + end] == colour { end += 1 }
        body(start, end - start, colour == 1)
        start = end
      }
    }
  }
}

/// A place on a page, in its pixels, between them too.
struct PagePoint: Hashable {
  var x: Double
  var y: Double

  func distance(to other: PagePoint) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}
