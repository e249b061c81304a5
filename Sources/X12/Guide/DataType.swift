/// How the bytes of a data element are written.
public enum DataType: String, Sendable {
  /// Text.
  case text = "AN"
  /// A code.
  case code = "ID"
  /// CCYYMMDD, or YYMMDD where the element is six long.
  case date = "DT"
  /// HHMM, with seconds and parts of a second.
  case time = "TM"
  /// A decimal number with an explicit point.
  case decimal = "R"
  /// A whole number.
  case whole = "N0"
  /// A whole number whose last two digits are decimals.
  case hundredths = "N2"
  /// Bytes of any kind.
  case binary = "B"
}
