import CX12Scan

/// Finds segments in one buffer, sixty-four bytes at a time.
///
/// The state goes from one buffer to the next, so a stream is the same work as a mapped file.
struct Scanner: ~Copyable {
  enum Step {
    case segment
    /// Nothing is left, or what is left has no terminator yet and more may come.
    case end
  }

  private var bytes: UnsafePointer<UInt8>
  private var count = 0
  /// Where the buffer's first byte stands in the file.
  private var origin = 0
  private var isLast = true

  private(set) var delimiters = Delimiters.common
  private(set) var hasHeader = false
  private var next = Place(byte: 0, segment: 1, line: 1)
  /// Where the next segment begins in this buffer; what is before it has been read.
  private(set) var position = 0

  private var block = 0
  /// Element separators, terminators and line feeds of the block that have not been passed, a bit a byte.
  private var separators: UInt64 = 0
  private var terminators: UInt64 = 0
  private var newlines: UInt64 = 0

  private let ends: UnsafeMutablePointer<Int>
  private var elements = 0
  private var start = 0
  private var isTerminated = true
  private var isOverlong = false
  private var place = Place(byte: 0, segment: 0, line: 1)
  /// Set when the file began with a byte order mark.
  private(set) var hasByteOrderMark = false

  init() {
    // One block can add sixty-four to the most, and `cx12_spread` writes eight at a time.
    ends = .allocate(capacity: Tokenizer.mostElements + 1 + 64 + 8)
    // Read only once a buffer is open.
    bytes = UnsafePointer(UnsafeRawPointer(ends).assumingMemoryBound(to: UInt8.self))
  }

  deinit { ends.deallocate() }

  /// Takes the next buffer. Its first byte follows the last one that was read of the buffer before.
  mutating func open(_ buffer: UnsafeRawBufferPointer, isLast: Bool) {
    origin += position
    position = 0
    count = buffer.count
    self.isLast = isLast
    if let base = buffer.baseAddress { bytes = base.assumingMemoryBound(to: UInt8.self) }
    load(at: 0)
  }

  var segment: Segment {
    @inline(__always)
    get {
      Segment(
        place: place, delimiters: delimiters, count: elements &- 1, isTerminated: isTerminated, isOverlong: isOverlong,
        id: name, start: bytes + start, ends: ends)
    }
  }

