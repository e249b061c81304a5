/// The HL segments that are open, outermost first.
struct LevelEdits {
  struct Open {
    var number: Int
    var depth: Int
    var says: UInt8
    var children = 0
    var place: Place
    var loop: LoopName
    /// An AAA of a 271 ends the answer here; HL04 is often the inquiry's.
    var isRefused = false
  }

  var open: [Open] = []
  var last = 0
}

extension Checker {
  /// HL01 counts up from 1, HL02 names the level around it, HL04 tells whether there are levels below.
  mutating func level(_ segment: borrowing Segment) {
    let number = segment[1].integer ?? -1
    if number != edits.levels.last + 1 {
      add(
        .levelNumber, segment, "Levels count up from 1; this would be \(edits.levels.last + 1).",
        "Number the levels in order.", element: 1, value: segment[1])
    }
    edits.levels.last += 1
    let depth = walk.levels.count
    while edits.levels.open.last.map({ $0.depth >= depth }) ?? false { closeLevel() }
    let parent = segment[2]
    if let around = edits.levels.open.last {
      if !parent.isEmpty, parent.integer != around.number {
        add(
          .levelParent, segment, "The level belongs under level \(around.number).", "Write \(around.number).",
          element: 2, value: parent)
      }
      edits.levels.open[edits.levels.open.count - 1].children += 1
    }
    edits.levels.open.append(
      LevelEdits.Open(
        number: number > 0 ? number : edits.levels.last, depth: depth, says: segment[4].count == 1 ? segment[4][0] : 0,
        place: segment.place, loop: loopName))
    if edits.kind == .benefit { levelOfBenefit(segment) }
  }

  private mutating func closeLevel() {
    guard let level = edits.levels.open.popLast() else { return }
    let says = level.says == 0x31
    if level.isRefused, says { return }
    if level.says != 0, says != (level.children > 0) {
      add(
        .levelChildren, at: level.place, segment: "HL",
        says ? "HL04 promises lower levels and none follows." : "HL04 says that no lower level follows, and one does.",
        says ? "Write 0, or send the lower level." : "Write 1.", element: 4, value: says ? "1" : "0", loop: level.loop)
    }
  }

  mutating func finishLevels() {
    while !edits.levels.open.isEmpty { closeLevel() }
  }
}
