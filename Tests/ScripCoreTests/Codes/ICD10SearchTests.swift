import ScripCore
import Testing

/// Looking codes up by what people type.
@Suite struct ICD10SearchTests {
  typealias Query = (query: String, first: [String])
  static let queries: [Query] = [
    ("low back pain", ["M54.50", "M54.59", "M54.51", "M54.5"]),
    ("fibromyalgia", ["M79.7"]), ("FIBRO", ["M79.7"]), ("neck pain", ["M54.2"]), ("whiplash", ["S13.4"]),
    ("m54.5", ["M54.5", "M54.50", "M54.51", "M54.59"]), ("M546", ["M54.6"]), ("cervicalgia", ["M54.2"]),
    ("pain in the thoracic spine", ["M54.6"]), ("plantar fasciitis", ["M72.2"]),
  ]

  @Test("The code a clerk looks for comes first", arguments: queries)
  func first(row: Query) {
    let found = EmbeddedTables.icd.search(row.query, limit: max(row.first.count, 1)).map(\.code.description)
    #expect(found == row.first)
  }

  @Test("Nothing comes for words that no code has", arguments: ["", "   ", "xyzzy", "low back xyzzy", "é", "-", "M5Q"])
  func nothing(query: String) {
    #expect(EmbeddedTables.icd.search(query).isEmpty)
  }

  @Test("No more answers come than were asked for")
  func limit() {
    #expect(EmbeddedTables.icd.search("fracture", limit: 7).count == 7)
    #expect(EmbeddedTables.icd.search("fracture", limit: 0).isEmpty)
  }

  @Test("The listing names edition, region and what cannot be billed")
  func listing() throws {
    let day = try #require(CalendarDay("2026-11-24"))
    #expect(
      EmbeddedTables.icd.listing(of: "m54.5", on: day, regions: EmbeddedTables.regions, limit: 2) == [
        "M54.5    Low back pain [header: cannot be billed]",
        "M54.50   Low back pain, unspecified (low back)",
        "ICD-10-CM tabular list, April 2026 (CDC and CMS), from the package simple-icd-10-cm 1.5.0; in force to 2026-09-30.",
        "2026-11-24 is later: a newer edition may say otherwise.",
      ])
  }
}
