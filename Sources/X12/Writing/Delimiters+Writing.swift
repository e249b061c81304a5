extension Delimiters {
  /// Whether a byte inside a value would break the segment: a delimiter or a control character.
  @inline(__always)
  func breaks(_ byte: UInt8) -> Bool {
    byte == element || byte == segment || byte == component || byte == repetition || byte < 0x20 || byte == 0x7F
  }
}
