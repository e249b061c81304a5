import ScripCore
import ScripSQL
import ScripStore

/// Patients whom somebody may have meant who typed a name with a slip; asked when nobody was found.
///
/// Every word that was typed has to be near a word of the name (`TypingSlip`). A letter too many, two exchanged or a doubled
/// one written once is found wherever it is, in the longest word as a family name. Other slips are found behind the third
/// letter, among the 200 names on each side of the word in the order of letters: in a practice with more charts under
/// three letters, one that is far off there is not offered.
public struct FindNearPatients: Query {
  public static let permission = Permission.readPatients
  /// Charts that one answer lists.
  public static let most = 6
  private static let besideMax = 200
  /// Charts of one family name that are looked at.
  private static let namesakesMax = 10
  private static let sharedLetters = 3
  let text: String

  public init(text: String) { self.text = text }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Patient]> {
    let words = PatientSearch(text).words
    let lengths = TypingSlip.lettersMin...TypingSlip.lettersMax
    let longest = words.filter { lengths.contains($0.count) }.sorted { $0.count > $1.count }.prefix(2)
    guard let first = longest.first else { return Found([]) }
    var names: [PatientName] = []
    for word in longest {
      let beginning = String(word.prefix(Self.sharedLetters))
      names += try connection.names(around: word, beginning: beginning, limit: Self.besideMax)
    }
    for meant in TypingSlip.mended(first).sorted() {
      names += try connection.names(beginning: meant, limit: Self.namesakesMax)
    }
    var slips: [PatientID: Int] = [:]
    for name in names where slips[name.patient] == nil { slips[name.patient] = Self.slips(in: words, for: name) }
    let nearest = Set(slips.values.sorted().prefix(Self.most))
    // Read whole charts only of those that can be among the first.
    let ids = names.map(\.patient).filter { slips[$0].map(nearest.contains) ?? false }
    let found = try connection.patients(Set(ids.prefix(Self.besideMax)))
    let ranked = found.values.sorted { left, right in
      (slips[left.id] ?? 0, left.searchKey, left.id) < (slips[right.id] ?? 0, right.searchKey, right.id)
    }
    return Found(Array(ranked.prefix(Self.most)))
  }

  /// Slips in all words together; nil when one of them is near no word of the name.
  private static func slips(in words: [String], for name: PatientName) -> Int? {
    let known = name.searchKey.split(separator: " ")
    var sum = 0
    for word in words {
      let counts = known.compactMap { TypingSlip.count(word.unicodeScalars, in: $0.unicodeScalars) }
      guard let least = counts.min() else { return nil }
      sum += least
    }
    return sum
  }
}
