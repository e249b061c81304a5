import ArgumentParser
import Foundation
import ScripCore
import ScripX12
import X12

/// `scrip x12 ack`: what is to be said to the sender of a file.
struct X12AckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack",
    abstract: "Answers X12 files as their receiver: a 999 for each group, a TA1 where one is due.",
    discussion: """
      Example: scrip x12 ack claims.edi -o claims.999.edi --control-number 41

      A folder stands for the files in it and below; - is standard input. The answers to all of them are one file of
      X12 on standard output, or at -o. Defects that everyone reads over (counts, padding, edges) are named and not
      refused; --strict refuses them. With --claims the answer has a 277CA too, which says of each claim of an 837
      whether it is taken; the 999 then leaves to it what is wrong with single claims.
      Exit codes: 0 everything is accepted, 1 something is refused, 2 at least one file cannot be answered,
      64 wrong usage, 70 the answer cannot be written.
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String]
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; it appears whole.", valueName: "file"))
  var output: String?
  @Option(help: ArgumentHelp("ISA13 of the first answer; each one after it has the next.", valueName: "number"))
  var controlNumber = 1
  @Flag(help: "Refuse wrong counts, padding and edges too.")
  var strict = false
  @Flag(help: "Answer the claims of an 837 one by one (277CA).")
  var claims = false
  @Option(help: ArgumentHelp("The day of the answer, as 2026-11-24; today if not given.", valueName: "day"))
  var on: CalendarDay?
  @Option(help: ArgumentHelp("Its time of day, as 0930; now if not given.", valueName: "time"))
  var at: X12Time?

  func validate() throws {
    if !(1...999_000_000).contains(controlNumber) {
      throw ValidationError("A control number is between 1 and 999000000.")
    }
  }

  func run() throws {
    let sources = try X12Source.all(at: paths)
    guard !sources.isEmpty else { throw CommandFailure(Outcome.wrongUsage, "There is no file in the folder.") }
    let today = on ?? .today
    let day = today.number
    let time = EnvelopeTime(day: day, time: (at ?? .now).digits)
    let options = CheckOptions(tolerance: strict ? .none : .reading, today: day)
    var written: [UInt8] = []
    var next = controlNumber
    var isRefused = false
    var isUnanswerable = false
    for source in sources {
      var acknowledger = Acknowledger(options, leavesClaims: claims)
      var claimAcknowledger = ClaimAcknowledger(on: today, options)
      do {
        try source.read {
          acknowledger.take($0)
          if claims { claimAcknowledger.take($0) }
        }
      } catch {
        isUnanswerable = true
        Console.complain("\(source.name): \(X12Source.reason(error))")
      }
      for reply in acknowledger.finish() {
        isRefused = isRefused || !reply.isAccepted
        written += reply.written(controlNumber: next, at: time, lineBreaks: true)
        next += reply.interchangeCount
      }
      for answer in claimAcknowledger.finish() {
        isRefused = isRefused || !answer.isAccepted
        written += answer.written(controlNumber: next, on: today, at: time, lineBreaks: true)
        next += 1
      }
      if acknowledger.unanswerable > 0 {
        isUnanswerable = true
        Console.complain("\(source.name): An ISA segment is too damaged to be answered; tell the sender.")
      }
    }
    let place = try X12Output(to: output)
    try place.write(written)
    try place.finish()
    if isUnanswerable { throw Outcome.notReadable }
    if isRefused { throw Outcome.no }
  }
}

/// A time of day as X12 writes it: `0930`.
struct X12Time: ExpressibleByArgument {
  /// 930 for half past nine.
  let digits: Int

  init?(argument: String) {
    guard argument.utf8.count == 4, let digits = Int(argument), digits >= 0, digits / 100 < 24, digits % 100 < 60 else {
      return nil
    }
    self.digits = digits
  }

  private init(digits: Int) { self.digits = digits }

  static var now: X12Time {
    let parts = Calendar.current.dateComponents([.hour, .minute], from: Date())
    return X12Time(digits: (parts.hour ?? 0) * 100 + (parts.minute ?? 0))
  }
}
