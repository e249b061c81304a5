import ScripCore
import Testing

/// What can be a reason code, and which known one a slip of the finger meant.
@Suite struct ReasonCodeTests {
  @Test("Every code of the table is possible, and so are others of the standard's shape")
  func possible() {
    #expect(ReasonTable.shipped.codes.filter { !AdjustmentReason.isPossible($0) } == [])
    for code in ["253", "045", "A1", "b22", "P32", "Y3", "399"] {
      #expect(AdjustmentReason.isPossible(code), "\(code)")
    }
  }

  @Test("Another shape is none")
  func impossible() {
    for code in ["", "0", "400", "1977", "ZZ9", "CO197", "B", "P40", "-5", "4.5", "P-1", "C1", "٤٥"] {
      #expect(!AdjustmentReason.isPossible(code), "\(code)")
    }
  }

  @Test("The nearest takes the fewest changes; a group is no part of a code")
  func nearest() {
    let nearest = ["1977", "CO197", "CO 197", "B77", "PP12"].map { ReasonTable.shipped.nearest(to: $0)?.code }
    #expect(nearest == ["197", "197", "197", "B7", "P12"])
  }
}
