import ScripCore
import ScripSQL
import ScripStore
import Seal
import Testing

/// Goal: no line of a log can change, vanish, appear or move unseen. Method: seal some lines, tamper, verify.
@Suite struct AuditTests {
  private func sealed(_ engine: StoreEngine, lines: Int = 20) async throws -> TestStore {
    let store = try await engine.open()
    for log in AuditLog.allCases {
      try await store.write { connection in
        for number in 1...lines { try connection.append(.test(number), to: log) }
        _ = try connection.seal(log, since: nil)
      }
    }
    return store
  }

  private func faults(_ store: TestStore, heads: [AuditHead] = []) async throws -> [Fault] {
    try await store.read { try $0.auditFaults(in: .audit, heads: heads) + $0.auditFaults(in: .access, heads: heads) }
  }

  private static func row(_ number: Int) -> String { "\(AuditLineID.test(number))" }

  @Test("An untouched log is clean, to its last line", arguments: StoreEngine.allCases)
  func clean(engine: StoreEngine) async throws {
    let store = try await sealed(engine)
    #expect(try await faults(store).isEmpty)
    let heads = try await store.read { try $0.auditHeads() }
    #expect(heads.map(\.number) == [20, 20])
    #expect(heads[0].digest != heads[1].digest)
    #expect(try await faults(store, heads: heads).isEmpty)
    #expect(try await store.read { try $0.unsealedTail(of: .audit).count } == 0)
  }

  @Test("A line comes back as it was written", arguments: StoreEngine.allCases)
  func roundTrip(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let bare = AuditLine(
      id: .test(2), happenedAt: .start, act: "SweepChunks", outcome: .refused, login: nil, membership: nil,
      addressDigest: nil, subjects: [], contentDigest: nil)
    try await store.write { connection in
      try connection.append(.test(1))
      try connection.append(bare)
    }
    #expect(try await store.read { try $0.auditLines(of: .audit, limit: 9) } == [bare, .test(1)])
    #expect(try await store.read { try $0.auditLines(of: .audit, before: .test(2), limit: 9) } == [.test(1)])
    #expect(try await store.read { try $0.auditLines(of: .access, limit: 9) }.isEmpty)
  }

