extension Row {
  /// What is stored in a column, whatever its kind: for digests over rows and copies of them.
  public func value(_ column: Int) -> Value {
    if isNull(column) { return .null }
    if let number = try? int64(column) { return .int(number) }
    if let text = try? text(column) { return .text(text) }
    return (try? bytes(column)).map(Value.bytes) ?? .null
  }
}
