/// Everything that is to be said to the sender of one interchange.
public struct Reply: Hashable, Sendable {
  /// From us to the sender.
  public var partners: TradingPartners
  public var isTest: Bool
  /// ISA14: the sender asked for a TA1.
  public var isAsked: Bool
  public var interchange: InterchangeAnswer
  /// Empty when the interchange is refused, and for groups that are acknowledgements themselves.
  public var groups: [GroupAnswer]

  /// A TA1 is sent when it was asked for or something is wrong.
  public var needsInterchangeAnswer: Bool { isAsked || interchange.verdict != .accepted }

  /// How many interchanges `written` makes: none, one or two.
  public var interchangeCount: Int { (needsInterchangeAnswer ? 1 : 0) + (groups.isEmpty ? 0 : 1) }

  /// Whether everything was accepted.
  public var isAccepted: Bool {
    interchange.verdict != .refused
      && groups.allSatisfy { $0.verdict == .accepted || $0.verdict == .acceptedWithErrors }
  }
}

extension Reply {
  /// The bytes to send: an interchange with the TA1 where one is needed, then one with a 999 for each group.
  ///
  /// - Parameter controlNumber: ISA13 of the first; where there are two, the number after it is the second's.
  public func written(controlNumber: Int, at time: EnvelopeTime, lineBreaks: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    if needsInterchangeAnswer {
      bytes += InterchangeWriter.answer(
        interchange, between: partners, controlNumber: controlNumber, at: time, isTest: isTest,
        lineBreaks: lineBreaks)
    }
    if groups.isEmpty { return bytes }
    var writer = InterchangeWriter(
      .implementationAcknowledgement, between: partners,
      controlNumber: controlNumber + (needsInterchangeAnswer ? 1 : 0), at: time, isTest: isTest,
      lineBreaks: lineBreaks)
    for group in groups { writer.transaction { group.write(into: &$0) } }
    return bytes + writer.finish()
  }
}

extension GroupAnswer {
  /// Writes AK1 to AK9: what stands between ST and SE of a 999.
  public func write(into segments: inout SegmentWriter) {
    segments.begin("AK1")
    segments.put(kind)
    segments.put(controlNumber)
    segments.put(version)
    segments.end()
    for set in sets { set.write(into: &segments) }
    segments.begin("AK9")
    segments.put(verdict.rawValue)
    segments.put(included)
    segments.put(received)
    segments.put(accepted)
    for code in codes.prefix(5) { segments.put(code) }
    segments.end()
  }
}

extension SetAnswer {
  fileprivate func write(into segments: inout SegmentWriter) {
    segments.begin("AK2")
    segments.put(transaction)
    segments.put(controlNumber)
    segments.put(version)
    segments.end()
    for fault in faults { fault.write(into: &segments) }
    segments.begin("IK5")
    segments.put(verdict.rawValue)
    for code in codes.prefix(5) { segments.put(code) }
    segments.end()
  }
}

extension SegmentFault {
  fileprivate func write(into segments: inout SegmentWriter) {
    segments.begin("IK3")
    segments.put(segment)
    segments.put(position)
    segments.put(loop)
    segments.put(code)
    segments.end()
    if let claim {
      segments.begin("CTX")
      segments.composite(code: "CLM01")
      segments.component(claim)
      segments.end()
    }
    for element in elements {
      segments.begin("IK4")
      segments.put(element.element)
      if let component = element.component { segments.component(component) }
      if let reference = element.reference { segments.put(reference) } else { segments.skip() }
      segments.put(element.code)
      segments.put(element.value)
      segments.end()
    }
  }
}
