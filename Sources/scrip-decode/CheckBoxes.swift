import CLeptonica
import ScripIntake

/// A square box of a form, told from letters by four straight sides.
struct CheckBox: Hashable {
  /// The square with its outline.
  var area: PixelArea
  /// The part of the inside that is ink, 0...1.
  var filled: Double
  /// Nothing at all stands close on either side.
  var isFree: Bool

  /// What can be said of the box.
  var kind: PageMark.Kind {
    filled < 0.05 ? .empty : filled > 0.1 ? .ticked : .unclear
  }

  /// The square and the part of a tick that usually sticks out of it.
  var withTick: PixelArea {
    let side = area.height
    return PixelArea(
      left: area.left - 3, top: area.top - (kind == .empty ? 3 : side / 2),
      right: area.right + 3 + (kind == .empty ? 0 : side / 4),
      bottom: area.bottom + 3)
  }
}

/// Finds the boxes to be ticked on a page that is black and white, upright and straight.
enum CheckBoxes {
  /// Sides of a box, in inches.
  private static let sides = 0.07...0.26
  /// Strokes to look at; a page with more has dirt for print.
  private static let strokesMax = 6000
  private static let boxesMax = 400

  static func found(on page: Picture, dots: Double) throws(Unreadable) -> [CheckBox] {
    let shortest = Int(sides.lowerBound * dots)
    let longest = Int(sides.upperBound * dots)
    // Faxes break thin outlines.
    let closed = try page.made { pixCloseSafeBrick(nil, $0, 3, 3) }
    let level = try closed.made { pixOpenBrick(nil, $0, Int32(shortest), 1) }
    guard let strokes = level.components(countMax: strokesMax) else { return [] }
    let flat = strokes.filter { $0.width <= longest && $0.height <= max(4, shortest / 2) }.sorted { $0.top < $1.top }
    let bits = Bits(closed)
    let ink = Bits(page)
    var boxes: [CheckBox] = []
    for (index, upper) in flat.enumerated() {
      for lower in flat[(index + 1)...] {
        if lower.bottom - upper.top > longest { break }
        guard let area = square(upper, lower), isOutlined(area, bits), hasCorners(area, bits),
          beside(area.lowerHalf, bits).left <= 0.16, beside(area.lowerHalf, bits).right <= 0.12
        else { continue }
        boxes.append(
          CheckBox(
            area: area, filled: filled(area, thickness: max(upper.height, lower.height), ink),
            isFree: max(beside(area, reach: 2, bits).left, beside(area, reach: 2, bits).right) <= 0.05))
        break
      }
      if boxes.count > boxesMax { return [] }
    }
    return ofOneSize(withoutCombs(withoutNested(boxes)), smallest: Int(0.085 * dots))
  }

  /// The boxes of one form have one size; a letter that passed for a box seldom has it.
  private static func ofOneSize(_ boxes: [CheckBox], smallest: Int) -> [CheckBox] {
    let boxes = boxes.filter { $0.area.height >= smallest }
    func alike(_ one: CheckBox, _ other: CheckBox) -> Bool {
      abs(one.area.height - other.area.height) * 6 <= other.area.height
    }
    let free = boxes.filter(\.isFree)
    let most = free.map { box in (box: box, count: free.count { alike($0, box) }) }.max { $0.count < $1.count }
    guard let most, most.count >= 3 else { return free }
    return boxes.filter { alike($0, most.box) }
  }

  /// Two level strokes of one length, one above the other at that distance.
  private static func square(_ upper: PixelArea, _ lower: PixelArea) -> PixelArea? {
    let width = max(upper.width, lower.width)
    let slack = max(2, width / 5)
    guard abs(upper.left - lower.left) <= slack, abs(upper.right - lower.right) <= slack else { return nil }
    let height = lower.bottom - upper.top
    guard height * 4 >= width * 3, height * 3 <= width * 4 else { return nil }
    // Photos slant the sides by a few pixels; a tick that crosses a stroke makes it longer, and then the other tells.
    let slant = max(2, height / 10)
    func end(_ one: Int, _ other: Int, inner: Int) -> Int { abs(one - other) <= slant ? (one + other) / 2 : inner }
    return PixelArea(
      left: end(upper.left, lower.left, inner: max(upper.left, lower.left)), top: upper.top,
      right: end(upper.right, lower.right, inner: min(upper.right, lower.right)), bottom: lower.bottom)
  }

  /// Ink along both upright sides, without a gap of more than a tenth.
  private static func isOutlined(_ area: PixelArea, _ bits: Bits) -> Bool {
    let reach = max(2, area.width / 8)
    func covered(_ column: Int) -> Int {
      (area.top..<area.bottom).count { y in
        (column - reach...column + reach).contains { bits.hasInk($0, y) }
      }
    }
    let needed = area.height - area.height / 10
    return covered(area.left + 1) >= needed && covered(area.right - 2) >= needed
  }

  /// Ink in the outermost eighth of each corner: letters are round there.
  private static func hasCorners(_ area: PixelArea, _ bits: Bits) -> Bool {
    let reach = max(3, area.height / 8)
    return [area.left, area.right - reach].allSatisfy { left in
      [area.top, area.bottom - reach].allSatisfy { top in
        bits.ink(in: PixelArea(left: left, top: top, right: left + reach, bottom: top + reach)) > 0
      }
    }
  }

  /// The parts that are ink of the strips on both sides, a quarter or other part of the area wide: letters stand
  /// closer together than boxes.
  private static func beside(_ area: PixelArea, reach: Int = 4, _ bits: Bits) -> (left: Double, right: Double) {
    let gap = max(3, area.width / reach)
    func part(from left: Int) -> Double {
      let strip = PixelArea(left: left, top: area.top, right: left + gap, bottom: area.bottom)
      return Double(bits.ink(in: strip)) / Double(strip.width * strip.height)
    }
    return (part(from: area.left - gap - 1), part(from: area.right + 2))
  }

  private static func filled(_ area: PixelArea, thickness: Int, _ ink: Bits) -> Double {
    let border = max(2, min(thickness, area.width / 5)) + 2
    let inside = area.grown(x: -border, y: -border)
    guard inside.width > 2, inside.height > 2 else { return 0 }
    return Double(ink.ink(in: inside)) / Double(inside.width * inside.height)
  }

  /// Of squares that lie over each other the first, which is the outer one.
  private static func withoutNested(_ boxes: [CheckBox]) -> [CheckBox] {
    var kept: [CheckBox] = []
    for box in boxes where !kept.contains(where: { $0.area.overlaps(box.area) }) { kept.append(box) }
    return kept
  }

  /// Three squares close together on a line are a comb for letters, one a square.
  private static func withoutCombs(_ boxes: [CheckBox]) -> [CheckBox] {
    boxes.filter { box in
      boxes.count { other in
        abs(other.area.top - box.area.top) < box.area.height / 3
          && abs(other.area.left - box.area.left) < box.area.width * 7 / 2
      } < 3
    }
  }
}
