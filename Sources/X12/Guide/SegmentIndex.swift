/// Segment names as small numbers: an open hash over the few dozen names of a guide.
struct SegmentIndex: Sendable {
  let ids: [SegmentID]
  private let slots: [Int16]

  init(_ all: [SegmentID]) {
    var ids: [SegmentID] = []
    for id in all where !ids.contains(id) { ids.append(id) }
    var slots = [Int16](repeating: -1, count: 512)
    for (number, id) in ids.enumerated() {
      var slot = Self.hash(id)
      while slots[slot] >= 0 { slot = (slot + 1) & 511 }
      slots[slot] = Int16(number)
    }
    self.ids = ids
    self.slots = slots
  }

  private static func hash(_ id: SegmentID) -> Int { Int((id.number &* 2_654_435_761) >> 23) }

  /// The index of a name; -1 when the guide has none of it.
  @inline(__always)
  func find(_ id: SegmentID) -> Int {
    var slot = Self.hash(id)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if ids[number] == id { return number }
      slot = (slot &+ 1) & 511
    }
    return -1
  }
}
