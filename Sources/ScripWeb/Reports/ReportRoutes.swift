import HTML
import Paper
import ScripCore
import ScripDesk
import ScripForms

/// Progress reports: written, signed, printed, sent.
struct ReportRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    declareWriting(in: &routes)
    declarePapers(in: &routes)
    declareSending(in: &routes)
  }

  private func declareWriting(in routes: inout Routes) {
    let (pages, counter) = (pages, counter)
    routes.get("/episodes/{episode}/report", .readReferrals) { request, caller in
      let reports = try await pages.desk.ask(ShowReports(episode: try request.id("episode")), by: caller)
      return try await Self.draw(reports, request, caller, pages)
    }
    routes.get("/episodes/{episode}/report/write", .writeNotes) { request, caller in
      let reports = try await pages.desk.ask(ShowReports(episode: try request.id("episode")), by: caller)
      let entry = ReportForm.entry(
        at: request.path, back: "/episodes/\(reports.episode.id.description)/report", therapists: reports.therapists)
      return try await counter.page(entry, ReportForm.typed(reports), request, caller)
    }
    routes.post("/episodes/{episode}/report/write", .writeNotes) { request, caller in
      let reports = try await pages.desk.ask(ShowReports(episode: try request.id("episode")), by: caller)
      let back: LocalPath = "/episodes/\(reports.episode.id.description)/report"
      let entry = ReportForm.entry(at: request.path, back: back, therapists: reports.therapists)
      return try await counter.take(ReportForm.self, of: entry, request, caller) { form, key in
        _ = try await pages.desk.perform(
          DraftReport(episode: reports.episode.id, words: form.words), by: caller, key: key)
        return back
      }
    }
    routes.post("/reports/{report}/sign", .writeNotes) { request, caller in
      let found = try await pages.desk.ask(FindReport(report: try request.id("report")), by: caller)
      let seen = request.fields["versionSeen"].flatMap { Int($0) } ?? 0
      let act = SignReport(report: found.stored.report.id, versionSeen: seen)
      _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      return Answer.seeOther("/episodes/\(found.reports.episode.id.description)/report")
    }
  }

  private func declarePapers(in routes: inout Routes) {
    let pages = pages
    routes.get("/reports/{report}/page.pdf", .readReferrals) { request, caller in
      let found = try await pages.desk.ask(FindReport(report: try request.id("report")), by: caller)
      return Answer.download(
        .bytes(try found.page.pdf()), contentType: "application/pdf", name: "progress-report-and-renewal.pdf")
    }
    routes.get("/reports/{report}/own.pdf", .readReferrals) { request, caller in
      let found = try await pages.desk.ask(FindReport(report: try request.id("report")), by: caller)
      return Answer.download(
        .bytes(try found.ownCopy.pdf()), contentType: "application/pdf", name: "my-progress.pdf")
    }
  }

  private func declareSending(in routes: inout Routes) {
    let pages = pages
    routes.post("/reports/{report}/send", .readReferrals) { request, caller in
      let found = try await pages.desk.ask(FindReport(report: try request.id("report")), by: caller)
      let way = request.fields["way"].flatMap(ReportSending.Way.init(rawValue:)) ?? .carried
      let to = request.fields["to"].map { String($0.prefix(120)) }
      let act = SendReport(
        report: found.stored.report.id, way: way, to: way == .carried ? nil : to, page: try found.page.pdf())
      do {
        _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      } catch let refusal as Refusal where !refusal.faults.isEmpty {
        let words = refusal.faults.map(\.sentence).joined(separator: " ")
        let message = "\(refusal.sentence) \(words)"
        return try await Self.draw(found.reports, request, caller, pages, message: message, typed: (way, to ?? ""))
      }
      return Answer.seeOther("/episodes/\(found.reports.episode.id.description)/report")
    }
  }

  private static func draw(
    _ reports: ShowReports.Reports, _ request: WebRequest, _ caller: Caller, _ pages: StaffPages,
    message: String? = nil, typed: (way: ReportSending.Way, to: String)? = nil
  ) async throws -> Answer {
    var page = ReportPage(reports, mayWrite: caller.may(.writeNotes))
    if let typed { (page.way, page.to) = typed }
    let bytes = page.bytes(
      frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request), message: message)
    return .html(bytes, status: message == nil ? .ok : .unprocessableContent)
  }
}

extension FindReport.Located {
  private var letterhead: Letterhead { Letterhead(reports.profile, reports.location) }

  /// The one page for the prescriber.
  var page: Paper {
    ProgressPaper(
      report: stored.report, letterhead: letterhead, patientName: reports.patient.shown,
      birthDate: reports.patient.birthDate, order: order,
      lastReportOn: reports.lastReport(before: stored.report.id)
    ).paper
  }

  var ownCopy: Paper {
    MyProgress(
      report: stored.report, letterhead: letterhead, patientName: reports.patient.shown,
      problem: reports.episode.problem, lastReportOn: reports.lastReport(before: stored.report.id)
    ).paper
  }
}
