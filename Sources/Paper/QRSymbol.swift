import CQRCode

/// The squares of a QR symbol. Source of the code: libqrencode, error correction M (15 % may be lost, as on a fax).
struct QRSymbol {
  /// Modules along one side, without the quiet zone.
  let side: Int
  /// Row by row; true is dark.
  let isDark: [Bool]

  /// nil if the text is empty or longer than a symbol holds (about 2,300 bytes).
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= 2331, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    self.side = side
    // The lowest bit of a module is its colour; the others say what it is for.
    isDark = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
  }

  /// Runs of dark modules as rectangles in modules, so that few shapes are drawn and no hairlines show between them.
  var bars: [(column: Int, row: Int, length: Int)] {
    var bars: [(column: Int, row: Int, length: Int)] = []
    for row in 0..<side {
      var column = 0
      while column < side {
        let start = column
        while column < side, isDark[row * side + column] { column += 1 }
        if column > start { bars.append((start, row, column - start)) }
        column += 1
      }
    }
    return bars
  }
}
