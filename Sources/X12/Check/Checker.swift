/// Checks X12 segment by segment: envelope, structure, elements and what the numbers say to each other.
///
/// Feed it the segments of a `Tokenizer`, then take the report. It keeps what one transaction set needs, so a file of
/// any length is checked in the memory of its largest set's claim ids, and of the numbers of its envelopes.
public struct Checker {
  let options: CheckOptions
  var report = Report()
  /// Where a kind of set is counted in `report.sets`; the key has a count of 0.
  var setPlaces: [Report.SetCount: Int] = [:]
  var envelope = Envelope()
  var walk = Walk()
  var edits = Edits()
  /// The segment that is looked at, and the loop it stands in, for findings.
  var place = Place(byte: 0, segment: 0, line: 1)
  var loopName = LoopName.none
  var guide: Guide?

  public init(_ options: CheckOptions = CheckOptions()) {
    self.options = options
  }

  /// Checks a buffer that is there whole, such as a mapped file.
  ///
  /// Throws when the bytes cannot be cut into segments; feed a checker yourself to keep what was found before.
  public static func check(
    _ bytes: UnsafeRawBufferPointer, _ options: CheckOptions = CheckOptions()
  ) throws(Failure) -> Report {
    var checker = Checker(options)
    var tokenizer = Tokenizer()
    try tokenizer.read(bytes, isLast: true) { checker.take($0) }
    if tokenizer.hasByteOrderMark { checker.foundByteOrderMark() }
    var report = checker.finish()
    report.bytes = bytes.count
    return report
  }

  /// Checks the next segment.
  public mutating func take(_ segment: borrowing Segment) {
    report.segments += 1
    place = segment.place
    let id = segment.id
    if !segment.isTerminated { unterminated(segment) }
    if segment.isOverlong {
      add(.overlongSegment, segment, "There are more than \(Tokenizer.mostElements) elements.", "Cut the segment.")
    }
    if segment[0].isEmpty, segment.count == 0 {
      add(.emptySegment, segment, "There is a segment without a name.", "Take the second terminator out.")
      if envelope.isInSet { envelope.setSegments += 1 }
      return
    }
    switch id.number {
    case SegmentName.ISA: openInterchange(segment)
    case SegmentName.IEA: closeInterchange(segment)
    case SegmentName.GS: openGroup(segment)
    case SegmentName.GE: closeGroup(segment)
    case SegmentName.TA1 where !envelope.isInSet: acknowledgement(segment)
    case SegmentName.ST: openSet(segment)
    case SegmentName.SE: closeSet(segment)
    default: body(segment, id)
    }
    // Last, so that the finding names the segment's own loop.
    if id != SegmentID(segment[0]) {
      add(.nameCase, segment, "The segment's name is not in capitals.", "Write \(id).", value: segment[0])
    }
  }

  /// Says that the bytes began with a byte order mark; the tokenizer knows.
  public mutating func foundByteOrderMark() {
    report.addCounted(
      Finding(
        severity: options.tolerance.contains(.edges) ? .warning : .error, rule: .byteOrderMark,
        place: Place(byte: 0, segment: 1, line: 1), byte: 0, loop: "", segment: "ISA",
        what: "The file begins with a byte order mark.", fix: "Save it without one; X12 begins with ISA."),
      most: options.mostFindings)
  }

  /// The findings since it was asked last. The report then has no more than their number.
  public mutating func takeFindings() -> [Finding] {
    if report.findings.isEmpty { return [] }
    defer { report.findings.removeAll(keepingCapacity: true) }
    return report.findings
  }

  /// Closes what is open and gives the report.
  public mutating func finish() -> Report {
    closeOpen(through: .interchange, before: "the end of the file")
    return report
  }

  private mutating func body(_ segment: borrowing Segment, _ id: SegmentID) {
    guard envelope.isInSet else {
      add(
        .outsideEnvelope, segment, "\(id) stands outside a transaction set.", "Put it between ST and SE.",
        value: segment[0])
      return
    }
    envelope.setSegments += 1
    checkInGuide(segment, id)
  }

  /// Structure, elements and edits of a segment inside a set.
  mutating func checkInGuide(_ segment: borrowing Segment, _ id: SegmentID) {
    guard var guide else { return }
    if envelope.setSegments == 2, guide.when != nil {
      let fitting = options.guides.guide(like: guide, for: segment)
      if fitting !== guide {
        guide = fitting
        self.guide = fitting
        walk.begin(fitting, at: envelope.setPlace)
        edits.kind = Edits.Kind(fitting)
      }
    }
    let use = findUse(segment, id, in: guide)
    guard use >= 0 else { return }
    checkElements(segment, use: use, in: guide)
    edit(segment, id)
  }

  private mutating func unterminated(_ segment: borrowing Segment) {
    let isEnd = segment.id.number == SegmentName.IEA
    add(
      .unterminated, segment, "The last segment has no terminator.",
      isEnd ? "End the file with a terminator." : "The file is cut here; send it again, whole.")
  }
}
