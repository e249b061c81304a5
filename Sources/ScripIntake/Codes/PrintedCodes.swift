import ScripCore

/// What on a page may be a code by which it files itself. Whether it is one only the store knows.
extension DecodedPage {
  /// The QR symbols' texts first, then words that read as a return code, at most forty.
  public var printedCodes: [String] {
    var found = codes
    let lines = Dictionary(grouping: words, by: \.line)
    for line in lines.keys.sorted() {
      let words = (lines[line] ?? []).sorted { $0.box.x < $1.box.x }.map(\.text)
      for start in words.indices {
        // A dash is read as a gap now and then, so up to three words are tried together.
        for end in start..<min(start + 3, words.count) {
          let text = words[start...end].joined()
          guard text.utf8.count <= 16, !text.contains(where: \.isLowercase),
            let code = ReturnCode(text)?.description, !found.contains(code)
          else { continue }
          found.append(code)
        }
      }
      if found.count >= 40 { break }
    }
    return Array(found.prefix(40))
  }
}
