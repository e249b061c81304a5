import ArgumentParser
import ScripX12
import X12

/// `scrip x12 show`: what X12 files say, as a biller reads it.
struct X12ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Says in words what X12 files hold: claims, payments, benefits, authorizations, answers.",
    discussion: """
      Example: scrip x12 show remittance.835

      A folder stands for the files in it and below; - is standard input. Patients' names are printed; they are in the
      file. What does not balance and what could not be understood is named; scrip x12 check says what is wrong.
      Exit codes: 0 shown, 1 a value could not be understood, 2 at least one is not X12, 64 wrong usage.
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String]

  func run() throws {
    let sources = try X12Source.all(at: paths)
    guard !sources.isEmpty else { throw CommandFailure(Outcome.wrongUsage, "There is no file in the folder.") }
    var isUnreadable = false
    var hasFaults = false
    for source in sources {
      Console.answer("\(source.name):")
      var reader = TransactionReader { transaction in
        hasFaults = hasFaults || !transaction.faults.isEmpty
        Console.answer("")
        for line in Letter.lines(transaction) { Console.answer(line) }
      }
      var answers = AcknowledgementReader()
      do {
        try source.read { segment in
          reader.take(segment)
          if segment.id == "TA1" { answers.take(segment) }
        }
      } catch {
        isUnreadable = true
        Console.complain("\(source.name): \(X12Source.reason(error))")
      }
      reader.close()
      for answer in answers.interchanges {
        Console.answer("")
        for line in Letter.lines(answer) { Console.answer(line) }
      }
    }
    if isUnreadable { throw Outcome.notReadable }
    if hasFaults { throw Outcome.no }
  }
}
