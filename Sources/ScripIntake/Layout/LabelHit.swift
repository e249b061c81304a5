/// A label found on a row.
struct LabelHit: Hashable {
  var label: Label
  var row: Int
  var words: Range<Int>
  /// A colon stands behind it.
  var hasColon: Bool
}

extension Sheet {
  /// Every label of the sheet, row by row. What only might be one (a common word in running text) is left out.
  func labelHits() -> [[LabelHit]] {
    rows.indices.map { index in
      var labelEnd = -1
      let row = rows[index]
      return Label.vocabulary.all(in: row.texts).compactMap { hit -> LabelHit? in
        let words = Self.absorbingBracket(hit.words, in: row)
        let hasColon =
          row.words[hit.words.upperBound - 1].text.hasSuffix(":") || row.words[words.upperBound - 1].text.hasSuffix(":")
        let first = row.words[hit.words.lowerBound].text
        let starts = row.startsCell(hit.words.lowerBound) || Self.isNumbered(row, before: hit.words.lowerBound)
        guard first.first?.isUppercase == true || hit.words.count > 1 || hasColon || first.contains("/") else {
          return nil
        }
        if first.folded.trimming({ !$0.isLetter }) == "es", !first.hasPrefix("/") { return nil }
        guard hasColon || starts || Self.isPlain(hit.meaning, hit.words.count, first) else { return nil }
        // A sentence may begin with "Treatment" or "History"; a label without colon is short.
        if !hasColon, Self.isProse(row, from: words), hit.meaning.opensZone || hit.meaning == .other { return nil }
        // "Coverage  Priority Health": a word in the place of a value is the value.
        if !hasColon, hit.meaning == .other || hit.meaning == .patientName, hit.words.lowerBound == labelEnd {
          return nil
        }
        // "Order #52" and "Order set" are no headings of what is ordered.
        if !hasColon, hit.meaning == .order, row.words.count > hit.words.count { return nil }
        labelEnd = words.upperBound
        return LabelHit(label: hit.meaning, row: index, words: words, hasColon: hasColon)
      }
    }
  }

  /// `Diagnosis (ICD-10 code and description)`: the bracket belongs to the label.
  private static func absorbingBracket(_ words: Range<Int>, in row: Row) -> Range<Int> {
    let own = row.words[words].map(\.text)
    if own.contains(where: { $0.hasPrefix("(") }), !own.contains(where: { $0.contains(")") }),
      let end = row.words[words.upperBound...].prefix(8).firstIndex(where: { $0.text.contains(")") })
    {
      return words.lowerBound..<end + 1
    }
    guard words.upperBound < row.words.count, row.words[words.upperBound].text.hasPrefix("("),
      !row.words[words.upperBound].text.contains(where: \.isFigure)
        || row.words[words.upperBound].text.folded.contains("icd")
    else { return words }
    let rest = row.words[words.upperBound...].prefix(8)
    guard let end = rest.firstIndex(where: { $0.text.contains(")") }) else { return words }
    return words.lowerBound..<end + 1
  }

  private static func isNumbered(_ row: Row, before index: Int) -> Bool {
    guard index > 0, row.startsCell(index - 1) else { return false }
    let mark = row.words[index - 1].text
    return mark.count <= 3 && mark.last == "." && mark.first?.isFigure == true
  }

  /// Labels clear enough to count inside running text.
  private static func isPlain(_ label: Label, _ count: Int, _ first: String) -> Bool {
    switch label {
    case .dateOfBirth, .npi, .signedBy, .memberID: count > 1 || first.uppercased() == first
    case .fax, .officePhone, .date, .patientName: first.first?.isUppercase == true && count == 1 || count > 1
    case .injuryDate, .claim, .phone, .prescriber: count > 1
    default: false
    }
  }

  private static func isProse(_ row: Row, from words: Range<Int>) -> Bool {
    guard words.upperBound < row.words.count, !row.startsCell(words.upperBound) else { return false }
    let next = row.words[words.upperBound].text
    return next.first?.isLowercase == true && NumberWords.value(of: next) == nil
      && Vocabulary.regions.first(in: next) == nil
      && !["weekly", "as", "once", "twice", "bilat", "bilateral"].contains(next)
  }
}
