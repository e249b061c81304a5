/// Where in the envelope the reading stands, and what its trailers must say.
struct Envelope {
  enum Level: Int, Comparable {
    case set, group, interchange
    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  var isInInterchange = false
  var isInGroup = false
  var isInSet = false

  var interchangePlace = Place(byte: 0, segment: 0, line: 1)
  var groupPlace = Place(byte: 0, segment: 0, line: 1)
  var setPlace = Place(byte: 0, segment: 0, line: 1)

  var interchangeControl = ""
  var groupControl = ""
  var setControl = ""
  var groupVersion = ""
  var groupKind = ""

  var groups = 0
  var sets = 0
  var setSegments = 0

  /// Control numbers that were used, to find one used twice.
  var interchangeControls: Set<String> = []
  var groupControls: Set<String> = []
  var setControls: Set<String> = []
}

extension Checker {
  mutating func openInterchange(_ segment: borrowing Segment) {
    closeOpen(through: .interchange, before: "the next ISA")
    report.interchanges += 1
    envelope.isInInterchange = true
    envelope.interchangePlace = segment.place
    envelope.groups = 0
    envelope.groupControls = []
    envelope.interchangeControl = segment[13].string
    checkHeader(segment)
    if !envelope.interchangeControls.insert(envelope.interchangeControl).inserted {
      add(
        .controlNumberTwice, segment, "An earlier interchange has the same control number.",
        "Give each interchange a number of its own.", element: 13, value: segment[13])
    }
  }

  mutating func closeInterchange(_ segment: borrowing Segment) {
    closeOpen(through: .group, before: "IEA")
    guard envelope.isInInterchange else {
      add(.headerMissing, segment, "IEA ends an interchange that no ISA began.", "Begin with ISA.")
      return
    }
    checkTrailer(
      segment, counts: envelope.groups, rule: .groupCount, of: "groups", control: envelope.interchangeControl,
      header: "ISA13")
    envelope.isInInterchange = false
  }

  mutating func openGroup(_ segment: borrowing Segment) {
    closeOpen(through: .group, before: "the next GS")
    if !envelope.isInInterchange {
      add(.headerMissing, segment, "A group begins outside an interchange.", "Begin with ISA.")
    }
    report.groups += 1
    envelope.isInGroup = true
    envelope.groupPlace = segment.place
    envelope.groups += 1
    envelope.sets = 0
    envelope.setControls = []
    envelope.groupControl = segment[6].string
    envelope.groupVersion = segment[8].string
    envelope.groupKind = segment[1].string
    checkGroupHeader(segment)
    if !envelope.groupControls.insert(envelope.groupControl).inserted {
      add(
        .controlNumberTwice, segment, "An earlier group of this interchange has the same control number.",
        "Give each group a number of its own.", element: 6, value: segment[6])
    }
  }

  mutating func closeGroup(_ segment: borrowing Segment) {
    closeOpen(through: .set, before: "GE")
    guard envelope.isInGroup else {
      add(.headerMissing, segment, "GE ends a group that no GS began.", "Begin the group with GS.")
      return
    }
    checkTrailer(
      segment, counts: envelope.sets, rule: .setCount, of: "transaction sets", control: envelope.groupControl,
      header: "GS06")
    envelope.isInGroup = false
  }

  mutating func openSet(_ segment: borrowing Segment) {
    closeOpen(through: .set, before: "the next ST")
    if !envelope.isInGroup {
      add(.headerMissing, segment, "A transaction set begins outside a group.", "Begin the group with GS.")
    }
    envelope.isInSet = true
    envelope.setPlace = segment.place
    envelope.sets += 1
    envelope.setSegments = 1
    envelope.setControl = segment[2].string
    if !envelope.setControls.insert(envelope.setControl).inserted {
      add(
        .controlNumberTwice, segment, "An earlier set of this group has the same control number.",
        "Give each set a number of its own.", element: 2, value: segment[2])
    }
    chooseGuide(segment)
    edits = Edits()
    if let guide {
      walk.begin(guide, at: segment.place)
      loopName = guide.loops[0].name
      checkElements(segment, use: guide.items[guide.loops[0].trigger].segment, in: guide)
      edits.kind = Edits.Kind(guide)
    }
  }

  mutating func closeSet(_ segment: borrowing Segment) {
    guard envelope.isInSet else {
      add(.headerMissing, segment, "SE ends a set that no ST began.", "Begin the set with ST.")
      return
    }
    envelope.setSegments += 1
    if let guide {
      closeLoops(downTo: 0, in: guide)
      let index = guide.index.find(segment.id)
      if index >= 0, let slot = guide.candidates(loop: 0, segment: index).first {
        let item = Int(guide.candidates[slot])
        walk.counts[item] += 1
        loopName = guide.loops[0].name
        checkElements(segment, use: guide.items[item].segment, in: guide)
      }
      finishLoop(0, in: guide)
      finishEdits()
    }
    loopName = .none
    checkTrailer(
      segment, counts: envelope.setSegments, rule: .segmentCount, of: "segments", control: envelope.setControl,
      header: "ST02")
    envelope.isInSet = false
    guide = nil
  }

  /// Count and control number of SE, GE or IEA.
  private mutating func checkTrailer(
    _ segment: borrowing Segment, counts: Int, rule: Rule, of what: String, control: String, header: String
  ) {
    if segment[1].integer != counts {
      add(
        rule, segment, "It counts \(Self.shown(segment[1])) \(what); there are \(counts).", "Write \(counts).",
        element: 1, value: segment[1])
    }
    if segment[2].trimmed != control {
      add(
        .controlNumber, segment, "The control number is not that of \(header).", "Repeat \(header): \(control).",
        element: 2, value: segment[2])
    } else if segment[2].string != control, header != "ST02" || guide == nil {
      // Those of SE are looked for with its elements.
      add(
        .elementBlanks, segment, "It ends with a blank.", "Take the blank out.", element: 2, value: segment[2])
    }
    if segment.count > 2 {
      add(
        .elementTooMany, segment, "The segment has more than two elements.", "Leave out what follows.", element: 3,
        value: segment[3])
    }
  }

  /// Reports trailers that never came and finishes what they would have finished.
  mutating func closeOpen(through level: Envelope.Level, before what: String) {
    if envelope.isInSet {
      if let guide {
        closeLoops(downTo: 0, in: guide)
        walk.counts.withUnsafeMutableBufferPointer { counts in
          for item in guide.loops[0].items where guide.segments[guide.items[item].segment].id.number == SegmentName.SE {
            counts[item] = 1
          }
        }
        finishLoop(0, in: guide)
        finishEdits()
      }
      loopName = .none
      trailerMissing("SE", envelope.setPlace, "The transaction set has no SE before \(what).")
      envelope.isInSet = false
      guide = nil
    }
    if level >= .group, envelope.isInGroup {
      trailerMissing("GE", envelope.groupPlace, "The group has no GE before \(what).")
      envelope.isInGroup = false
    }
    if level >= .interchange, envelope.isInInterchange {
      trailerMissing("IEA", envelope.interchangePlace, "The interchange has no IEA before \(what).")
      envelope.isInInterchange = false
    }
  }

  private mutating func trailerMissing(_ id: String, _ opened: Place, _ what: String) {
    add(.trailerMissing, at: opened, segment: id, what, "The file may be cut; send it again, whole.", loop: "")
  }
}
