import ScripCore
import ScripSQL
import ScripStore
import Seal
import Testing

@testable import ScripDesk

/// A practice keeps an owner who may sign in: nothing but an owner lets anybody back in.
@Suite struct KeepOwnersTests {
  private static let password = "kneads twelve warm towels"

  private func identity(_ fixture: DeskFixture) -> Identity {
    var settings = Identity.Settings()
    settings.passwordCost = PasswordHash.Cost(passes: 1, memoryByteCount: 8 << 10)
    return Identity(database: fixture.desk.database, settings: settings, now: { DeskFixture.now })
  }

  private func add(_ name: String, _ roles: Set<Role>, to identity: Identity, _ practice: PracticeID) async throws {
    _ = try await identity.addLogin(
      email: "\(name)@example.org", name: name, password: Self.password, practice: practice, roles: roles)
  }

  private func shutOut(_ identity: Identity) async throws -> [String] {
    try await identity.everybody().map(\.login).filter { $0.disabledAt != nil }.map(\.name)
  }

  @Test("The last owner is not shut out, and what was refused changed nothing", arguments: DeskEngine.allCases)
  func lastOwner(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let identity = identity(fixture)
    try await add("rosa", [.owner, .frontDesk], to: identity, fixture.practice)
    try await add("lee", [.therapist], to: identity, fixture.practice)
    let signedIn = try await identity.logIn(
      email: "rosa@example.org", password: Self.password, address: "127.0.0.1")
    guard case .signedIn(let token, _) = signedIn else {
      Issue.record("an owner signs in")
      return
    }
    let refused = await #expect(throws: Identity.NoOwnerLeft.self) {
      try await identity.disable(email: "rosa@example.org")
    }
    #expect(refused?.practices.count == 1)
    #expect(refused?.description.contains("Make somebody else an owner first") == true)
    #expect(try await identity.entry(token: token, address: "127.0.0.1") != nil)
    #expect(try await shutOut(identity).isEmpty)
    // Whoever owns nothing can always go.
    try await identity.disable(email: "lee@example.org")
    // An owner who is shut out keeps no practice in order.
    try await add("kim", [.owner], to: identity, fixture.practice)
    try await identity.disable(email: "kim@example.org")
    try await identity.disable(email: "kim@example.org")
    await #expect(throws: Identity.NoOwnerLeft.self) { try await identity.disable(email: "rosa@example.org") }
  }

  @Test("Each practice of an owner needs another one; the refusal names those without", arguments: DeskEngine.allCases)
  func everyPractice(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let identity = identity(fixture)
    let second = try await fixture.desk.addPractice(named: "Other Hands")
    try await add("rosa", [.owner], to: identity, fixture.practice)
    try await identity.addMembership(email: "rosa@example.org", practice: second, roles: [.owner])
    try await add("lee", [.owner], to: identity, fixture.practice)
    await #expect(throws: Identity.NoOwnerLeft(practices: ["Other Hands"])) {
      try await identity.disable(email: "rosa@example.org")
    }
    // An owner elsewhere is none here, and a biller is none either.
    try await identity.addMembership(email: "lee@example.org", practice: second, roles: [.biller])
    await #expect(throws: Identity.NoOwnerLeft(practices: ["Other Hands"])) {
      try await identity.disable(email: "rosa@example.org")
    }
    try await add("kim", [.owner], to: identity, second)
    try await identity.disable(email: "rosa@example.org")
    #expect(try await shutOut(identity) == ["rosa"])
  }
}
