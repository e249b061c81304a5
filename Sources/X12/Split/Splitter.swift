/// Cuts an interchange into interchanges of one transaction set each, with the envelope of the whole around each.
///
/// The bytes of ISA, GS and of the set are kept as they were; GE and IEA are written anew, since their counts change.
/// With a number of claims, an 837 set of more becomes several, which share ISA13, GS06, ST02 and BHT03; other sets stay
/// whole: the claims of an 835 are one payment. Feed it the segments of a `Tokenizer`. It keeps one set at a time.
public struct Splitter {
  /// One set in an envelope of its own.
  public struct Piece: Hashable, Sendable {
    /// ISA13, GS06 and ST02.
    public var interchange: String
    public var group: String
    public var set: String
    /// ST01.
    public var transaction: String
    public var bytes: [UInt8]
  }

  /// What was left out because it stands outside every set: segments other than the envelope's.
  public private(set) var leftOut = 0
  private var interchangeHeader: [UInt8] = []
  private var groupHeader: [UInt8] = []
  private var piece = Piece(interchange: "", group: "", set: "", transaction: "", bytes: [])
  private var isInSet = false
  private let mostClaims: Int?
  /// Open in an 837 set when there is a number of claims.
  private var cut: ClaimCut?
  private var delimiters = Delimiters.common
  private let deliver: (Piece) throws -> Void
  /// What `deliver` threw: the rest is not cut.
  private var failure: (any Error)?

  /// - Parameter mostClaims: the most claims of an 837 in a piece; nil for each set as it is.
  public init(mostClaims: Int? = nil, _ deliver: @escaping (Piece) throws -> Void) {
    self.mostClaims = mostClaims
    self.deliver = deliver
  }

  public mutating func take(_ segment: borrowing Segment) {
    if failure != nil { return }
    switch segment.id.number {
    case SegmentName.ISA:
      end()
      delimiters = segment.delimiters
      interchangeHeader = Self.line(segment)
      piece.interchange = segment[13].string
      groupHeader = []
      piece.group = ""
    case SegmentName.GS:
      end()
      groupHeader = Self.line(segment)
      piece.group = segment[6].string
    case SegmentName.ST:
      end()
      isInSet = true
      piece.transaction = segment[1].string
      piece.set = segment[2].string
      cut = mostClaims.flatMap { piece.transaction == "837" ? ClaimCut(segment, most: $0) : nil }
      piece.bytes = interchangeHeader + groupHeader + (cut == nil ? Self.line(segment) : [])
    case SegmentName.SE:
      if isInSet, cut == nil { piece.bytes += Self.line(segment) }
      cut?.isEnded = true
      end()
    case SegmentName.GE, SegmentName.IEA: end()
    default:
      if !isInSet {
        leftOut += 1
      } else if cut == nil {
        piece.bytes += Self.line(segment)
      } else if let set = cut!.take(segment) {
        piece.bytes += set
        deliverPiece()
        piece.bytes = interchangeHeader + groupHeader
      }
    }
  }

  /// Delivers what is still open, as at the end of a file that was cut. Throws what the delivery threw.
  public mutating func finish() throws {
    end()
    if let failure { throw failure }
  }

  private mutating func end() {
    guard isInSet else { return }
    isInSet = false
    if cut != nil {
      piece.bytes += cut!.finish()
      cut = nil
    }
    deliverPiece()
    piece.bytes = []
  }

  private mutating func deliverPiece() {
    if failure != nil { return }
    if !groupHeader.isEmpty { piece.bytes += trailer("GE", piece.group) }
    piece.bytes += trailer("IEA", piece.interchange)
    do { try deliver(piece) } catch { failure = error }
  }

  private func trailer(_ id: String, _ control: String) -> [UInt8] {
    var bytes = Array(id.utf8)
    bytes.append(delimiters.element)
    bytes.append(UInt8(ascii: "1"))
    bytes.append(delimiters.element)
    bytes += Array(control.utf8)
    bytes.append(delimiters.segment)
    return bytes
  }

  static func line(_ segment: borrowing Segment) -> [UInt8] {
    Array(segment.bytes.buffer) + [segment.delimiters.segment]
  }
}
