import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Whom somebody means who types a name with a slip, on both engines.
@Suite struct NearPatientsTests {
  private static let people: [(given: String, family: String)] = [
    ("Ada", "Kowalczyk"), ("Beatrice", "Delacroix-Reed"), ("Karin", "Lindqvist"), ("Ruth", "Ashdown"),
    ("Marta", "Holloway"), ("Noor", "Abernathy"), ("Tim", "Lee"), ("Пётр", "Иванов"),
  ]

  typealias Row = (typed: String, near: [String])
  static let rows: [Row] = [
    // A letter lost, added, changed; neighbours exchanged; a doubled letter written once.
    ("Kowalcyk", ["Kowalczyk, Ada"]), ("dellacroix", ["Delacroix-Reed, Beatrice"]), ("Linqvist", ["Lindqvist, Karin"]),
    ("ashdon", ["Ashdown, Ruth"]), ("holoway", ["Holloway, Marta"]), ("Abernahty", ["Abernathy, Noor"]),
    // At the front only what can be looked up; two slips in a long word.
    ("okwalczyk", ["Kowalczyk, Ada"]), ("aashdown", ["Ashdown, Ruth"]), ("Jolloway", []),
    ("kowalcik", ["Kowalczyk, Ada"]),
    ("Иваов", ["Иванов, Пётр"]),
    // Every word counts, in any order, and a beginning is enough.
    ("Marta Holoway", ["Holloway, Marta"]), ("Holoway, Mrata", ["Holloway, Marta"]), ("Noor Holoway", []),
    ("beatrise", ["Delacroix-Reed, Beatrice"]), ("kowlac", ["Kowalczyk, Ada"]),
    // Too short, no name, nobody.
    ("lea", []), ("Leo Tim", []), ("0142", []), ("11/23/1970", []), ("%", []), ("", []), ("castle", []),
  ]

  @Test("A slip or two are forgiven, and nothing far off is offered", arguments: DeskEngine.allCases)
  func finds(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    for (place, person) in Self.people.enumerated() {
      let act = SavePatient(id: nil, givenName: person.given, familyName: person.family, birthDate: nil)
      _ = try await fixture.perform(act, "patient-\(place)")
    }
    let caller = fixture.caller([.frontDesk])
    for row in Self.rows {
      let near = try await fixture.desk.ask(FindNearPatients(text: row.typed), by: caller).map(\.listed)
      #expect(near == row.near, "\(row.typed)")
    }
  }

  @Test("Many of one name hide nobody, and no answer is long", arguments: DeskEngine.allCases)
  func crowd(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    try await fixture.desk.database.write(in: .of(fixture.practice)) { connection in
      for number in 0..<600 {
        let family = number == 0 ? "Delacroix" : number < 300 ? "Deleon" : "Delgado"
        try connection.save(
          Patient(
            id: PatientID(high: 77, low: UInt64(number)), givenName: "Ann\(number)", familyName: family,
            birthDate: nil))
      }
    }
    let caller = fixture.caller([.frontDesk])
    let near = try await fixture.desk.ask(FindNearPatients(text: "Dellacroix"), by: caller).map(\.listed)
    #expect(near.first == "Delacroix, Ann0")
    let many = try await fixture.desk.ask(FindNearPatients(text: "Delgdao"), by: caller)
    #expect(many.count == FindNearPatients.most && many.allSatisfy { $0.familyName == "Delgado" })
  }

  typealias Slip = (typed: String, name: String, count: Int?)
  static let slips: [Slip] = [
    ("ashdown", "ashdown", 0), ("ashd", "ashdown", 0), ("ashdon", "ashdown", 1), ("ahsdown", "ashdown", 1),
    ("asdown", "ashdown", 1), ("asshdown", "ashdown", 1), ("axhdown", "ashdown", 1), ("axhdomn", "ashdown", nil),
    ("kowalcik", "kowalczyk", 2), ("lee", "lee", 0), ("lea", "lee", nil), ("noor", "no", nil), ("noor", "nor", 1),
  ]

  @Test("Slips are counted against the nearest beginning of a name", arguments: slips)
  func count(row: Slip) {
    #expect(TypingSlip.count(row.typed.unicodeScalars, in: row.name.unicodeScalars) == row.count)
  }

  @Test("What can be looked up is one letter less, one doubled, or two exchanged")
  func mended() {
    #expect(TypingSlip.mended("abc") == ["bc", "ac", "ab", "aabc", "abbc", "abcc", "bac", "acb"])
  }
}
