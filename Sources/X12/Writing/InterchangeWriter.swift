/// Who sends an interchange to whom. ISA05–ISA08, GS02, GS03.
public struct TradingPartners: Hashable, Sendable {
  /// ISA05: `ZZ` mutually defined, `30` tax number.
  public var senderQualifier: String
  public var sender: String
  public var receiverQualifier: String
  public var receiver: String

  public init(sender: String, receiver: String, senderQualifier: String = "ZZ", receiverQualifier: String = "ZZ") {
    self.sender = sender
    self.receiver = receiver
    self.senderQualifier = senderQualifier
    self.receiverQualifier = receiverQualifier
  }
}

/// Day and clock time of an envelope, as digits: day `20261124`, time 930 for half past nine.
public struct EnvelopeTime: Hashable, Sendable {
  public var day: Int
  public var time: Int

  public init(day: Int, time: Int) {
    self.day = day
    self.time = time
  }
}

/// Writes one interchange with one functional group: ISA, GS, the transactions, GE, IEA, with every count right.
public struct InterchangeWriter: ~Copyable {
  private var segments: SegmentWriter
  private let guide: GuideReference
  private let controlNumber: Int
  private var transactions = 0

  /// - Parameters:
  ///   - controlNumber: ISA13 and GS06, 1 to 999,999,999.
  ///   - isTest: ISA15 `T`; else `P`, production.
  public init(
    _ guide: GuideReference, between partners: TradingPartners, controlNumber: Int, at time: EnvelopeTime,
    isTest: Bool = false, delimiters: Delimiters = .common, lineBreaks: Bool = false, reserving count: Int = 0
  ) {
    precondition((1...999_999_999).contains(controlNumber), "A control number has one to nine digits")
    self.guide = guide
    self.controlNumber = controlNumber
    segments = SegmentWriter(delimiters: delimiters, lineBreaks: lineBreaks, reserving: count)
    segments.interchange(between: partners, controlNumber: controlNumber, at: time, isTest: isTest)
    segments.begin("GS")
    segments.put(guide.group)
    segments.put(partners.sender)
    segments.put(partners.receiver)
    segments.put(time.day, width: 8)
    segments.put(time.time, width: 4)
    segments.put(controlNumber)
    segments.code("X")
    segments.put(guide.reference)
    segments.end()
  }

  /// Writes one transaction set: ST and SE stand around what `body` writes.
  public mutating func transaction(_ body: (inout SegmentWriter) throws -> Void) rethrows {
    transactions += 1
    segments.beginCount()
    segments.begin("ST")
    segments.put(guide.transaction)
    segments.put(transactions, width: 4)
    if guide.namesItselfInST { segments.put(guide.reference) }
    segments.end()
    try body(&segments)
    segments.begin("SE")
    segments.put(segments.segmentCount + 1)
    segments.put(transactions, width: 4)
    segments.end()
  }

  /// Closes the envelope and answers everything that was written.
  public consuming func finish() -> [UInt8] {
    var writer = consume self
    writer.close()
    return writer.segments.bytes
  }

  /// An interchange that holds a TA1 and no group.
  static func answer(
    _ answer: InterchangeAnswer, between partners: TradingPartners, controlNumber: Int, at time: EnvelopeTime,
    isTest: Bool, lineBreaks: Bool
  ) -> [UInt8] {
    var segments = SegmentWriter(lineBreaks: lineBreaks)
    segments.interchange(between: partners, controlNumber: controlNumber, at: time, isTest: isTest)
    segments.begin("TA1")
    segments.put(answer.controlNumber)
    segments.put(answer.day)
    segments.put(answer.time)
    segments.put(answer.verdict.rawValue)
    segments.put(answer.note)
    segments.end()
    segments.begin("IEA")
    segments.put(0)
    segments.put(controlNumber, width: 9)
    segments.end()
    return segments.bytes
  }

  private mutating func close() {
    segments.begin("GE")
    segments.put(transactions)
    segments.put(controlNumber)
    segments.end()
    segments.begin("IEA")
    segments.put(1)
    segments.put(controlNumber, width: 9)
    segments.end()
  }
}

/// Which guide a transaction follows, as the envelope names it.
public struct GuideReference: Hashable, Sendable {
  /// ST01.
  public let transaction: String
  /// GS01.
  public let group: String
  /// GS08 and ST03.
  public let reference: String
  /// 835 names its guide in GS08 alone.
  public let namesItselfInST: Bool

  public init(transaction: String, group: String, reference: String, namesItselfInST: Bool = true) {
    self.transaction = transaction
    self.group = group
    self.reference = reference
    self.namesItselfInST = namesItselfInST
  }

  public static let professionalClaim = GuideReference(
    transaction: "837", group: "HC", reference: "005010X222A1")
  public static let payment = GuideReference(
    transaction: "835", group: "HP", reference: "005010X221A1", namesItselfInST: false)
  public static let eligibilityInquiry = GuideReference(transaction: "270", group: "HS", reference: "005010X279A1")
  public static let eligibilityReply = GuideReference(transaction: "271", group: "HB", reference: "005010X279A1")
  public static let servicesReview = GuideReference(transaction: "278", group: "HI", reference: "005010X217")
  public static let statusInquiry = GuideReference(transaction: "276", group: "HR", reference: "005010X212")
  public static let statusReply = GuideReference(transaction: "277", group: "HN", reference: "005010X212")
  public static let claimAcknowledgement = GuideReference(
    transaction: "277", group: "HN", reference: "005010X214")
  public static let implementationAcknowledgement = GuideReference(
    transaction: "999", group: "FA", reference: "005010X231A1")
}

extension SegmentWriter {
  /// ISA, whose elements all have a fixed width.
  fileprivate mutating func interchange(
    between partners: TradingPartners, controlNumber: Int, at time: EnvelopeTime, isTest: Bool
  ) {
    begin("ISA")
    code("00")
    code("          ")
    code("00")
    code("          ")
    put(fixed: partners.senderQualifier, width: 2)
    put(fixed: partners.sender, width: 15)
    put(fixed: partners.receiverQualifier, width: 2)
    put(fixed: partners.receiver, width: 15)
    put(time.day % 1_000_000, width: 6)
    put(time.time, width: 4)
    put(byte: repetitionMark)
    code("00501")
    put(controlNumber, width: 9)
    code("0")
    put(isTest ? "T" : "P")
    put(byte: delimiters.component)
    end()
  }
}
