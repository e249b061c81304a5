import Foundation
import TestSupport

/// A printed page as a fax machine sends it: signed by hand, ticked, dirty, askew, and the wrong way up.
struct FaxedPage {
  let width: Int
  let height: Int
  /// Dots an inch across and down: 204 × 196 is a fine fax, 204 × 98 a standard one.
  let dots: (across: Int, down: Int)
  /// A byte a dot, 1 is black.
  private(set) var ink: [UInt8]
  private var random: SeededGenerator

  /// The first page of a PDF. Where its words stand is asked of `pdftotext`.
  init(pdf: [UInt8], down: Int, seed: UInt64) throws {
    dots = (204, down)
    random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "page.pdf")
    try Data(pdf).write(to: file)
    _ = try PrintedText.run([
      "pdftoppm", "-mono", "-rx", "204", "-ry", "\(down)", "-singlefile", file.path,
      folder.url.appending(path: "page").path,
    ])
    let bytes = [UInt8](try Data(contentsOf: folder.url.appending(path: "page.pbm")))
    (width, height, ink) = try Self.bits(bytes)
    words = try Self.words(try PrintedText.run(["pdftotext", "-bbox", file.path, "-"]))
  }

  /// Words with the left, bottom and top of their boxes in points.
  private let words: [(text: String, left: Double, top: Double, bottom: Double)]

  // MARK: What the prescriber does

  /// Crosses the box at the left of words that begin so, such as `Go on as`.
  mutating func tick(_ opening: [String]) {
    for box in words where box.text == "☐" {
      let beside = words.filter { abs($0.bottom - box.bottom) < 7 && $0.left > box.left }.sorted { $0.left < $1.left }
      guard beside.prefix(opening.count).map(\.text) == opening else { continue }
      let size = (box.bottom - box.top) * 0.75
      stroke(from: (box.left + 1, box.top + 3), to: (box.left + size, box.bottom - 2))
      stroke(from: (box.left + size, box.top + 3), to: (box.left + 1, box.bottom - 2))
    }
  }

  /// Writes loops over the line above a label, as a signature.
  mutating func sign(above label: String) {
    guard let word = words.last(where: { $0.text == label }) else { return }
    var from = (word.left + 6, word.top - 12)
    for step in 1...26 {
      let to = (
        word.left + 6 + Double(step) * 4.5,
        word.top - 13 + Double.random(in: -11...7, using: &random)
      )
      stroke(from: from, to: to)
      from = to
    }
  }

  /// A line of ink about a point and a half wide, in points.
  private mutating func stroke(from: (Double, Double), to: (Double, Double)) {
    let steps = 120
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      let x = (from.0 + (to.0 - from.0) * part) * Double(dots.across) / 72
      let y = (from.1 + (to.1 - from.1) * part) * Double(dots.down) / 72
      for dx in -1...2 {
        for dy in (dots.down > 150 ? -1...2 : 0...1) { set(Int(x) + dx, Int(y) + dy) }
      }
    }
  }

  private mutating func set(_ x: Int, _ y: Int) {
    if x >= 0, y >= 0, x < width, y < height { ink[y * width + x] = 1 }
  }

  // MARK: What the line does

  /// One dot in so many changes colour; a few rows are lost, a few streaks run down the page.
  mutating func addNoise(oneIn: Int) {
    for _ in 0..<(width * height / oneIn) {
      let place = Int.random(in: 0..<ink.count, using: &random)
      ink[place] = 1 - ink[place]
    }
    for _ in 0..<3 {
      let row = Int.random(in: 0..<height, using: &random)
      for x in 0..<width { ink[row * width + x] = 0 }
    }
    let column = Int.random(in: 0..<width / 12, using: &random)
    for y in 0..<height where y % 7 != 0 { ink[y * width + column] = 1 }
  }

  /// Turned by a small angle about the middle.
  mutating func skew(degrees: Double) {
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let ratio = Double(dots.across) / Double(dots.down)
    var turned = [UInt8](repeating: 0, count: ink.count)
    let (middleX, middleY) = (Double(width) / 2, Double(height) / 2)
    ink.withUnsafeBufferPointer { ink in
      for y in 0..<height {
        let down = (Double(y) - middleY) * ratio
        for x in 0..<width {
          let across = Double(x) - middleX
          let fromX = Int(across * cosine + down * sine + middleX)
          let fromY = Int((down * cosine - across * sine) / ratio + middleY)
          guard fromX >= 0, fromY >= 0, fromX < width, fromY < height else { continue }
          turned[y * width + x] = ink[fromY * width + fromX]
        }
      }
    }
    ink = turned
  }

  mutating func turnUpsideDown() { ink.reverse() }

  /// A TIFF of one page, one bit a dot, as fax software files it.
  var tiff: [UInt8] {
    let row = (width + 7) / 8
    var bits = [UInt8](repeating: 0, count: row * height)
    for y in 0..<height {
      for x in 0..<width where ink[y * width + x] == 1 { bits[y * row + x / 8] |= 0x80 >> UInt8(x % 8) }
    }
    func long(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    func short(_ value: Int) -> [UInt8] { Array(long(value).prefix(2)) }
    let entries: [(tag: Int, type: Int, value: Int)] = [
      (256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, 8 + 16), (277, 3, 1),
      (278, 4, height), (279, 4, bits.count), (282, 5, 8), (283, 5, 16), (296, 3, 2),
    ]
    var file: [UInt8] = [0x49, 0x49, 42, 0] + long(24 + bits.count)
    file += long(dots.across) + long(1) + long(dots.down) + long(1)
    file += bits
    file += short(entries.count)
    for entry in entries { file += short(entry.tag) + short(entry.type) + long(1) + long(entry.value) }
    return file + long(0)
  }

  // MARK: Reading

  /// A portable bitmap, binary.
  private static func bits(_ pbm: [UInt8]) throws -> (Int, Int, [UInt8]) {
    var (place, fields) = (0, [String]())
    while fields.count < 3 {
      var field: [UInt8] = []
      while place < pbm.count, pbm[place] > 32 {
        field.append(pbm[place])
        place += 1
      }
      place += 1
      if field.first == UInt8(ascii: "#") {
        while place < pbm.count, pbm[place - 1] != 10 { place += 1 }
      } else if !field.isEmpty {
        fields.append(String(decoding: field, as: UTF8.self))
      }
    }
    guard fields[0] == "P4", let width = Int(fields[1]), let height = Int(fields[2]) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let row = (width + 7) / 8
    var ink = [UInt8](repeating: 0, count: width * height)
    for y in 0..<height {
      for x in 0..<width { ink[y * width + x] = pbm[place + y * row + x / 8] >> UInt8(7 - x % 8) & 1 }
    }
    return (width, height, ink)
  }

  private static func words(_ html: String) throws -> [(text: String, left: Double, top: Double, bottom: Double)] {
    let pattern =
      #/<word xMin="(?<left>[\d.]+)" yMin="(?<top>[\d.]+)" xMax="[\d.]+" yMax="(?<bottom>[\d.]+)">(?<text>[^<]*)</#
    return html.matches(of: pattern).map {
      (String($0.text), Double($0.left) ?? 0, Double($0.top) ?? 0, Double($0.bottom) ?? 0)
    }
  }
}
