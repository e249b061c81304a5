import ArgumentParser
import Foundation
import ScripCore
import ScripPayerSim
import Tables
import X12

/// `scrip payer-sim`: a made-up payer that answers files of X12. For trying things out; nothing is sent anywhere.
struct PayerSimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payer-sim",
    abstract: "Answers claims, benefit questions and requests for authorization as a made-up payer would.",
    discussion: """
      Example: scrip payer-sim claims.x12 -o answers/ --book payer.json

      837P gets 999, 277CA and 835; 270 gets 271; 278 gets 278. A folder stands for the files in it and below. The
      answers are named after the file, each whole or not at all, and written over nothing. The book holds plans and
      members and remembers what was decided; without one, everybody is insured on a plan that the seed chooses.
      --folder answers what scrip serve put out for each clearinghouse, once a file, into its folder answers.
      The form of a book is in docs/reference/payer-sim.md.
      Exit codes: 0 answered, 1 something in a file was refused by its 999, 2 at least one is not X12, 64 wrong usage,
      70 an answer cannot be written.
      """)

  @Argument(help: "Files or folders of X12.")
  var paths: [String] = []
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to; it is made if need be.", valueName: "folder"))
  var output: String?
  @Option(help: ArgumentHelp("The folder of claims that scrip serve writes to, instead of files.", valueName: "folder"))
  var folder: String?
  @Option(
    help: ArgumentHelp("The payer's book, as JSON; made if there is none, and kept up to date.", valueName: "file"))
  var book: String?
  @Option(help: "What chance is drawn from: the same seed, book, day and files give the same answers.")
  var seed: UInt64 = 1
  @Option(help: ArgumentHelp("The day of the answers, as 2026-11-24; today if not given.", valueName: "day"))
  var on: CalendarDay?
  @Option(help: ArgumentHelp("Their time of day, as 0930; noon if not given.", valueName: "time"))
  var at: X12Time?

  func validate() throws {
    if folder == nil, paths.isEmpty || output == nil {
      throw ValidationError("Name files and a folder for the answers (-o), or --folder.")
    }
    if folder != nil, !paths.isEmpty || output != nil {
      throw ValidationError("--folder takes no files and no -o; leave one of them out.")
    }
  }

  func run() throws {
    let place = book.map { URL(filePath: $0) } ?? folder.map { URL(filePath: $0).appending(path: ".payer-sim.json") }
    let memory = try PayerMemory(at: place)
    let exchanges = try folder.map(Exchange.all(below:)) ?? Exchange.all(at: paths, to: output ?? ".")
    guard let icd = ICD10Table(Tables.icd10cm) else { throw ShippedTables.Failure.unreadable }
    var sim = PayerSim(book: memory.book, seed: seed) { icd.standing(of: $0, on: $1) == .billable }
    var isRefused = false
    var isUnreadable = false
    for exchange in exchanges where folder == nil || !memory.book.answered.contains(exchange.name) {
      do {
        let answers = try sim.answer(exchange.read(), on: on ?? .today, at: at?.digits ?? 1200)
        isRefused = isRefused || answers.contains(where: \.refuses)
        for answer in answers { Console.answer(try exchange.write(answer)) }
        if answers.isEmpty { Console.complain("\(exchange.name): There is nothing in it that a payer answers.") }
        if folder != nil { sim.noteAnswered(exchange.name) }
      } catch let failure as X12.Failure {
        isUnreadable = true
        Console.complain("\(exchange.name): \(failure.message)")
      }
    }
    try memory.keep(sim.book)
    if isUnreadable { throw Outcome.notReadable }
    if isRefused { throw Outcome.no }
  }
}

/// Where the payer's book is kept between runs.
private struct PayerMemory {
  let book: PayerBook
  private let place: URL?

  init(at place: URL?) throws {
    self.place = place
    guard let place, FileManager.default.fileExists(atPath: place.path) else {
      book = .open()
      return
    }
    guard let data = try? Data(contentsOf: place) else {
      throw CommandFailure(Outcome.wrongUsage, "\(place.relativePath) cannot be opened; see that you may read it.")
    }
    do { book = try BookFile.read(data) } catch {
      throw CommandFailure(Outcome.wrongUsage, "\(place.relativePath) is no book of a payer: \(error.description)")
    }
  }

  func keep(_ book: PayerBook) throws {
    guard let place else { return }
    try Console.answer(BookFile.write(book), in: place)
  }
}
