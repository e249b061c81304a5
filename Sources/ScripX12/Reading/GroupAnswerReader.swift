import X12

/// 999: what the receiver of a group accepted and refused.
struct GroupAnswerReader: SetReader {
  private var reader = AcknowledgementReader()

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) { reader.take(segment) }

  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content {
    reader.close()
    return .acknowledgement(reader.groups)
  }
}
