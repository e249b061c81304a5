/// A list of codes as its file has it.
struct CodeList: Sendable, Hashable {
  var codes: [String]
  /// Codes that a payer stopped using: known, and not to be written any more.
  var stopped: [String] = []
  /// Forms a code may have that the list does not hold; with one, the list is not whole.
  var shapes: [CodeShape] = []

  init(codes: [String]) { self.codes = codes }

  /// Reads `codes/NAME.codes`: a code a line and our words; `A1-A9` is a range, `-A1` a stopped code, `shape [A-Z][0-9]` a form.
  init(_ text: String) throws(GuideFailure) {
    codes = []
    for (number, line) in GuideText.lines(text) {
      let words = line.text.split(separator: " ", maxSplits: 2)
      if words[0] == "shape" {
        guard words.count > 1 else { throw GuideFailure(line: number, what: "shape and a form") }
        shapes.append(try CodeShape(words[1], line: number))
      } else if words[0].hasPrefix("-") {
        let all = Self.range(words[0].dropFirst())
        codes += all
        stopped += all
      } else {
        codes += Self.range(words[0])
      }
    }
  }

  private static func range(_ word: Substring) -> [String] {
    let ends = word.split(separator: "-")
    guard ends.count == 2 else { return [String(word)] }
    let letters = ends[0].prefix { !$0.isNumber }
    guard ends[1].hasPrefix(letters), let from = Int(ends[0].dropFirst(letters.count)),
      let through = Int(ends[1].dropFirst(letters.count)), from <= through
    else { return [String(word)] }
    return (from...through).map { letters + String($0) }
  }
}

/// A form of codes: `[A-Z]`, `[0-9]`, letters, each with `?` or `{m,n}` after it.
struct CodeShape: Sendable, Hashable {
  struct Token: Sendable, Hashable {
    var low: UInt8
    var high: UInt8
    var least = 1
    var most = 1
  }

  private(set) var tokens: [Token] = []

  init(_ text: Substring, line: Int) throws(GuideFailure) {
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "["):
        let inside = Array(rest.prefix(4))
        guard inside.count == 4, inside[1] == UInt8(ascii: "-"), inside[3] == UInt8(ascii: "]") else {
          throw GuideFailure(line: line, what: "a shape has [A-Z] or [0-9]")
        }
        tokens.append(Token(low: inside[0], high: inside[2]))
        rest = rest.dropFirst(4)
      case UInt8(ascii: "?"):
        if !tokens.isEmpty { tokens[tokens.count - 1].least = 0 }
      case UInt8(ascii: "{"):
        let inside = rest.prefix { $0 != UInt8(ascii: "}") }
        let numbers = String(decoding: inside, as: UTF8.self).split(separator: ",").compactMap { Int($0) }
        guard let least = numbers.first, !tokens.isEmpty else {
          throw GuideFailure(line: line, what: "a shape has {m,n} after a token")
        }
        tokens[tokens.count - 1].least = least
        tokens[tokens.count - 1].most = numbers.last ?? least
        rest = rest.dropFirst(inside.count + 1)
      default: tokens.append(Token(low: byte, high: byte))
      }
    }
  }

  /// Whether all of the bytes are of this form. Greedy: a token takes what it can.
  func matches(_ bytes: Bytes) -> Bool {
    var offset = 0
    for token in tokens {
      var taken = 0
      while taken < token.most, offset < bytes.count, bytes[offset] >= token.low, bytes[offset] <= token.high {
        taken += 1
        offset += 1
      }
      if taken < token.least { return false }
    }
    return offset == bytes.count
  }
}

/// Code lists as sorted numbers, all in one array.
struct CodeSets: Sendable {
  /// How a list sees a code.
  enum Answer { case known, stopped, ofShape, unknown }

  private var codes: [UInt64] = []
  private var ranges: [Range<Int>] = []
  private var stopped: [Set<UInt64>] = []
  private var hasStopped: [Bool] = []
  private var shapes: [[CodeShape]] = []
  private var texts: [[String]] = []
  private var known: [CodeList: Int] = [:]

  mutating func add(_ list: CodeList) -> Int {
    var list = list
    list.codes = Set(list.codes).sorted()
    if let same = known[list] { return same }
    known[list] = ranges.count
    let sorted = list.codes.map { Self.code($0) }.sorted()
    ranges.append(codes.count..<codes.count + sorted.count)
    codes += sorted
    stopped.append(Set(list.stopped.map { Self.code($0) }))
    hasStopped.append(!list.stopped.isEmpty)
    shapes.append(list.shapes)
    texts.append(list.codes)
    return ranges.count - 1
  }

  @inline(__always)
  func contains(_ code: UInt64, in set: Int) -> Bool {
    var low = ranges[set].lowerBound
    var high = ranges[set].upperBound
    if high &- low <= 8 {
      while low < high {
        if codes[low] == code { return true }
        low &+= 1
      }
      return false
    }
    while low < high {
      let middle = (low &+ high) >> 1
      if codes[middle] == code { return true }
      if codes[middle] < code { low = middle &+ 1 } else { high = middle }
    }
    return false
  }

  /// How a list sees a value that it may not hold whole.
  func answer(_ value: Bytes, in set: Int) -> Answer {
    if contains(value.key, in: set) { return stopped[set].contains(value.key) ? .stopped : .known }
    return shapes[set].contains { $0.matches(value) } ? .ofShape : .unknown
  }

  /// Whether a code is on the list and was not stopped.
  @inline(__always)
  func isInForce(_ code: UInt64, in set: Int) -> Bool {
    contains(code, in: set) && (!hasStopped[set] || !stopped[set].contains(code))
  }

  /// The codes of a small set for a message; nil when there are too many to name.
  func named(_ set: Int) -> String? {
    texts[set].count > 12 ? nil : texts[set].joined(separator: ", ")
  }

  static func code(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { utf8 in utf8.baseAddress.map { Bytes(start: $0, count: utf8.count).key } ?? 0 }
  }
}
