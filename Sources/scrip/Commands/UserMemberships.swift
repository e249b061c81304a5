import ArgumentParser
import ScripCore
import ScripDesk

/// `scrip user join`: a person who may sign in works in one more practice.
struct UserJoin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Lets a person who may sign in work in one more practice.",
    discussion: """
      Example: scrip user join rosa@example.org --practice "Other Hands" --role biller --data practice/

      After signing in the person chooses the practice.
      """)

  @Argument(help: "The e-mail address of the person.")
  var email: String
  @Option(help: "The practice.")
  var practice: String
  @Option(help: "What the person does there; give it once for each.")
  var role: [Role]
  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    try await installation.withStore { store in
      let place = try await store.practice(named: practice)
      try await store.identity.addMembership(email: email, practice: place, roles: Set(role))
    }
    Console.answer("\(email) may work in \(practice): \(Set(role).listed).")
  }
}

/// `scrip user leave`: out of one practice with the next request; other practices go on.
struct UserLeave: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Ends what a person may do in one practice, at once.",
    discussion: """
      Example: scrip user leave rosa@example.org --practice "Other Hands" --data practice/

      What they do in other practices goes on. A practice keeps an owner who may sign in.
      """)

  @Argument(help: "The e-mail address of the person.")
  var email: String
  @Option(help: "The practice.")
  var practice: String
  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    try await installation.withStore { store in
      try await store.identity.endMembership(email: email, practice: try await store.practice(named: practice))
    }
    Console.answer("\(email) works in \(practice) no more.")
  }
}
