import HTML
import ScripCore
import ScripDesk

/// The reports of an episode: when the next is due, what was measured, and how the newest one stands.
struct ReportPage: Equatable, Sendable {
  let episode: String
  let patient: String
  let heading: String
  let due: (words: String, mark: String)?
  let suggestsCall: Bool
  let measures: WordTable
  let current: Current?
  let earlier: WordTable
  let mayWrite: Bool
  /// Where it goes: the prescriber's fax number, or what was typed and refused.
  var to: String
  var way: ReportSending.Way

  /// The report at hand.
  struct Current: Equatable, Sendable {
    let id: String
    let version: String
    let standing: String
    let mark: String
    let state: ReportState
    let code: String
    let request: String
  }

  static func == (left: Self, right: Self) -> Bool {
    left.episode == right.episode && left.due?.words == right.due?.words && left.current == right.current
      && left.measures == right.measures && left.earlier == right.earlier
  }

  init(_ reports: ShowReports.Reports, mayWrite: Bool) {
    episode = reports.episode.id.description
    patient = reports.patient.shown
    heading = "\(reports.patient.shown): progress reports, \(reports.episode.problem)"
    due = reports.due.map { due in
      let why = due.reason.shown(reports.payer)
      return due.day <= reports.today
        ? ("A report is due since \(due.day.shown): \(why).", "soon")
        : ("The next report is due \(due.day.shown): \(why) then.", "wait")
    }
    suggestsCall = reports.suggestsCall
    measures = WordTable(
      title: "What was measured", heads: ["Measure", "At start", "Now", "Change"],
      rows: reports.measures.map { measure in
        WordTable.Row(
          cells: [
            .init(measure.name), .init(measure.baseline?.value.shown ?? "–"), .init(measure.now?.value.shown ?? "–"),
            .init(measure.change ?? "measured once", measure.isEnough == true ? .done : .plain),
          ], path: nil)
      }, empty: "Nothing was measured yet. Measure in the session’s note, and it stands here.", add: nil)
    current = reports.current.map { stored in
      Current(
        id: stored.report.id.description, version: String(stored.version), standing: stored.standing,
        mark: stored.state.mark, state: stored.state, code: stored.report.returnCode.description,
        request: stored.report.request.shown)
    }
    earlier = WordTable(
      title: "All reports", heads: ["Made", "How it stands", "Proposed"],
      rows: reports.reports.reversed().map { stored in
        WordTable.Row(
          cells: [
            .init(stored.report.madeOn.shown), .init(stored.standing), .init(stored.report.request.shown),
          ], path: "/reports/\(stored.report.id.description)/page.pdf")
      }, empty: "No report yet.", add: nil)
    self.mayWrite = mayWrite
    to = reports.order?.prescriber.fax ?? ""
    way = to.isEmpty ? .carried : .fax
  }
}

extension StoredReport {
  /// How it stands, in words.
  var standing: String {
    switch state {
    case .draft: "draft, not signed"
    case .signed: "signed \(report.signature?.signedOn.shown ?? ""), not sent yet"
    case .sent: sending.map { "\($0.shown), not back yet" } ?? "sent"
    case .renewed: "came back: renewed"
    case .stopped: "came back: no renewal"
    }
  }
}

extension ReportState {
  var mark: String {
    switch self {
    case .draft, .signed: "soon"
    case .sent: "wait"
    case .renewed: "done"
    case .stopped: "stop"
    }
  }
}

extension ReportSending {
  /// A fax or e-mail waits in the outbox: nobody has said that it left.
  fileprivate var shown: String {
    switch way {
    case .fax: "in the outbox for fax to \(to ?? "") since \(on.shown)"
    case .email: "in the outbox for e-mail to \(to ?? "") since \(on.shown)"
    case .carried: "given to the patient \(on.shown)"
    }
  }
}
