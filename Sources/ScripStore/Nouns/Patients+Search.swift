import ScripCore
import ScripSQL

/// How a chart is found by what people know of a person. Each way is a statement on an index of its own.
extension Connection {
  /// Patients whose name has a word that begins with each of these, at most `limit`: those whose family name comes
  /// first begins so, then those whose other words do.
  ///
  /// The words are folded: letters and digits alone, so that none of them means anything to LIKE.
  ///
  /// Promises: five statements at most, of `limit` rows each; one word costs the same with a thousand patients and with
  /// a million, on both engines. Of several words the charts that have the longest are looked through for the others.
  public func patients(withNameWords words: [String], limit: Int = 20) throws -> [Patient] {
    guard let longest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return [] }
    var found: [Patient] = []
    for place in NamePlace.allCases where found.count < limit {
      let more: [Patient] = try map(
        Self.named(practice, longest, at: place, with: words.filter { $0 != longest }, limit: limit)
      ) { try $0.body(0) }
      found += more.filter { patient in !found.contains { $0.id == patient.id } }
    }
    return Array(found.prefix(limit))
  }

  /// Patients whose telephone number ends with these digits, four at least.
  ///
  /// Promises: one statement; index `patient_by_phone`, of the last four digits.
  public func patients(withPhoneEnding digits: String, limit: Int = 20) throws -> [Patient] {
    guard (4...10).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return []
    }
    return try map(Self.phoned(practice, digits, limit: limit)) { try $0.body(0) }
  }

  /// A word of the search key by its place; the later ones are columns that the database derives, each with what
  /// follows it. Of each the index of the same name.
  enum NamePlace: CaseIterable {
    case first, second, third, fourth, fifth

    var text: SQL {
      switch self {
      case .first: "search_key"
      case .second: "second_word"
      case .third: "third_word"
      case .fourth: "fourth_word"
      case .fifth: "fifth_word"
      }
    }

    /// Most names have no third word, and the indexes leave those out.
    var exists: SQL { self == .first ? "" : "AND \(text) <> ''" }
  }

  static func named(
    _ practice: [UInt8], _ word: String, at place: NamePlace, with others: [String], limit: Int
  ) -> SQL {
    let text = place.text
    let rest = others.map { other -> SQL in
      let beginning = "% \(other)%"
      return "AND (' ' || search_key) LIKE \(beginning)"
    }
    let end = word + Self.afterAll
    return """
      SELECT body FROM patient
      WHERE practice_id = \(practice) \(place.exists) AND \(text) >= \(word) AND \(text) < \(end) \(SQL.joined(rest, by: " "))
      ORDER BY \(text), id LIMIT \(limit)
      """
  }

  static func phoned(_ practice: [UInt8], _ digits: String, limit: Int) -> SQL {
    let (last, end) = (String(digits.suffix(4)), "%" + digits)
    return """
      SELECT body FROM patient
      WHERE practice_id = \(practice) AND phone_end = \(last) AND body -> 'phone' ->> 'digits' LIKE \(end)
      ORDER BY id LIMIT \(limit)
      """
  }
}
