import TestSupport
import Testing

@testable import ScripCore

/// The day as 96 bits.
@Suite struct QuarterSetTests {
  typealias Row = (free: [Range<Int>], run: Int, starts: [Int])
  static let rows: [Row] = [
    ([0..<96], 96, [0]),
    ([0..<4], 4, [0]),
    ([0..<4], 5, []),
    ([92..<96], 4, [92]),
    ([93..<96], 4, []),
    ([36..<40, 41..<46], 4, [36, 41, 42]),
    ([36..<40], 1, [36, 37, 38, 39]),
    ([62..<68], 4, [62, 63, 64]),
    ([], 1, []),
    ([36..<40], 0, []),
  ]

  @Test("Runs begin where enough quarters follow, over the middle of the day and to its end", arguments: rows)
  func runs(row: Row) {
    let free = row.free.reduce(QuarterSet()) { $0.union(QuarterSet($1)) }
    #expect(Array(free.starts(ofRun: row.run)) == row.starts)
  }

  @Test("It holds what a set of numbers holds, in 20,000 random cases")
  func model() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      let (a, b) = (Self.range(&random), Self.range(&random))
      let (left, right) = (Set(a), Set(b))
      let (first, second) = (QuarterSet(a), QuarterSet(b))
      #expect(Array(first.union(second)) == left.union(right).sorted())
      #expect(Array(first.intersection(second)) == left.intersection(right).sorted())
      #expect(Array(first.subtracting(second)) == left.subtracting(right).sorted())
      #expect(first.meets(second) == !left.isDisjoint(with: right))
      #expect(first.holds(second) == left.isSuperset(of: right))
      #expect(first.count == left.count && first.isEmpty == left.isEmpty)
    }
  }

  @Test("What lies outside the day is left out")
  func outside() {
    #expect(QuarterSet(-4..<2) == QuarterSet(0..<2))
    #expect(QuarterSet(94..<120).count == 2)
    #expect(!QuarterSet(0..<96).contains(96) && !QuarterSet(0..<96).contains(-1))
  }

  private static func range(_ random: inout SeededGenerator) -> Range<Int> {
    let first = Int.random(in: 0...96, using: &random)
    return first..<Int.random(in: first...96, using: &random)
  }
}
