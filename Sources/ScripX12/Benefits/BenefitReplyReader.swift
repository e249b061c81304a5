import ScripCore
import X12

/// 271: one reply for each patient, and one for a refusal above any patient.
struct BenefitReplyReader: SetReader {
  private var levels = MemberLevelsReader()
  private var replies: [BenefitReply] = []
  private var lines: [BenefitLine] = []
  private var rejections: [PayerRejection] = []
  private var from: CalendarDay?
  private var to: CalendarDay?
  /// A level was opened whose answer is not closed yet.
  private var isOpen = false

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.HL:
      close()
      levels.openLevel(segment)
      isOpen = true
    case SegmentName.EB: lines.append(BenefitLine(segment, &faults))
    case SegmentName.AAA: takeRejection(segment)
    case SegmentName.DTP: takeDays(segment, &faults)
    default: takeOfLine(segment, &faults)
    }
  }

  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content {
    if isOpen { append() }
    return .benefitReplies(replies)
  }

  /// A subscriber with dependents below has nothing of its own to say.
  private mutating func close() {
    guard isOpen else { return }
    let goesDeeper = levels.hasChild && lines.isEmpty && rejections.isEmpty
    if !goesDeeper { append() }
  }

  private mutating func append() {
    guard !lines.isEmpty || !rejections.isEmpty || (levels.member != nil && !levels.hasChild) else { return }
    var reply = BenefitReply(
      traceNumber: levels.traceNumber, payer: levels.payer, member: levels.member, lines: lines,
      rejections: rejections)
    reply.from = from
    reply.to = to
    replies.append(reply)
    lines = []
    rejections = []
    from = nil
    to = nil
  }

  private mutating func takeRejection(_ segment: borrowing Segment) {
    let loop = lines.isEmpty && !levels.isInBenefits ? levels.loop : levels.benefitLoop
    rejections.append(PayerRejection(loop: loop, reason: segment.text(3) ?? "", followUp: segment.text(4)))
  }

  private mutating func takeDays(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    guard let days = segment.days(&faults) else { return }
    let end = days.upperBound == days.lowerBound ? nil : days.upperBound
    if let last = lines.indices.last {
      lines[last].raw.append(segment.bytes.string)
      lines[last].from = days.lowerBound
      lines[last].to = end
    } else if segment[1] == "347" {
      to = days.lowerBound
    } else if segment[1] == "346" || segment[1] == "291" || segment[1] == "307" {
      from = days.lowerBound
      to = end ?? to
    }
  }

  private mutating func takeOfLine(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    guard let last = lines.indices.last else { return levels.take(segment, &faults) }
    lines[last].raw.append(segment.bytes.string)
    if segment.id.number == SegmentName.MSG, let words = segment.text(1) { lines[last].messages.append(words) }
    if segment.id.number == SegmentName.HSD, let qualifier = segment.text(1), let hundredths = segment[2].hundredths {
      lines[last].delivery = BenefitLine.Quantity(qualifier, hundredths: hundredths)
    }
  }
}

extension BenefitLine {
  /// Reads an EB.
  fileprivate init(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    self.init(kind: segment.text(1) ?? "", serviceTypes: segment.repeats(3), raw: [segment.bytes.string])
    level = segment.text(2)
    insuranceType = segment.text(4)
    planName = segment.text(5)
    period = segment.text(6)
    amount = segment.money(7, &faults)
    basisPoints = segment.ratio(8, &faults)
    if let qualifier = segment.text(9) {
      if let hundredths = segment[10].hundredths {
        quantity = Quantity(qualifier, hundredths: hundredths)
      } else {
        faults.add(segment, 10, expected: "a quantity")
      }
    }
    authorization = segment.known(11)
    network = segment.known(12)
    if !segment[13].isEmpty { procedure = segment.procedure(13, &faults).code }
  }
}

extension Segment {
  /// A share of one in hundredths of a percent; up to four places.
  fileprivate func ratio(_ position: Int, _ faults: inout ReadingFaults) -> Int? {
    let bytes = self[position]
    if bytes.isEmpty { return nil }
    let whole = bytes.piece(0, separator: UInt8(ascii: "."))
    let places = bytes.piece(1, separator: UInt8(ascii: "."))
    guard bytes.pieces(separator: UInt8(ascii: ".")) <= 2, places.count <= 4, whole.count <= 6,
      let ones = whole.isEmpty ? 0 : whole.integer, let rest = places.isEmpty ? 0 : places.integer
    else {
      faults.add(self, position, expected: "a share of one")
      return nil
    }
    var scaled = rest
    for _ in places.count..<4 { scaled *= 10 }
    return ones * 10_000 + scaled
  }
}
