/// Writes segments one after another into bytes.
///
/// A segment is begun, its elements are put in order, and it is ended; elements left empty at its end are not written.
/// Nothing that is put can break the envelope: a delimiter or a control character inside a value becomes a blank.
/// Promises: no allocation per element; the bytes grow as one buffer.
public struct SegmentWriter: Sendable {
  public let delimiters: Delimiters
  public private(set) var bytes: [UInt8] = []
  /// Segments ended since the last `beginCount`.
  public private(set) var segmentCount = 0
  /// Where the segment being written ends once its empty elements are left out.
  private var kept = 0
  /// The byte after each terminator, for people to read; nothing when nil.
  private let lineBreak: UInt8?

  /// - Parameter lineBreaks: whether a newline follows each segment. Payers accept both; people read lines.
  public init(delimiters: Delimiters = .usual, lineBreaks: Bool = false, reserving count: Int = 0) {
    self.delimiters = delimiters
    lineBreak = lineBreaks ? UInt8(ascii: "\n") : nil
    bytes.reserveCapacity(count)
  }

  public mutating func begin(_ id: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: id.utf8Start, count: id.utf8CodeUnitCount))
    kept = bytes.count
  }

  public mutating func end() {
    bytes.removeLast(bytes.count - kept)
    bytes.append(delimiters.segment)
    if let lineBreak { bytes.append(lineBreak) }
    segmentCount += 1
  }

  /// Counts segments anew: an ST counts itself.
  public mutating func beginCount() { segmentCount = 0 }

  /// An element with a value the guide itself names.
  public mutating func code(_ code: StaticString) {
    bytes.append(delimiters.element)
    bytes.append(contentsOf: UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount))
    kept = bytes.count
  }

  /// An element with a value from outside; empty when nil.
  public mutating func put(_ text: String?) {
    bytes.append(delimiters.element)
    if let text { append(text) }
  }

  /// A whole number.
  public mutating func put(_ number: Int) {
    bytes.append(delimiters.element)
    append(number)
  }

  /// A whole number in at least `width` digits: `000000001`.
  public mutating func put(_ number: Int, width: Int) {
    bytes.append(delimiters.element)
    append(number, width: width)
  }

  /// An amount of hundredths as type R: no trailing zeros, no point without digits after it: `120.5`, `-7`, `0`.
  public mutating func put(hundredths: Int) {
    bytes.append(delimiters.element)
    append(hundredths: hundredths)
  }

  /// A value cut or filled with blanks to its fixed width, as the elements of an ISA are.
  mutating func put(fixed text: String, width: Int) {
    bytes.append(delimiters.element)
    let start = bytes.count
    bytes.append(contentsOf: text.utf8.prefix(width))
    for index in start..<bytes.count where delimiters.breaks(bytes[index]) { bytes[index] = UInt8(ascii: " ") }
    while bytes.count - start < width { bytes.append(UInt8(ascii: " ")) }
    kept = bytes.count
  }

  /// A delimiter as a value: ISA11 and ISA16.
  mutating func put(byte: UInt8) {
    bytes.append(delimiters.element)
    bytes.append(byte)
    kept = bytes.count
  }

  /// Leaves elements empty.
  public mutating func skip(_ count: Int = 1) {
    for _ in 0..<count { bytes.append(delimiters.element) }
  }

  /// Begins a composite element; its components follow by `component`.
  public mutating func composite(code: StaticString) { self.code(code) }

  public mutating func composite(_ text: String) { put(text) }

  public mutating func component(code: StaticString) {
    bytes.append(delimiters.component)
    bytes.append(contentsOf: UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount))
    kept = bytes.count
  }

  public mutating func component(_ text: String?) {
    bytes.append(delimiters.component)
    if let text { append(text) }
  }

  public mutating func component(_ number: Int) {
    bytes.append(delimiters.component)
    append(number)
  }

  /// The next repetition of a repeating element.
  public mutating func repetition(_ text: String) {
    bytes.append(delimiters.repetition)
    append(text)
  }

  /// A segment as it was read, without its terminator.
  public mutating func segment(raw: some Sequence<UInt8>) {
    bytes.append(contentsOf: raw)
    kept = bytes.count
    end()
  }
}

extension SegmentWriter {
  private mutating func append(_ text: String) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    guard bytes.count > start else { return }
    for index in start..<bytes.count where delimiters.breaks(bytes[index]) { bytes[index] = UInt8(ascii: " ") }
    // A value of blanks alone is no value.
    while bytes.count > start, bytes[bytes.count - 1] == UInt8(ascii: " ") { bytes.removeLast() }
    if bytes.count > start { kept = bytes.count }
  }

  private mutating func append(_ number: Int, width: Int = 1) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = bytes.count
    while rest > 0 || bytes.count - start < width {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
    kept = bytes.count
  }

  private mutating func append(hundredths: Int) {
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    append(Int(whole))
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    kept = bytes.count
  }
}
