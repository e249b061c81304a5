import ArgumentParser
import X12

/// `scrip x12 stats`: what is in X12 files, counted.
struct X12StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Counts what is in X12 files: interchanges, groups, transactions, claims, segments, findings.",
    discussion: """
      Example: scrip x12 stats inbox/ --json

      A folder stands for the files in it and below; - is standard input.
      Findings are counted as check --tolerant does; check alone may find more.
      Exit codes: 0 every file was counted, 2 at least one is not X12, 64 wrong usage.
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String]
  @Flag(help: "One JSON object a file.")
  var json = false

  func run() throws {
    let sources = try X12Source.all(at: paths)
    guard !sources.isEmpty else { throw CommandFailure(Outcome.wrongUsage, "There is no file in the folder.") }
    var isUnreadable = false
    for source in sources {
      switch source.check(CheckOptions(tolerance: .reading, mostFindings: 1)) {
      case .checked(let report):
        let stats = X12Stats(report, name: source.name)
        for line in json ? [try X12Text.object(stats)] : stats.lines { Console.answer(line) }
      case .unreadable(_, let reason):
        isUnreadable = true
        Console.complain("\(source.name): \(reason)")
      }
    }
    if isUnreadable { throw Outcome.notReadable }
  }
}

/// Counts of one file, for a person or as JSON. Stable: docs/reference/cli.md.
struct X12Stats: Encodable {
  struct Sets: Encodable {
    let transaction: String
    let version: String
    let count: Int
  }

  let id: String
  let bytes: Int
  let interchanges: Int
  let groups: Int
  let segments: Int
  let claims: Int
  let errors: Int
  let warnings: Int
  let sets: [Sets]

  init(_ report: Report, name: String) {
    id = name
    bytes = report.bytes
    interchanges = report.interchanges
    groups = report.groups
    segments = report.segments
    claims = report.claims
    errors = report.errors
    warnings = report.warnings
    sets = report.sets.map { Sets(transaction: $0.transaction, version: $0.version, count: $0.count) }
  }

  var lines: [String] {
    ["\(id)"] + sets.map { "  \($0.transaction) (\($0.version)): \($0.count)" } + [
      "  claims \(claims), segments \(segments), groups \(groups), interchanges \(interchanges), bytes \(bytes)",
      "  errors \(errors), warnings \(warnings)",
    ]
  }
}
