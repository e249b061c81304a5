/// A person's name as printed, in the order given names, family name.
public struct PersonName: Hashable, Sendable, Codable {
  /// Given names and initials: `Mei N.`.
  public var given: String
  /// Family name with its particles and suffix: `St.John`, `de la Cruz`, `Fitzgerald-Moss`, `Tran Jr.`.
  public var family: String

  public init(given: String, family: String) {
    self.given = given
    self.family = family
  }
}

extension PersonName: WrittenValue {
  public var written: String { given.isEmpty ? family : "\(given) \(family)" }

  /// Reads `First M. Last` and `Last, First M.`; titles in front and credentials behind are dropped.
  ///
  /// Two to six words, each of letters. A single word, a word with figures, or a word that is printed on
  /// every form ("patient", "date") is not a name.
  public static func reading(_ text: String) -> Doubtful<PersonName>? {
    var words = Credential.droppingTrailing(untitled(text.split(whereSeparator: \.isWhitespace).map(String.init)))
    mendInitials(&words)
    guard (2...6).contains(words.count), words.allSatisfy(isNamePart), let name = split(words),
      name.family.filter(\.isLetter).count > 1
    else { return nil }
    return Doubtful(name)
  }

  /// A name that a person typed: `Ellen Page`, `O, Sandra` and `thuy to` are names, whatever forms print.
  ///
  /// Two words or more, each with a letter and without figures.
  public static func typed(_ text: String) -> Doubtful<PersonName>? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.allSatisfy({ word in word.contains(where: \.isLetter) && !word.contains(where: \.isNumber) }) else {
      return nil
    }
    let named = untitled(words)
    // `THUY DO` is no physician: two words are the name.
    let bare = Credential.droppingTrailing(named)
    return split(bare.count > 1 ? bare : named).map { Doubtful($0) }
  }

  /// Without the titles in front.
  private static func untitled(_ words: [String]) -> [String] {
    Array(words.drop { titles.contains($0.folded.trimming { !$0.isLetter }) })
  }

  /// The point behind an initial is read as a comma now and then.
  private static func mendInitials(_ words: inout [String]) {
    for index in words.indices.dropFirst().dropLast() where words[index].count == 2 && words[index].last == "," {
      words[index] = String(words[index].prefix(1)) + "."
    }
  }

  /// Given names and family name, in either order; nil where one of them is missing.
  private static func split(_ words: [String]) -> PersonName? {
    guard words.count > 1 else { return nil }
    if let comma = words.firstIndex(where: { $0.last == "," }), comma < min(3, words.count - 1),
      !suffixes.contains(words[comma + 1].folded.trimming { !$0.isLetter })
    {
      let family = words[...comma].joined(separator: " ").trimming { $0 == "," }
      let given = words[(comma + 1)...].joined(separator: " ").trimming { $0 == "," }
      return given.isEmpty ? nil : PersonName(given: given, family: family)
    }
    let parts = words.map { $0.trimming { $0 == "," } }
    var start = parts.count - 1
    if start > 1, suffixes.contains(parts[start].folded.trimming { !$0.isLetter }) { start -= 1 }
    while start > 1, particles.contains(parts[start - 1].folded.trimming { $0 == "." }) { start -= 1 }
    let family = parts[start...].joined(separator: " ")
    let given = parts[..<start].joined(separator: " ")
    return given.isEmpty ? nil : PersonName(given: given, family: family)
  }

  /// Letters with the marks that names carry, starting with a capital or being a particle.
  static func isNamePart(_ word: String) -> Bool {
    let core = word.trimming { ",.".contains($0) }
    guard let first = core.first, first.isLetter, core.count <= 24 else { return false }
    guard core.allSatisfy({ $0.isLetter || "-'’.".contains($0) }) else { return false }
    let folded = core.folded
    return (first.isUppercase || particles.contains(folded)) && !formWords.contains(folded)
  }

  static let titles: Set<String> = ["mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof"]
  static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
  static let particles: Set<String> = [
    "de", "la", "del", "der", "den", "van", "von", "di", "da", "dos", "le", "st", "bin", "al", "el", "ter",
    "y",
  ]
  /// Words that forms print and names are not made of.
  static let formWords: Set<String> = [
    "patient", "name", "date", "birth", "dob", "phone", "fax", "address", "npi", "diagnosis", "signature",
    "provider", "physician", "referral", "referring", "massage", "therapy", "therapist", "order", "insurance",
    "member",
    "id", "printed", "print", "office", "tel", "telephone", "medical", "clinic", "center", "practice",
    "prescription", "mrn", "page", "of", "the", "and", "for", "licensed", "treatment", "health", "whom", "rx",
    "sincerely", "re", "to", "from", "expires", "sex", "age", "home", "cell", "dx", "plan", "group",
    "account",
    "family", "medicine", "care", "primary", "spine", "joint", "chiropractic", "hospital", "associates",
    "wellness", "institute", "orthopaedics", "orthopedics", "internal", "pain", "coverage", "requested",
  ]
}
