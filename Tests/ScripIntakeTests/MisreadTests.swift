import Testing

@testable import ScripIntake

/// Letters that recognition takes for others: mended or not, nothing of it passes without a flag.
@Suite struct MisreadTests {
  typealias Schedule = (words: String, frequency: String, doubt: ReviewReason?)
  static let schedules: [Schedule] = [
    (words: "iwice weekly for 4 weeks", frequency: "2 times a week", doubt: .repaired),
    (words: "twice weekhy for 4 weeks", frequency: "2 times a week", doubt: .repaired),
    (words: "3 tirnes per week", frequency: "", doubt: nil),
    (words: "2 tmes per week for 6 weeks", frequency: "2 times a week", doubt: .repaired),
    (words: "twice weekly for Y weeks", frequency: "2 times a week", doubt: nil),
    (words: "weekly for 4 weeks", frequency: "1 time a week", doubt: nil),
  ]

  @Test("A schedule word with a letter misread counts, flagged", arguments: schedules)
  func schedule(row: Schedule) {
    let found = SchedulePhrase(row.words).frequency
    #expect((found?.value.written ?? "") == row.frequency)
    #expect(found?.doubt == row.doubt)
  }

  private func order(_ text: String, confidence: Int = 95) throws -> OrderReading {
    try #require(
      DocumentReading(reading: typedPages(text, source: .recognized, confidence: confidence)).orders.first)
  }

  private func name(_ signer: String, _ second: String) throws -> OrderReading {
    try order(
      """
      Massage order
      Patient: Lena Okafor      DOB: 03/14/1980
      Diagnosis: M54.2 Cervicalgia
      Ordering provider: \(signer)
      Electronically signed by \(second) on 05/20/2026
      """)
  }

  @Test("A name that two places spell differently is flagged, however sure the words")
  func spelling() throws {
    #expect(try name("Helen Bergstrem, DC", "Helen Bergstrom, DC").prescriber.name.review != nil)
    #expect(try name("Helen Bergstrom, DC", "Helen Bergstrom, DC").prescriber.name.review == nil)
  }

  @Test("A letter that English has not is looked at, in however many places it was read alike")
  func foreign() throws {
    let one = try order(
      "Massage order\nPatient: Zoë Okafor   DOB: 03/14/1980\nDx: M54.2\nFrequency: 2x/week for 6 weeks")
    #expect(one.patient.name.review == .hardToRead)
    #expect(try name("Helen Bergstrém, DC", "Helen Bergstrém, DC").prescriber.name.review == .hardToRead)
  }

  @Test("The point behind an initial may be read as a comma")
  func initial() {
    #expect(PersonName.reading("Tyrone G, Abernathy")?.value == PersonName(given: "Tyrone G.", family: "Abernathy"))
  }

  @Test("A label with something unreadable beside it flags its field; the NPI is missed in any case")
  func labels() throws {
    let order = try order(
      """
      Massage order
      Patient: Lena Okafor      DOB: 03/14/1980
      Diagnosis: M54.2 Cervicalgia
      Expires: O1/$4/2O2T_      Fax: 5O3-9SS0-l
      Frequency: 2x/week for 6 weeks
      """)
    #expect(order.expirationDate.review == .hardToRead)
    #expect(order.prescriber.fax.review == .hardToRead)
    #expect(order.prescriber.npi.review == .notFound)
  }

  @Test("Ten figures with a right check digit and no label are proposed as the NPI, flagged")
  func bareNPI() throws {
    let order = try order("Massage order\nPatient: Lena Okafor   DOB: 03/14/1980\nDx: M54.2\nNP1 1245319599")
    #expect(order.prescriber.npi.value?.digits == "1245319599")
    #expect(order.prescriber.npi.review == .unlabelled)
  }
}
