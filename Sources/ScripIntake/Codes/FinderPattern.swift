/// One of the three squares in the corners of a QR symbol, found by its 1:1:3:1:1 of ink and paper.
struct FinderPattern: Hashable {
  var center: PagePoint
  /// Pixels along one module.
  var module: Double
  /// Rows that crossed it.
  var rows = 1

  /// Modules smaller than this cannot be told apart; larger ones belong to no symbol that we print.
  private static let modules = 1.5...40.0

  /// The likeliest squares of a page, those crossed by most rows first.
  static func found(on plane: InkPlane, most: Int = 24) -> [FinderPattern] {
    var found: [FinderPattern] = []
    for y in stride(from: 0, to: plane.height, by: 2) {
      var last: [(start: Int, length: Int, isInk: Bool)] = []
      plane.runs(ofRow: y) { start, length, isInk in
        last.append((start, length, isInk))
        if last.count > 5 { last.removeFirst() }
        guard last.count == 5, last[0].isInk, let module = module(last.map { Double($0.length) }) else { return }
        let middle = Double(last[2].start) + Double(last[2].length) / 2
        guard let pattern = confirmed(on: plane, x: middle, y: y, module: module) else { return }
        if let known = found.firstIndex(where: { $0.center.distance(to: pattern.center) < 3 * module }) {
          found[known].rows += 1
        } else if found.count < 500 {
          found.append(pattern)
        }
      }
    }
    return Array(found.sorted { $0.rows > $1.rows }.prefix(most))
  }

  /// The module of five runs in the proportions of a finder; nil for other proportions.
  private static func module(_ runs: [Double]) -> Double? {
    let module = runs.reduce(0, +) / 7
    guard modules.contains(module) else { return nil }
    // A fax gives and takes up to a pixel at each edge.
    let slack = max(0.6 * module, 1.2)
    let isFinder = zip(runs, [1.0, 1, 3, 1, 1]).allSatisfy { run, share in
      abs(run - share * module) <= (share == 3 ? 1.5 : 1) * slack
    }
    return isFinder ? module : nil
  }

  /// The same proportions upwards and downwards, and across again through the middle found so.
  private static func confirmed(on plane: InkPlane, x: Double, y: Int, module: Double) -> FinderPattern? {
    guard let down = crossing(on: plane, x: Int(x), y: y, dx: 0, dy: 1),
      down.module < module * 1.8, module < down.module * 1.8,
      let across = crossing(on: plane, x: Int(x), y: Int(down.middle), dx: 1, dy: 0)
    else { return nil }
    return FinderPattern(
      center: PagePoint(x: across.middle, y: down.middle), module: (down.module + across.module) / 2)
  }

  /// The runs through a point along a line, if they are a finder's.
  private static func crossing(
    on plane: InkPlane, x: Int, y: Int, dx: Int, dy: Int
  ) -> (middle: Double, module: Double)? {
    guard plane[x, y] else { return nil }
    let reach = Int(modules.upperBound * 4)
    /// Three runs outwards: the rest of the middle, paper, ink.
    func outwards(_ sign: Int) -> [Double]? {
      var (runs, step, isInk, length) = ([Double](), 0, true, 0)
      while runs.count < 3, step <= reach {
        if plane[x + sign * dx * step, y + sign * dy * step] == isInk {
          length += 1
        } else {
          runs.append(Double(length))
          (isInk, length) = (!isInk, 1)
        }
        step += 1
      }
      return runs.count == 3 ? runs : nil
    }
    guard let before = outwards(-1), let after = outwards(1) else { return nil }
    // The point itself was counted both ways.
    let runs = [before[2], before[1], before[0] + after[0] - 1, after[1], after[2]]
    guard let module = module(runs) else { return nil }
    let at = Double(dx == 1 ? x : y)
    return (at + (after[0] - before[0]) / 2 + 0.5, module)
  }
}
