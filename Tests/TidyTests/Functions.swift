/// Finds function bodies in code that `CodeOnly` has cleaned.
enum Functions {
  struct Span {
    let firstLine: Int
    let lines: Int
  }

  /// Every function, initializer, subscript and computed property with a body, in order of appearance.
  static func spans(in code: String) -> [Span] {
    let bytes = Array(code.utf8)
    return starts(in: code).compactMap { start in
      guard let open = bodyStart(in: bytes, from: start), let close = closingBrace(in: bytes, from: open)
      else {
        return nil
      }
      let first = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
      return Span(firstLine: first, lines: bytes[start...close].count { $0 == UInt8(ascii: "\n") } + 1)
    }
  }

  private static func starts(in code: String) -> [Int] {
    let heads =
      #/(?m)(?:^|[\s;{])(?<head>func\s+[^\s(<]+|init[?!]?\s*[<(]|deinit\b|subscript\s*[<(]|var\s+\w+\s*:[^=\n{]+\{)/#
    return code.matches(of: heads).map { match in
      code.utf8.distance(from: code.startIndex, to: match.head.startIndex)
    }
  }

  /// The `{` of the body that belongs to the declaration at `start`; nil for a requirement without one.
  private static func bodyStart(in bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    for place in start..<bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "{") where depth == 0: return place
      case UInt8(ascii: "}") where depth == 0: return nil
      case UInt8(ascii: "\n") where depth == 0 && !continues(bytes, after: place): return nil
      default: break
      }
    }
    return nil
  }

  /// Whether the line after `newline` goes on with a signature.
  private static func continues(_ bytes: [UInt8], after newline: Int) -> Bool {
    let next = bytes[(newline + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    return ["{", "->", "where ", "throws", "async", "("].contains { next.starts(with: $0.utf8) }
  }

  private static func closingBrace(in bytes: [UInt8], from open: Int) -> Int? {
    var depth = 0
    for place in open..<bytes.count {
      if bytes[place] == UInt8(ascii: "{") { depth += 1 }
      if bytes[place] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }
}
