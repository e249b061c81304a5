/// Cuts X12 into segments without copying: a buffer that is there whole, such as a mapped file, or a stream of blocks.
///
/// Separators are taken from each ISA segment. Blanks and line ends around segments, a byte order mark and a missing
/// last terminator are stepped over; what a receiver may dislike about them is the checker's to say.
///
/// Total: any bytes give segments or a `Failure`, in time that grows with their number.
public struct Tokenizer: ~Copyable {
  /// More elements than this in one segment are read as one last element.
  public static let mostElements = 512
  /// A segment that is longer, in bytes, ends the reading.
  public static let longestSegment = 16 << 20
  /// An ISA segment is 106 bytes; one with wrong widths is still read up to this.
  static let longestHeader = 400

  private var scanner = Scanner()
  /// The end of the last block: a segment without its terminator.
  private var rest: [UInt8] = []
  private var sawSegment = false

  public init() {}

  /// Whether the bytes began with a byte order mark.
  public var hasByteOrderMark: Bool { scanner.hasByteOrderMark }

  /// Every segment of a buffer, in order. The buffer is read where it is.
  public static func read(
    _ bytes: UnsafeRawBufferPointer, _ body: (borrowing Segment) -> Void
  ) throws(Failure) {
    var tokenizer = Tokenizer()
    try tokenizer.read(bytes, isLast: true, body)
  }

  /// The segments that end in this block. Give an empty block with `isLast` when the stream ends.
  ///
  /// Bytes of a segment that goes on into the next block are kept, nothing else is.
  public mutating func read(
    _ block: UnsafeRawBufferPointer, isLast: Bool, _ body: (borrowing Segment) -> Void
  ) throws(Failure) {
    if rest.isEmpty {
      let used = try scan(block, isLast: isLast, body)
      rest.append(contentsOf: block[used...])
    } else {
      var joined = rest
      rest = []
      joined.append(contentsOf: block)
      var used = 0
      let result = joined.withUnsafeBytes { bytes -> Result<Int, Failure> in
        do throws(Failure) {
          return .success(try scan(bytes, isLast: isLast, body))
        } catch {
          return .failure(error)
        }
      }
      used = try result.get()
      joined.removeFirst(used)
      rest = joined
    }
    if rest.count > Tokenizer.longestSegment { throw .endlessSegment(scanner.placeHere) }
    if isLast, !sawSegment { throw .empty }
  }

  private mutating func scan(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ body: (borrowing Segment) -> Void
  ) throws(Failure) -> Int {
    scanner.open(bytes, isLast: isLast)
    while try scanner.step() == .segment {
      sawSegment = true
      body(scanner.segment)
    }
    return isLast ? bytes.count : scanner.position
  }
}
