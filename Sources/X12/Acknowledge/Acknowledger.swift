/// Checks what was received and says to its sender what became of it.
///
/// Feed it the segments of a `Tokenizer`, then take the replies: one for each interchange whose ISA can be answered.
/// It keeps what one set needs and the answers, so that memory grows with what is wrong and not with the file.
public struct Acknowledger {
  /// Findings of one set beyond this number are counted and not named one by one.
  static let mostFaults = 1000

  private var checker: Checker
  private let leavesClaims: Bool
  /// The open set is an 837.
  private var areClaims = false
  private var open: OpenInterchange?
  private var replies: [Reply] = []
  /// Interchanges whose ISA is too damaged to be answered.
  public private(set) var unanswerable = 0

  /// - Parameter leavesClaims: says nothing of what is wrong with single claims of an 837 (`Rule.isOfClaim`); a
  ///   277CA does, and the rest of the set is taken.
  public init(_ options: CheckOptions = CheckOptions(tolerance: .reading), leavesClaims: Bool = false) {
    self.leavesClaims = leavesClaims
    var options = options
    options.mostFindings = Self.mostFaults
    checker = Checker(options)
  }

  /// The replies to a buffer that is there whole.
  public static func answer(
    _ bytes: UnsafeRawBufferPointer, _ options: CheckOptions = CheckOptions(tolerance: .reading)
  ) throws(Failure) -> [Reply] {
    var acknowledger = Acknowledger(options)
    try Tokenizer.read(bytes) { acknowledger.take($0) }
    return acknowledger.finish()
  }

  /// Checks the next segment.
  public mutating func take(_ segment: borrowing Segment) {
    let errors = checker.report.errors
    checker.take(segment)
    let here = segment.place.segment
    let found = checker.takeFindings()
    for finding in found where finding.place.segment < here { add(finding) }
    follow(segment)
    for finding in found where finding.place.segment >= here { add(finding) }
    if checker.report.errors > errors + found.count { open?.addUnkept() }
    if segment.id.number == SegmentName.IEA { close() }
  }

  /// The replies, in the order of the interchanges.
  public mutating func finish() -> [Reply] {
    for finding in checker.finish().findings { add(finding) }
    _ = checker.takeFindings()
    close()
    return replies
  }

  private mutating func add(_ finding: Finding) {
    if leavesClaims, areClaims, finding.rule.isOfClaim { return }
    open?.add(finding)
  }

  private mutating func follow(_ segment: borrowing Segment) {
    switch segment.id.number {
    case SegmentName.ISA:
      close()
      open = OpenInterchange(segment, checker.options.guides)
    case SegmentName.GS: open?.openGroup(segment)
    case SegmentName.GE: open?.closeGroup(segment)
    case SegmentName.ST:
      areClaims = segment[1] == "837"
      open?.openSet(segment)
    case SegmentName.CLM: open?.claims.append((segment.place.segment, segment[1].string))
    case SegmentName.HL: if open?.claims.last?.id != nil { open?.claims.append((segment.place.segment, nil)) }
    default: break
    }
  }

  private mutating func close() {
    guard var interchange = open else { return }
    open = nil
    if let reply = interchange.finish() { replies.append(reply) } else { unanswerable += 1 }
  }
}
