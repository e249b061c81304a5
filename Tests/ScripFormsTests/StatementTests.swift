import Paper
import ScripCore
import Testing

@testable import ScripForms

/// A patient's statement on paper.
@Suite struct StatementTests {
  static func paper(owed: Int, withoutReceipt: Int = 0, address: PostalAddress? = nil) -> Paper {
    var practice = Practice(
      id: PracticeID(high: 0, low: 1), legalName: "Cedar Hands Massage PLLC", tradeName: "Cedar Hands",
      zone: "America/Los_Angeles")
    practice.phone = PhoneNumber("206-555-0142")
    var patient = Patient(
      id: PatientID(high: 0, low: 1), givenName: "Beatrice", familyName: "Delacroix", birthDate: nil)
    patient.address = address
    func line(_ day: String, _ words: String, owed: Int, held: Int = 0) -> StatementPaper.Line {
      StatementPaper.Line(
        day: CalendarDay(day)!, words: words, owed: Money(cents: owed), held: Money(cents: held))
    }
    return StatementPaper(
      patient: patient, practice: practice,
      location: Location(
        id: LocationID(high: 0, low: 1), name: "Ballard",
        address: PostalAddress(street: "4821 Ballard Ave NW", city: "Seattle", state: "WA", zip: "98107")),
      madeOn: Printed.day, balance: PatientBalance(owed: Money(cents: owed), credit: .zero),
      withoutReceipt: Money(cents: withoutReceipt), payers: Money(cents: 14000),
      lines: [
        line("2026-11-03", "Charged, claim 1007", owed: 0),
        line("2026-11-20", "Your share by your plan, claim 1007", owed: 2500),
        line("2026-11-24", "You paid", owed: owed - 2500),
      ]
    ).paper
  }

  @Test("A statement is the golden one, on one page; entries that are not the patient's own are left out")
  func golden() throws {
    let text = try Printed.text(Self.paper(owed: 1500))
    try Printed.expectGolden(text, "statement.txt")
    #expect(try Printed.pages(Self.paper(owed: 1500)) == 1)
    #expect(text.contains("$15.00") && !text.contains("Charged"))
  }

  @Test("What was charged without a receipt yet is on the statement beside what is owed")
  func withoutReceipt() throws {
    let text = try Printed.text(Self.paper(owed: 1500, withoutReceipt: 3000))
    // Its name takes two lines.
    #expect(text.contains("Charged, no") && text.contains("receipt yet") && text.contains("$30.00"))
  }

  @Test("The patient's address stands above everything else, for the window of an envelope")
  func address() throws {
    let home = PostalAddress(street: "5 Elm St", city: "Seattle", state: "WA", zip: "98107")
    let text = try Printed.text(Self.paper(owed: 1500, address: home))
    let street = try #require(text.range(of: "5 Elm St")?.lowerBound)
    let owed = try #require(text.range(of: "What you owe")?.lowerBound)
    #expect(street < owed && text.contains("Seattle, WA 98107"))
    #expect(try Printed.pages(Self.paper(owed: 1500, address: home)) == 1)
  }

  @Test("Who owes nothing is not asked to pay")
  func settled() throws {
    let text = try Printed.text(Self.paper(owed: 0))
    #expect(!text.contains("before you pay") && !text.contains("send a check"))
  }
}
