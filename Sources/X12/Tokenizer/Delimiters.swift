/// The four bytes that cut an interchange into segments, elements and components, as its ISA segment declares them.
public struct Delimiters: Hashable, Sendable {
  public var element: UInt8
  public var component: UInt8
  public var segment: UInt8
  /// Cuts the repeats of an element. Nil where ISA11 declares none, as in releases before 00402.
  public var repetition: UInt8?

  public init(element: UInt8, component: UInt8, segment: UInt8, repetition: UInt8?) {
    self.element = element
    self.component = component
    self.segment = segment
    self.repetition = repetition
  }

  /// What most senders use: `*`, `:`, `~` and `^`.
  public static let common = Delimiters(
    element: UInt8(ascii: "*"), component: UInt8(ascii: ":"), segment: UInt8(ascii: "~"),
    repetition: UInt8(ascii: "^"))

  /// Whether the four differ from each other and from letters, digits and blanks.
  public var areUsable: Bool {
    let all = [element, component, segment] + (repetition.map { [$0] } ?? [])
    return Set(all).count == all.count && all.allSatisfy { !Bytes.isLetterOrDigit($0) && $0 != 0x20 }
  }
}
