extension ICD10Table {
  /// The answer to `scrip codes icd QUERY`: a line a code, and what edition it comes from.
  public func listing(of query: String, on day: CalendarDay, regions: RegionTable, limit: Int = 20) -> [String] {
    let entries = search(query, limit: limit)
    guard !entries.isEmpty else {
      return ["No code of this edition answers to that. Try fewer words, or the beginning of a code.", source]
    }
    var lines = entries.map { entry in
      var line = "\(entry.code)".padded(to: 9) + entry.title
      if entry.needsSeventhCharacter {
        line += " [needs a 7th character]"
      } else {
        switch standing(of: entry.code, on: day) {
        case .billable: break
        case .header: line += " [header: cannot be billed]"
        case .absent: line += " [not yet valid on \(day)]"
        }
      }
      if let opened = regions.entry(entry.code)?.regions, !opened.isEmpty { line += " (\(opened.shown))" }
      return line
    }
    lines.append("\(source); in force to \(lastDay).")
    if isOutdated(on: day) { lines.append("\(day) is later: a newer edition may say otherwise.") }
    return lines
  }
}

extension String {
  /// The text with blanks behind it, up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