  private var name: SegmentID {
    @inline(__always)
    get {
      let length = ends[0]
      guard length > 0, length <= 4, start &+ 4 <= count else {
        return SegmentID(Bytes(start: bytes + start, count: length)).capitals
      }
      let word = UInt32(bigEndian: UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt32.self))
      return SegmentID(number: word >> UInt32(truncatingIfNeeded: 8 &* (4 &- length))).capitals
    }
  }

  @inline(__always)
  mutating func step() throws(Failure) -> Step {
    guard position < count else { return .end }
    if bytes[position] <= 0x20 || bytes[position] >= 0x7F {
      guard skipBlanks() else { return .end }
    }
    if bytes[position] | 0x20 == 0x69 || !hasHeader {
      // Three bytes and a separator decide; with fewer, the rest of the stream does.
      if !isLast, count - position < 4 { return .end }
      if isHeader(at: position) { return try readHeader() ? .segment : .end }
      if !hasHeader { throw .notAnInterchange(placeHere) }
    }
    return walk()
  }

  var placeHere: Place { Place(byte: origin + position, segment: next.segment, line: next.line) }

  @inline(__always)
  private mutating func walk() -> Step {
    start = position
    elements = 0
    isOverlong = false
    place = placeHere
    while terminators == 0 {
      pass(through: ~0)
      block &+= 64
      if block >= count { return walkOut() }
      loadMasks()
    }
    let end = block &+ cx12_lowest(terminators)
    // Every bit up to the lowest terminator, and its own.
    pass(through: terminators ^ (terminators &- 1))
    finish(at: end, next: end &+ 1)
    isTerminated = true
    return .segment
  }

  /// Takes the elements and line ends of a part of the block that begins with its first byte.
  @inline(__always)
  private mutating func pass(through part: UInt64) {
    elements &+= cx12_spread(separators & part, block &- start, ends + elements)
    if elements > Tokenizer.mostElements {
      elements = Tokenizer.mostElements + 1
      isOverlong = true
    }
    if newlines & part != 0 { next.line &+= (newlines & part).nonzeroBitCount }
    separators &= ~part
    terminators &= ~part
    newlines &= ~part
  }

  /// The buffer ends inside a segment.
  private mutating func walkOut() -> Step {
    if !isLast {
      next.line = place.line
      load(at: start)
      return .end
    }
    var end = count
    while end > start, Bytes.isBlank(bytes[end - 1]) { end -= 1 }
    while elements > 0, ends[elements - 1] > end - start { elements -= 1 }
    finish(at: end, next: count)
    isTerminated = false
    return .segment
  }

  @inline(__always)
  private mutating func finish(at end: Int, next following: Int) {
    // A file of CRLF lines whose terminator is LF leaves a CR at the end of each segment.
    var end = end
    if delimiters.segment == 0x0A, end > start, bytes[end - 1] == 0x0D { end -= 1 }
    ends[elements] = max(end &- start, elements == 0 ? 0 : ends[elements &- 1] &+ 1)
    elements &+= 1
    next.segment &+= 1
    position = following
  }

  private mutating func load(at offset: Int) {
    block = offset
    if offset < count { loadMasks() } else { (separators, terminators, newlines) = (0, 0, 0) }
  }

  @inline(__always)
  private mutating func loadMasks() {
    if block &+ 64 <= count {
      cx12_scan64(
        bytes + block, delimiters.element, delimiters.segment, 0x0A, &separators, &terminators, &newlines)
    } else {
      loadTail()
    }
  }

  private mutating func loadTail() {
    (separators, terminators, newlines) = (0, 0, 0)
    for offset in 0..<(count - block) {
      let byte = bytes[block + offset]
      let bit: UInt64 = 1 << UInt64(offset)
      if byte == delimiters.element { separators |= bit }
      if byte == delimiters.segment { terminators |= bit }
      if byte == 0x0A { newlines |= bit }
    }
  }

  /// Steps over blanks, blank lines and a byte order mark before a segment. False at the end of the buffer.
  private mutating func skipBlanks() -> Bool {
    var offset = position
    if origin == 0, offset == 0, count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      hasByteOrderMark = true
      offset = 3
    }
    let isLineTerminator = delimiters.segment == 0x0A || delimiters.segment == 0x0D
    while offset < count {
      let byte = bytes[offset]
      if !Bytes.isBlank(byte) { break }
      if hasHeader, byte == delimiters.element || (byte == delimiters.segment && !isLineTerminator) { break }
      if byte == 0x0A { next.line += 1 }
      offset += 1
    }
    if offset != position {
      position = offset
      if offset < block &+ 64, offset >= block {
        let ahead: UInt64 = ~0 << UInt64(offset &- block)
        separators &= ahead
        terminators &= ahead
        newlines &= ahead
      } else {
        load(at: offset)
      }
    }
    return position < count
  }

  private func isHeader(at offset: Int) -> Bool {
    offset &+ 3 < count && bytes[offset] | 0x20 == 0x69 && bytes[offset + 1] | 0x20 == 0x73
      && bytes[offset + 2] | 0x20 == 0x61 && !Bytes.isLetterOrDigit(bytes[offset + 3])
  }

  /// Reads the separators an ISA segment declares and the segment itself. False when more bytes are needed.
  private mutating func readHeader() throws(Failure) -> Bool {
    let element = bytes[position + 3]
    let limit = min(count, position + Tokenizer.longestHeader)
    start = position
    elements = 0
    var offset = position + 3
    while offset < limit, elements < 16 {
      if bytes[offset] == element {
        ends[elements] = offset - start
        elements += 1
      }
      offset += 1
    }
    // `offset` is now the first byte of ISA16, and the terminator is the one after it.
    if elements < 16 || offset + 1 >= limit {
      if !isLast, limit == count { return false }
      throw .brokenHeader(placeHere)
    }
    let repetition = bytes[start + ends[10] + 1]
    let isDeclared = ends[11] - ends[10] == 2 && !Bytes.isLetterOrDigit(repetition) && repetition != 0x20
    delimiters = Delimiters(
      element: element, component: bytes[offset], segment: bytes[offset + 1],
      repetition: isDeclared ? repetition : nil)
    if element == delimiters.segment || element == delimiters.component || delimiters.component == delimiters.segment {
      throw .brokenHeader(placeHere)
    }
    place = placeHere
    hasHeader = true
    isTerminated = true
    isOverlong = false
    finish(at: offset + 1, next: offset + 2)
    if delimiters.segment == 0x0A { next.line += 1 }
    load(at: position)
    return true
  }
}
