import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A chart is found by what people know of a person, on both engines.
@Suite struct PatientSearchTests {
  private static let people: [(given: String, family: String, born: String, phone: String?)] = [
    ("Noor", "Abernathy", "1970-11-23", "206-555-0142"), ("Noor", "Castle", "1981-02-03", "206-555-0143"),
    ("Ann", "Abernathy", "1992-03-16", nil), ("María José", "de la Cruz", "1970-11-23", "253-555-0142"),
    ("Sean", "O'Brien", "1966-05-07", nil), ("Nooruddin", "Vale", "1999-09-09", "425-555-0199"),
  ]

  typealias Row = (typed: String, found: [String])
  static let rows: [Row] = [
    ("abern", ["Abernathy, Ann", "Abernathy, Noor"]), ("Noor Abernathy", ["Abernathy, Noor"]),
    ("Abernathy, Noor", ["Abernathy, Noor"]), ("noor aber", ["Abernathy, Noor"]), ("abernathy n", ["Abernathy, Noor"]),
    ("noor", ["Abernathy, Noor", "Castle, Noor", "Vale, Nooruddin"]), ("maria", ["de la Cruz, María José"]),
    ("JOSÉ", ["de la Cruz, María José"]), ("cruz", ["de la Cruz, María José"]), ("obrien", ["O'Brien, Sean"]),
    ("sean o'b", ["O'Brien, Sean"]), ("0142", ["Abernathy, Noor", "de la Cruz, María José"]),
    ("5550142", ["Abernathy, Noor", "de la Cruz, María José"]), ("206-555-0142", ["Abernathy, Noor"]),
    ("+1 (206) 555-0142", ["Abernathy, Noor"]), ("142", []), ("555 019", []),
    ("11/23/1970", ["Abernathy, Noor", "de la Cruz, María José"]),
    ("23 Nov 1970", ["Abernathy, Noor", "de la Cruz, María José"]), ("1970-11-24", []),
    ("%", []), ("_", []), ("a%y", []), ("_bernathy", []), ("noor castle abernathy", []), ("nobody", []),
  ]

  @Test("By any name in any order, the end of the telephone number, the date of birth", arguments: DeskEngine.allCases)
  func finds(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    for (place, person) in Self.people.enumerated() {
      let act = SavePatient(
        id: nil, givenName: person.given, familyName: person.family, birthDate: CalendarDay(person.born),
        phone: person.phone.flatMap { PhoneNumber($0) })
      _ = try await fixture.perform(act, "patient-\(place)")
    }
    let caller = fixture.caller([.frontDesk])
    for row in Self.rows {
      let found = try await fixture.desk.ask(FindPatients(text: row.typed), by: caller).map(\.listed)
      #expect(found.sorted() == row.found.sorted(), "\(row.typed)")
    }
    // Families first; nothing typed lists everybody in order.
    let noors = try await fixture.desk.ask(FindPatients(text: "abern"), by: caller).map(\.listed)
    #expect(noors == ["Abernathy, Ann", "Abernathy, Noor"])
    #expect(try await fixture.desk.ask(FindPatients(text: " "), by: caller).count == Self.people.count)
  }

  static let indexes: [(typed: String, indexes: [String])] = [
    (
      "noor abern",
      [
        "patient_by_name", "patient_by_second_word", "patient_by_third_word", "patient_by_fourth_word",
        "patient_by_fifth_word",
      ]
    ),
    ("0142", ["patient_by_phone"]), ("11/23/1970", ["patient_by_birth_day"]),
  ]

  @Test("Every way to find a chart is an index's", arguments: indexes.indices)
  func plans(row: Int) async throws {
    let fixture = try await DeskFixture(.sqlite)
    let observed = ObservedDatabase(fixture.desk.database)
    let desk = Desk(
      database: observed, reference: fixture.desk.reference, world: fixture.desk.world,
      installationKey: fixture.desk.installationKey)
    _ = try await desk.ask(FindPatients(text: Self.indexes[row].typed), by: fixture.caller([.frontDesk]))
    var plans: [String] = []
    for statement in observed.seen where statement.text.contains("FROM patient") {
      plans.append(try await fixture.desk.database.read(in: .of(fixture.practice)) { try $0.plan(statement) })
    }
    #expect(plans.count == Self.indexes[row].indexes.count)
    for plan in plans { #expect(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "\(plan)") }
    for index in Self.indexes[row].indexes {
      #expect(plans.filter { $0.contains("INDEX \(index) ") }.count == 1, "\(index) in \(plans)")
    }
  }
}
