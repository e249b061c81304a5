import ScripCore
import ScripDesk
import ScripIntake
import ScripSQL
import ScripStore
import StoreSupport
import Testing

@testable import ScripWeb

/// Whoever looks at a chart leaves a line in the access log, whichever page they look at it on.
@Suite struct ChartAccessTests {
  @Test("Every page with a patient, an episode, a coverage, a referral or a document in its address leaves a line")
  func everyRoute() async throws {
    try await withServer(pages: { pages, routes in
      InboxRoutes(pages).declare(in: &routes)
      ReviewRoutes(pages).declare(in: &routes)
      ReferralRoutes(pages).declare(in: &routes)
      EpisodeRoutes(pages).declare(in: &routes)
      NoteRoutes(pages).declare(in: &routes)
      CalendarRoutes(pages).declare(in: &routes)
      PatientRoutes(pages).declare(in: &routes)
    }) { server in
      let practice = try await server.desk.addPractice(named: "Cedar Hands")
      try await server.addPerson("rosa@example.org", roles: [.frontDesk, .therapist], practice: practice)
      let chart = try await fill(server, practice)
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      var looked = 0
      // A feed of times holds no chart.
      let pages = server.routes.table.filter { $0.method == .get && !$0.path.hasPrefix("/feeds/") }
      for route in pages where route.path.contains("{") {
        let path = chart.path(route.path)
        #expect(!path.contains("{"), "say in this test what stands for the id in \(route.path)")
        let before = try await lines(server, practice)
        let answer = try await browser.get(path)
        // 409: an order that leaves nothing to ask for; it was looked at all the same.
        #expect([200, 409].contains(answer.status), "\(path)")
        let new = try await lines(server, practice).subtracting(before)
        #expect(!new.isEmpty, "\(route.path) shows a chart and leaves no line")
        for line in new {
          #expect(line.login != nil && line.membership != nil && line.addressDigest != nil)
          #expect(line.subjects.contains("patient/\(chart.patient.description)"), "\(route.path): \(line.subjects)")
        }
        looked += 1
      }
      #expect(looked >= 14)
    }
  }

  @Test("A page picture names its document and page; before sign-off nobody's chart is known yet")
  func picture() async throws {
    try await withServer(pages: { pages, routes in ReviewRoutes(pages).declare(in: &routes) }) { server in
      let practice = try await server.desk.addPractice(named: "Cedar Hands")
      try await server.addPerson("rosa@example.org", roles: [.frontDesk], practice: practice)
      let intake = try await receive(server.desk, practice)
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      #expect(try await browser.get("/inbox/\(intake)/pages/1").status == 200)
      #expect(try await browser.get("/inbox/\(intake)/original").status == 200)
      let found = try await lines(server, practice)
      let subjects = Set(found.map { $0.subjects.joined(separator: " ") })
      #expect(subjects == ["intake/\(intake) part/page-1", "intake/\(intake) part/original"])
    }
  }

  /// What the ids in addresses stand for.
  private struct Chart {
    let patient: PatientID
    let coverage: CoverageID
    let episode: EpisodeID
    let referral: ReferralID
    let intake: IntakeID
    let authorization: AuthorizationID
    let appointment: AppointmentID
    /// A visit that was used before, which is no appointment's.
    let visit: AppointmentID
    let report: ReportID
    /// What an address needs that names a time.
    let time: String

    func path(_ pattern: String) -> String {
      pattern.replacing("{patient}", with: patient.description).replacing("{coverage}", with: coverage.description)
        .replacing("{episode}", with: episode.description).replacing("{referral}", with: referral.description)
        .replacing("{intake}", with: intake.description).replacing("{page}", with: "1").replacing("{line}", with: "1")
        .replacing("{authorization}", with: authorization.description)
        .replacing("{appointment}", with: appointment.description)
        .replacing("{visit}", with: visit.description).replacing("{report}", with: report.description)
        + (["/book", "/series", "/move/to"].contains { pattern.hasSuffix($0) } ? time : "")
    }
  }

  private func lines(_ server: TestServer, _ practice: PracticeID) async throws -> Set<AuditLine> {
    try await server.desk.finish()
    return try await server.database.read(in: .of(practice)) { Set(try $0.auditLines(of: .access, limit: 1000)) }
  }

