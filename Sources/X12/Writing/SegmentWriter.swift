/// Writes segments one after another into bytes.
///
/// A segment is begun, its elements are put in order, and it is ended; elements left empty at its end are not written.
/// Nothing that is put can break the envelope: a delimiter or a control character inside a value becomes a blank.
/// Promises: no allocation per element; the bytes grow as one buffer.
public struct SegmentWriter: ~Copyable {
  public let delimiters: Delimiters
  /// Release 00501 always declares one.
  let repetitionMark: UInt8
  private var buffer: ByteBuffer
  private let tables: ValueTables
  /// Segments ended since the last `beginCount`.
  public private(set) var segmentCount = 0
  /// Where the segment being written ends once its empty elements are left out.
  private var kept = 0
  /// The byte after each terminator, for people to read; nothing when nil.
  private let lineBreak: UInt8?

  /// - Parameters:
  ///   - lineBreaks: whether a newline follows each segment. Payers accept both; people read lines.
  ///   - count: bytes to make room for at once.
  public init(delimiters: Delimiters = .common, lineBreaks: Bool = false, reserving count: Int = 0) {
    self.delimiters = delimiters
    repetitionMark = delimiters.repetition ?? UInt8(ascii: "^")
    lineBreak = lineBreaks ? UInt8(ascii: "\n") : nil
    buffer = ByteBuffer(reserving: count)
    tables = ValueTables(delimiters)
  }

  /// What has been written. A copy: ask once.
  public var bytes: [UInt8] { buffer.array }

  public mutating func begin(_ id: StaticString) {
    append(id)
  }

  public mutating func end() {
    buffer.cut(to: kept)
    buffer.append(delimiters.segment)
    if let lineBreak { buffer.append(lineBreak) }
    segmentCount &+= 1
  }

  /// Counts segments anew: an ST counts itself.
  public mutating func beginCount() { segmentCount = 0 }

  /// An element with a value the guide itself names.
  public mutating func code(_ code: StaticString) {
    buffer.append(delimiters.element)
    append(code)
  }

  /// An element with a value from outside; empty when nil.
  public mutating func put(_ text: String?) {
    buffer.append(delimiters.element)
    if let text { append(text) }
  }

  /// An element in capitals: names and words. False, and nothing is written, when the text is not ASCII.
  public mutating func put(capitals text: String) -> Bool {
    let start = buffer.count
    buffer.append(delimiters.element)
    guard append(capitals: text) else {
      buffer.cut(to: start)
      return false
    }
    return true
  }

  /// A whole number.
  public mutating func put(_ number: Int) {
    buffer.append(delimiters.element)
    append(number)
  }

  /// A whole number in at least `width` digits: `000000001`.
  public mutating func put(_ number: Int, width: Int) {
    buffer.append(delimiters.element)
    append(number, width: width)
  }

  /// An amount of hundredths as type R: no trailing zeros, no point without digits after it: `120.5`, `-7`, `0`.
  public mutating func put(hundredths: Int) {
    buffer.append(delimiters.element)
    append(hundredths: hundredths)
  }

  /// Leaves elements empty.
  public mutating func skip(_ count: Int = 1) {
    for _ in 0..<count { buffer.append(delimiters.element) }
  }

  /// Begins a composite element; its components follow by `component`.
  public mutating func composite(code: StaticString) { self.code(code) }

  public mutating func composite(_ text: String) { put(text) }

  public mutating func component(code: StaticString) {
    buffer.append(delimiters.component)
    append(code)
  }

  public mutating func component(_ text: String?) {
    buffer.append(delimiters.component)
    if let text { append(text) }
  }

  public mutating func component(_ number: Int) {
    buffer.append(delimiters.component)
    append(number)
  }

  /// Up to eight ASCII bytes of a code as one component, the first one highest.
  public mutating func component(packed code: UInt64) {
    buffer.append(delimiters.component)
    append(packed: code)
  }

  /// The next repetition of a repeating element.
  public mutating func repetition(_ text: String) {
    buffer.append(repetitionMark)
    append(text)
  }
}

// MARK: ISA

extension SegmentWriter {
  /// A value cut or filled with blanks to its fixed width, as the elements of an ISA are.
  mutating func put(fixed text: String, width: Int) {
    buffer.append(delimiters.element)
    for byte in text.utf8.prefix(width) { buffer.append(tables.asWritten[Int(byte)]) }
    for _ in 0..<max(0, width - text.utf8.count) { buffer.append(UInt8(ascii: " ")) }
    kept = buffer.count
  }

  /// A delimiter as a value: ISA11 and ISA16.
  mutating func put(byte: UInt8) {
    buffer.append(delimiters.element)
    buffer.append(byte)
    kept = buffer.count
  }
}

// MARK: Values

extension SegmentWriter {
  @inline(__always)
  private mutating func append(_ text: StaticString) {
    buffer.append(text.utf8Start, count: text.utf8CodeUnitCount)
    kept = buffer.count
  }

  private mutating func append(_ text: String) {
    let start = buffer.count
    var text = text
    text.withUTF8 { buffer.append($0, through: tables.asWritten) }
    keep(from: start)
  }

  private mutating func append(capitals text: String) -> Bool {
    let start = buffer.count
    var text = text
    text.withUTF8 { buffer.append($0, through: tables.capitals) }
    var seen: UInt8 = 0
    for index in start..<buffer.count { seen |= buffer.base[index] }
    guard seen < 0x80 else {
      buffer.cut(to: start)
      return false
    }
    keep(from: start)
    return true
  }

  /// Keeps a value without the blanks at its end; one of blanks alone is no value.
  @inline(__always)
  private mutating func keep(from start: Int) {
    var end = buffer.count
    while end > start, buffer.base[end &- 1] == UInt8(ascii: " ") { end &-= 1 }
    buffer.cut(to: end)
    if end > start { kept = end }
  }

  private mutating func append(packed code: UInt64) {
    var rest = code
    while rest != 0 {
      buffer.append(UInt8(truncatingIfNeeded: rest >> 56))
      rest <<= 8
    }
    kept = buffer.count
  }

  private mutating func append(_ number: Int, width: Int = 1) {
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    append(magnitude: number.magnitude, width: width)
  }

  private mutating func append(magnitude: UInt, width: Int) {
    var digits = 1
    var limit: UInt = 10
    while magnitude >= limit, digits < 20 {
      digits &+= 1
      let (next, overflows) = limit.multipliedReportingOverflow(by: 10)
      if overflows { break }
      limit = next
    }
    digits = max(digits, width)
    buffer.reserve(digits)
    let start = buffer.count
    for _ in 0..<digits { buffer.append(UInt8(ascii: "0")) }
    var rest = magnitude
    var place = start &+ digits
    while rest > 0, place > start {
      place &-= 1
      buffer.base[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    kept = buffer.count
  }

  private mutating func append(hundredths: Int) {
    if hundredths < 0 { buffer.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    append(magnitude: whole, width: 1)
    guard rest > 0 else { return }
    buffer.append(UInt8(ascii: "."))
    buffer.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest / 10))
    if rest % 10 > 0 { buffer.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)) }
    kept = buffer.count
  }
}
