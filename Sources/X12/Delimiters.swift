/// The four bytes that hold an interchange together. They are named by its ISA, not by the standard.
public struct Delimiters: Hashable, Sendable {
  /// ISA byte 3.
  public let element: UInt8
  /// ISA16.
  public let component: UInt8
  /// ISA11 from 00402 on; before that the element was something else.
  public let repetition: UInt8
  /// The byte after ISA16.
  public let segment: UInt8

  public init(element: UInt8, component: UInt8, repetition: UInt8, segment: UInt8) {
    self.element = element
    self.component = component
    self.repetition = repetition
    self.segment = segment
  }

  /// `*`, `:`, `^`, `~`: what most senders write.
  public static let usual = Delimiters(
    element: UInt8(ascii: "*"), component: UInt8(ascii: ":"), repetition: UInt8(ascii: "^"), segment: UInt8(ascii: "~"))

  /// Whether a byte inside a value would break the segment: a delimiter or a control character.
  @inline(__always)
  func breaks(_ byte: UInt8) -> Bool {
    byte == element || byte == segment || byte == component || byte == repetition || byte < 0x20 || byte == 0x7F
  }
}
