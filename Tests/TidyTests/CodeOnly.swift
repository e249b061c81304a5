/// Swift source with comments and the contents of strings and regex literals blanked out.
///
/// Newlines stay where they were, so line numbers hold. A scanner, not a parser: it knows just enough of Swift's
/// literals that a brace or a word inside one is not taken for code.
struct CodeOnly {
  private let source: [UInt8]
  private var code: [UInt8]
  private var place = 0

  static func text(of source: String) -> String {
    var scanner = CodeOnly(source: Array(source.utf8))
    scanner.run()
    return String(decoding: scanner.code, as: UTF8.self)
  }

  private init(source: [UInt8]) {
    self.source = source
    code = source
  }

  private mutating func run() {
    while place < source.count {
      if looking(at: "//") {
        blankLine()
      } else if looking(at: "/*") {
        blankBlock()
      } else if let hashes = stringStart() {
        blankString(hashes: hashes)
      } else if startsRegex() {
        blankRegex()
      } else {
        place += 1
      }
    }
  }

  private func looking(at text: StaticString, from start: Int? = nil) -> Bool {
    let start = start ?? place
    guard start + text.utf8CodeUnitCount <= source.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { source[start + $0] == text.utf8Start[$0] }
  }

  private mutating func blank(_ count: Int = 1) {
    let end = min(place + count, source.count)
    while place < end {
      if source[place] != UInt8(ascii: "\n") { code[place] = UInt8(ascii: " ") }
      place += 1
    }
  }

  private mutating func blankLine() {
    while place < source.count, source[place] != UInt8(ascii: "\n") { blank() }
  }

  private mutating func blankBlock() {
    var depth = 0
    repeat {
      if looking(at: "/*") {
        depth += 1
        blank(2)
      } else if looking(at: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && place < source.count
  }

  /// The number of `#` before the quote that opens a string here; nil where no string opens.
  private func stringStart() -> Int? {
    var end = place
    while end < source.count, source[end] == UInt8(ascii: "#") { end += 1 }
    return end < source.count && source[end] == UInt8(ascii: "\"") ? end - place : nil
  }

  private mutating func blankString(hashes: Int) {
    blank(hashes)
    let quotes = looking(at: "\"\"\"") ? 3 : 1
    blank(quotes)
    while place < source.count {
      if closes(quotes: quotes, hashes: hashes) { return blank(quotes + hashes) }
      if quotes == 1, source[place] == UInt8(ascii: "\n") { return }
      if source[place] == UInt8(ascii: "\\"), hasHashes(hashes, at: place + 1) {
        blank(1 + hashes)
        if looking(at: "(") { blankInterpolation() } else { blank() }
      } else {
        blank()
      }
    }
  }

  private func closes(quotes: Int, hashes: Int) -> Bool {
    let quoted = quotes == 3 ? looking(at: "\"\"\"") : looking(at: "\"")
    return quoted && hasHashes(hashes, at: place + quotes)
  }

  private func hasHashes(_ count: Int, at start: Int) -> Bool {
    start + count <= source.count && source[start..<start + count].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private mutating func blankInterpolation() {
    var depth = 0
    repeat {
      if let hashes = stringStart() {
        blankString(hashes: hashes)
        continue
      }
      if looking(at: "(") { depth += 1 }
      if looking(at: ")") { depth -= 1 }
      blank()
    } while depth > 0 && place < source.count
  }

  /// A slash opens a regex literal where an operand is due and text follows at once, as the compiler asks.
  private func startsRegex() -> Bool {
    guard source[place] == UInt8(ascii: "/"), place + 1 < source.count,
      ![UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "/")].contains(source[place + 1])
    else { return false }
    var before = place - 1
    while before >= 0, source[before] == UInt8(ascii: " ") { before -= 1 }
    guard before >= 0 else { return true }
    return "(,=:[{!&|?;#\n".utf8.contains(source[before])
  }

  private mutating func blankRegex() {
    blank()
    while place < source.count, source[place] != UInt8(ascii: "/"), source[place] != UInt8(ascii: "\n") {
      blank(source[place] == UInt8(ascii: "\\") ? 2 : 1)
    }
    if place < source.count, source[place] == UInt8(ascii: "/") { blank() }
  }
}
