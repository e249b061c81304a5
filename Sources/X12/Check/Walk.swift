/// Where in a guide the reading of a set stands: the open loops, outermost first.
struct Walk {
  struct Level {
    var loop: Int
    /// The order of the last child that was seen; an earlier one is out of order.
    var order: Int
    var place: Place
  }

  var levels: [Level] = []
  /// How often each child has been seen in the open run of its loop.
  var counts: [Int32] = []
  /// The use that was found last, to look at a qualifier only once.
  var loop = 0

  mutating func begin(_ guide: Guide, at place: Place) {
    levels.removeAll(keepingCapacity: true)
    if counts.count == guide.items.count {
      for index in counts.indices { counts[index] = 0 }
    } else {
      counts = [Int32](repeating: 0, count: guide.items.count)
    }
    open(0, in: guide, at: place)
  }

  mutating func open(_ loop: Int, in guide: Guide, at place: Place) {
    let items = guide.loops[loop].items
    let trigger = guide.loops[loop].trigger
    counts.withUnsafeMutableBufferPointer { counts in
      counts[items].update(repeating: 0)
      counts[trigger] = 1
    }
    levels.append(Level(loop: loop, order: guide.items[trigger].order, place: place))
  }
}

extension Checker {
  /// Finds what a segment is in the guide and moves there. -1 when the guide has no place for it.
  mutating func findUse(_ segment: borrowing Segment, _ id: SegmentID, in guide: Guide) -> Int {
    let name = guide.index.find(id)
    if name < 0 {
      add(
        .segmentUnknown, segment, "\(guide.name) does not use \(id).", "Leave it out.", value: segment[0])
      return -1
    }
    if let found = inOrder(segment, name, guide) { return found }
    if let found = besideLast(segment, name, guide) { return found }
    if let found = below(segment, name, guide, onlyRequired: true) { return found }
    if let found = repeatedOrEarlier(segment, name, guide) { return found }
    if let found = below(segment, name, guide, onlyRequired: false) { return found }
    if let found = byNameAlone(segment, name, guide) { return found }
    add(
      .segmentUnexpected, segment, "\(id) has no place after the segments before it.",
      "Move it to where the guide has it, or send the segment that opens its loop.", value: segment[0])
    if let use = guide.segments.indices.first(where: { guide.segments[$0].id == id && qualifies(segment, $0, guide) }) {
      checkElements(segment, use: use, in: guide)
    }
    return -1
  }

  @inline(__always)
  private func qualifies(_ segment: borrowing Segment, _ use: Int, _ guide: Guide) -> Bool {
    let set = guide.segments[use].qualifierSet
    if set < 0 { return true }
    var value = segment[guide.segments[use].qualifierPosition]
    let component = guide.segments[use].qualifierComponent
    if component > 0 { value = value.piece(component - 1, separator: segment.delimiters.component) }
    return guide.sets.contains(value.key, in: set)
  }

  /// The usual way: a child of an open loop that may still come, the innermost loop first.
  @inline(__always)
  private mutating func inOrder(_ segment: borrowing Segment, _ name: Int, _ guide: Guide) -> Int? {
    var level = walk.levels.count - 1
    while level >= 0 {
      let loop = walk.levels[level].loop
      for slot in guide.candidates(loop: loop, segment: name) {
        let item = Int(guide.candidates[slot])
        if guide.items[item].order < walk.levels[level].order { continue }
        if Int(walk.counts[item]) >= guide.items[item].most { continue }
        if qualifies(segment, guide.items[item].segment, guide) {
          return accept(item, level: level, segment, guide)
        }
      }
      level -= 1
    }
    return nil
  }

