/// The modules of one QR symbol, upright, and what they say.
struct QRModules {
  let side: Int
  /// Row by row.
  let isDark: [Bool]

  /// 1 to 4.
  private var version: Int { (side - 17) / 4 }

  /// The text, once the format is known and the errors are put right; nil where either fails.
  var text: String? {
    guard isDark.count == side * side, (1...4).contains(version), let format else { return nil }
    guard let blocks = Self.blocks[version]?[format.level] else { return nil }
    let bits = dataBits(mask: format.mask)
    let codewords = stride(from: 0, to: bits.count - 7, by: 8).map { start in
      bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    guard let data = Self.corrected(codewords, blocks) else { return nil }
    return QRText(data).text
  }

  private subscript(column: Int, row: Int) -> Bool { isDark[row * side + column] }

  // MARK: Format

  /// Level (0 M, 1 L, 2 H, 3 Q) and mask, from either copy, with at most three of 15 bits wrong.
  private var format: (level: Int, mask: Int)? {
    let first =
      (0..<6).map { self[$0, 8] } + [self[7, 8], self[8, 8], self[8, 7]]
      + (0..<6).reversed().map { self[8, $0] }
    let second = (0..<7).map { self[8, side - 1 - $0] } + (0..<8).map { self[side - 8 + $0, 8] }
    let read = [first, second].map { $0.reduce(0) { $0 << 1 | ($1 ? 1 : 0) } }
    let nearest = (0..<32).map { value in
      (value: value, wrong: read.map { ($0 ^ Self.formatBits(value)).nonzeroBitCount }.min() ?? 15)
    }.min { $0.wrong < $1.wrong }
    guard let nearest, nearest.wrong <= 3 else { return nil }
    return (nearest.value >> 3, nearest.value & 7)
  }

  /// Five bits with their ten checks, as they are printed.
  private static func formatBits(_ value: Int) -> Int {
    var rest = value << 10
    for bit in (10..<15).reversed() where rest >> bit & 1 == 1 { rest ^= 0b101_0011_0111 << (bit - 10) }
    return (value << 10 | rest) ^ 0b101_0100_0001_0010
  }

  // MARK: Data

  /// Every data module in the order of the codewords, unmasked.
  private func dataBits(mask: Int) -> [Bool] {
    var bits: [Bool] = []
    var (column, isUpwards) = (side - 1, true)
    while column > 0 {
      if column == 6 { column -= 1 }
      for step in 0..<side {
        let row = isUpwards ? side - 1 - step : step
        for x in [column, column - 1] where !isFunction(x, row) {
          bits.append(self[x, row] != Self.isMasked(mask, column: x, row: row))
        }
      }
      column -= 2
      isUpwards.toggle()
    }
    return bits
  }

  /// Finders with their margins and formats, timing lines, the one alignment square of versions 2 to 4.
  private func isFunction(_ column: Int, _ row: Int) -> Bool {
    if column == 6 || row == 6 { return true }
    if column < 9, row < 9 || row >= side - 8 { return true }
    if row < 9, column >= side - 8 { return true }
    let middle = side - 7
    return version > 1 && abs(column - middle) <= 2 && abs(row - middle) <= 2
  }

  private static func isMasked(_ mask: Int, column: Int, row: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }

  // MARK: Blocks

  typealias Blocks = (count: Int, data: Int, checks: Int)
  /// By version, then by level as its bits say it: M, L, H, Q.
  private static let blocks: [Int: [Blocks]] = [
    1: [(1, 16, 10), (1, 19, 7), (1, 9, 17), (1, 13, 13)],
    2: [(1, 28, 16), (1, 34, 10), (1, 16, 28), (1, 22, 22)],
    3: [(1, 44, 26), (1, 55, 15), (2, 13, 22), (2, 17, 18)],
    4: [(2, 32, 18), (1, 80, 20), (4, 9, 16), (2, 24, 26)],
  ]

  /// The data of all blocks, put right; blocks are interleaved, codeword by codeword.
  private static func corrected(_ codewords: [UInt8], _ blocks: Blocks) -> [UInt8]? {
    guard codewords.count >= blocks.count * (blocks.data + blocks.checks) else { return nil }
    var data: [UInt8] = []
    for block in 0..<blocks.count {
      let word = (0..<blocks.data + blocks.checks).map { codewords[$0 * blocks.count + block] }
      guard let whole = ReedSolomon.corrected(word, checks: blocks.checks) else { return nil }
      data += whole.prefix(blocks.data)
    }
    return data
  }
}

/// The segments of a symbol's data as text.
struct QRText {
  private let data: [UInt8]

  init(_ data: [UInt8]) { self.data = data }

  private static let alphanumeric = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

  /// Nil for a segment of another kind, for one that does not end, and for what is not ASCII.
  var text: String? {
    var (place, letters) = (0, [UInt8]())
    func take(_ count: Int) -> Int? {
      guard place + count <= data.count * 8 else { return nil }
      defer { place += count }
      return (place..<place + count).reduce(0) { $0 << 1 | Int(data[$1 / 8] >> (7 - UInt8($1 % 8)) & 1) }
    }
    while let kind = take(min(4, data.count * 8 - place)), kind != 0 {
      guard let length = take(kind == 4 ? 8 : kind == 2 ? 9 : 10) else { return nil }
      var left = length
      while left > 0 {
        switch kind {
        case 1:
          let digits = min(3, left)
          guard let value = take([4, 7, 10][digits - 1]), value < [10, 100, 1000][digits - 1] else { return nil }
          letters += Array("\(value + [10, 100, 1000][digits - 1])".utf8.dropFirst())
          left -= digits
        case 2:
          let pair = min(2, left)
          guard let value = take(pair == 2 ? 11 : 6), value < (pair == 2 ? 2025 : 45) else { return nil }
          letters +=
            pair == 2 ? [Self.alphanumeric[value / 45], Self.alphanumeric[value % 45]] : [Self.alphanumeric[value]]
          left -= pair
        case 4:
          guard let value = take(8), (32..<127).contains(value) else { return nil }
          letters.append(UInt8(value))
          left -= 1
        default: return nil
        }
      }
      if data.count * 8 - place < 4 { break }
    }
    return letters.isEmpty ? nil : String(decoding: letters, as: UTF8.self)
  }
}
