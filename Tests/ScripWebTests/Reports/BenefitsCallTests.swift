import ScripCore
import Tables
import Testing

@testable import ScripWeb

/// The call to a payer as a page: its order, its follow-up questions, what closes it.
@Suite struct BenefitsCallTests {
  private static func call() throws -> InsurerCall { try #require(InsurerCall(Tables.insurerCall)) }

  @Test("Every question of the script stands on the page in the script's order, in the script's words")
  func order() throws {
    let call = try Self.call()
    #expect(BenefitsCall.places.map(\.question) == call.questions(for: .staff).map(\.id))
    let sheets = BenefitsCall.sheets(call)
    #expect(sheets.compactMap(\.note) == call.questions(for: .staff).map { "“\($0.words(for: .staff))”" })
  }

  @Test("No two questions write into one field")
  func fields() {
    let names = BenefitsCall.places.flatMap(\.fields).map(\.name)
    #expect(Set(names).count == names.count)
  }

  static let closing = [
    ("representative", "Dana"), ("reference", "8841"), ("answeredOn", "11/24/2026"), ("answeredAt", "14:30"),
  ]

  private static func read(_ typed: [(String, String)]) -> (form: BenefitsForm?, faults: [String]) {
    var reader = FormReader(FormFields(typed.map { ($0.0, Optional($0.1)) }))
    let form = BenefitsForm(reading: &reader)
    return (form, reader.faults.map(\.field))
  }

  typealias Row = (typed: [(String, String)], faults: [String])
  static let open: [Row] = [
    (closing, []), (Array(closing.dropFirst()), ["representative"]),
    (closing.filter { $0.0 != "reference" }, ["reference"]),
    (closing.filter { $0.0 != "answeredAt" }, ["answeredAt"]),
    (closing.filter { $0.0 != "answeredOn" }, ["answeredOn"]),
    (closing + [("unitsPerVisit", "4")], ["minutesPerUnit"]),
    (closing + [("unitsPerVisit", "4"), ("minutesPerUnit", "15")], []),
    (closing + [("visits", "20")], ["yearFrom"]), (closing + [("inCopay", "lots")], ["inCopay"]),
    (closing + [("outCoinsurance", "140")], ["outCoinsurance"]),
  ]

  @Test("A call closes with name, reference, day and time, and with minutes beside units", arguments: open)
  func close(row: Row) {
    let read = Self.read(row.typed)
    #expect(read.faults == row.faults)
    #expect((read.form == nil) == !row.faults.isEmpty)
  }

  @Test("Units of the payer become units of 15 minutes, rounded down")
  func units() throws {
    let form = try #require(Self.read(Self.closing + [("unitsPerVisit", "3"), ("minutesPerUnit", "20")]).form)
    #expect(form.answer.unitsPerVisitMax == 4)
    #expect(form.answer.details?.minutesPerUnit == 20)
  }

  @Test("Money and percent are read as people write them")
  func money() throws {
    let form = try #require(
      Self.read(Self.closing + [("inAllowed", "$1,096.50"), ("inCopay", "25"), ("outCoinsurance", "12.5 %")]).form)
    #expect(form.answer.details?.inNetwork.allowed == Money(cents: 1_096_50))
    #expect(form.answer.details?.inNetwork.copay == Money(cents: 25_00))
    #expect(form.answer.details?.outOfNetwork.coinsurance?.points == 1250)
  }

  @Test(
    "A figure that cannot be is asked about at its field",
    arguments: [
      ([("inDeductible", "500"), ("inDeductibleLeft", "600")], "inDeductibleLeft"),
      ([("outCoinsurance", "0.2")], "outCoinsurance"), ([("outCoinsurance", "120")], "outCoinsurance"),
    ])
  func contradictions(typed: [(String, String)], field: String) {
    #expect(Self.read(Self.closing + typed).faults == [field])
  }

  @Test("What a page shows of an answer is read back as the same answer")
  func roundTrip() throws {
    let typed =
      Self.closing + [
        ("covered", "yes"), ("unitsPerVisit", "4"), ("minutesPerUnit", "15"), ("visits", "12"), ("used", "3"),
        ("yearFrom", "2026-01-01"), ("yearTo", "2026-12-31"), ("inDeductible", "500"), ("inDeductibleLeft", "120.50"),
        ("inCoinsurance", "20"), ("memberClaim", "by portal"),
      ]
    let first = try #require(Self.read(typed).form)
    var shown = BenefitsForm.typed(first.answer, today: try #require(CalendarDay("2026-11-24")))
    for (name, value) in Self.closing where name != "answeredOn" { shown.append(name, value) }
    var reader = FormReader(shown)
    let second = try #require(BenefitsForm(reading: &reader))
    #expect(second.answer == first.answer)
  }
}
