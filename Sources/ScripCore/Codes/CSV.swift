/// Rows of comma-separated text, as the embedded tables are written: quotes around a field, doubled inside it.
///
/// Total: any bytes give rows. Source: RFC 4180.
public struct CSV: Sendable {
  /// The first row, and the rest.
  public let header: [String]
  public let rows: [[String]]

  public init(_ bytes: some Collection<UInt8>) {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    func endField() {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    func endRow() {
      endField()
      if row != [""] { rows.append(row) }
      row = []
    }
    var before: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        // A quote right after a closing one is a quote in the text.
        if !isQuoted, before == byte { field.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: endField()
      case UInt8(ascii: "\n") where !isQuoted: endRow()
      case UInt8(ascii: "\r") where !isQuoted: break
      default: field.append(byte)
      }
      before = byte
    }
    endRow()
    header = rows.first ?? []
    self.rows = Array(rows.dropFirst())
  }

  /// The place of a column by its name, or nil.
  public func column(_ name: String) -> Int? { header.firstIndex(of: name) }
}
