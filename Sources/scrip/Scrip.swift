import ArgumentParser

@main
struct Scrip: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scrip",
    abstract: "Runs a medical-massage practice from the doctor's referral to the reimbursed session.",
    subcommands: [DemoCommand.self, Serve.self, RoutesCommand.self])
}
