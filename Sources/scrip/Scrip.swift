import ArgumentParser

/// The program `scrip`: one subcommand a file.
@main
struct Scrip: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scrip",
    abstract: "Runs a medical-massage practice from the doctor's referral to the reimbursed session.")
}
