import ScripCore
import ScripIntake

/// What stands in the review of one document: the reading as corrected so far, and what the reader does not read.
public struct Review: Hashable, Sendable, Codable {
  public var reading: DocumentReading
  /// One for each order of the reading.
  public var particulars: [Particulars]
  /// The size of each page's picture in pixels, in page order; empty for typed text.
  public var pictures: [PictureSize]
  /// What it is by the code on it; absent where there is none.
  public var returned: ReturnedPaper?
  /// The orders that are referrals by now; absent before the first.
  public var filed: [FiledOrder]?

  public init(reading: DocumentReading, pictures: [PictureSize] = [], returned: ReturnedPaper? = nil) {
    self.reading = reading
    self.returned = returned
    self.pictures = pictures
    particulars = reading.orders.map(Particulars.init)
  }

  /// An order of the document that was signed off, and what it became.
  public struct FiledOrder: Hashable, Sendable, Codable {
    /// From 0.
    public var order: Int
    public var referral: ReferralID
  }

  /// What an order became; nil while it waits.
  public func referral(ofOrder order: Int) -> ReferralID? { filed?.first { $0.order == order }?.referral }

  /// The first order that waits; nil when all are signed off.
  public var waitingOrder: Int? { reading.orders.indices.first { referral(ofOrder: $0) == nil } }

  public struct PictureSize: Hashable, Sendable, Codable {
    public var width: Int
    public var height: Int
  }

  /// Elements of an order that a person types in because only some payers ask for them.
  public struct Particulars: Hashable, Sendable, Codable {
    public var signature: Signature
    public var injuryState: String?
    public var adjuster: String?
    public var attorney: String?
    public var lienSigned: Bool
    public var precautions: String?
    public var authorizationNumber: String?
    /// Elements that stand on the page but that nobody can read.
    public var unreadable: ElementSet
    /// What was typed into a field and could not be understood, by `FieldPath`; kept until it is written otherwise.
    public var unread: [String: String]?

    public init(_ order: OrderReading) {
      signature = order.readSignature
      lienSigned = false
      unreadable = ElementSet()
    }
  }

  /// What is still to be corrected of what was saved.
  public func faults(order: Int) -> [Refusal.Fault] {
    guard particulars.indices.contains(order), let unread = particulars[order].unread else { return [] }
    return FieldPath.allCases.compactMap { path in
      unread[path.rawValue].map { Refusal.Fault(path.rawValue, path.howToWrite($0)) }
    }
  }

  /// The review of a document that the reader could not read: one empty order to fill in by hand.
  public static let byHand = Review(
    reading: DocumentReading(documentClass: .referral, kind: .prescription, orders: [OrderReading()]))
}

extension OrderReading {
  /// The kind of signature the words tell; a mark that was seen and not read counts as written by hand.
  var readSignature: Signature {
    guard signed.value == true else { return .none }
    let words = signed.source?.words.lowercased() ?? ""
    let electronic = ["electronic", "e-sign", "esign", "/es/", "authenticated", "digitally"]
    return electronic.contains { words.contains($0) } ? .electronic : .handwritten
  }
}
