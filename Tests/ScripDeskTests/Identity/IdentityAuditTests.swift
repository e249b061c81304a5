import ScripCore
import ScripSQL
import ScripStore
import Seal
import Synchronization
import Testing

@testable import ScripDesk

/// Everything that is done to a log-in leaves a line with every practice that it opens: by whom, and never a secret.
@Suite struct IdentityAuditTests {
  private static let email = "rosa@example.org"
  private static let passwords = ["kneads twelve warm towels", "a fresh warm towel daily", "ten calm hands at work"]

  /// A clock that goes on a second with every look, so that lines have an order.
  private final class Clock: Sendable {
    private let ticks = Mutex<Int64>(0)

    func now() -> Moment {
      ticks.withLock { ticks in
        ticks += 1
        return DeskFixture.now.adding(seconds: ticks)
      }
    }
  }

  private func identity(_ fixture: DeskFixture) -> Identity {
    var settings = Identity.Settings()
    settings.passwordCost = PasswordHash.Cost(passes: 1, memoryByteCount: 8 << 10)
    let clock = Clock()
    return Identity(database: fixture.desk.database, settings: settings, now: { clock.now() })
  }

  /// What a line says, without its ids.
  private struct Told: Hashable, CustomStringConvertible {
    let act: String
    var outcome = AuditLine.Outcome.done
    var isByPerson = false
    var isFromAddress = false

    var description: String { "\(act) \(outcome) \(isByPerson ? "by a person" : "") \(isFromAddress ? "from" : "")" }
  }

  private func told(_ fixture: DeskFixture, in practice: PracticeID) async throws -> [Told] {
    let lines = try await fixture.desk.database.read(in: .of(practice)) { connection in
      try connection.auditLines(of: .audit, limit: 1000)
    }
    let ofLogins = lines.filter { $0.subjects.first?.hasPrefix("login/") ?? false }
    for line in ofLogins {
      #expect(line.contentDigest == nil)
      #expect(line.subjects.allSatisfy { $0.contains(#/^(login|membership)\/[0-9A-Z]{26}$/#) })
    }
    return ofLogins.reversed().map {
      Told(
        act: $0.act, outcome: $0.outcome, isByPerson: $0.login != nil && $0.membership != nil,
        isFromAddress: $0.addressDigest != nil)
    }
  }

