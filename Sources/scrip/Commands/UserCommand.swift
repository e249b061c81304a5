import ArgumentParser
import Foundation
import ScripCore
import ScripDesk
import ScripSQL
import ScripStore

/// `scrip user`: who may sign in. For the person who runs the machine; nobody needs to be signed in for it.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Adds people who may sign in, changes their roles, shuts them out, sets a password, lists them.",
    discussion: """
      Example: scrip user add rosa@example.org --name "Rosa Ibarra" --role owner --data practice/

      The embedded database is written by one program at a time: stop scrip serve first.
      Exit codes: 0 done, 1 refused, 64 wrong usage, 75 the server runs.
      """,
    subcommands: [
      UserAdd.self, UserRoles.self, UserTherapist.self, UserJoin.self, UserLeave.self, UserDisable.self,
      UserPassword.self, UserList.self,
    ])
}

/// `scrip user add`: a login and what it may do in one practice. In an empty folder it starts the installation.
struct UserAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds a person; the password comes from the keyboard or standard input.",
    discussion: """
      Example: scrip user add rosa@example.org --name "Rosa Ibarra" --role owner --role therapist --data practice/
      """)

  @Argument(help: "The e-mail address to sign in with.")
  var email: String
  @Option(help: "How colleagues call the person.")
  var name: String
  @Option(help: "What the person does; give it once for each.")
  var role: [Role]
  @Option(help: "The practice, if there are several; the first one is started under this name.")
  var practice: String?
  @Flag(help: "Start another practice under the name.")
  var newPractice = false
  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    let store = try await installation.openForWriting()
    if let sheet = store.installation.sheet { Console.answer(sheet.text) }
    let known = try await store.database.read(in: .installation) { connection in
      guard let address = EmailAddress(email) else { throw Identity.Failure.notAnAddress }
      return try connection.login(email: address.description) != nil
    }
    if known { throw Identity.Failure.taken }
    if name.allSatisfy(\.isWhitespace) { throw Identity.Failure.nameless }
    let password = try Keyboard.newPassword()
    if let rule = PasswordRule.broken(by: password, email: email) { throw Identity.Failure.password(rule) }
    let place = try await practice(in: store)
    _ = try await store.identity.addLogin(
      email: email, name: name, password: password, practice: place, roles: Set(role))
    await store.database.close()
    Console.answer("\(email) may sign in.")
  }

  /// The practice that is meant; started when it is the first, or when told to.
  private func practice(in store: OpenedStore) async throws -> PracticeID {
    let known = try await store.database.read(in: .installation) { try $0.practiceNames() }
    if known.isEmpty || newPractice {
      guard let practice else {
        throw CommandFailure(Outcome.wrongUsage, "There is no practice yet: name it with --practice.")
      }
      let desk = Desk(
        database: store.database, reference: try .shipped(), world: .machine(), installationKey: store.installation.key)
      return try await desk.addPractice(named: practice)
    }
    return try await store.practice(named: practice)
  }
}

/// `scrip user disable`: out with the next request, everywhere.
struct UserDisable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Shuts a person out, everywhere and at once.",
    discussion: """
      Example: scrip user disable rosa@example.org --data practice/

      A practice keeps an owner who may sign in.
      """)

  @Argument(help: "The e-mail address.")
  var email: String
  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    try await installation.withIdentity { try await $0.disable(email: email) }
    Console.answer("\(email) is shut out.")
  }
}

/// `scrip user password`: a new password for somebody who forgot the old one.
struct UserPassword: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Sets a new password and ends every sign-in of the person.",
    discussion: "Example: scrip user password rosa@example.org --data practice/")

  @Argument(help: "The e-mail address.")
  var email: String
  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    try await installation.withIdentity { identity in
      try await identity.setPassword(Keyboard.newPassword(), email: email)
    }
    Console.answer("The new password of \(email) is set; every sign-in has ended.")
  }
}

/// `scrip user list`: who may sign in, and what they may do. Reads beside a running server.
struct UserList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists who may sign in, with their roles.",
    discussion: "Example: scrip user list --data practice/")

  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    let store = try await installation.openForReading()
    let people = try await store.identity.everybody()
    await store.database.close()
    for (login, memberships) in people {
      let rights = memberships.map { membership in
        "\(membership.practiceName): \(membership.roles.listed)"
      }
      let standing = login.disabledAt == nil ? rights.joined(separator: "; ") : "shut out"
      Console.answer("\(login.email)  \(login.name)  \(standing)")
    }
  }
}

extension InstallationOptions {
  /// The same for an act of the log-ins.
  fileprivate func withIdentity(_ act: (Identity) async throws -> Void) async throws {
    try await withStore { try await act($0.identity) }
  }

  /// Opens an installation that is there for writing, and closes it whatever happens.
  func withStore(_ act: (OpenedStore) async throws -> Void) async throws {
    _ = try existingFolder()
    let store = try await openForWriting()
    do {
      try await act(store)
    } catch {
      await store.database.close()
      throw error
    }
    await store.database.close()
  }
}

extension Role: ExpressibleByArgument {
  /// `front-desk`: as it is written in a command.
  public init?(argument: String) {
    guard let role = Self.allCases.first(where: { $0.spelled == argument }) else { return nil }
    self = role
  }

  public static var allValueStrings: [String] { allCases.map(\.spelled) }

  private var spelled: String { shown.replacing(" ", with: "-") }
}
