/// Reads the QR symbols of a page, as Scrip prints them: versions 1 to 4, at any turn, on a fax or a photo.
///
/// Total: any pixels give some texts, most pages none. Source: ISO/IEC 18004. Written for this one use, since the
/// library at hand would bring a whole imaging suite onto the machine.
public enum QRSymbols {
  /// The texts, each once. Only ASCII is read.
  public static func texts(on plane: InkPlane) -> [String] {
    let patterns = FinderPattern.found(on: plane)
    let found = texts(on: plane, patterns)
    // Specks break the runs: where a corner was seen and nothing read, the page is looked at again without them.
    guard found.isEmpty, !patterns.isEmpty else { return found }
    let clean = plane.withoutSpecks
    return texts(on: clean, FinderPattern.found(on: clean))
  }

  private static func texts(on plane: InkPlane, _ patterns: [FinderPattern]) -> [String] {
    var texts: [String] = []
    for corner in patterns.indices {
      for right in patterns.indices where right != corner {
        for below in patterns.indices where below != corner && below != right {
          let place = Place(corner: patterns[corner], right: patterns[right], below: patterns[below])
          guard let place, let text = place.read(from: plane), !texts.contains(text) else { continue }
          texts.append(text)
        }
      }
    }
    return texts
  }

  /// Where a symbol stands: its three finders in their places.
  private struct Place {
    let corner: PagePoint
    let right: PagePoint
    let below: PagePoint
    /// Modules along a side, likeliest first.
    let sides: [Int]

    /// Nil unless the three stand like an upright L of any turn: equal arms, a right angle, not mirrored.
    init?(corner: FinderPattern, right: FinderPattern, below: FinderPattern) {
      let (a, b, c) = (corner.center, right.center, below.center)
      let modules = [corner.module, right.module, below.module]
      guard let least = modules.min(), let most = modules.max(), most < 1.6 * least else { return nil }
      let (across, down) = (a.distance(to: b), a.distance(to: c))
      let cross = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
      let dot = (b.x - a.x) * (c.x - a.x) + (b.y - a.y) * (c.y - a.y)
      guard across > 0, down > 0, cross > 0, abs(dot) < 0.35 * across * down, across < 1.35 * down,
        down < 1.35 * across
      else { return nil }
      (self.corner, self.right, self.below) = (a, b, c)
      let side = (across + down) / 2 / (modules.reduce(0, +) / 3) + 7
      sides = (1...4).map { 17 + 4 * $0 }.filter { abs(Double($0) - side) < 6 }
        .sorted { abs(Double($0) - side) < abs(Double($1) - side) }
    }

    func read(from plane: InkPlane) -> String? {
      for side in sides {
        // A fax moves edges by a part of a module: the middles are looked for a little around.
        for shift in [0.0, -0.25, 0.25] {
          let modules = sampled(from: plane, side: side, shift: shift)
          if let text = QRModules(side: side, isDark: modules).text { return text }
        }
      }
      return nil
    }

    /// Every module by the majority of nine points about its middle.
    private func sampled(from plane: InkPlane, side: Int, shift: Double) -> [Bool] {
      let span = Double(side - 7)
      func point(_ column: Double, _ row: Double) -> PagePoint {
        let (u, v) = ((column - 3.5) / span, (row - 3.5) / span)
        return PagePoint(
          x: corner.x + (right.x - corner.x) * u + (below.x - corner.x) * v,
          y: corner.y + (right.y - corner.y) * u + (below.y - corner.y) * v)
      }
      let offsets = [-0.22, 0, 0.22]
      return (0..<side * side).map { index in
        var ink = 0
        for dy in offsets {
          for dx in offsets {
            let place = point(Double(index % side) + 0.5 + dx + shift, Double(index / side) + 0.5 + dy + shift)
            if plane[Int(place.x), Int(place.y)] { ink += 1 }
          }
        }
        return ink >= 5
      }
    }
  }
}
