import ScripCore

extension String: WrittenValue {
  public var written: String { self }

  public static func reading(_ text: String) -> Doubtful<String>? {
    let text = text.trimmed
    return text.isEmpty ? nil : Doubtful(text)
  }
}

extension Int: WrittenValue {
  public var written: String { "\(self)" }

  /// A number in figures or words; a unit behind it ("60 min") is allowed.
  public static func reading(_ text: String) -> Doubtful<Int>? {
    let lexemes = Lexeme.cut([text.folded.filter { !$0.isWhitespace }])
    guard let number = NumberWords.value(of: text.folded) ?? lexemes.first?.number, lexemes.count <= 2 else {
      return nil
    }
    return Doubtful(number)
  }
}

extension Bool: WrittenValue {
  public var written: String { self ? "yes" : "no" }

  public static func reading(_ text: String) -> Doubtful<Bool>? {
    switch text.folded {
    case "yes", "y", "true", "signed", "x": Doubtful(true)
    case "no", "n", "false", "unsigned": Doubtful(false)
    default: nil
    }
  }
}

extension Array: WrittenValue where Element: WrittenValue {
  /// One element after the other, with `; ` between.
  public var written: String { map(\.written).joined(separator: "; ") }

  /// Nil as soon as one part is not of the element's kind; the first doubt counts.
  public static func reading(_ text: String) -> Doubtful<[Element]>? {
    var values: [Element] = []
    var doubt: ReviewReason?
    for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let part = String(part).trimmed
      if part.isEmpty { continue }
      guard let read = Element.reading(part) else { return nil }
      values.append(read.value)
      doubt = doubt ?? read.doubt
    }
    return values.isEmpty ? nil : Doubtful(values, doubt)
  }
}

extension CalendarDay: WrittenValue {
  /// `2026-11-24`, which cannot be misread.
  public var written: String { description }

  public static func reading(_ text: String) -> Doubtful<CalendarDay>? {
    let dates = DatePhrase.all(in: text.split(whereSeparator: \.isWhitespace).map(String.init))
    guard dates.count == 1, let date = dates.first, let day = date.day(order: .monthFirst) else { return nil }
    return Doubtful(day, date.doubt)
  }
}
