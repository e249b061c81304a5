/// A guide's name of a loop, such as `2010BA`: up to eight bytes as one number. Empty outside a transaction set.
///
/// The checker asks for the loop of nearly every segment; a number is compared at once.
struct LoopName: Hashable, Sendable {
  private let number: UInt64

  /// Nil for a longer name.
  init?(_ text: some StringProtocol) {
    if text.utf8.count > 8 { return nil }
    number = text.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  static let none: LoopName = ""
}

extension LoopName: ExpressibleByStringLiteral {
  @inline(__always)
  init(stringLiteral value: StaticString) {
    var number: UInt64 = 0
    for offset in 0..<value.utf8CodeUnitCount { number = number << 8 | UInt64(value.utf8Start[offset]) }
    self.number = number
  }
}

extension LoopName: CustomStringConvertible {
  var description: String { Bytes.text(number) }
}
