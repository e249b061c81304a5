/// One step of a drawn line, in absolute coordinates.
public enum PathStep: Hashable, Sendable {
  case move(x: Double, y: Double)
  case line(x: Double, y: Double)
  /// A cubic Bézier curve by its two control points and its end.
  case curve(x1: Double, y1: Double, x2: Double, y2: Double, x: Double, y: Double)
  case close

  /// A polyline through `points`, as a small curve of measures is drawn.
  public static func polyline(_ points: [(x: Double, y: Double)]) -> [PathStep] {
    points.enumerated().map { index, point in
      index == 0 ? .move(x: point.x, y: point.y) : .line(x: point.x, y: point.y)
    }
  }

  static func text(of steps: [PathStep]) -> String {
    var bytes: [UInt8] = []
    for step in steps { step.write(into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(into bytes: inout [UInt8]) {
    switch self {
    case .move(let x, let y): Self.write("M", [x, y], into: &bytes)
    case .line(let x, let y): Self.write("L", [x, y], into: &bytes)
    case .curve(let x1, let y1, let x2, let y2, let x, let y): Self.write("C", [x1, y1, x2, y2, x, y], into: &bytes)
    case .close: Self.write("Z", [], into: &bytes)
    }
  }

  private static func write(_ letter: Unicode.Scalar, _ numbers: [Double], into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: letter))
    for (index, number) in numbers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      Decimal.append(number, to: &bytes)
    }
  }
}
