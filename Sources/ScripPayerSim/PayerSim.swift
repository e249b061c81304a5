import ScripCore
import ScripX12
import X12

/// A payer that answers X12 with X12, from its own book. For tests and the demo, never for production.
///
/// Deterministic: the same book, seed, day, numbers and bytes give the same answers. It opens nothing and has no clock.
public struct PayerSim: Sendable {
  /// What it knows; answering changes it.
  public private(set) var book: PayerBook
  private let seed: UInt64
  private let isDiagnosisValid: @Sendable (ICD10Code, CalendarDay) -> Bool

  /// - Parameter isDiagnosisValid: whether a code may be billed for a day; the tables are not this target's.
  public init(
    book: PayerBook, seed: UInt64,
    isDiagnosisValid: @escaping @Sendable (ICD10Code, CalendarDay) -> Bool = { _, _ in true }
  ) {
    self.book = book
    self.seed = seed
    self.isDiagnosisValid = isDiagnosisValid
  }

  /// Remembers that a file was answered, for who looks through a folder again and again.
  public mutating func noteAnswered(_ name: String) {
    book.answered = (book.answered + [name]).sorted()
  }

  /// The answers to a file, in the order in which a payer sends them; none to what is itself an answer.
  ///
  /// - Parameter at: time of day on the envelopes, 930 for half past nine.
  public mutating func answer(
    _ bytes: [UInt8], on day: CalendarDay, at clock: Int = 1200
  ) throws(Failure) -> [PayerAnswer] {
    let time = EnvelopeTime(day: day.number, time: clock)
    let options = CheckOptions(tolerance: .reading, today: day.number)
    let replies = try Self.replies(to: bytes, options)
    guard let partners = replies.first?.partners, let isTest = replies.first?.isTest else { return [] }
    let taken = try Self.accepted(bytes, replies)
    var outgoing = Outgoing(partners: partners, isTest: isTest, day: day, time: time)
    var number = book.controlNumber
    outgoing.acknowledge(replies, &number)
    var claims = ClaimDesk(book, seed: seed, day: day, isDiagnosisValid: isDiagnosisValid)
    var benefits: [(BenefitInquiry, BenefitReply)] = []
    var reviews: [AuthorizationReply] = []
    for content in taken {
      switch content {
      case .claims(let batch): claims.take(batch)
      case .benefitInquiries(let inquiries):
        for inquiry in inquiries {
          claims.book.welcome(inquiry.member, seed: seed)
          benefits.append((inquiry, BenefitDesk(book: claims.book, day: day).reply(to: inquiry)))
        }
      case .authorizationRequest(let request):
        claims.book.welcome(request.member, seed: seed)
        var review = ReviewDesk(book: claims.book, day: day)
        reviews.append(review.reply(to: request))
        claims.book = review.book
      default: continue
      }
    }
    book = claims.book
    outgoing.write(claims.reports, &number)
    outgoing.write(claims.remittances, &number)
    outgoing.write(benefits, origin: "9" + book.taxNumber, &number)
    outgoing.write(reviews, origin: "9" + book.taxNumber, &number)
    book.controlNumber = number
    return outgoing.answers
  }

  private static func replies(to bytes: [UInt8], _ options: CheckOptions) throws(Failure) -> [Reply] {
    let result = bytes.withUnsafeBytes { buffer -> Result<[Reply], Failure> in
      do throws(Failure) { return .success(try Acknowledger.answer(buffer, options)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// What of a file its 999 does not refuse.
  private static func accepted(_ bytes: [UInt8], _ replies: [Reply]) throws(Failure) -> [ReadTransaction.Content] {
    var sets = replies.flatMap(\.groups).flatMap { group in
      group.sets.map { set in
        (set.transaction, set.controlNumber, isTaken: group.verdict != .refused && set.verdict != .refused)
      }
    }[...]
    return try TransactionReader.read(bytes).compactMap { transaction in
      guard let set = sets.first, set.0 == transaction.transaction, set.1 == transaction.controlNumber else {
        return nil
      }
      sets.removeFirst()
      return set.isTaken && transaction.faults.isEmpty ? transaction.content : nil
    }
  }
}

/// Puts answers into envelopes, each with the next control number.
private struct Outgoing {
  let partners: TradingPartners
  let isTest: Bool
  let day: CalendarDay
  let time: EnvelopeTime
  var answers: [PayerAnswer] = []

  /// A 999 for claims always; for questions, which are answered at once, only when something was refused.
  mutating func acknowledge(_ replies: [Reply], _ number: inout Int) {
    var bytes: [UInt8] = []
    for reply in replies {
      let holdsClaims = reply.groups.contains { $0.kind == "HC" }
      guard holdsClaims || !reply.isAccepted || reply.needsInterchangeAnswer else { continue }
      bytes += reply.written(controlNumber: number, at: time, lineBreaks: true)
      number += reply.interchangeCount
    }
    guard !bytes.isEmpty else { return }
    let refuses = replies.contains { !$0.isAccepted }
    answers.append(PayerAnswer(kind: .acknowledgement, bytes: bytes, refuses: refuses))
  }

  mutating func write(_ reports: [ClaimStatusReport], _ number: inout Int) {
    write(.claimAcknowledgement, .claimAcknowledgement, reports, &number) { [day, time] report, writer in
      report.writeAcknowledgement(into: &writer, on: day, at: time)
    }
  }

  mutating func write(_ remittances: [Remittance], _ number: inout Int) {
    write(.remittance, .payment, remittances, &number) { remittance, writer in remittance.write(into: &writer) }
  }

  mutating func write(_ benefits: [(BenefitInquiry, BenefitReply)], origin: String, _ number: inout Int) {
    write(.benefits, .eligibilityReply, benefits, &number) { [time] pair, writer in
      var asker = pair.0.provider
      asker.address = nil
      pair.1.write(into: &writer, to: asker, origin: origin, reference: pair.0.traceNumber, at: time)
    }
  }

  mutating func write(_ reviews: [AuthorizationReply], origin: String, _ number: inout Int) {
    write(.review, .servicesReview, reviews, &number) { [time] review, writer in
      review.write(into: &writer, origin: origin, reference: review.traceNumber ?? "0", at: time)
    }
  }

  private mutating func write<Value>(
    _ kind: PayerAnswer.Kind, _ guide: GuideReference, _ values: [Value], _ number: inout Int,
    _ body: (Value, inout InterchangeWriter) -> Void
  ) {
    guard !values.isEmpty else { return }
    var writer = InterchangeWriter(
      guide, between: partners, controlNumber: number, at: time, isTest: isTest, lineBreaks: true)
    for value in values { body(value, &writer) }
    answers.append(PayerAnswer(kind: kind, bytes: writer.finish()))
    number += 1
  }
}

extension CalendarDay {
  /// 20261124, as X12 writes days.
  var number: Int {
    let (year, month, day) = components
    return year * 10_000 + month * 100 + day
  }
}
