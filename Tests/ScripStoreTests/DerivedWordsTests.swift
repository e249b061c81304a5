import ScripCore
import ScripPostgres
import ScripSQL
import ScripSQLite
import TestSupport
import Testing

@testable import ScripStore

/// Charts that stood before later words of a name were columns are found by them as the new ones are.
@Suite struct DerivedWordsTests {
  private static let earlier = Schema(Array(Migrations.all.prefix { $0.id < 14 }))
  private static let practice = PracticeID.test(1)

  @Test("A migration of a practice with charts finds them by every word and the end of the telephone number")
  func onSQLite() async throws {
    let folder = try TemporaryFolder()
    let database = try SQLiteDatabase(directory: folder.url)
    try await Self.earlier.apply(to: database)
    try await Self.fill(database)
    try await Schema(Migrations.all).apply(to: database)
    try await Self.check(database)
  }

  @Test("So does that of a server")
  func onPostgres() async throws {
    let addresses = try PostgresCluster.shared.makeDatabase("derived_words")
    try await PostgresDatabase.migrate(owner: addresses.owner, to: Self.earlier, for: "scrip")
    let before = try await PostgresDatabase(address: addresses.program, connections: 1)
    try await Self.fill(before)
    await before.close()
    try await PostgresDatabase.migrate(owner: addresses.owner, to: Schema(Migrations.all), for: "scrip")
    try await Self.check(try await PostgresDatabase(address: addresses.program, connections: 1))
  }

  private static func fill(_ database: some Database) async throws {
    try await database.write(in: .installation) { connection in
      try connection.addPractice(practice, name: "Cedar Hands", at: .start)
    }
    let people: [(given: String, family: String, phone: String?)] = [
      ("María José", "de la Cruz", "206-555-0142"), ("Пётр", "Иванов", nil), ("Noor", "Abernathy", "253-555-0199"),
    ]
    try await database.write(in: .of(practice)) { connection in
      for (place, person) in people.enumerated() {
        try connection.save(
          Patient(
            id: .test(place + 10), givenName: person.given, familyName: person.family, birthDate: nil,
            phone: person.phone.flatMap { PhoneNumber($0) }))
      }
    }
  }

  private static func check(_ database: some Database) async throws {
    try await database.read(in: .of(practice)) { connection in
      for (word, family) in [
        ("la", "de la Cruz"), ("cruz", "de la Cruz"), ("mar", "de la Cruz"), ("jose", "de la Cruz"),
        ("пётр", "Иванов"), ("noor", "Abernathy"), ("aber", "Abernathy"),
      ] {
        let found = try connection.patients(withNameWords: [word]).map(\.familyName)
        #expect(found == [family], "\(word)")
      }
      let phoned = try connection.patients(withPhoneEnding: "5550142").map(\.familyName)
      let nobody = try connection.patients(withPhoneEnding: "0143")
      let faults = try connection.faults(in: .patient)
      #expect(phoned == ["de la Cruz"] && nobody.isEmpty && faults.isEmpty)
    }
    await database.close()
  }
}
