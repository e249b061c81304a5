/// Cuts an interchange into interchanges of one transaction set each, with the envelope of the whole around each.
///
/// The bytes of ISA, GS and of the set are kept as they were; GE and IEA are written anew, since their counts change.
/// Feed it the segments of a `Tokenizer`. It keeps one set at a time.
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
  private var delimiters = Delimiters.common
  private let deliver: (Piece) throws -> Void
  /// What `deliver` threw: the rest is not cut.
  private var failure: (any Error)?

  public init(_ deliver: @escaping (Piece) throws -> Void) { self.deliver = deliver }

  public mutating func take(_ segment: borrowing Segment) {
    if failure != nil { return }
    switch segment.id.capitals.number {
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
      piece.bytes = interchangeHeader + groupHeader + Self.line(segment)
    case SegmentName.SE:
      if isInSet { piece.bytes += Self.line(segment) }
      end()
    case SegmentName.GE, SegmentName.IEA: end()
    default:
      if isInSet { piece.bytes += Self.line(segment) } else { leftOut += 1 }
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
    if !groupHeader.isEmpty { piece.bytes += trailer("GE", piece.group) }
    piece.bytes += trailer("IEA", piece.interchange)
    do { try deliver(piece) } catch { failure = error }
    piece.bytes = []
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

  private static func line(_ segment: borrowing Segment) -> [UInt8] {
    Array(segment.bytes.buffer) + [segment.delimiters.segment]
  }
}
