/// Turns the JSON of `X12JSONEncoder` back into the bytes it was made from.
///
/// Total: any bytes give X12 or a `JSONFailure` with its place. Members may stand in any order and blanks anywhere.
public struct X12JSONDecoder {
  private var text: JSONText
  private var delimiters = Delimiters.common
  private var before: [UInt8] = []
  private var output: [UInt8] = []
  private let write: ([UInt8]) throws -> Void

  /// Bytes that are gathered before they are handed on.
  private static let blockBytes = 1 << 20

  /// Reads a document and hands on the X12 in blocks.
  ///
  /// Throws `JSONFailure`, and whatever `write` throws.
  public static func decode(_ bytes: UnsafeRawBufferPointer, _ write: @escaping ([UInt8]) throws -> Void) throws {
    var decoder = X12JSONDecoder(text: JSONText(bytes), write: write)
    try decoder.items()
    try decoder.text.expectEnd()
    try write(decoder.output)
  }

  public static func decode(_ bytes: UnsafeRawBufferPointer) throws -> [UInt8] {
    var decoded: [UInt8] = []
    try decode(bytes) { decoded += $0 }
    return decoded
  }

  private init(text: JSONText, write: @escaping ([UInt8]) throws -> Void) {
    self.text = text
    self.write = write
  }

  private mutating func items(depth: Int = 0) throws {
    // File, interchange, group, transaction: no writer nests deeper.
    if depth > 3 { throw text.failure("a segment") }
    try text.expect("[")
    if text.takes("]") { return }
    repeat { try item(depth: depth) } while text.takes(",")
    try text.expect("]")
  }

  /// A segment, a level with its items, or the bytes after the last segment.
  private mutating func item(depth: Int) throws {
    var segment = SegmentText()
    var isLevel = false
    try text.expect("{")
    repeat {
      let key = try text.string()
      try text.expect(":")
      switch String(decoding: key, as: UTF8.self) {
      case "interchange", "group", "transaction":
        isLevel = true
        try items(depth: depth + 1)
      case "after":
        isLevel = true
        output += try text.piece()
      case "before": before = try text.piece()
      case "id": segment.id = try text.piece()
      case "delimiters": delimiters = try text.delimiters()
      case "elements": try elements(&segment)
      case "end": segment.end = try text.piece()
      default: throw text.failure("a member that this form has")
      }
    } while text.takes(",")
    try text.expect("}")
    if !isLevel { try put(segment) }
  }

  private struct SegmentText {
    var id: [UInt8] = []
    var elements: [[UInt8]] = []
    var end: [UInt8]?
  }

  private mutating func elements(_ segment: inout SegmentText) throws {
    var elements: [[UInt8]] = []
    let delimiters = delimiters
    try text.list { elements.append(try $0.element(delimiters)) }
    segment.elements = elements
  }

  private mutating func put(_ segment: SegmentText) throws {
    output += before
    output += segment.id
    for element in segment.elements {
      output.append(delimiters.element)
      output += element
    }
    if let end = segment.end { output += end } else { output.append(delimiters.segment) }
    if output.count >= Self.blockBytes {
      try write(output)
      output.removeAll(keepingCapacity: true)
    }
  }
}
