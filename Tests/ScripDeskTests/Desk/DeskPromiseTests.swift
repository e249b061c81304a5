import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Permission, tenancy and races at the desk.
@Suite struct DeskPromiseTests {
  @Test("Who may not do it is refused before anything is looked at")
  func permission() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let act = SavePatient(id: nil, givenName: "Amos", familyName: "Sato", birthDate: nil)
    await #expect(throws: Refusal.forbidden) {
      try await fixture.desk.perform(act, by: fixture.caller([.therapist]), key: RequestKey("key-0001")!)
    }
  }

  @Test("Another practice's records are not there", arguments: DeskEngine.allCases)
  func tenancy(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let filed = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let second = try await fixture.desk.addPractice(named: "Other Hands")
    let stranger = fixture.caller(Set(Role.allCases), in: second)
    await #expect(throws: Refusal.notFound) {
      try await fixture.desk.ask(CheckReferral(referral: filed.referral), by: stranger)
    }
    #expect(try await fixture.desk.ask(FindPatients(text: "delacroix"), by: stranger) == [])
  }

  @Test("Every row is checked, and a changed value is named", arguments: DeskEngine.allCases)
  func digests(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let filed = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    _ = try await fixture.perform(
      RecordEarlierVisits(episode: filed.episode, days: [DeskFixture.today]), "earlier-1")
    let tables = CheckedTable.all
    let sound = try await fixture.desk.database.read(in: .of(fixture.practice)) { connection in
      try tables.flatMap { try connection.faults(in: $0) }
    }
    #expect(sound == [])
    let changed = try await fixture.desk.database.write(in: .of(fixture.practice)) { connection in
      var found: [String] = []
      try connection.execute("UPDATE visit_limit SET recorded_at = recorded_at + 1")
      try connection.execute("UPDATE visit_entry SET day = '2026-11-25'")
      try connection.execute("UPDATE referral_version SET signed_off_at = signed_off_at + 1")
      try connection.execute("UPDATE intake_reading SET version = version + 100")
      for table in tables where try !connection.faults(in: table).isEmpty { found.append(table.name) }
      return found
    }
    #expect(changed == ["intake_reading", "referral_version", "visit_limit", "visit_entry"])
  }

  @Test("64 race under one key: one patient, one answer", arguments: DeskEngine.allCases)
  func oneKey(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let act = SavePatient(id: nil, givenName: "Amos", familyName: "Sato", birthDate: nil)
    let answers = await withTaskGroup(of: PatientID?.self) { group in
      for _ in 0..<64 {
        group.addTask {
          for _ in 0..<40 {
            do { return try await fixture.perform(act, "one-key-1") } catch let refusal as Refusal
              where refusal.kind == .busy
            { continue } catch { return nil }
          }
          return nil
        }
      }
      return await group.reduce(into: Set<PatientID?>()) { $0.insert($1) }
    }
    #expect(answers.count == 1 && answers.first != .some(nil))
    let found = try await fixture.desk.ask(FindPatients(text: "sato"), by: fixture.caller([.frontDesk]))
    #expect(found.count == 1)
  }
}
