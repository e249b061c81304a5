import Paper
import ScripCore

/// One page for the prescriber: the report above, the renewal to sign below.
///
/// Promises: nothing of the renewal is ticked or filled in; the code at its foot files the page on its return.
/// Source: domain.md G.
public struct ProgressPaper: Sendable {
  let report: ProgressReport
  let letterhead: Letterhead
  let patientName: String
  let birthDate: CalendarDay?
  let order: ReferralVersion?
  /// Nothing in it when this is the first report.
  let lastReportOn: CalendarDay?

  public init(
    report: ProgressReport, letterhead: Letterhead, patientName: String, birthDate: CalendarDay?,
    order: ReferralVersion?, lastReportOn: CalendarDay? = nil
  ) {
    self.report = report
    self.letterhead = letterhead
    self.patientName = patientName
    self.birthDate = birthDate
    self.order = order
    self.lastReportOn = lastReportOn
  }

  public var paper: Paper {
    Paper(
      title: "Progress report and renewal", madeOn: report.madeOn.description,
      header: letterhead.margin("Progress report and renewal"), footer: letterhead.line,
      blocks: opening + told + [ours] + [renewal])
  }

  private var opening: [Block] {
    let visits = report.visits
    let ends = [visits.from, visits.to].compactMap { $0?.shown }
    let span = ends.first == ends.last ? ends.first ?? "" : ends.joined(separator: " to ")
    let done = visits.ordered.map { "\(visits.done) of \($0) ordered" } ?? "\(visits.done)"
    return [
      .title("Massage therapy: progress report and renewal"),
      .pairs(
        [
          Pair("Patient", Words(patientName)), Pair("Date of birth", Words(birthDate?.shown ?? "not known to us")),
          Pair("To", Words(order?.prescriber.name ?? "the prescriber")),
          Pair("Your order of", Words(order?.signedOn?.shown ?? "no date on the page")),
          Pair("Diagnosis", Words(diagnoses)),
          Pair("Visits", Words(span.isEmpty ? done : "\(done), \(span)")),
        ], columns: 2),
    ]
  }

  private var diagnoses: String {
    let named = (order?.diagnoses ?? []).prefix(3).map { diagnosis in
      [diagnosis.code?.description, diagnosis.text].compactMap(\.self).joined(separator: " ")
    }
    return named.isEmpty ? "as on your order" : named.joined(separator: "; ")
  }

  private var told: [Block] {
    var blocks: [Block] = []
    if !report.measures.isEmpty {
      blocks.append(MeasureTable.block(report.measures, lastReportOn: lastReportOn))
      blocks.append(.smallPrint(Words(MeasureTable.legend)))
    }
    let words: [(String, String)] = [
      ("Done", report.done), ("Still limited", report.remaining), ("Self-care", report.selfCare),
      ("Adverse", report.adverse.isEmpty ? "Nothing adverse was reported." : report.adverse),
    ]
    blocks.append(.pairs(words.filter { !$0.1.isEmpty }.map { Pair($0.0, Words($0.1)) }))
    return blocks
  }

  private var ours: Block {
    let signed = report.signature.map { signature in
      "\(signature.name)\(signature.licence.map { ", \($0)" } ?? ""), signed \(signature.signedOn.shown)"
    }
    return .pairs([
      Pair("We propose", .bold(report.request.shown)),
      Pair("Therapist", Words(signed ?? "DRAFT, not signed")),
    ])
  }

  private var renewal: Block {
    .together([
      .heading("Renewal: your decision"),
      .checks(Self.decisions, columns: 3),
      .pairs([Pair("Visits", nil), Pair("How often", nil), Pair("Over", nil)], columns: 3),
      .pairs([Pair("Changes", nil)]),
      .signature([
        SignatureField("Signature", share: 3), SignatureField("Printed name, credential", share: 3),
        SignatureField("Date", share: 1.4),
      ]),
      letterhead.returnBlock(report.returnCode.description),
    ])
  }

  private static let decisions = [
    Check("Go on as ordered"), Check("Go on, changed as written"), Check("Stop"),
  ]
}

extension ProgressReport.Request {
  /// `Go on: 6 visits over 6 weeks`.
  public var shown: String {
    let often = visits.map { visits in
      "\(visits) visit\(visits == 1 ? "" : "s")\(weeks.map { " over \($0) week\($0 == 1 ? "" : "s")" } ?? "")"
    }
    switch kind {
    case .goOn: return "Go on" + (often.map { ": \($0)" } ?? "") + (words.isEmpty ? "" : ". \(words)")
    case .change: return "Change the order: \(words)" + (often.map { " (\($0))" } ?? "")
    case .stop: return "Stop" + (words.isEmpty ? "" : ": \(words)")
    }
  }
}
