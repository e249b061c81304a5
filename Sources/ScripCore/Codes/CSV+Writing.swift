extension CSV {
  /// The rows as comma-separated text, a line each: a cell with a comma, a quote or a line's end stands in quotes.
  ///
  /// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and would run what a stranger wrote
  /// into a name. Such a cell gets an apostrophe before it, unless it is a number. Source: RFC 4180; OWASP, CSV Injection.
  public static func bytes(of rows: some Sequence<[String]>) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      for (place, cell) in row.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        append(isFormula(cell) ? "'" + cell : cell, to: &bytes)
      }
      bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }
    return bytes
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let special: Set<UInt8> = [quote, UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    guard cell.utf8.contains(where: special.contains) else {
      bytes += cell.utf8
      return
    }
    bytes.append(quote)
    for byte in cell.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Tabs and line ends count too: some programs drop them before they look.
  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, "=+-@\t\r\n".utf8.contains(first) else { return false }
    let digits = cell.utf8.dropFirst(first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? 1 : 0)
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNumber =
      (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
    return !isNumber
  }
}
