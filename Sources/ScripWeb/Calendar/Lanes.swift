/// Side by side what overlaps: in which lane of how many each block of a column is drawn.
struct Lanes: Equatable, Sendable {
  /// Both begin with 1 and go up to `most`.
  struct Place: Equatable, Sendable {
    var lane = 1
    var of = 1
  }

  /// More at once are drawn over each other from the first lane on: nobody could read them any narrower.
  static let most = 12

  private(set) var places: [Place] = []

  /// `blocks` are spans of the same column, in the order in which they begin. Each takes the first lane that is free; a
  /// block that touches no earlier one begins anew with the whole width.
  init(_ blocks: [Range<Int>]) {
    var ends: [Int] = []
    var group = 0
    func close(_ end: Int) {
      for index in group..<end { places[index].of = min(ends.count, Self.most) }
      (ends, group) = ([], end)
    }
    for (index, block) in blocks.enumerated() {
      if ends.allSatisfy({ $0 <= block.lowerBound }) { close(index) }
      let free = ends.firstIndex { $0 <= block.lowerBound } ?? ends.count
      if free == ends.count { ends.append(block.upperBound) } else { ends[free] = block.upperBound }
      places.append(Place(lane: free % Self.most + 1))
    }
    close(blocks.count)
  }
}
