import ArgumentParser
import ScripCore
import ScripDesk
import ScripSQL
import ScripStore

/// `scrip user therapist`: which therapist of the schedule a person is. Without it nobody signs notes.
struct UserTherapist: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "therapist", abstract: "Says which therapist of the schedule a person is, so that they sign notes.",
    discussion: """
      Example: scrip user therapist lee@example.org "Lee Ann Moss" --data practice/

      The therapist is added on the pages first (Settings, Therapists). The person signs in again afterwards.
      """)

  @Argument(help: "The e-mail address of the person.")
  var email: String
  @Argument(help: "The therapist's name, as Settings has it.")
  var therapist: String
  @Option(help: "The practice, if there are several.")
  var practice: String?
  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    try await installation.withStore { store in
      let place = try await store.practice(named: practice)
      let known = try await store.database.read(in: .of(place)) { try $0.therapists() }
      let named = known.filter { $0.name.lowercased() == therapist.lowercased() }
      guard named.count == 1, let id = named.first?.id else {
        let names = known.isEmpty ? "none yet; add one under Settings" : known.map(\.name).joined(separator: ", ")
        throw CommandFailure(Outcome.no, "No single therapist has this name. Known: \(names).")
      }
      try await store.identity.setTherapist(id, email: email, practice: place)
    }
    Console.answer("\(email) signs the notes of \(therapist).")
  }
}
