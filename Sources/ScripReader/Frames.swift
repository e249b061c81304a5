/// The frames of a child's answer: a letter, two big-endian 32-bit lengths, JSON, image bytes.
struct Frames {
  struct Frame {
    let letter: UInt8
    let json: ArraySlice<UInt8>
    let image: ArraySlice<UInt8>
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The next whole frame; nil at the end and when a frame is cut off.
  mutating func next() -> Frame? {
    guard rest.count >= 9, let letter = rest.first else { return nil }
    let lengths = [1, 5].map { offset in
      rest.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
    let body = rest.dropFirst(9)
    guard body.count >= lengths[0] + lengths[1] else { return nil }
    let image = body.dropFirst(lengths[0])
    rest = image.dropFirst(lengths[1])
    return Frame(letter: letter, json: body.prefix(lengths[0]), image: image.prefix(lengths[1]))
  }
}