  private func fill(_ server: TestServer, _ practice: PracticeID) async throws -> Chart {
    let desk = server.desk
    let plan = try await desk.performAsProgram(
      SavePlan(
        Plan(id: PlanID(high: 0, low: 0), payerName: "Regence", name: "PPO", classKey: "commercial_in_network"),
        isNew: true), in: practice, key: RequestKey("plan")!)
    let patient = try await desk.performAsProgram(
      SavePatient(id: nil, givenName: "Beatrice", familyName: "Delacroix", birthDate: CalendarDay("1992-03-16")),
      in: practice, key: RequestKey("patient")!)
    let coverage = try await desk.performAsProgram(
      SaveCoverage(Coverage(id: CoverageID(high: 0, low: 0), patient: patient, plan: plan), isNew: true), in: practice,
      key: RequestKey("coverage")!)
    _ = try await desk.performAsProgram(
      RecordSafety(
        patient: patient,
        finding: SafetyFinding(flag: "latex", shown: "latex", level: .caution, advice: "record allergens")),
      in: practice, key: RequestKey("safety")!)
    let intake = try await receive(desk, practice)
    let order = try #require(DocumentReading.once([Self.page]).orders.first)
    let filed = try await desk.performAsProgram(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: Review.Particulars(order)),
        patient: .existing(patient), payment: .coverage(coverage), episode: nil), in: practice,
      key: RequestKey("sign-off")!)
    let authorization = try await desk.performAsProgram(
      RecordAuthorization(
        episode: filed.episode,
        authorization: PriorAuthorization(
          id: AuthorizationID(high: 0, low: 0), number: nil, state: .asked, from: nil, to: nil)), in: practice,
      key: RequestKey("authorization")!)
    _ = try await desk.performAsProgram(
      RecordEarlierVisits(episode: filed.episode, days: [CalendarDay("2026-11-05")!]), in: practice,
      key: RequestKey("earlier")!)
    let visit = try await server.database.read(in: .of(practice)) { connection in
      try connection.ledger(of: filed.episode, expected: VisitSize(units: 4, dollars: .zero)).consumed.first?.booking
    }
    let (appointment, therapist, time) = try await hold(desk, practice, filed.episode)
    let words = ReportWords(
      done: "Massage.", remaining: "", selfCare: "", adverse: "", request: .init(.goOn, visits: 6, weeks: 6),
      therapist: therapist)
    let report = try await desk.performAsProgram(
      DraftReport(episode: filed.episode, words: words), in: practice, key: RequestKey("report-draft")!)
    return Chart(
      patient: patient, coverage: coverage, episode: filed.episode, referral: filed.referral, intake: intake,
      authorization: authorization, appointment: appointment, visit: try #require(visit),
      report: report, time: time)
  }

  private func hold(
    _ desk: Desk, _ practice: PracticeID, _ episode: EpisodeID
  ) async throws -> (AppointmentID, TherapistID, String) {
    let address = PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "98107")
    let place = try await desk.performAsProgram(
      SaveLocation(Location(id: LocationID(high: 0, low: 0), name: "Ballard", address: address), isNew: true),
      in: practice, key: RequestKey("location")!)
    let licence = Licence(state: "WA", number: "MA60000001")
    let therapist = try await desk.performAsProgram(
      SaveTherapist(
        Therapist(id: TherapistID(high: 0, low: 0), name: "Lee Ann Moss", licences: [licence]), isNew: true),
      in: practice, key: RequestKey("therapist")!)
    let day = CalendarDay("2026-11-27")!
    let time = TimeAsked(
      therapist: therapist, location: place, day: day, start: ClockTime(minutes: 600), minutes: 60)
    let held = try await desk.performAsProgram(
      HoldSlot(episode: episode, time: time, untilDay: day, untilTime: ClockTime(minutes: 540)), in: practice,
      key: RequestKey("hold")!)
    return (held, therapist, TimeInAddress(time).query)
  }

  private func receive(_ desk: Desk, _ practice: PracticeID) async throws -> IntakeID {
    let received = try await desk.receiveAsProgram(
      Arrival(via: .email, mediaType: "text/plain"), in: practice, key: RequestKey("arrival")!,
      bytes: Array("an order".utf8))
    try await desk.record(
      .read(DocumentReading.once([Self.page]), pages: [Self.page]), of: received.intake, in: practice,
      key: RequestKey("reading")!)
    return received.intake
  }

  /// A typed order with a picture of its page.
  private static let page: DecodedPage = {
    let text = """
      PRESCRIPTION FOR MASSAGE THERAPY
      Patient: Beatrice Delacroix
      Date of birth: 03/16/1992
      Diagnosis: M54.50 Low back pain
      Treatment: massage therapy
      Number of visits: 12
      Prescriber: Helen Bergstrom, MD
      Date: 11/02/2026
      Electronically signed by Helen Bergstrom, MD on 11/02/2026
      """
    var words: [PageWord] = []
    for (line, row) in text.split(separator: "\n").enumerated() {
      for (column, word) in row.split(separator: " ").enumerated() {
        let box = PageBox(x: 40 + column * 60, y: 40 + line * 24, width: 50, height: 18)
        words.append(PageWord(text: String(word), box: box, confidence: 100, line: line))
      }
    }
    var page = DecodedPage(number: 1, source: .typed, words: words)
    page.image = [1, 2, 3]
    return page
  }()
}
