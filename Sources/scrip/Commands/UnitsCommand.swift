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
  @Argument(
    help: ArgumentHelp("Minutes treated under each procedure code.", valueName: "code=minutes"),
    transform: Self.treated)
  var treated: [TreatedMinutes]

  func run() {
    let known = ProcedureCode.known
    for code in treated.map(\.code) where code.isTimed && !known.contains(code) {
      let codes = known.map(\.description).joined(separator: ", ")
      Console.complain("\(code) is none of the codes that Scrip knows (\(codes)); it is counted as a timed one.")
    }
    for line in UnitCount(treated, rule: rule).working { Console.answer(line) }
  }
}

extension UnitRule: ExpressibleByArgument {}

extension UnitsCommand {
  /// Reads `97124=45`, or says what is wrong with it.
  static func treated(_ text: String) throws -> TreatedMinutes {
    if let treated = TreatedMinutes(text) { return treated }
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, ProcedureCode(String(parts[0])) != nil else {
      throw ValidationError("Write a code of five letters or digits, = and its minutes, such as 97124=45.")
    }
    throw ValidationError("Write whole minutes from 0 to \(TreatedMinutes.minutesMax), such as \(parts[0])=45.")
  }
}
