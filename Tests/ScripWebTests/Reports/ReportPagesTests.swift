import ScripCore
import Testing

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
}
