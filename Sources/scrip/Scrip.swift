import ArgumentParser

/// The program `scrip`: one subcommand a file.
@main
struct Scrip: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scrip",
    abstract: "Runs a medical-massage practice from the doctor's referral to the reimbursed session.",
    subcommands: [
      DemoCommand.self, ServeCommand.self, RoutesCommand.self,
      ReadCommand.self, CheckCommand.self, UnitsCommand.self, PayersCommand.self, FormCommand.self, CodesCommand.self,
      X12Command.self, PayerSimCommand.self,
      UserCommand.self, DoctorCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
    ])

  /// Runs what the arguments ask for. Whatever a command throws leaves as one sentence and one of the exit codes.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      // The parser's own errors: help asked for, wrong usage, a code without words.
      let code = exitCode(for: error)
      guard code == .failure, !(error is ExitCode) else { exit(withError: error) }
      let failure = CommandFailure(error)
      Console.complain(failure.description)
      exit(withError: failure.code)
    }
  }
}
