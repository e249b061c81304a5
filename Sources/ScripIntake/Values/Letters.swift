extension String {
  /// Without white space at either end.
  var trimmed: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Without the given characters at either end.
  func trimming(_ unwanted: (Character) -> Bool) -> String {
    var rest = Substring(self)
    while let first = rest.first, unwanted(first) { rest.removeFirst() }
    while let last = rest.last, unwanted(last) { rest.removeLast() }
    return String(rest)
  }

  /// Lower case without accents: the form in which vocabulary is compared. Handles Latin letters.
  var folded: String {
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in lowercased().unicodeScalars {
      switch scalar.value {
      case 0...127: result.unicodeScalars.append(scalar)
      case 0xE0...0xE5: result.append("a")
      case 0xE7: result.append("c")
      case 0xE8...0xEB: result.append("e")
      case 0xEC...0xEF: result.append("i")
      case 0xF1: result.append("n")
      case 0xF2...0xF6, 0xF8: result.append("o")
      case 0xF9...0xFC: result.append("u")
      case 0xFD, 0xFF: result.append("y")
      case 0x300...0x36F: continue
      case 0x2018, 0x2019: result.append("'")
      case 0x2010...0x2015, 0x2212: result.append("-")
      case 0xD7: result.append("x")
      case 0xA0: result.append(" ")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Character {
  /// A figure 0...9 and nothing else that Unicode calls a digit.
  var isFigure: Bool { ("0"..."9").contains(self) }
}

/// Letters to change, add or leave out to turn one text into the other; stops counting above `limit`.
func edits(_ left: String, _ right: String, limit: Int) -> Int {
  let (left, target) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
  if abs(left.count - target.count) > limit { return limit + 1 }
  var row = Array(0...target.count)
  for (index, letter) in left.enumerated() {
    var next = [index + 1]
    next.reserveCapacity(row.count)
    for (column, other) in target.enumerated() {
      next.append(Swift.min(row[column + 1] + 1, next[column] + 1, row[column] + (letter == other ? 0 : 1)))
    }
    if (next.min() ?? 0) > limit { return limit + 1 }
    row = next
  }
  return row[target.count]
}
