import ScripCore
import X12

/// A file of payments, cut so that what cannot be read spoils no more than it must.
///
/// A value nobody can read spoils its claim; one outside claims, or an end that is missing, spoils its payment; bytes that
/// are no X12 spoil the file. Total: any bytes give payments or `Unreadable`.
public struct RemittanceFile: Sendable {
  /// One 835 of the file.
  public struct Payment: Sendable {
    public let remittance: Remittance
    /// Places of claims that hold a value which could not be read.
    public let unreadableClaims: Set<Int>
    /// Why nothing of it may be posted, in a sentence; nil when it may.
    public let fault: String?
  }

  public let payments: [Payment]
  /// How many transactions of other kinds the file holds.
  public let others: Int

  /// Bytes that hold no X12 at all.
  public struct Unreadable: Error, Hashable, Sendable {
    /// What is wrong and what to do.
    public let sentence: String
  }

  /// Every payment of a file, in order. A file that ends in damage gives those before it.
  public static func read(_ bytes: [UInt8]) throws(Unreadable) -> RemittanceFile {
    // No text of a payer holds one, and no database keeps one.
    if bytes.contains(0) {
      throw Unreadable(sentence: "It holds zero bytes: it is damaged, or no text. Ask for it again.")
    }
    var walk = Walk()
    let collected = Collected()
    var reader = TransactionReader { collected.transactions.append($0) }
    var failure: Failure?
    bytes.withUnsafeBytes { buffer in
      do throws(Failure) {
        try Tokenizer.read(buffer) { segment in
          walk.take(segment)
          reader.take(segment)
        }
      } catch { failure = error }
    }
    reader.close()
    // Payments before a damaged end are as good as ever; one that the damage cut has no SE.
    if let failure, collected.transactions.isEmpty { throw Unreadable(sentence: failure.message) }
    var payments: [Payment] = []
    var others = 0
    for (index, transaction) in collected.transactions.enumerated() {
      guard case .remittance(let remittance) = transaction.content else {
        others += 1
        continue
      }
      let frame = index < walk.frames.count ? walk.frames[index] : Frame()
      payments.append(Self.payment(remittance, transaction.faults, frame))
    }
    return RemittanceFile(payments: payments, others: others)
  }

  private final class Collected {
    var transactions: [ReadTransaction] = []
  }

  private static func payment(_ remittance: Remittance, _ faults: [ReadingFault], _ frame: Frame) -> Payment {
    var unreadable: Set<Int> = []
    var outside: ReadingFault?
    for fault in faults {
      let before = frame.claims.lastIndex { $0 <= fault.place.segment }
      if let before, frame.afterClaims.map({ fault.place.segment < $0 }) ?? true {
        unreadable.insert(before)
      } else {
        outside = outside ?? fault
      }
    }
    var fault: String?
    if !frame.isClosed {
      fault = "The file ends inside this payment, or its count of segments is wrong. Ask for it again."
    } else if faults.count >= ReadingFaults.most {
      fault = "So much of it cannot be read that nothing is posted. Ask the payer for it again."
    } else if let outside {
      fault = "\(outside.element) is not \(outside.expected) (segment \(outside.place.segment)). Ask for it again."
    } else if remittance.traceNumber.isEmpty {
      fault = "It has no check or transfer number (TRN02). Ask for it again."
    }
    return Payment(remittance: remittance, unreadableClaims: unreadable, fault: fault)
  }
}

/// Where the claims of one transaction begin, and whether it is closed as it says.
private struct Frame {
  /// Ordinals of the CLP segments.
  var claims: [Int] = []
  /// The first PLB.
  var afterClaims: Int?
  var segments = 0
  var isClosed = false
}

/// Walks over the envelope beside the reader.
private struct Walk {
  var frames: [Frame] = []
  private var isOpen = false

  mutating func take(_ segment: borrowing Segment) {
    if segment.id.number == SegmentName.ST {
      frames.append(Frame())
      isOpen = true
    }
    guard isOpen, let last = frames.indices.last else { return }
    frames[last].segments += 1
    switch segment.id.number {
    case SegmentName.CLP: frames[last].claims.append(segment.place.segment)
    case SegmentName.PLB: frames[last].afterClaims = frames[last].afterClaims ?? segment.place.segment
    case SegmentName.SE:
      frames[last].isClosed = segment.text(1).flatMap { Int($0) } == frames[last].segments
      isOpen = false
    default: break
    }
  }
}
