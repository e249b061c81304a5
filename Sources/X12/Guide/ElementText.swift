/// One element of a segment line of a guide: `05 R (1 R {@place_of_service} 2 R {B})`.
struct ElementText {
  var position = 0
  var isRequired = false
  var codes: [Substring]?
  var list: String?
  var least: Int?
  var most: Int?
  var repeats: Int?
  var components: [ElementText] = []

  init(_ text: Substring, line: Int) throws(GuideFailure) {
    var words = Self.words(text)[...]
    self = try Self.one(&words, line: line)
    if !words.isEmpty { throw GuideFailure(line: line, what: "`\(words.joined(separator: " "))` is left over") }
  }

  private init() {}

  /// Words, with braces and brackets as words of their own.
  private static func words(_ text: Substring) -> [Substring] {
    var words: [Substring] = []
    var start: Substring.Index?
    for index in text.indices {
      let letter = text[index]
      let isMark = letter == "{" || letter == "}" || letter == "(" || letter == ")"
      if letter == " " || isMark {
        if let from = start { words.append(text[from..<index]) }
        start = nil
        if isMark { words.append(text[index...index]) }
      } else if start == nil {
        start = index
      }
    }
    if let from = start { words.append(text[from...]) }
    return words
  }

  private static func one(_ words: inout ArraySlice<Substring>, line: Int) throws(GuideFailure) -> ElementText {
    var element = ElementText()
    guard let position = words.popFirst().flatMap({ Int($0) }), let usage = words.popFirst(),
      usage == "R" || usage == "S"
    else { throw GuideFailure(line: line, what: "an element is POSITION R|S …") }
    element.position = position
    element.isRequired = usage == "R"
    while let word = words.first, Int(word) == nil, word != ")" {
      words.removeFirst()
      switch word {
      case "{": try element.readCodes(&words, line: line)
      case "(":
        while words.first != ")" {
          if words.isEmpty { throw GuideFailure(line: line, what: "a bracket is not closed") }
          element.components.append(try one(&words, line: line))
        }
        words.removeFirst()
      case "max", "min", "repeat":
        guard let number = words.popFirst().flatMap({ $0 == ">1" ? .max : Int($0) }) else {
          throw GuideFailure(line: line, what: "\(word) needs a number")
        }
        if word == "max" { element.most = number }
        if word == "min" { element.least = number }
        if word == "repeat" { element.repeats = number }
      default: throw GuideFailure(line: line, what: "`\(word)` is none of {…}, (…), max, min, repeat")
      }
    }
    return element
  }

  private mutating func readCodes(_ words: inout ArraySlice<Substring>, line: Int) throws(GuideFailure) {
    var codes: [Substring] = []
    while let word = words.popFirst(), word != "}" { codes.append(word) }
    if let first = codes.first, first.hasPrefix("@") { list = String(first.dropFirst()) } else { self.codes = codes }
    if codes.isEmpty { throw GuideFailure(line: line, what: "a list of codes is empty") }
  }
}
