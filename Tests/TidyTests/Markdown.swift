/// As much of Markdown as following its links takes.
enum Markdown {
  /// The targets of links and images that lead to a file of the checkout.
  static func links(in text: String) -> [String] {
    withoutCode(text).matches(of: #/\]\((?<target>[^)\s]+)(?:\s+"[^"]*")?\)/#)
      .map { String($0.target) }
      .filter { $0.firstMatch(of: #/^[a-z]+:/#) == nil }
  }

  /// The names by which other pages can point to the headings of `text`.
  static func anchors(in text: String) -> Set<String> {
    Set(
      withoutCode(text, inline: false).split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" || $0 == " " }.lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
          .replacing(" ", with: "-")
      })
  }

  private static func withoutCode(_ text: String, inline: Bool = true) -> String {
    var isCode = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      if isFence { isCode.toggle() }
      return !isFence && !isCode
    }
    let prose = lines.joined(separator: "\n")
    return inline ? prose.replacing(#/`[^`\n]*`/#, with: "") : prose
  }
}
