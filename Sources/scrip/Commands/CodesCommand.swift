import ArgumentParser
import ScripCore
import Tables

/// `scrip codes`: the code tables that are in the program.
struct CodesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: "Looks up codes in the tables that are in the program.",
    discussion: "Example: scrip codes icd low back pain",
    subcommands: [CodesICD.self])
}

/// `scrip codes icd`: diagnosis codes by their beginning or by words.
struct CodesICD: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "icd",
    abstract: "Looks up ICD-10-CM codes by their beginning or by words.",
    discussion: """
      Example: scrip codes icd m54.5

      Only the prescriber chooses a diagnosis; this says what a code means and whether it can be billed.
      Exit codes: 0 found, 1 no code answers, 64 wrong usage.
      """)

  @Argument(help: "The beginning of a code, or words.")
  var query: [String]
  @Option(help: ArgumentHelp("The day of service, as 2026-11-24; today if not given.", valueName: "day"))
  var on: CalendarDay?
  @Option(help: "The most codes to list.")
  var limit = 20

  func validate() throws {
    if !(1...1000).contains(limit) { throw ValidationError("List between 1 and 1000 codes.") }
  }

  func run() throws {
    guard let icd = ICD10Table(Tables.icd10cm), let regions = RegionTable(Tables.icdRegions) else {
      throw ShippedTables.Failure.unreadable
    }
    let words = query.joined(separator: " ")
    for line in icd.listing(of: words, on: on ?? .today, regions: regions, limit: limit) { Console.answer(line) }
    if icd.search(words, limit: 1).isEmpty { throw Outcome.no }
  }
}
