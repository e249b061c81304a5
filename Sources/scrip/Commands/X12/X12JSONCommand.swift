import ArgumentParser
import Foundation
import X12

/// `scrip x12 json`: X12 as JSON for other programs, and back.
struct X12JSONCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json",
    abstract: "Turns an X12 file into JSON that loses nothing, and such JSON back into the same bytes.",
    discussion: """
      Example: scrip x12 json claims.edi -o claims.json && scrip x12 json --back claims.json

      - is standard input. The form is in docs/reference/x12.md: interchanges hold groups, groups hold transactions,
      and each segment is a line. Exit codes: 0 written, 2 it is not X12 (or with --back not that JSON), 64 wrong
      usage, 70 the answer cannot be written.
      """)

  @Argument(help: "A file, or - for standard input.")
  var path: String
  @Flag(help: "From JSON to X12.")
  var back = false
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; it appears whole.", valueName: "file"))
  var output: String?

  func run() throws {
    let sources = try X12Source.all(at: [path])
    guard sources.count == 1 else { throw CommandFailure(Outcome.wrongUsage, "Give one file.") }
    let source = sources[0]
    let place = try X12Output(to: output)
    do {
      if back { try decode(source, to: place) } else { try encode(source, to: place) }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      Console.complain("\(source.name): \(X12Source.reason(error))")
      throw Outcome.notReadable
    }
    try place.finish()
  }

  private func encode(_ source: X12Source, to place: X12Output) throws {
    var encoder = X12JSONEncoder()
    try source.readBlocks { block, isLast in try place.write(try encoder.encode(block, isLast: isLast)) }
  }

  private func decode(_ source: X12Source, to place: X12Output) throws {
    // The text is mapped, not copied; from standard input it has to be kept.
    let text =
      try source.url.map { try Data(contentsOf: $0, options: .mappedIfSafe) }
      ?? FileHandle.standardInput.readToEnd() ?? Data()
    try text.withUnsafeBytes { try X12JSONDecoder.decode($0) { try place.write($0) } }
  }
}
