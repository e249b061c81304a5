import Foundation
import ScripCore
import TestSupport
import Testing

@testable import ScripIntake

/// The codes on a page: as QR symbols, turned and damaged, and as letters.
@Suite struct CodeTests {
  /// Two symbols as libqrencode drew them, level M: version 1 and version 2.
  static let symbols: [(text: String, rows: String)] = [
    (
      "7K3M-92QX-4T",
      """
      #######..#.##.#######
      #.....#..#.##.#.....#
      #.###.#..##.#.#.###.#
      #.###.#.......#.###.#
      #.###.#....##.#.###.#
      #.....#.###...#.....#
      #######.#.#.#.#######
      .....................
      #..#.##.#.####.#.....
      #.#....##.##.#...###.
      .###..######..##.#..#
      ...#.#.##...#.###....
      ..##..#.#..#.##.##.##
      ........#..#..#..#.##
      #######...###...#....
      #.....#.####.#.....#.
      #.###.#..#####..#.#..
      #.###.#.##.#....#####
      #.###.#..######.###.#
      #.....#....#....##...
      #######.##..####.#.#.
      """
    ),
    (
      "01J9ZK3M92QX7K3M92QXABCDEF",
      """
      #######.####.#.#..#######
      #.....#.....#.#.#.#.....#
      #.###.#...#....##.#.###.#
      #.###.#.##..#.#...#.###.#
      #.###.#.#.####.#..#.###.#
      #.....#.#..#.##.#.#.....#
      #######.#.#.#.#.#.#######
      ........#..##.##.........
      #...#.#####.##.#.#####..#
      ..#......####...##.##.#.#
      ###.###.#..#...#.#.#.#...
      #.###..#...##...###.###..
      #..####...####..###..##.#
      #.###...##..####.####.##.
      ...#.##.#.##...#.#.#..##.
      ....##.##...#.#.#..##.##.
      ###...##.#..##.#######..#
      ........##...##.#...#.##.
      #######.#..###.##.#.##.#.
      #.....#...###...#...#.###
      #.###.#.###.##..#####....
      #.###.#...#..########.###
      #.###.#..###.#..#..#...#.
      #.....#..####.#..#######.
      #######.###.##....#######
      """
    ),
  ]

  private static func modules(_ rows: String) -> (side: Int, isDark: [Bool]) {
    let lines = rows.split(separator: "\n")
    return (lines.count, lines.flatMap { $0.map { $0 == "#" } })
  }

  /// The symbol on a page of 400 × 400 pixels, turned about its middle.
  private static func page(_ rows: String, module: Double, turn: Double, specks: Int = 0) -> InkPlane {
    let (side, isDark) = modules(rows)
    let (sine, cosine, half) = (sin(turn), cos(turn), Double(side) * module / 2)
    var random = SeededGenerator(seed: UInt64(specks + 1))
    let dirt = Set((0..<specks).map { _ in Int.random(in: 0..<160_000, using: &random) })
    return InkPlane(width: 400, height: 400) { x, y in
      let (dx, dy) = (Double(x) - 200, Double(y) - 200)
      let (u, v) = (dx * cosine + dy * sine + half, dy * cosine - dx * sine + half)
      let isInk = u >= 0 && v >= 0 && u < 2 * half && v < 2 * half && isDark[Int(v / module) * side + Int(u / module)]
      return isInk != dirt.contains(y * 400 + x)
    }
  }

  @Test("A symbol is read at any turn", arguments: 0..<16)
  func turned(step: Int) {
    for symbol in Self.symbols {
      let plane = Self.page(symbol.rows, module: 4.3, turn: Double(step) * .pi / 8)
      #expect(QRSymbols.texts(on: plane) == [symbol.text])
    }
  }

  @Test("A symbol is read when a hundredth of the page's dots are wrong")
  func dirty() {
    for symbol in Self.symbols {
      #expect(QRSymbols.texts(on: Self.page(symbol.rows, module: 6, turn: .pi, specks: 1_600)) == [symbol.text])
    }
  }

  @Test("A page of dirt and an empty page hold no symbol", arguments: [0, 40_000])
  func nothing(specks: Int) {
    #expect(QRSymbols.texts(on: Self.page(".", module: 1, turn: 0, specks: specks)) == [])
  }

  @Test("Five wrong codewords of twenty-six are put right, six are not read as another text")
  func errors() {
    let (side, isDark) = Self.modules(Self.symbols[0].rows)
    // The bottom right is data: each pair of columns holds a codeword in four rows.
    func damaged(_ places: [(Int, Int)]) -> String? {
      var wrong = isDark
      for (column, row) in places { wrong[row * side + column].toggle() }
      return QRModules(side: side, isDark: wrong).text
    }
    let places = (0..<12).map { (20, 20 - $0) }
    #expect(damaged(places) == Self.symbols[0].text)
    let many = (0..<12).flatMap { row in (13..<21).map { ($0, 20 - row) } }
    #expect(damaged(many) != Self.symbols[0].text)
  }

  @Test("Any modules whatever are read as a text or as nothing, never with a trap")
  func total() {
    var random = SeededGenerator(seed: 99)
    for _ in 0..<400 {
      let side = [21, 25, 29, 33, 20, 0, 37].randomElement(using: &random) ?? 21
      _ = QRModules(side: side, isDark: (0..<side * side).map { _ in Bool.random(using: &random) }).text
      _ = QRText((0..<19).map { _ in UInt8.random(in: 0...255, using: &random) }).text
    }
  }

  private static func words(_ texts: [String]) -> DecodedPage {
    DecodedPage(
      number: 1, source: .recognized,
      words: texts.enumerated().map {
        PageWord(
          text: $0.element, box: PageBox(x: 40 + $0.offset * 60, y: 900, width: 50, height: 18), confidence: 60, line: 9
        )
      })
  }

  @Test("A code in letters is found in one word, in pieces, and with one letter misread")
  func letters() {
    let code = ReturnCode(drawing: 0x5EED_CAFE_17)
    let text = code.description
    let pieces = text.split(separator: "-").map(String.init)
    let misread = text.replacing(text.prefix(1), with: text.hasPrefix("Z") ? "2" : "Z", maxReplacements: 1)
    for words in [
      [text], ["Code", text, "Fax"], [pieces[0], pieces[1], pieces[2]], [pieces[0] + "-", pieces[1], pieces[2]],
      [misread],
    ] {
      #expect(Self.words(words).printedCodes.contains(text), "\(words)")
    }
  }
}
