/// What the standard says about data elements, composites and segments, whatever the guide.
struct GuideDictionary: Sendable {
  struct Element: Sendable {
    var number: String
    var type: DataType
    var least: Int
    var most: Int
    var name: String
  }

  /// One position of a segment or composite: a data element or a composite by its number.
  struct Reference: Sendable {
    var number: String
    var isMandatory: Bool
    var repeats: Int
  }

  struct Layout: Sendable {
    var references: [Reference]
    var notes: [SyntaxNote]
  }

  var elements: [String: Element] = [:]
  var composites: [String: Layout] = [:]
  var segments: [SegmentID: Layout] = [:]

  /// Reads `dictionary.txt`. Throws on a line that is not of its form, naming the line.
  init(_ text: String) throws(GuideFailure) {
    for (number, line) in GuideText.lines(text) {
      let words = line.text.split(separator: " ")
      switch words.first {
      case "element": try readElement(words, number)
      case "composite": composites[String(words[1])] = try Self.layout(words.dropFirst(2), number)
      case "segment": segments[SegmentID(words[1])] = try Self.layout(words.dropFirst(2), number)
      default: throw GuideFailure(line: number, what: "a line begins with element, composite or segment")
      }
    }
  }

  private mutating func readElement(_ words: [Substring], _ line: Int) throws(GuideFailure) {
    guard words.count >= 6, let type = DataType(rawValue: String(words[2])), let least = Int(words[3]),
      let most = Int(words[4])
    else { throw GuideFailure(line: line, what: "element NUMBER TYPE MIN MAX name") }
    let number = String(words[1])
    elements[number] = Element(
      number: number, type: type, least: least, most: most, name: words[5...].joined(separator: " "))
  }

  private static func layout(_ words: ArraySlice<Substring>, _ line: Int) throws(GuideFailure) -> Layout {
    var layout = Layout(references: [], notes: [])
    var isNote = false
    for word in words {
      if word == ";" {
        isNote = true
      } else if isNote {
        layout.notes.append(try SyntaxNote(word, line: line))
      } else {
        let parts = word.split(separator: "*")
        let number = parts[0].filter { $0 != "!" }
        layout.references.append(
          Reference(
            number: number, isMandatory: parts[0].hasSuffix("!"), repeats: parts.count > 1 ? Int(parts[1]) ?? 1 : 1))
      }
    }
    return layout
  }
}

/// A relation between elements of a segment, such as P0304: both or neither.
struct SyntaxNote: Sendable, Hashable {
  enum Kind: Character, Sendable {
    case allOrNone = "P"
    case atLeastOne = "R"
    case atMostOne = "E"
    case firstNeedsAll = "C"
    case firstNeedsOne = "L"
  }

  let kind: Kind
  let positions: [UInt8]
  /// Its positions, and the first of them, as bits.
  let all: UInt64
  let first: UInt64

  init(_ word: some StringProtocol, line: Int) throws(GuideFailure) {
    var positions: [UInt8] = []
    var rest = word.dropFirst()
    while let position = UInt8(rest.prefix(2)) {
      positions.append(position)
      rest = rest.dropFirst(2)
    }
    guard let kind = word.first.flatMap(Kind.init), rest.isEmpty, positions.count > 1 else {
      throw GuideFailure(line: line, what: "a syntax note is P, R, E, C or L and two-digit positions")
    }
    self.kind = kind
    self.positions = positions
    all = positions.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    first = 1 << UInt64(positions[0] & 63)
  }

  var text: String {
    String(kind.rawValue) + positions.map { ($0 < 10 ? "0" : "") + String($0) }.joined()
  }
}

/// Why the text of a guide could not be read: a broken promise of whoever wrote it.
public struct GuideFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public var line: Int
  public var what: String

  public var description: String { "line \(line): \(what)" }
}

/// The lines of a data file without comments and blank lines, with their number and depth of indent.
enum GuideText {
  struct Line {
    var depth: Int
    var text: Substring
  }

  static func lines(_ text: String) -> [(number: Int, line: Line)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let body = line.drop { $0 == " " }
      if body.isEmpty || body.hasPrefix("#") { return nil }
      return (index + 1, Line(depth: (line.count - body.count) / 2, text: body))
    }
  }
}
