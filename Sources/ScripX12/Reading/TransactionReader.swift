import ScripCore
import X12

/// One transaction set as it was read.
public struct ReadTransaction: Sendable {
  public enum Content: Sendable {
    case claims(ClaimBatch)
    case remittance(Remittance)
    case benefitInquiries([BenefitInquiry])
    case benefitReplies([BenefitReply])
    case authorizationRequest(AuthorizationRequest)
    case authorizationReply(AuthorizationReply)
    case statusInquiries([ClaimStatusInquiry])
    case statusReplies(ClaimStatusReport)
    case claimAcknowledgement(ClaimStatusReport)
    case acknowledgement([GroupAnswer])
    /// A kind that is not read here.
    case other
  }

  public let content: Content
  /// ST02.
  public let controlNumber: String
  /// ST01 and GS08: `837` and `005010X222A1`.
  public let transaction: String
  public let reference: String
  /// Values that could not be understood. A transaction with faults is looked at by a person, not acted on.
  public let faults: [ReadingFault]
}

/// Reads X12 into the core's values, one transaction set at a time.
///
/// Structure is read tolerantly: what a guide would refuse is `Checker`'s to say. Total: any bytes give transactions,
/// faults or a `Failure`.
public struct TransactionReader {
  private var reader: (any SetReader)?
  /// Open instead of `reader` in an 835. An 835 is the one that grows long: no box is opened for each of its segments.
  private var remittance: RemittanceReader?
  private var reference = ""
  private var transaction = ""
  private var controlNumber = ""
  private var faults = ReadingFaults()
  private let deliver: (ReadTransaction) -> Void
  private let deliverClaim: ((RemittedClaim) -> Void)?

  public init(_ deliver: @escaping (ReadTransaction) -> Void) {
    self.deliver = deliver
    deliverClaim = nil
  }

  /// Hands over each claim of an 835 as it ends, so that a remittance of any length fits in memory; the remittance that
  /// follows its claims then holds none.
  public init(
    claims deliverClaim: @escaping (RemittedClaim) -> Void, _ deliver: @escaping (ReadTransaction) -> Void
  ) {
    self.deliver = deliver
    self.deliverClaim = deliverClaim
  }

  /// Every transaction of a buffer, in order.
  public static func read(_ bytes: [UInt8]) throws(Failure) -> [ReadTransaction] {
    var transactions: [ReadTransaction] = []
    var reader = TransactionReader { transactions.append($0) }
    var failure: Failure?
    bytes.withUnsafeBytes { buffer in
      do throws(Failure) { try Tokenizer.read(buffer) { reader.take($0) } } catch { failure = error }
    }
    reader.close()
    if let failure { throw failure }
    return transactions
  }

  /// Reads the next segment; a transaction is handed over with its SE.
  public mutating func take(_ segment: borrowing Segment) {
    switch segment.id.number {
    case SegmentName.GS: reference = segment.text(8) ?? ""
    case SegmentName.ST: open(segment)
    case SegmentName.SE: close()
    default: if remittance != nil { remittance!.take(segment, &faults) } else { reader?.take(segment, &faults) }
    }
  }

  /// Delivers what is still open, as at the end of a file that was cut.
  public mutating func close() {
    let content: ReadTransaction.Content
    if remittance != nil {
      content = .remittance(remittance!.finish())
      remittance = nil
    } else if reader != nil {
      content = reader!.finish(&faults)
      reader = nil
    } else {
      return
    }
    deliver(
      ReadTransaction(
        content: content, controlNumber: controlNumber, transaction: transaction,
        reference: reference, faults: faults.list))
  }

  private mutating func open(_ segment: borrowing Segment) {
    close()
    faults = ReadingFaults()
    transaction = segment.text(1) ?? ""
    controlNumber = segment.text(2) ?? ""
    if let named = segment.text(3) { reference = named }
    if transaction == "835" {
      remittance = RemittanceReader(deliverClaim)
      return
    }
    reader =
      switch transaction {
      case "837": ClaimBatchReader()
      case "270": BenefitInquiryReader()
      case "271": BenefitReplyReader()
      case "278": ReviewReader()
      case "276": StatusInquiryReader()
      case "277": StatusReportReader(acknowledges: reference.hasPrefix("005010X214"))
      case "999": GroupAnswerReader()
      default: OtherReader()
      }
  }
}

/// Reads the segments between ST and SE of one kind.
protocol SetReader {
  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults)
  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content
}

/// A kind that is not read here.
struct OtherReader: SetReader {
  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {}
  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content { .other }
}
