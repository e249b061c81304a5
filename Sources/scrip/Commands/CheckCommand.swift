import ArgumentParser
import Foundation
import ScripCore
import ScripDesk
import ScripIntake
import ScripReader

/// `scrip check`: would this payer take this referral?
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks one referral against what a payer asks for: complete, or what is missing and who supplies it.",
    discussion: """
      Example: scrip check fax.tif --payer commercial_in_network --on 2026-11-24

      It knows the paper alone: nothing of the plan, of earlier visits or of the therapist. Complete never means covered.
      Exit codes: 0 complete, 1 gaps, 2 not readable or not a referral, 64 wrong usage.
      """)

  @Argument(help: "The document.")
  var path: String
  @Option(help: ArgumentHelp("The payer class; scrip payers lists them.", valueName: "class"))
  var payer: String
  @Option(help: ArgumentHelp("The day of the first session, as 2026-11-24; today if not given.", valueName: "day"))
  var on: CalendarDay?
  @Flag(help: "As one JSON object.")
  var json = false

  func run() async throws {
    let reference = try Reference.shipped()
    let day = on ?? .today
    guard let rules = reference.payers.rules(for: payer, on: day) else {
      throw CommandFailure.unknownClass(payer)
    }
    let files = try PaperFile.all(at: [path])
    guard files.count == 1, let file = files.first else {
      throw CommandFailure(Outcome.wrongUsage, "Give one document; scrip read takes folders.")
    }
    let reading: DocumentReading
    switch try await file.read(by: .forCommands()) {
    case .unreadable(let reason):
      throw CommandFailure(Outcome.notReadable, "\(file.url.lastPathComponent): \(reason)")
    case .read(let read, _): reading = read
    }
    guard !reading.orders.isEmpty else {
      let what = reading.documentClass == .blank ? "The page is blank" : "This is not a referral"
      throw CommandFailure(
        Outcome.notReadable, "\(file.url.lastPathComponent): \(what). If it is one, look at the page and type it in.")
    }
    let check = PaperCheck(file.name, reading, under: rules, on: day, reference: reference)
    if json { Console.answer(try check.json()) } else { check.lines.forEach(Console.answer) }
    if !check.isComplete { throw Outcome.no }
  }
}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  /// Today by this machine's clock and zone.
  static var today: CalendarDay {
    let now = Date()
    let moment = Moment(milliseconds: Int64(now.timeIntervalSince1970 * 1000))
    return moment.local(offsetMinutes: TimeZone.current.secondsFromGMT(for: now) / 60).day
  }
}