  /// One too many right after its like, one that changed places with the segment before it, or one whose qualifier is
  /// empty: nearer at hand than a loop whose first segment would be missing.
  private mutating func besideLast(_ segment: borrowing Segment, _ name: Int, _ guide: Guide) -> Int? {
    for level in walk.levels.indices.reversed() {
      let loop = walk.levels[level].loop
      let isInnermost = level == walk.levels.count - 1
      for slot in guide.candidates(loop: loop, segment: name) {
        let item = Int(guide.candidates[slot])
        if item == guide.loops[loop].trigger { continue }
        let found = guide.items[item]
        let isSpent = Int(walk.counts[item]) >= found.most
        if isInnermost, found.usage == .required, walk.counts[item] == 0, found.order >= walk.levels[level].order,
          lacksQualifier(segment, found.segment, guide)
        {
          return accept(item, level: level, segment, guide)
        }
        let isAgain = isSpent && found.order == walk.levels[level].order
        let isSwapped = isInnermost && walk.counts[item] == 0 && found.order < walk.levels[level].order
        if isAgain || isSwapped, qualifies(segment, found.segment, guide) {
          return misplaced(item, level: level, segment, guide)
        }
      }
    }
    return nil
  }

  private func lacksQualifier(_ segment: borrowing Segment, _ use: Int, _ guide: Guide) -> Bool {
    guide.segments[use].qualifierSet >= 0 && segment[guide.segments[use].qualifierPosition].isEmpty
  }

  /// A child of an open loop that came too often or too late.
  private mutating func repeatedOrEarlier(_ segment: borrowing Segment, _ name: Int, _ guide: Guide) -> Int? {
    for level in walk.levels.indices.reversed() {
      let loop = walk.levels[level].loop
      for slot in guide.candidates(loop: loop, segment: name) {
        let item = Int(guide.candidates[slot])
        if item == guide.loops[loop].trigger, level > 0 { continue }
        guard qualifies(segment, guide.items[item].segment, guide) else { continue }
        if beginsAnew(item, level: level, guide) {
          let outer = walk.levels[level - 1].loop
          if let opener = guide.loops[outer].items.first(where: { guide.items[$0].opens == loop }) {
            openUnsent(loop, opener, level - 1, segment.place, guide)
            return accept(item, level: walk.levels.count - 1, segment, guide)
          }
        }
        return misplaced(item, level: level, segment, guide)
      }
    }
    return nil
  }

  /// Whether a child comes again after later ones of a loop that may repeat: the loop's first segment is missing.
  private func beginsAnew(_ item: Int, level: Int, _ guide: Guide) -> Bool {
    guard level > 0, walk.counts[item] > 0 else { return false }
    let found = guide.items[item]
    guard found.order < walk.levels[level].order else { return false }
    let trigger = guide.loops[found.loop].trigger
    return guide.loops[found.loop].most > 1 && (found.usage == .required || item == trigger + 1)
  }

  private mutating func misplaced(_ item: Int, level: Int, _ segment: borrowing Segment, _ guide: Guide) -> Int {
    let found = guide.items[item]
    let title = guide.segments[found.segment].title
    loopName = guide.loops[found.opens >= 0 ? found.opens : found.loop].name
    if Int(walk.counts[item]) >= found.most {
      add(
        found.opens >= 0 ? .loopRepeats : .segmentRepeats, segment,
        "\(title) comes more often than \(found.most == 1 ? "once" : "\(found.most) times").",
        "Leave out the one too many.", value: segment[0])
    } else {
      add(
        .segmentOrder, segment, "\(title) comes too late: what stands before it belongs after it.",
        "Move it before them.", value: segment[0])
    }
    return accept(item, level: level, segment, guide)
  }

  /// A child of a loop that was never opened: its first segment is missing.
  private mutating func below(
    _ segment: borrowing Segment, _ name: Int, _ guide: Guide, onlyRequired: Bool
  ) -> Int? {
    for level in walk.levels.indices.reversed() {
      for item in guide.loops[walk.levels[level].loop].items {
        let loop = guide.items[item].opens
        if loop < 0 || Int(walk.counts[item]) >= guide.items[item].most { continue }
        if onlyRequired, guide.items[item].usage != .required || walk.counts[item] > 0 { continue }
        if guide.items[item].order < walk.levels[level].order { continue }
        for slot in guide.candidates(loop: loop, segment: name) {
          let found = Int(guide.candidates[slot])
          if found == guide.loops[loop].trigger || !qualifies(segment, guide.items[found].segment, guide) { continue }
          openUnsent(loop, item, level, segment.place, guide)
          return accept(found, level: walk.levels.count - 1, segment, guide)
        }
      }
    }
    return nil
  }

