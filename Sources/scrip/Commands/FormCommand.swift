import ArgumentParser
import Foundation
import Paper
import ScripCore
import ScripDesk
import ScripForms

/// `scrip form`: the referral form that one payer class wants to see signed.
struct FormCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: "Writes the blank referral form for one payer class as PDF or Word document.",
    discussion: """
      Example: scrip form --payer commercial_in_network --practice "Tidewater Massage" -o form.pdf

      Nothing clinical is filled in. Exit codes: 0 written, 1 this payer wants no referral, 64 wrong usage.
      """)

  @Option(help: ArgumentHelp("The payer class; scrip payers lists them.", valueName: "class"))
  var payer: String
  @Option(help: "The practice's name at the head of the form.")
  var practice = "Medical massage"
  @Option(help: ArgumentHelp("The day printed on it, as 2026-11-24; today if not given.", valueName: "day"))
  var on: CalendarDay?
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write: FILE.pdf or FILE.docx.", valueName: "file"))
  var file: String

  func validate() throws {
    if !["pdf", "docx"].contains(kind) { throw ValidationError("Name the file FILE.pdf or FILE.docx.") }
  }

  private var kind: String { URL(filePath: file).pathExtension.lowercased() }

  func run() throws {
    let day = on ?? .today
    guard let rules = try Reference.shipped().payers.rules(for: payer, on: day) else {
      throw CommandFailure.unknownClass(payer)
    }
    guard let form = ReferralForm(rules: rules, letterhead: Letterhead(name: practice), madeOn: day) else {
      throw CommandFailure(
        Outcome.no, "\(rules.name) wants no referral form; scrip payers \(payer) says what it wants.")
    }
    let bytes = kind == "pdf" ? try form.paper.pdf() : try form.paper.docx()
    try Console.answer(Data(bytes), in: URL(filePath: file))
  }
}
