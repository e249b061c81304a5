import ArgumentParser
import ScripCore
import ScripDesk
import ScripSQL
import ScripStore

/// `scrip user roles`: what a person does from now on.
struct UserRoles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: "Says anew what a person does; the roles they had before end.",
    discussion: """
      Example: scrip user roles rosa@example.org --role front-desk --role biller --data practice/

      The person signs in again afterwards. A practice keeps an owner.
      """)

  @Argument(help: "The e-mail address of the person.")
  var email: String
  @Option(help: "What the person does; give it once for each.")
  var role: [Role]
  @Option(help: "The practice, if there are several.")
  var practice: String?
  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    try await installation.withStore { store in
      let place = try await store.practice(named: practice)
      try await store.identity.setRoles(Set(role), email: email, practice: place)
    }
    Console.answer("\(email) is now: \(Set(role).listed).")
  }
}

extension Set<Role> {
  /// `front desk, owner`: always in the same order.
  var listed: String { Role.allCases.filter(contains).map(\.shown).joined(separator: ", ") }
}

extension OpenedStore {
  /// Its log-ins, by the clock of the machine.
  var identity: Identity { Identity(database: database, now: World.machine().now) }

  /// The practice that is meant: the only one, or the one of this name.
  func practice(named name: String?) async throws -> PracticeID {
    let known = try await database.read(in: .installation) { try $0.practiceNames() }
    let meant = known.filter { name == nil || $0.name == name }
    guard meant.count == 1, let only = meant.first else {
      let names = known.map(\.name).joined(separator: ", ")
      throw CommandFailure(Outcome.wrongUsage, "Name one practice with --practice: \(names).")
    }
    return only.id
  }
}
