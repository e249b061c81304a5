import ArgumentParser

/// `scrip x12`: X12 files, whoever wrote them.
struct X12Command: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "x12",
    abstract:
      "Checks, shows, answers, cuts, counts and converts X12 files: 837P, 835, 270, 271, 276, 277, 277CA, 278, 999, TA1.",
    discussion: "Example: scrip x12 check claims.edi",
    subcommands: [
      X12CheckCommand.self, X12ShowCommand.self, X12JSONCommand.self, X12AckCommand.self, X12SplitCommand.self,
      X12StatsCommand.self,
    ])
}
