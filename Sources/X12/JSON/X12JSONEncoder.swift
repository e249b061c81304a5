/// Turns X12 into JSON, block by block, so that nothing is lost: `X12JSONDecoder` gives the same bytes back.
///
/// The form is in docs/reference/x12.md: interchanges hold groups, groups hold transactions, and each segment is one
/// line with its name and elements. Bytes that are not UTF-8 stand as hexadecimal digits.
public struct X12JSONEncoder: ~Copyable {
  private enum Level: Int { case file, interchange, group, transaction }

  private var tokenizer = Tokenizer()
  /// What has been read and not been written yet, and where it begins in the file.
  private var pending: [UInt8] = []
  private var origin = 0
  private var output: [UInt8] = []
  private var levels: [Level] = [.file]
  private var hasBegun = false
  private var isFirst = true
  /// What stood before the segment before.
  private var gap: [UInt8] = []
  /// The end of the last segment in the file.
  private var end = 0

  public init() {}

  /// Everything at once.
  public static func encode(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> [UInt8] {
    var encoder = X12JSONEncoder()
    return try encoder.encode(bytes, isLast: true)
  }

  /// The JSON of the segments that end in this block. Give an empty block with `isLast` when the stream ends.
  public mutating func encode(_ block: UnsafeRawBufferPointer, isLast: Bool) throws(Failure) -> [UInt8] {
    if !hasBegun { append("[") }
    hasBegun = true
    pending.append(contentsOf: block)
    var tokenizer = Tokenizer()
    swap(&tokenizer, &self.tokenizer)
    var failure: Failure?
    do throws(Failure) { try tokenizer.read(block, isLast: isLast) { take($0) } } catch { failure = error }
    swap(&tokenizer, &self.tokenizer)
    if let failure { throw failure }
    if isLast { finish() }
    pending.removeFirst(end - origin)
    origin = end
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  private mutating func finish() {
    while levels.count > 1 { closeLevel() }
    let rest = Array(pending[(end - origin)...])
    end = origin + pending.count
    if !rest.isEmpty {
      beginItem()
      append("{\"after\":")
      append(piece: rest[...])
      append("}")
    }
    append("\n]\n")
  }

  // MARK: Structure

  private mutating func take(_ segment: borrowing Segment) {
    let name = segment.id.number
    switch name {
    case SegmentName.ISA: open(.interchange)
    case SegmentName.GS: open(.group)
    case SegmentName.ST: open(.transaction)
    case SegmentName.GE: close(above: .group)
    case SegmentName.IEA: close(above: .interchange)
    default: break
    }
    write(segment, isHeader: segment.delimiters != delimiters || name == SegmentName.ISA)
    switch name {
    case SegmentName.SE: close(.transaction)
    case SegmentName.GE: close(.group)
    case SegmentName.IEA: close(.interchange)
    default: break
    }
  }

  private var delimiters = Delimiters.common

  private mutating func open(_ level: Level) {
    while let last = levels.last, last.rawValue >= level.rawValue { closeLevel() }
    beginItem()
    append(level == .interchange ? "{\"interchange\":[" : level == .group ? "{\"group\":[" : "{\"transaction\":[")
    levels.append(level)
    isFirst = true
  }

  /// Closes what is open inside a level, if the level is open.
  private mutating func close(above level: Level) {
    guard levels.contains(level) else { return }
    while let last = levels.last, last.rawValue > level.rawValue { closeLevel() }
  }

  private mutating func close(_ level: Level) {
    if levels.last == level { closeLevel() }
  }

  private mutating func closeLevel() {
    append("\n]}")
    levels.removeLast()
    isFirst = false
  }

  private mutating func beginItem() {
    append(isFirst ? "\n" : ",\n")
    isFirst = false
  }

  // MARK: Segments

  private mutating func write(_ segment: borrowing Segment, isHeader: Bool) {
    beginItem()
    append("{")
    let start = segment.place.byte - origin
    let before = pending[(end - origin)..<start]
    if !before.elementsEqual(gap) {
      gap = Array(before)
      append("\"before\":")
      append(piece: before)
      append(",")
    }
    append("\"id\":")
    append(segment[0])
    if isHeader {
      delimiters = segment.delimiters
      append(delimiters)
    }
    append(",\"elements\":[")
    let isPlain = segment.id.number == SegmentName.ISA
    for position in 1..<max(segment.count + 1, 1) {
      if position > 1 { append(",") }
      if isPlain { append(segment[position]) } else { append(element: segment[position]) }
    }
    append("]")
    writeEnd(at: start + segment.bytes.count, isTerminated: segment.isTerminated)
    append("}")
  }

  /// The terminator, where it is not the declared one alone.
  private mutating func writeEnd(at offset: Int, isTerminated: Bool) {
    var next = offset
    if isTerminated {
      if delimiters.segment == 0x0A, pending[offset] == 0x0D, pending[offset + 1] == 0x0A { next += 1 }
      next += 1
    }
    end = origin + next
    let bytes = pending[offset..<next]
    if bytes.count == 1, bytes.first == delimiters.segment { return }
    append(",\"end\":")
    append(piece: bytes)
  }

  private mutating func append(_ delimiters: Delimiters) {
    append(",\"delimiters\":{\"element\":")
    append(piece: [delimiters.element])
    append(",\"component\":")
    append(piece: [delimiters.component])
    append(",\"segment\":")
    append(piece: [delimiters.segment])
    if let repetition = delimiters.repetition {
      append(",\"repetition\":")
      append(piece: [repetition])
    }
    append("}")
  }

  private mutating func append(element: Bytes) {
    if element.pieces(separator: delimiters.repetition) == 1 { return append(components: element) }
    append("{\"repeats\":[")
    for (index, piece) in element.split(separator: delimiters.repetition).enumerated() {
      if index > 0 { append(",") }
      append(components: piece)
    }
    append("]}")
  }

  private mutating func append(components: Bytes) {
    if components.pieces(separator: delimiters.component) == 1 { return append(components) }
    append("[")
    for (index, piece) in components.split(separator: delimiters.component).enumerated() {
      if index > 0 { append(",") }
      append(piece)
    }
    append("]")
  }

  // MARK: Strings

  private mutating func append(_ text: StaticString) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ bytes: Bytes) { append(piece: bytes.buffer) }

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A string; for bytes that are not UTF-8, an object with their hexadecimal digits.
  private mutating func append(piece: some Collection<UInt8>) {
    guard piece.allSatisfy({ $0 < 0x80 }) || String(validating: piece, as: UTF8.self) != nil else {
      append("{\"hex\":\"")
      for byte in piece { appendHexadecimal(byte) }
      return append("\"}")
    }
    output.append(0x22)
    for byte in piece {
      switch byte {
      case 0x22, 0x5C:
        output.append(0x5C)
        output.append(byte)
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0..<0x20:
        append("\\u00")
        appendHexadecimal(byte)
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }

  private mutating func appendHexadecimal(_ byte: UInt8) {
    output.append(Self.digits[Int(byte >> 4)])
    output.append(Self.digits[Int(byte & 15)])
  }
}