  @Test("Every act on a log-in leaves a line in each practice that it opens", arguments: DeskEngine.allCases)
  func everyAct(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let identity = identity(fixture)
    let (first, second) = (fixture.practice, try await fixture.desk.addPractice(named: "Other Hands"))
    _ = try await identity.addLogin(
      email: Self.email, name: "Rosa Ibarra", password: Self.passwords[0], practice: first, roles: [.frontDesk])
    try await identity.addMembership(email: Self.email, practice: second, roles: [.biller])
    guard case .signedIn(let unchosen, true) = try await logIn(identity, Self.passwords[0]) else {
      Issue.record("with two practices a person chooses one")
      return
    }
    let entry = try #require(try await identity.entry(token: unchosen, address: "127.0.0.1"))
    let chosen = try #require(
      try await identity.choose(second, login: entry.login, address: "127.0.0.1", replacing: unchosen))
    let atWork = try #require(try await identity.entry(token: chosen, address: "127.0.0.1"))
    await #expect(throws: Identity.Failure.wrongPassword) {
      try await identity.changePassword(atWork, from: "not mine at all", to: Self.passwords[1], address: "127.0.0.1")
    }
    let renewed = try await identity.changePassword(
      atWork, from: Self.passwords[0], to: Self.passwords[1], address: "127.0.0.1")
    try await identity.logOut(token: renewed, address: "127.0.0.1")
    try await identity.logOut(token: renewed, address: "127.0.0.1")
    try await identity.endMembership(email: Self.email, practice: second)
    try await identity.setPassword(Self.passwords[2], email: Self.email)
    try await identity.disable(email: Self.email)

    let everywhere = [
      Told(act: "LogIn", isByPerson: true, isFromAddress: true),
      Told(act: "ChangePassword", outcome: .refused, isByPerson: true, isFromAddress: true),
      Told(act: "ChangePassword", isByPerson: true, isFromAddress: true),
    ]
    #expect(
      try await told(fixture, in: first) == [Told(act: "AddLogin")] + everywhere
        + [Told(act: "SetPassword"), Told(act: "DisableLogin")])
    #expect(
      try await told(fixture, in: second) == [
        Told(act: "AddMembership"), everywhere[0], Told(act: "ChoosePractice", isByPerson: true, isFromAddress: true),
        everywhere[1], everywhere[2], Told(act: "LogOut", isByPerson: true, isFromAddress: true),
        Told(act: "EndMembership"),
      ])
  }

  @Test(
    "New roles leave a line in their practice; those somebody has already leave none",
    arguments: DeskEngine.allCases)
  func roles(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let identity = identity(fixture)
    let (first, second) = (fixture.practice, try await fixture.desk.addPractice(named: "Other Hands"))
    _ = try await identity.addLogin(
      email: Self.email, name: "Rosa Ibarra", password: Self.passwords[0], practice: first, roles: [.owner])
    await #expect(throws: Identity.NoOwnerLeft.self) {
      try await identity.setRoles([.biller], email: Self.email, practice: first)
    }
    await #expect(throws: Identity.Failure.elsewhere) {
      try await identity.setRoles([.biller], email: Self.email, practice: second)
    }
    try await identity.setRoles([.owner], email: Self.email, practice: first)
    try await identity.setRoles([.owner, .frontDesk], email: Self.email, practice: first)
    #expect(try await identity.everybody()[0].memberships.map(\.roles) == [[.owner, .frontDesk]])
    #expect(try await told(fixture, in: first) == [Told(act: "AddLogin"), Told(act: "SetRoles")])
    #expect(try await told(fixture, in: second).isEmpty)
  }

  @Test(
    "Every fifth wrong password in a row leaves a line, up to the one that shuts the log-in",
    arguments: DeskEngine.allCases)
  func guessing(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let identity = identity(fixture)
    _ = try await identity.addLogin(
      email: Self.email, name: "Rosa Ibarra", password: Self.passwords[0], practice: fixture.practice,
      roles: [.owner])
    for number in 0..<110 {
      #expect(try await logIn(identity, "guess number \(number)", from: "10.0.0.\(number)") == .refused)
    }
    let refused = try await told(fixture, in: fixture.practice).filter { $0.outcome == .refused }
    #expect(refused == Array(repeating: Told(act: "LogIn", outcome: .refused, isFromAddress: true), count: 20))
    #expect(try await identity.logIn(email: "nobody@example.org", password: "x", address: "10.0.1.1") == .refused)
  }

  @Test("The installation adds lines to a practice's audit, and neither it nor another practice reads them")
  func walls() async throws {
    let fixture = try await DeskFixture(.postgres)
    let identity = identity(fixture)
    let other = try await fixture.desk.addPractice(named: "Other Hands")
    _ = try await identity.addLogin(
      email: Self.email, name: "Rosa Ibarra", password: Self.passwords[0], practice: fixture.practice,
      roles: [.owner])
    for scope in [Scope.installation, .of(other)] {
      let seen = try await fixture.desk.database.read(in: scope) { connection in
        try connection.rows("SELECT id FROM audit WHERE practice_id = \(fixture.practice)").count
      }
      #expect(seen == 0)
    }
    let practice = fixture.practice
    await #expect(throws: DatabaseFailure.self) {
      try await fixture.desk.database.write(in: .of(other)) { connection in
        let line = AuditLine(
          id: AuditLineID(high: 1, low: 1), happenedAt: DeskFixture.now, act: "LogIn", outcome: .done, login: nil,
          membership: nil, addressDigest: nil, subjects: [], contentDigest: nil)
        try connection.append(line, of: practice)
      }
    }
  }

  private func logIn(
    _ identity: Identity, _ password: String, from address: String = "127.0.0.1"
  ) async throws -> Identity.LogIn {
    try await identity.logIn(email: Self.email, password: password, address: address)
  }
}
