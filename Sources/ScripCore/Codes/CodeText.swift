/// How codes are read from what people type: either case, blanks around, ASCII only.
extension UInt8 {
  /// The byte as an upper-case ASCII letter or a digit, or nil when it is neither.
  var upperLetterOrDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): self
    case UInt8(ascii: "a")...UInt8(ascii: "z"): self - 32
    default: nil
    }
  }
}

extension String.UTF8View {
  /// The text without spaces, tabs and line ends at either end.
  var trimmingBlanks: Substring.UTF8View {
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
    else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
