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
    ("Пётр Ильич", "Иванов", "1948-01-30", nil),
  ]

  typealias Row = (typed: String, found: [String])
  static let rows: [Row] = [
    ("abern", ["Abernathy, Ann", "Abernathy, Noor"]), ("Noor Abernathy", ["Abernathy, Noor"]),
    ("Abernathy, Noor", ["Abernathy, Noor"]), ("noor aber", ["Abernathy, Noor"]), ("abernathy n", ["Abernathy, Noor"]),
    ("noor", ["Abernathy, Noor", "Castle, Noor", "Vale, Nooruddin"]), ("maria", ["de la Cruz, María José"]),
    ("JOSÉ", ["de la Cruz, María José"]), ("cruz", ["de la Cruz, María José"]), ("obrien", ["O'Brien, Sean"]),
    ("sean o'b", ["O'Brien, Sean"]), ("ильич", ["Иванов, Пётр Ильич"]), ("пётр ива", ["Иванов, Пётр Ильич"]),
    ("0142", ["Abernathy, Noor", "de la Cruz, María José"]),
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

  /// What each statement looks up, and the column of it that PostgreSQL has to name: behind row-level security an
  /// expression there would leave every chart of the practice to walk through.
  typealias LookUp = (index: String, column: String)
  static let lookUps: [(typed: String, each: [LookUp])] = [
    (
      "noor abern",
      [
        ("patient_by_name", "search_key"), ("patient_by_second_word", "second_word"),
        ("patient_by_third_word", "third_word"), ("patient_by_fourth_word", "fourth_word"),
        ("patient_by_fifth_word", "fifth_word"),
      ]
    ),
    ("0142", [("patient_by_phone", "phone_end")]), ("11/23/1970", [("patient_by_birth_day", "birth_day")]),
  ]

  @Test("Every way to find a chart is an index's", arguments: DeskEngine.allCases, lookUps.indices)
  func plans(engine: DeskEngine, row: Int) async throws {
    let fixture = try await DeskFixture(engine)
    let observed = ObservedDatabase(fixture.desk.database)
    let desk = Desk(
      database: observed, reference: fixture.desk.reference, world: fixture.desk.world,
      installationKey: fixture.desk.installationKey)
    _ = try await desk.ask(FindPatients(text: Self.lookUps[row].typed), by: fixture.caller([.frontDesk]))
    var plans: [String] = []
    for statement in observed.seen where statement.text.contains("FROM patient") {
      let plan = try await fixture.desk.database.read(in: .of(fixture.practice)) { connection in
        // It would rather read a table that fits on a page.
        if engine == .postgres { try connection.execute("SET LOCAL enable_seqscan = off") }
        return try connection.plan(statement)
      }
      plans.append(plan)
    }
    #expect(plans.count == Self.lookUps[row].each.count)
    for plan in plans {
      #expect(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN") && !plan.contains("Seq Scan"), "\(plan)")
    }
    for (index, column) in Self.lookUps[row].each {
      let found = plans.filter { plan in
        switch engine {
        case .sqlite: plan.contains("INDEX \(index) ") && plan.contains(" AND \(column)")
        case .postgres:
          plan.split(separator: "\n").contains { $0.contains("Index Cond:") && $0.contains(" AND (\(column) ") }
            && plan.contains(" \(index)")
        }
      }
      #expect(found.count == 1, "\(index) in \(plans)")
    }
  }
}
