import ScripCore
import Tables
import Testing

/// Excludes1 notes, both ways. The examples are those of domain.md C4.
@Suite struct ICD10ExcludesTests {
  typealias Pair = (one: String, other: String, excluded: Bool)
  static let pairs: [Pair] = [
    ("G56.01", "M54.12", true), ("M54.50", "M54.41", true), ("M79.18", "M79.7", true),
    ("M54.2", "M54.50", false), ("M54.50", "M51.360", true), ("M54.51", "M51.370", true),
    ("M54.59", "S39.012A", true), ("M54.50", "M51.26", true), ("M54.2", "M50.10", true),
    ("M54.6", "M51.24", true), ("M54.41", "M51.16", true), ("M54.41", "M51.362", true),
    ("M54.41", "M51.372", true), ("M79.10", "M60.9", true), ("M62.830", "M79.10", true), ("M62.838", "R25.2", true),
    ("M62.838", "G25.82", true), ("M75.101", "S46.011A", true), ("M54.16", "F45.41", true),
    ("G54.0", "M50.20", true), ("R25.2", "G25.0", true), ("M54.2", "M25.511", false), ("M54.2", "M54.6", false),
  ]

  @Test("A pair is told apart whichever code is asked first", arguments: pairs)
  func pair(row: Pair) {
    let (one, other) = (EmbeddedTables.code(row.one), EmbeddedTables.code(row.other))
    #expect(EmbeddedTables.icd.excludeEachOther(one, other) == row.excluded)
    #expect(EmbeddedTables.icd.excludeEachOther(other, one) == row.excluded)
  }

  @Test("Every single code that the region table lists as excluded is found")
  func regionTable() throws {
    let csv = CSV(Tables.icdRegions)
    let (code, excludes) = (try #require(csv.column("code")), try #require(csv.column("excludes1_codes")))
    var tried = 0
    for row in csv.rows {
      let owner = try #require(ICD10Code(row[code]))
      for text in row[excludes].split(separator: "|") {
        let bare = text.filter { $0 != " " }
        // `M54.1-` is everything below M54.1; a range such as `M50-M51` is tried above.
        let prefix = bare.last == "-" ? String(bare.dropLast()) : String(bare)
        guard let other = ICD10Code(prefix.last == "." ? String(prefix.dropLast()) : prefix) else { continue }
        tried += 1
        #expect(EmbeddedTables.icd.excludeEachOther(owner, other), "\(owner) and \(other)")
      }
    }
    #expect(tried > 500)
  }
}
