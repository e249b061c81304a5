import Paper
import ScripCore

/// The patient's own copy: what changed, in plain words, to carry to the doctor. It asks for nothing.
public struct MyProgress: Sendable {
  let report: ProgressReport
  let letterhead: Letterhead
  let patientName: String
  let problem: String
  let lastReportOn: CalendarDay?

  public init(
    report: ProgressReport, letterhead: Letterhead, patientName: String, problem: String,
    lastReportOn: CalendarDay? = nil
  ) {
    self.report = report
    self.letterhead = letterhead
    self.patientName = patientName
    self.problem = problem
    self.lastReportOn = lastReportOn
  }

  public var paper: Paper {
    let visits = report.visits
    var blocks: [Block] = [
      .title("My progress"),
      .pairs(
        [
          Pair("Name", Words(patientName)), Pair("Care for", Words(problem)),
          Pair("Sessions", Words(visits.ordered.map { "\(visits.done) of \($0)" } ?? "\(visits.done)")),
          Pair("As of", Words(report.madeOn.shown)),
        ], columns: 2),
    ]
    if !report.measures.isEmpty {
      blocks.append(MeasureTable.block(report.measures, lastReportOn: lastReportOn))
    }
    let words = [("What was done", report.done), ("What is still hard", report.remaining)]
    blocks += words.filter { !$0.1.isEmpty }.flatMap { [.heading($0.0), .paragraph(Words($0.1))] as [Block] }
    if !report.selfCare.isEmpty { blocks += [.heading("What I do myself"), .paragraph(Words(report.selfCare))] }
    blocks += [
      .heading("What I want to tell the doctor"), .writeIn(label: "In my own words", lines: 4),
      .smallPrint("This is the patient’s own copy. The practice’s report, with the page to sign, goes to the doctor."),
    ]
    return Paper(
      title: "My progress", madeOn: report.madeOn.description, header: letterhead.margin("My progress"),
      footer: letterhead.line, blocks: blocks)
  }
}
