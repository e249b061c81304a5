extension OrderReading {
  /// One diagnosis of an order: the code exactly as printed, the words, or both.
  public struct Diagnosis: Hashable, Sendable, Codable {
    /// Only a code that the document prints; nil otherwise.
    public var icd10: String?
    public var text: String?

    public init(icd10: String?, text: String?) {
      self.icd10 = icd10
      self.text = text
    }
  }
}

extension OrderReading.Diagnosis: WrittenValue {
  /// `M54.2 Cervicalgia`.
  public var written: String { [icd10, text].compactMap { $0 }.joined(separator: " ") }

  /// A code with or without words, or words alone.
  public static func reading(_ text: String) -> Doubtful<Self>? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return nil }
    for (index, word) in words.enumerated() {
      guard let code = PrintedCode(word) else { continue }
      let rest = (words[..<index] + words[(index + 1)...]).joined(separator: " ").trimmed
      return Doubtful(Self(icd10: code.code, text: rest.isEmpty ? nil : rest), code.doubt)
    }
    return Doubtful(Self(icd10: nil, text: words.joined(separator: " ")))
  }
}

/// An ICD-10-CM code found in a word of print.
///
/// Source of the form: ICD-10-CM official guidelines: a letter, a figure, a figure or A or B, then up to four
/// letters or figures after a point. U codes are not diagnoses a massage order carries.
struct PrintedCode: Hashable {
  var code: String
  var doubt: ReviewReason?

  /// The code in a word, with brackets and commas around it ignored; nil when the word is none.
  init?(_ word: String) {
    let core = word.trimming { "[](){},;:.*".contains($0) }
    guard (3...8).contains(core.count) else { return nil }
    if Self.isCode(core), core.contains(".") || core.count > 3 {
      self.init(checked: core.uppercased(), repaired: core != core.uppercased())
    } else if let mended = Self.mended(core) {
      self.init(checked: mended, repaired: true)
    } else {
      return nil
    }
  }

  private init(checked: String, repaired: Bool) {
    code = checked
    doubt = repaired ? .repaired : ICDShape.isHeading(checked) ? .headingCode : nil
  }

  private static func isCode(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let category = parts.first.map(Array.init), category.count >= 3 else {
      return false
    }
    // Without a point only a long form counts: "M545" is a code, "T12" may be a vertebra.
    if parts.count == 1, category.count < 4 { return false }
    if parts.count == 2, category.count != 3 || parts[1].isEmpty || parts[1].count > 4 { return false }
    guard category[0].isASCII, category[0].isUppercase, category[0] != "U", category[1].isFigure else {
      return false
    }
    guard category[2].isFigure || category[2] == "A" || category[2] == "B" else { return false }
    let rest = category.dropFirst(3) + (parts.count == 2 ? Array(parts[1]) : [])
    return rest.count <= 4
      && rest.enumerated().allSatisfy { index, letter in
        letter.isFigure || index >= 1 && letter == "X" || index >= 2 && "ADS".contains(letter)
      } && (parts.count == 2 || rest.allSatisfy(\.isFigure) && rest.count <= 3)
  }

  /// A code under one of the confusions of print: letters for figures behind the first letter, a comma or
  /// nothing for the point, a figure for the first letter. Nil when what results is not a code.
  private static func mended(_ text: String) -> String? {
    var letters = Array(text.replacing(",", with: "."))
    guard letters.count >= 5, letters.contains("."), letters.filter({ $0 == "." }).count == 1 else {
      return nil
    }
    guard letters.filter(\.isFigure).count >= 2 else { return nil }
    if letters[0] == "6" { letters[0] = "G" }
    if letters[0] == "5" { letters[0] = "S" }
    letters[0] = Character(letters[0].uppercased())
    for index in letters.indices.dropFirst() where !letters[index].isFigure && letters[index] != "." {
      if index >= 6, "XADS".contains(letters[index]) { continue }
      guard let figure = Figures.shapes[letters[index]] else { return nil }
      letters[index] = figure
    }
    let candidate = String(letters)
    return isCode(candidate) ? candidate : nil
  }
}

/// What the shape of a code alone tells about it, for categories that massage orders carry.
enum ICDShape {
  /// True when the code stands in a family whose billable codes all have more characters.
  ///
  /// Source: ICD-10-CM tabular list, April 2026: M54.5-, M79.1-, M25.5-, M62.83-, M75.1- … have sub-codes only;
  /// injuries (S, T07-T34) need a seventh character.
  static func isHeading(_ code: String) -> Bool {
    let plain = code.filter { $0 != "." }
    if let first = plain.first, first == "S" { return plain.count < 7 }
    for (family, length) in families where plain.hasPrefix(family) { return plain.count < length }
    return plain.count == 3 && !wholeCategories.contains(plain)
  }

  /// Characters a billable code of the family has at least; longer families first.
  private static let families: [(String, Int)] = [
    ("M2660", 6), ("M2551", 6), ("M2552", 6), ("M2553", 6), ("M2554", 6), ("M2555", 6), ("M2556", 6),
    ("M2557", 6), ("M255", 5), ("M256", 5), ("M5136", 6), ("M5137", 6), ("M501", 5), ("M502", 5), ("M503", 5),
    ("M511", 5), ("M512", 5), ("M513", 5), ("M541", 5), ("M543", 5), ("M544", 5), ("M545", 5), ("M548", 5),
    ("M6283", 6), ("M624", 5), ("M628", 5), ("M750", 5), ("M751", 6), ("M754", 5), ("M770", 5), ("M771", 5),
    ("M791", 5), ("M796", 6), ("M990", 5), ("G430", 6), ("G431", 6), ("G437", 6), ("G439", 6), ("G442", 6),
    ("G560", 5), ("G570", 5),
  ]
  /// Three-character categories that are billable as they stand.
  private static let wholeCategories: Set<String> = ["R52", "I10", "G35", "G20"]
}
