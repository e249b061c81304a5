import ScripCore
import Testing

@testable import ScripIntake

/// How papers print days. The last column is the day under month-first order, `_` when there is none.
@Suite struct DatePhraseTests {
  static let rows: [(printed: String, day: String)] = [
    ("07/27/2026", "2026-07-27"), ("7-4-26", "2026-07-04"), ("2026-11-24", "2026-11-24"),
    ("14/12/1985", "1985-12-14"), ("July 7, 2026", "2026-07-07"), ("7 July 2026", "2026-07-07"),
    ("Sept. 3rd, 2026", "2026-09-03"), ("04-Jul-2026", "2026-07-04"), ("04/08/58", "1958-04-08"),
    ("07/27/2026 10:18", "2026-07-27"), ("O7/2l/2026", "2026-07-21"), ("Februory 7, 2026", "2026-02-07"),
    ("02/30/2026", "_"), ("13/13/2026", "_"), ("7/10", "_"), ("757-555-0142", "_"), ("97124", "_"), ("May 2026", "_"),
    ("10.0.0.1", "_"), ("1/2/3/4", "_"),
  ]

  @Test("Each form of a date is read", arguments: rows)
  func form(row: (printed: String, day: String)) {
    let words = row.printed.split(separator: " ").map(String.init)
    let day = DatePhrase.all(in: words).first?.day(order: .monthFirst)
    #expect((day?.description ?? "_") == row.day)
  }

  @Test("A day above twelve proves that days stand first, and then 05/03 is doubtful")
  func dayFirst() throws {
    let dates = DatePhrase.all(in: ["19/02/1942", "05/03/2026"])
    let order = DateOrder(dates)
    #expect(order.day(dates[0])?.value.description == "1942-02-19")
    #expect(order.day(dates[0])?.doubt == nil)
    #expect(order.day(dates[1])?.value.description == "2026-03-05")
    #expect(order.day(dates[1])?.doubt == .dayOrMonth)
  }

  @Test("Letters that were read for figures flag the date")
  func repaired() throws {
    let date = try #require(DatePhrase.all(in: ["O7/27/2026"]).first)
    #expect(date.doubt == .repaired)
  }
}
