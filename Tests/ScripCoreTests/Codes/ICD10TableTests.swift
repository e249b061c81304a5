import ScripCore
import Tables
import Testing

/// The embedded ICD-10-CM table: what exists, what a claim may carry and when.
@Suite struct ICD10TableTests {
  static let icd = EmbeddedTables.icd

  @Test("The table is the April 2026 edition and says so")
  func edition() {
    #expect(Self.icd.count == 98_186)
    #expect(Self.icd.firstDay == CalendarDay("2026-04-01"))
    #expect(Self.icd.lastDay == CalendarDay("2026-09-30"))
    #expect(Self.icd.source.contains("April 2026"))
    #expect(!Self.icd.isOutdated(on: CalendarDay("2026-09-30")!))
    #expect(Self.icd.isOutdated(on: CalendarDay("2026-10-01")!))
  }

  @Test("Headers and codes that do not exist are not billable", arguments: ["S13.4", "S13.4XA", "M25.51", "M75.1"])
  func rejected(code: String) throws {
    #expect(!Self.icd.isBillable(try #require(ICD10Code(code))))
  }

  typealias Found = (code: String, title: String, billable: Bool, side: Side?)
  static let found: [Found] = [
    ("M54.6", "Pain in thoracic spine", true, nil),
    ("M54.5", "Low back pain", false, nil),
    ("S13.4XXA", "Sprain of ligaments of cervical spine, initial encounter", true, nil),
    ("M25.572", "Pain in left ankle and joints of left foot", true, .left),
    ("G56.01", "Carpal tunnel syndrome, right upper limb", true, .right),
    ("G56.03", "Carpal tunnel syndrome, bilateral upper limbs", true, .bilateral),
    ("M79.7", "Fibromyalgia", true, nil),
    ("I50.1", "Left ventricular failure, unspecified", true, nil),
  ]

  @Test("A code has its title, its right to be billed and its side", arguments: found)
  func entry(row: Found) throws {
    let entry = try #require(Self.icd.entry(EmbeddedTables.code(row.code)))
    #expect(entry.title == row.title)
    #expect(entry.isBillable == row.billable)
    #expect(entry.side == row.side)
  }

  typealias Dated = (code: String, day: String, standing: ICD10Standing)
  static let dated: [Dated] = [
    ("M54.5", "2021-09-30", .billable), ("M54.5", "2021-10-01", .header),
    ("M54.50", "2021-09-30", .absent), ("M54.50", "2021-10-01", .billable),
    ("M51.36", "2024-09-30", .billable), ("M51.36", "2024-10-01", .header),
    ("M51.360", "2024-09-30", .absent), ("M51.360", "2024-10-01", .billable),
    ("S13.4XXA", "2026-05-01", .billable), ("S13.4XA", "2026-05-01", .absent),
  ]

  @Test("A code stands as it did on the date of service", arguments: dated)
  func standing(row: Dated) throws {
    #expect(
      Self.icd.standing(of: EmbeddedTables.code(row.code), on: try #require(CalendarDay(row.day))) == row.standing)
  }

  @Test("What is below a code comes in order, up to the limit")
  func prefix() {
    #expect(
      Self.icd.entries(atOrBelow: EmbeddedTables.code("M54.5"), limit: 9).map(\.code.description) == [
        "M54.5", "M54.50", "M54.51", "M54.59",
      ])
    #expect(Self.icd.entries(atOrBelow: EmbeddedTables.code("M54"), limit: 3).count == 3)
    #expect(Self.icd.entries(atOrBelow: EmbeddedTables.code("Z99.999"), limit: 3).isEmpty)
  }

  @Test("Every row of the region table is a code with the same standing and side")
  func regionRows() throws {
    #expect(EmbeddedTables.regions.entries.count == 408)
    for row in EmbeddedTables.regions.entries {
      let entry = try #require(Self.icd.entry(row.code), "\(row.code)")
      #expect(entry.isBillable == (row.scope != .header), "\(row.code)")
      #expect(entry.isInRegionTable, "\(row.code)")
      #expect(entry.side == row.side, "\(row.code)")
    }
  }

  @Test("Every entry reads back under its own code, in order")
  func wholeTable() {
    var last: ICD10Code?
    var billable = 0
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      for digits in 0..<100 {
        guard let category = ICD10Code("\(letter)\(digits < 10 ? "0" : "")\(digits)") else { continue }
        for entry in Self.icd.entries(atOrBelow: category, limit: 10_000) {
          if let last, entry.code <= last { Issue.record("\(entry.code) is out of order") }
          if entry.isBillable { billable += 1 }
          last = entry.code
        }
      }
    }
    #expect(billable > 74_000)
  }

  @Test("Bytes of another kind are no table")
  func foreign() {
    #expect(ICD10Table(Tables.icdRegions) == nil)
    #expect(ICD10Table(UnsafeRawBufferPointer(start: nil, count: 0)) == nil)
    #expect(ICD10Table(UnsafeRawBufferPointer(rebasing: Tables.icd10cm.prefix(1000))) == nil)
  }
}