  @Test("Every edited or deleted line is named, and only it", arguments: StoreEngine.allCases)
  func editedAndDeleted(engine: StoreEngine) async throws {
    let store = try await sealed(engine)
    try await store.write { connection in
      try connection.execute("UPDATE audit SET act = 'ReadReferral' WHERE id = \(AuditLineID.test(5))")
      try connection.execute("UPDATE audit SET login_id = NULL WHERE id = \(AuditLineID.test(9))")
      try connection.execute("DELETE FROM access WHERE id = \(AuditLineID.test(7))")
    }
    #expect(
      try await faults(store) == [
        Fault(.altered, table: "audit", row: Self.row(5)), Fault(.altered, table: "audit", row: Self.row(9)),
        Fault(.missing, table: "access", row: Self.row(7)),
      ])
  }

  @Test("A seal that was deleted, changed or swapped is found", arguments: StoreEngine.allCases)
  func seals(engine: StoreEngine) async throws {
    let store = try await sealed(engine)
    try await store.write { connection in
      try connection.execute("DELETE FROM audit_seal WHERE log = 'audit' AND number = 4")
      try connection.execute("UPDATE audit_seal SET digest = \([UInt8](repeating: 0, count: 32)) WHERE number = 12")
    }
    let found = try await faults(store)
    #expect(found.contains(Fault(.missing, table: "audit_seal", row: "audit/4")))
    #expect(found.contains(Fault(.altered, table: "audit", row: Self.row(12))))
    #expect(found.contains(Fault(.altered, table: "access", row: Self.row(12))))
  }

  @Test("Two lines that changed places are found", arguments: StoreEngine.allCases)
  func reordered(engine: StoreEngine) async throws {
    let store = try await sealed(engine)
    try await store.write { connection in
      let spare = 1000
      for (from, to) in [(3, spare), (8, 3), (spare, 8)] {
        try connection.execute(
          "UPDATE audit_seal SET number = \(to) WHERE log = 'audit' AND number = \(from)")
      }
    }
    let rows = try await faults(store).map(\.row)
    #expect(rows.contains(Self.row(3)) && rows.contains(Self.row(8)))
  }

  @Test("A log cut off at its end is found with a backup's heads", arguments: StoreEngine.allCases)
  func truncated(engine: StoreEngine) async throws {
    let store = try await sealed(engine)
    let heads = try await store.read { try $0.auditHeads() }
    try await store.write { connection in
      try connection.execute("DELETE FROM audit_seal WHERE log = 'audit' AND number > 15")
      try connection.execute("DELETE FROM audit WHERE id > \(AuditLineID.test(15))")
    }
    #expect(try await faults(store).isEmpty)
    #expect(
      try await faults(store, heads: heads) == [Fault(.cutOff, table: "audit", row: "after 15 of 20 lines")])
  }

  @Test("A chain made anew after an edit is found with a backup's heads", arguments: StoreEngine.allCases)
  func rewritten(engine: StoreEngine) async throws {
    let store = try await sealed(engine)
    let heads = try await store.read { try $0.auditHeads() }
    try await store.write { connection in
      try connection.execute("DELETE FROM audit_seal WHERE log = 'audit'")
      try connection.execute("UPDATE audit SET outcome = 'refused' WHERE id = \(AuditLineID.test(5))")
      _ = try connection.seal(.audit, since: nil)
    }
    #expect(try await faults(store).isEmpty)
    #expect(try await faults(store, heads: heads).map(\.table) == ["audit_seal"])
  }

  @Test(
    "Lines wait unsealed until the sealer comes, and a second sealing does nothing", arguments: StoreEngine.allCases)
  func sealing(engine: StoreEngine) async throws {
    let store = try await engine.open()
    try await store.write { connection in
      for number in 1...5 { try connection.append(.test(number)) }
    }
    let tail = try await store.read { try $0.unsealedTail(of: .audit) }
    #expect(tail.count == 5)
    #expect(tail.oldest == Moment.start.adding(seconds: 1))
    #expect(try await store.write { try $0.seal(.audit, since: nil, limit: 3) } == 3)
    #expect(try await store.write { try $0.seal(.audit, since: Moment.start.adding(seconds: 4)) } == 2)
    #expect(try await store.write { try $0.seal(.audit, since: nil) } == 0)
    #expect(try await faults(store).isEmpty)
  }

  @Test("Many sealers at once seal each line once", arguments: StoreEngine.allCases)
  func sealersRace(engine: StoreEngine) async throws {
    let store = try await engine.open()
    try await store.write { connection in
      for number in 1...200 { try connection.append(.test(number)) }
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { _ = try? await store.write { try $0.seal(.audit, since: nil, limit: 50) } }
      }
    }
    let sealer = AuditSealer(practices: { [store.practice] }) { practice, log, since in
      try await store.database.write(in: .of(practice)) { try $0.seal(log, since: since, limit: 50) }
    }
    _ = try await sealer.sealAll(since: nil)
    #expect(try await store.read { try $0.auditHeads() }.map(\.number) == [200, 0])
    #expect(try await faults(store).isEmpty)
  }

  actor Sealed {
    private(set) var practices: [PracticeID] = []
    func note(_ practice: PracticeID) { practices.append(practice) }
  }

  @Test("The logs of a practice that cannot be read keep no other practice's unsealed")
  func others() async throws {
    struct Unreadable: Error {}
    let (broken, whole) = (PracticeID(high: 1, low: 1), PracticeID(high: 1, low: 2))
    let sealed = Sealed()
    let sealer = AuditSealer(practices: { [broken, whole] }) { practice, _, _ in
      if practice == broken { throw Unreadable() }
      await sealed.note(practice)
      return 0
    }
    await #expect(throws: Unreadable.self) { _ = try await sealer.sealAll(since: nil) }
    #expect(await sealed.practices == AuditLog.allCases.map { _ in whole })
  }
}
