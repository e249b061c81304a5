/// Reads TA1 and 999 into values: what a receiver accepted, what it refused, and where.
///
/// Total: any segments give values; what a guide would refuse in them is `Checker`'s to say.
public struct AcknowledgementReader {
  /// TA1, in the order they came.
  public private(set) var interchanges: [InterchangeAnswer] = []
  /// 999, in the order they came.
  public private(set) var groups: [GroupAnswer] = []
  private var group: GroupAnswer?

  public init() {}

  /// Every acknowledgement of a buffer.
  public static func read(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> AcknowledgementReader {
    var reader = AcknowledgementReader()
    try Tokenizer.read(bytes) { reader.take($0) }
    reader.close()
    return reader
  }

  public mutating func take(_ segment: borrowing Segment) {
    switch segment.id.number {
    case SegmentName.TA1:
      interchanges.append(
        InterchangeAnswer(
          controlNumber: segment[1].string, day: segment[2].string, time: segment[3].string,
          verdict: Self.verdict(segment[4]), note: segment[5].string))
    case SegmentName.AK1:
      close()
      group = GroupAnswer(
        kind: segment[1].string, controlNumber: segment[2].string, version: segment[3].string)
    case SegmentName.AK9: takeVerdict(segment)
    case SegmentName.SE: close()
    default: takeInSet(segment)
    }
  }

  /// Keeps what is still open, as at the end of a file that was cut.
  public mutating func close() {
    if let group { groups.append(group) }
    group = nil
  }

  private mutating func takeVerdict(_ segment: borrowing Segment) {
    group?.verdict = Self.verdict(segment[1])
    group?.included = segment[2].integer ?? 0
    group?.received = segment[3].integer ?? 0
    group?.accepted = segment[4].integer ?? 0
    group?.codes = Self.codes(segment, 5...9)
  }

  private mutating func takeInSet(_ segment: borrowing Segment) {
    guard var open = group else { return }
    // The array is handed over, not copied.
    group = nil
    defer { group = open }
    if segment.id.number == SegmentName.AK2 {
      let version = segment[3].string
      open.sets.append(
        SetAnswer(
          transaction: segment[1].string, controlNumber: segment[2].string, version: version.isEmpty ? nil : version))
      return
    }
    guard let set = open.sets.indices.last else { return }
    switch segment.id.number {
    case SegmentName.IK3:
      let loop = segment[3].string
      open.sets[set].faults.append(
        SegmentFault(
          segment: segment[1].string, position: segment[2].integer ?? 0, loop: loop.isEmpty ? nil : loop,
          code: segment[4].string))
    case SegmentName.IK5:
      open.sets[set].verdict = Self.verdict(segment[1])
      open.sets[set].codes = Self.codes(segment, 2...6)
    default: open.sets[set].takeDetail(segment)
    }
  }

  /// M, W and X refuse too: for a missing or wrong signature, which nobody sends.
  private static func verdict(_ bytes: Bytes) -> Verdict { Verdict(rawValue: bytes.string) ?? .refused }

  private static func codes(_ segment: borrowing Segment, _ positions: ClosedRange<Int>) -> [String] {
    var codes: [String] = []
    for position in positions where !segment[position].isEmpty { codes.append(segment[position].string) }
    return codes
  }
}

extension SetAnswer {
  /// CTX and IK4 of the last IK3.
  fileprivate mutating func takeDetail(_ segment: borrowing Segment) {
    guard let fault = faults.indices.last else { return }
    if segment.id.number == SegmentName.CTX, segment[1, 1] == "CLM01" {
      faults[fault].claim = segment[1, 2].string
    } else if segment.id.number == SegmentName.IK4 {
      let value = segment[4].string
      faults[fault].elements.append(
        ElementFault(
          element: segment[1, 1].integer ?? 0, component: segment[1, 2].integer,
          reference: segment[2].integer, code: segment[3].string,
          value: value.isEmpty ? nil : value))
    }
  }
}
