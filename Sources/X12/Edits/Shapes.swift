/// Forms of numbers and codes that the trade knows and a length does not tell.
enum Shapes {
  /// Ten digits, the first 1 or 2, and the check digit of ISO/IEC 7812 with 80840 before them.
  static func isNPI(_ bytes: Bytes) -> Bool {
    guard bytes.count == 10, bytes.areDigits, bytes[0] == 0x31 || bytes[0] == 0x32 else { return false }
    // 24 is what the prefix 80840 adds.
    var sum = 24
    for offset in 0..<9 {
      let digit = Int(bytes[offset] - 0x30)
      let doubled = offset % 2 == 0 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return (10 - sum % 10) % 10 == Int(bytes[9] - 0x30)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isCapitalOrDigit(_ byte: UInt8) -> Bool { isCapital(byte) || Bytes.isDigit(byte) }

  /// ICD-10-CM without its point: a letter, a digit or A, a letter or digit, then up to four more.
  static func isDiagnosis(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 3, bytes.count <= 7, isCapital(bytes[0]) else { return false }
    if !Bytes.isDigit(bytes[1]), bytes[1] != 0x41 { return false }
    for offset in 2..<bytes.count where !isCapitalOrDigit(bytes[offset]) { return false }
    return true
  }

  /// CPT (five digits, or four and a letter) or HCPCS level II (a letter and four digits).
  static func isProcedure(_ bytes: Bytes) -> Bool {
    guard bytes.count == 5, isCapitalOrDigit(bytes[0]), isCapitalOrDigit(bytes[4]) else { return false }
    for offset in 1..<4 where !Bytes.isDigit(bytes[offset]) { return false }
    return Bytes.isDigit(bytes[4]) || Bytes.isDigit(bytes[0])
  }

  static func isModifier(_ bytes: Bytes) -> Bool {
    bytes.count == 2 && isCapitalOrDigit(bytes[0]) && isCapitalOrDigit(bytes[1])
  }

  /// Words and zeros that stand where a number should: `NONE`, `N/A`, `PENDING`, `0000`.
  static func isPlaceholder(_ bytes: Bytes) -> Bool {
    var isZeros = true
    for offset in 0..<bytes.count where bytes[offset] != 0x30 { isZeros = false }
    return isZeros || bytes == "NONE" || bytes == "N/A" || bytes == "NA" || bytes == "PENDING" || bytes == "UNKNOWN"
      || bytes == "TBD" || bytes == "REQUESTED" || bytes == "NOT REQUIRED"
  }
}
