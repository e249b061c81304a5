import Testing

@testable import ScripIntake

/// Whatever decoding hands over, reading answers.
@Suite struct TotalityTests {
  /// A small generator with a fixed seed, so that a failure can be repeated.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static let scraps = [
    "Patient", "name:", "DOB", "Date", "[x]", "[ ]", "[", "]", "~~M54.2~~", "M54.5", "2x/wk", "x", "6", "weeks", "for",
    "every",
    "-", "/", "12/12/2026", "99/99/9999", "[signature]", "Signature", "MD", "O'Brien", ",", "1", "to", "999999999999",
    "(8)",
    "(", "Frequency:", "Goals", "Dx:", "Rx", "", " ", "\u{301}", "☒", "July", "31,", "1900", "twice", "a", "week",
    "min", "per",
    "NPI", "1245319599", "(757)", "555-0142", "bi", "/es/", "page", "2", "of", "9223372036854775807", "hour", "once",
    "or",
  ]

  @Test("Ten thousand heaps of scraps and random letters are read without a trap")
  func heaps() {
    var random = Seeded(state: 20_261_124)
    var sawOrder = false
    for _ in 0..<10_000 {
      let pages = (0..<Int.random(in: 0...2, using: &random)).map { number in
        DecodedPage(
          number: number + 1, source: [.typed, .textLayer, .recognized].randomElement(using: &random) ?? .typed,
          words: (0..<Int.random(in: 0...24, using: &random)).map { _ in word(&random) })
      }
      let reading = DocumentReading(reading: pages)
      sawOrder = sawOrder || !reading.orders.isEmpty
      #expect(reading.json(id: "x").hasPrefix("{\"id\":\"x\""))
    }
    #expect(sawOrder)
  }

  @Test("Any text can be typed into any field")
  func corrections() {
    var random = Seeded(state: 7)
    var order = OrderReading()
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in word(&random).text }.joined(separator: " ")
      let path = FieldPath.allCases.randomElement(using: &random) ?? .goals
      guard order.correct(path, to: text) else { continue }
      let again = order.correct(path, to: order.line(path).text)
      #expect(again, "\(path.rawValue)")
    }
  }

  private func word(_ random: inout Seeded) -> PageWord {
    let isScrap = Int.random(in: 0...9, using: &random) < 7
    let text =
      isScrap
      ? Self.scraps.randomElement(using: &random) ?? ""
      : String(
        decoding: (0..<Int.random(in: 0...8, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) },
        as: UTF8.self)
    let wild = Int.random(in: 0...50, using: &random) == 0
    let box =
      wild
      ? PageBox(x: .max, y: .min, width: .max, height: -1)
      : PageBox(
        x: .random(in: 0...1000, using: &random), y: .random(in: 0...1000, using: &random),
        width: .random(in: 0...200, using: &random), height: .random(in: 0...30, using: &random))
    return PageWord(
      text: text, box: box, confidence: .random(in: -5...120, using: &random), line: .random(in: 0...30, using: &random)
    )
  }
}