  /// Opens a loop whose first segment did not come, and says so.
  private mutating func openUnsent(_ loop: Int, _ item: Int, _ level: Int, _ place: Place, _ guide: Guide) {
    closeLoops(downTo: level, in: guide)
    let opener = guide.segments[guide.items[guide.loops[loop].trigger].segment]
    loopName = guide.loops[loop].name
    add(
      .segmentMissing, at: place, segment: opener.id.description,
      "\(opener.title) (\(guide.loops[loop].title)) is missing before this segment.",
      "Send it: it opens loop \(guide.loops[loop].name).")
    walk.counts[item] += 1
    walk.levels[level].order = max(walk.levels[level].order, guide.items[item].order)
    walk.open(loop, in: guide, at: place)
  }

  /// The right name with a wrong qualifier: the next one that is still wanted. Its element then has the finding.
  private mutating func byNameAlone(_ segment: borrowing Segment, _ name: Int, _ guide: Guide) -> Int? {
    var late: (item: Int, level: Int)?
    for level in walk.levels.indices.reversed() {
      let loop = walk.levels[level].loop
      var open: Int?
      for slot in guide.candidates(loop: loop, segment: name) {
        let item = Int(guide.candidates[slot])
        if item == guide.loops[loop].trigger, level > 0 { continue }
        let isLate = guide.items[item].order < walk.levels[level].order
        if isLate || Int(walk.counts[item]) >= guide.items[item].most {
          late = late ?? (item, level)
          continue
        }
        if guide.items[item].usage == .required, walk.counts[item] == 0 {
          return accept(item, level: level, segment, guide)
        }
        open = open ?? item
      }
      if let open { return accept(open, level: level, segment, guide) }
    }
    return late.map { accept($0.item, level: $0.level, segment, guide) }
  }

  private mutating func accept(_ item: Int, level: Int, _ segment: borrowing Segment, _ guide: Guide) -> Int {
    if level < walk.levels.count - 1 { closeLoops(downTo: level, in: guide) }
    let found = guide.items[item]
    walk.counts[item] += 1
    if found.order > walk.levels[level].order { walk.levels[level].order = found.order }
    if found.opens >= 0 {
      walk.open(found.opens, in: guide, at: segment.place)
      walk.loop = found.opens
    } else {
      walk.loop = found.loop
    }
    loopName = guide.loops[walk.loop].name
    return found.segment
  }

  /// Closes the loops inside a level, saying what they still lacked.
  mutating func closeLoops(downTo level: Int, in guide: Guide) {
    while walk.levels.count - 1 > level {
      finishLoop(walk.levels.count - 1, in: guide)
      walk.levels.removeLast()
    }
  }

  /// Says what a loop lacks.
  mutating func finishLoop(_ level: Int, in guide: Guide) {
    let loop = walk.levels[level].loop
    for index in guide.loops[loop].required where walk.counts[guide.required[index]] == 0 {
      let item = guide.required[index]
      let missing = guide.items[item]
      let use = guide.segments[missing.segment]
      let owner = guide.loops[missing.opens >= 0 ? missing.opens : loop]
      add(
        missing.opens >= 0 ? .loopMissing : .segmentMissing, at: walk.levels[level].place,
        segment: use.id.description, "\(use.title) (\(owner.title)) is missing.",
        "Send \(use.id)\(Self.hint(use, guide)) in loop \(owner.name).", loop: owner.name)
    }
  }

  private static func hint(_ use: Guide.SegmentUse, _ guide: Guide) -> String {
    use.qualifierSet < 0 ? "" : guide.sets.named(use.qualifierSet).map { " with \($0)" } ?? ""
  }
}
