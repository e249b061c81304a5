import Testing

@testable import ScripWeb

/// What overlaps in a column of the calendar stands side by side.
@Suite struct LanesTests {
  private func lanes(_ blocks: [Range<Int>]) -> [[Int]] { Lanes(blocks).places.map { [$0.lane, $0.of] } }

  @Test("One after the other each has the whole width")
  func alone() {
    #expect(lanes([]) == [])
    #expect(lanes([36..<40, 40..<44, 50..<54]) == [[1, 1], [1, 1], [1, 1]])
  }

  @Test("Two at once share it, and what comes after both has it again")
  func pair() {
    #expect(lanes([36..<40, 38..<42, 42..<46]) == [[1, 2], [2, 2], [1, 1]])
  }

  @Test("A lane that is free again is taken again, as wide as the others of its group")
  func chain() {
    #expect(lanes([36..<40, 38..<44, 40..<44, 43..<46]) == [[1, 3], [2, 3], [1, 3], [3, 3]])
  }

  @Test("No two that overlap stand in one lane, up to as many as can be read")
  func many() {
    let blocks = (0..<Lanes.most).map { 36 + $0 / 3..<48 }
    #expect(Set(Lanes(blocks).places.map(\.lane)).count == Lanes.most)
    let tooMany = Lanes((0..<30).map { _ in 36..<40 }).places
    #expect(tooMany.allSatisfy { (1...Lanes.most).contains($0.lane) && $0.of == Lanes.most })
  }
}
