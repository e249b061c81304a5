import ScripCore
import ScripX12
import X12

/// Made-up transactions as bytes, with what they were made from.
enum Written {
  static let partners = TradingPartners(sender: "SCRIPTEST", receiver: "CLEARHOUSE")
  static let time = EnvelopeTime(day: 20_261_124, time: 905)

  static func claims(seed: UInt64, count: Int) -> (batch: ClaimBatch, bytes: [UInt8]) {
    var made = MadeUp(seed: seed)
    let batch = made.batch(of: count)
    var writer = writer(.professionalClaim)
    batch.write(into: &writer, at: time)
    return (batch, writer.finish())
  }

  static func remittance(seed: UInt64, count: Int) -> (remittance: Remittance, bytes: [UInt8]) {
    var made = MadeUp(seed: seed)
    let remittance = made.remittance(of: count)
    var writer = writer(.payment)
    remittance.write(into: &writer)
    return (remittance, writer.finish())
  }

  static func benefitInquiries(seed: UInt64, count: Int) -> (values: [BenefitInquiry], bytes: [UInt8]) {
    write(.eligibilityInquiry, seed, count, { $0.benefitInquiry() }) { value, writer in
      value.write(into: &writer, origin: origin, at: time)
    }
  }

  static func benefitReplies(seed: UInt64, count: Int) -> (values: [BenefitReply], bytes: [UInt8]) {
    write(.eligibilityReply, seed, count, { $0.benefitReply() }) { value, writer in
      value.write(into: &writer, to: asker, origin: origin, reference: "R1", at: time)
    }
  }

  static func authorizationRequests(seed: UInt64, count: Int) -> (values: [AuthorizationRequest], bytes: [UInt8]) {
    write(.servicesReview, seed, count, { $0.authorizationRequest() }) { value, writer in
      value.write(into: &writer, origin: origin, at: time)
    }
  }

  static func authorizationReplies(seed: UInt64, count: Int) -> (values: [AuthorizationReply], bytes: [UInt8]) {
    write(.servicesReview, seed, count, { $0.authorizationReply() }) { value, writer in
      value.write(into: &writer, origin: origin, reference: "R1", at: time)
    }
  }

  static func statusInquiries(seed: UInt64, count: Int) -> (values: [ClaimStatusInquiry], bytes: [UInt8]) {
    write(.statusInquiry, seed, count, { $0.statusInquiry() }) { value, writer in
      value.write(into: &writer, reference: "R1", at: time)
    }
  }

  static func statusReplies(seed: UInt64, count: Int) -> (values: [ClaimStatusReport], bytes: [UInt8]) {
    write(.statusReply, seed, count, { $0.statusReport(acknowledges: false) }) { value, writer in
      value.writeReply(into: &writer, at: time)
    }
  }

  static func acknowledgements(seed: UInt64, count: Int) -> (values: [ClaimStatusReport], bytes: [UInt8]) {
    write(.claimAcknowledgement, seed, count, { $0.statusReport(acknowledges: true) }) { value, writer in
      value.writeAcknowledgement(into: &writer, on: CalendarDay("2026-11-24")!, at: time)
    }
  }

  /// A 999 with the answers to so many damaged batches of claims, remittances and inquiries.
  static func damagedAnswers(seed: UInt64, count: Int) -> [UInt8] {
    var made = MadeUp(seed: seed)
    var writer = writer(.implementationAcknowledgement)
    var answers = 0
    while answers < count {
      for group in groupAnswers(to: damaged(&made)) {
        writer.transaction { group.write(into: &$0) }
        answers += 1
      }
    }
    return writer.finish()
  }

  static func groupAnswers(to bytes: [UInt8]) -> [GroupAnswer] {
    let replies = bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in try? Acknowledger.answer(buffer) }
    return (replies ?? []).flatMap(\.groups)
  }

  /// A transmission of any kind with one to four elements taken out, doubled or changed behind its envelope.
  private static func damaged(_ made: inout MadeUp) -> [UInt8] {
    let seed = UInt64(made.number(1...1_000_000_000))
    let bytes =
      switch made.number(0...5) {
      case 0: remittance(seed: seed, count: 3).bytes
      case 1: benefitInquiries(seed: seed, count: 3).bytes
      case 2: benefitReplies(seed: seed, count: 3).bytes
      case 3: statusReplies(seed: seed, count: 2).bytes
      default: claims(seed: seed, count: 4).bytes
      }
    var segments = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    for _ in 0..<made.number(1...4) {
      let at = made.number(3...segments.count - 4)
      var elements = segments[at].dropLast().split(separator: "*", omittingEmptySubsequences: false).map(String.init)
      let position = made.number(0...elements.count - 1)
      switch made.number(0...2) {
      case 0: elements[position] = ""
      case 1: elements[position] += elements[position] + "X"
      default: elements.insert("ZZ", at: position)
      }
      segments[at] = elements.joined(separator: "*") + "~"
    }
    return Array((segments.joined(separator: "\n") + "\n").utf8)
  }

  static let origin = "9123456789"
  static let asker = ClaimProvider(name: .organization("SCRIP MASSAGE LLC"), npi: "2000000002")

  private static func write<Value>(
    _ guide: GuideReference, _ seed: UInt64, _ count: Int, _ make: (inout MadeUp) -> Value,
    _ body: (Value, inout InterchangeWriter) -> Void
  ) -> (values: [Value], bytes: [UInt8]) {
    var made = MadeUp(seed: seed)
    let values = (0..<count).map { _ in make(&made) }
    var writer = writer(guide)
    for value in values { body(value, &writer) }
    return (values, writer.finish())
  }

  static func writer(_ guide: GuideReference) -> InterchangeWriter {
    InterchangeWriter(guide, between: partners, controlNumber: 1, at: time, isTest: true, lineBreaks: true)
  }
}
