import ScripCore
import X12

/// What is said of the claims of one interchange: 277CA.
public struct ClaimAcknowledgement: Sendable {
  /// From us to the sender.
  public var partners: TradingPartners
  public var isTest: Bool
  /// One for each run of claims of one billing provider in a set.
  public var reports: [ClaimStatusReport]

  /// Whether no claim is sent back.
  public var isAccepted: Bool { reports.allSatisfy { $0.claims.allSatisfy { !$0.isRejected } } }

  /// The interchange to send.
  public func written(
    controlNumber: Int, on day: CalendarDay, at time: EnvelopeTime, lineBreaks: Bool = false
  ) -> [UInt8] {
    var writer = InterchangeWriter(
      .claimAcknowledgement, between: partners, controlNumber: controlNumber, at: time, isTest: isTest,
      lineBreaks: lineBreaks)
    for report in reports { report.writeAcknowledgement(into: &writer, on: day, at: time) }
    return writer.finish()
  }
}

/// Says of each claim of an 837 whether it is taken: a 277CA for each billing provider of a set, as its receiver.
///
/// Feed it the segments of a `Tokenizer`, then take the reports. What is wrong with a set itself is a 999's to say
/// (`Acknowledger` with `leavesClaims`): a set, group or interchange with such an error has no report here.
public struct ClaimAcknowledger {
  /// Findings of one claim beyond this number are not named one by one.
  static let mostStatuses = 10

  private var checker: Checker
  private let day: CalendarDay
  private var set: ReceivedClaims?
  /// The interchange that is open; an error in its envelope takes its reports back.
  private var pending: ClaimAcknowledgement?
  private var hasEnvelopeError = false
  private var acknowledgements: [ClaimAcknowledgement] = []

  /// - Parameter day: on which the claims are decided on, STC02.
  public init(on day: CalendarDay, _ options: CheckOptions = CheckOptions(tolerance: .reading)) {
    self.day = day
    checker = Checker(options)
  }

  public mutating func take(_ segment: borrowing Segment) {
    checker.take(segment)
    let id = segment.id.number
    let here = segment.place.segment
    let found = checker.takeFindings()
    for finding in found where finding.place.segment < here { add(finding) }
    if id == SegmentName.ISA {
      closeInterchange()
      pending = ClaimAcknowledgement(
        partners: segment.partnersInReturn, isTest: segment[15] == "T", reports: [])
    }
    if id == SegmentName.ST {
      closeSet()
      set = segment[1] == "837" ? ReceivedClaims() : nil
    }
    set?.take(segment)
    for finding in found where finding.place.segment >= here { add(finding) }
    if id == SegmentName.SE { closeSet() }
    if id == SegmentName.IEA { closeInterchange() }
  }

  /// One for each interchange with claims, in the order they came.
  public mutating func finish() -> [ClaimAcknowledgement] {
    for finding in checker.finish().findings { add(finding) }
    _ = checker.takeFindings()
    closeInterchange()
    return acknowledgements
  }

  private mutating func add(_ finding: X12.Finding) {
    guard finding.severity == .error else { return }
    switch finding.segment {
    case "ISA", "IEA", "GS", "GE": hasEnvelopeError = true
    default: set?.add(finding)
    }
  }

  private mutating func closeSet() {
    if let set { pending?.reports += set.reports(on: day) }
    set = nil
  }

  private mutating func closeInterchange() {
    closeSet()
    if !hasEnvelopeError, let pending, !pending.reports.isEmpty { acknowledgements.append(pending) }
    pending = nil
    hasEnvelopeError = false
  }
}

extension Segment {
  /// Who sends to whom in the answer to an ISA.
  fileprivate var partnersInReturn: TradingPartners {
    func trimmed(_ position: Int) -> String {
      var text = self[position].string
      while text.last == " " { text.removeLast() }
      return text
    }
    return TradingPartners(
      sender: trimmed(8), receiver: trimmed(6), senderQualifier: self[7].string, receiverQualifier: self[5].string)
  }
}
