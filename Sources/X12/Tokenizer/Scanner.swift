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
  private var marks: UInt64 = 0
  private var terminators: UInt64 = 0
  private var separators: UInt64 = 0

  private let ends: UnsafeMutablePointer<Int>
  private var elements = 0
  private var start = 0
  private var isTerminated = true
  private var isOverlong = false
  private var place = Place(byte: 0, segment: 0, line: 1)
  /// Set when the file began with a byte order mark.
  private(set) var hasByteOrderMark = false

  init() {
    ends = .allocate(capacity: Tokenizer.mostElements + 2)
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
    Segment(
      place: place, delimiters: delimiters, count: elements - 1, isTerminated: isTerminated, isOverlong: isOverlong,
      id: SegmentID(Bytes(start: bytes + start, count: ends[0])), start: bytes + start, ends: ends)
  }

  mutating func step() throws(Failure) -> Step {
    guard skipBlanks() else { return .end }
    if isHeader(at: position) {
      guard try readHeader() else { return .end }
      return .segment
    }
    if !hasHeader {
      // Three bytes and a separator decide; with fewer, the rest of the stream does.
      if !isLast, count - position < 4 { return .end }
      throw .notAnInterchange(placeHere)
    }
    return walk()
  }

  var placeHere: Place { Place(byte: origin + position, segment: next.segment, line: next.line) }

  private mutating func walk() -> Step {
    start = position
    elements = 0
    isOverlong = false
    place = placeHere
    var line = next.line
    while true {
      while marks != 0 {
        let bit = marks & (0 &- marks)
        let offset = block &+ marks.trailingZeroBitCount
        marks ^= bit
        if separators & bit != 0 {
          if elements <= Tokenizer.mostElements {
            ends[elements] = offset &- start
            elements &+= 1
          } else {
            isOverlong = true
          }
        } else if terminators & bit != 0 {
          if delimiters.segment == 0x0A { line &+= 1 }
          finish(at: offset, next: offset &+ 1, line: line)
          isTerminated = true
          return .segment
        } else {
          line &+= 1
        }
      }
      block &+= 64
      if block >= count { break }
      loadMasks()
    }
    return walkOut(line: line)
  }

  /// The buffer ends inside a segment.
  private mutating func walkOut(line: Int) -> Step {
    if !isLast {
      load(at: start)
      return .end
    }
    var end = count
    while end > start, Bytes.isBlank(bytes[end - 1]) { end -= 1 }
    while elements > 0, ends[elements - 1] > end - start { elements -= 1 }
    finish(at: end, next: count, line: line)
    isTerminated = false
    return .segment
  }

  private mutating func finish(at end: Int, next following: Int, line: Int) {
    // A file of CRLF lines whose terminator is LF leaves a CR at the end of each segment.
    var end = end
    if delimiters.segment == 0x0A, end > start, bytes[end - 1] == 0x0D { end -= 1 }
    ends[elements] = max(end - start, elements == 0 ? 0 : ends[elements - 1] + 1)
    elements += 1
    next = Place(byte: 0, segment: next.segment + 1, line: line)
    position = following
  }

  private mutating func load(at offset: Int) {
    block = offset
    if offset < count { loadMasks() } else { marks = 0 }
  }

  @inline(__always)
  private mutating func loadMasks() {
    var newlines: UInt64 = 0
    if block &+ 64 <= count {
      cx12_scan64(
        bytes + block, delimiters.element, delimiters.segment, 0x0A, &separators, &terminators, &newlines)
      marks = separators | terminators | newlines
    } else {
      loadTail()
    }
  }

  private mutating func loadTail() {
    separators = 0
    terminators = 0
    marks = 0
    for offset in 0..<(count - block) {
      let byte = bytes[block + offset]
      let bit: UInt64 = 1 << UInt64(offset)
      if byte == delimiters.element { separators |= bit }
      if byte == delimiters.segment { terminators |= bit }
      if byte == delimiters.element || byte == delimiters.segment || byte == 0x0A { marks |= bit }
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
        marks &= ~0 << UInt64(offset &- block)
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
    finish(at: offset + 1, next: offset + 2, line: next.line + (delimiters.segment == 0x0A ? 1 : 0))
    load(at: position)
    return true
  }
}
