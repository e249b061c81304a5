import ArgumentParser
import Foundation
import ScripCore
import Tables
import X12

/// `scrip x12 check`: what a receiver would refuse, with its place.
struct X12CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks X12 files against their guides and against themselves.",
    discussion: """
      Example: scrip x12 check outbox/ --json

      A folder stands for the files in it and below; - is standard input. The rules are in docs/reference/x12.md.
      Exit codes: 0 nothing to refuse, 1 findings, 2 at least one is not X12, 64 wrong usage.
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String]
  @Flag(help: "One JSON object a file.")
  var json = false
  @Flag(help: "Let wrong counts, padding and edges through as warnings, as for what others wrote.")
  var tolerant = false
  @Option(help: ArgumentHelp("The day of the check, as 2026-11-24; today if not given.", valueName: "day"))
  var on: CalendarDay?
  @Option(help: "The most findings to list for a file.")
  var limit = 100

  func validate() throws {
    if !(1...1_000_000).contains(limit) { throw ValidationError("List between 1 and 1000000 findings.") }
  }

  func run() throws {
    guard let icd = ICD10Table(Tables.icd10cm) else { throw ShippedTables.Failure.unreadable }
    let sources = try X12Source.all(at: paths)
    guard !sources.isEmpty else { throw CommandFailure(Outcome.wrongUsage, "There is no file in the folder.") }
    let day = on ?? .today
    let options = CheckOptions(
      tolerance: tolerant ? .reading : .none, today: day.number,
      isDiagnosisValid: { code, number in
        guard let code = ICD10Code(code), let day = CalendarDay(number: number) else { return false }
        return icd.standing(of: code, on: day) == .billable
      }, mostFindings: limit)
    var isRefused = false
    var isUnreadable = false
    for source in sources {
      switch source.check(options) {
      case .checked(let report):
        isRefused = isRefused || report.isRefused
        for line in try X12Text.lines(report, of: source.name, json: json) { Console.answer(line) }
      case .unreadable(let report, let reason):
        isUnreadable = true
        Console.complain("\(source.name): \(reason)")
        if report.segments > 0 {
          for line in try X12Text.lines(report, of: source.name, json: json) { Console.answer(line) }
        }
      }
    }
    if isUnreadable { throw Outcome.notReadable }
    if isRefused { throw Outcome.no }
  }
}

extension CalendarDay {
  /// CCYYMMDD as X12 writes days.
  var number: Int {
    description.utf8.reduce(0) { $1 == UInt8(ascii: "-") ? $0 : $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  fileprivate init?(number: Int) {
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}
