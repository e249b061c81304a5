extension String {
  /// The text with what no printer can show made visible: control characters become U+FFFD, a tab a space, and every
  /// kind of line break a line feed. XML 1.0, Pango and cairo refuse the characters replaced here; cairo refuses
  /// Unicode's 66 noncharacters too, and then the whole file.
  var printable: String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: scalars.append("\n")
      case 0x09: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: scalars.append("\u{FFFD}")
      case let value where value & 0xFFFE == 0xFFFE: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    return String(scalars)
  }
}
