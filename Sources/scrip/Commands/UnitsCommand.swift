import ArgumentParser
import ScripCore

/// `scrip units`: how many units the minutes of one session make, with the working.
struct UnitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "Counts the 15-minute units of one session and shows the working.",
    discussion: """
      Example: scrip units --rule cms 97124=33 97140=12

      cms adds up the minutes of all timed codes first; cpt counts each code alone.
      """)

  @Option(help: "The payer's rule: cms or cpt.")
  var rule: UnitRule
  @Argument(help: ArgumentHelp("Minutes treated under each procedure code.", valueName: "code=minutes"))
  var treated: [TreatedMinutes]

  func run() {
    for line in UnitCount(treated, rule: rule).working { Console.answer(line) }
  }
}

extension UnitRule: ExpressibleByArgument {}

extension TreatedMinutes: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
