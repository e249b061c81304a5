import ScripCore
import ScripStore
import Testing

@testable import ScripWeb

/// The pages of reports, estimates and answers over HTTP.
@Suite struct ReportPagesTests {
  private static let foreign = PatientID(high: 7, low: 7).description

  static let paths = [
    "/episodes/\(foreign)/report", "/episodes/\(foreign)/report/write", "/episodes/\(foreign)/estimate",
    "/episodes/\(foreign)/good-faith-estimate.pdf", "/reports/\(foreign)/page.pdf", "/reports/\(foreign)/own.pdf",
    "/coverages/\(foreign)/answers", "/episodes/\(foreign)/plan-referral",
  ]

  @Test("What is nobody's is not found", arguments: paths)
  func notFound(path: String) async throws {
    try await withStaff([.frontDesk, .therapist]) { browser, _, _ in
      let answer = try await browser.get(path)
      #expect(answer.status == 404)
    }
  }

  static let forms = [
    "/episodes/\(foreign)/report/write", "/reports/\(foreign)/sign", "/reports/\(foreign)/send",
    "/coverages/\(foreign)/answers", "/episodes/\(foreign)/plan-referral", "/episodes/\(foreign)/good-faith-estimate",
    "/episodes/\(foreign)/cost-question",
  ]

  @Test("A form about what is nobody's is not found", arguments: forms)
  func formNotFound(path: String) async throws {
    try await withStaff([.frontDesk, .therapist]) { browser, _, _ in
      let hidden = Browser.hidden(in: try await browser.get("/patients/new").text)
      let answer = try await browser.post(path, hidden)
      #expect(answer.status == 404)
    }
  }

  @Test("The front desk reads reports and sends them; it does not write or sign them")
  func permissions() async throws {
    try await withStaff([.frontDesk]) { browser, _, _ in
      let answer = try await browser.get("/episodes/\(Self.foreign)/report/write")
      #expect(answer.status == 403)
    }
  }

  typealias Sent = (way: ReportSending.Way, to: String?, words: String)
  static let sent: [Sent] = [
    (.fax, "206-555-0177", "in the outbox for fax to 206-555-0177 since 24 Nov 2026, not back yet"),
    (.email, "rx@clinic.example", "in the outbox for e-mail to rx@clinic.example since 24 Nov 2026, not back yet"),
    (.carried, nil, "given to the patient 24 Nov 2026, not back yet"),
  ]

  @Test("What waits in the outbox is not said to have left", arguments: sent)
  func standing(row: Sent) throws {
    let day = CalendarDay("2026-11-24")!
    let report = ProgressReport(
      id: ReportID(high: 1, low: 1), episode: EpisodeID(high: 1, low: 1), returnCode: ReturnCode(drawing: 1),
      madeOn: day, visits: .init(done: 2), request: .init(.goOn, visits: 6), therapist: TherapistID(high: 1, low: 1))
    let stored = StoredReport(
      report: report, version: 3, state: .sent, sending: ReportSending(row.way, to: row.to, on: day),
      recordedAt: Moment(milliseconds: 0))
    #expect(stored.standing == row.words)
  }
}
