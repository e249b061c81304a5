import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A progress report from the notes to its return, and the days it is due.
@Suite struct ReportTests {
  private static func words(_ therapist: TherapistID, done: String = "Massage.") -> ReportWords {
    ReportWords(
      done: done, remaining: "", selfCare: "", adverse: "", request: .init(.goOn, visits: 6, weeks: 6),
      therapist: therapist)
  }

  private static func reports(_ fixture: SessionFixture) async throws -> ShowReports.Reports {
    try await fixture.base.desk.ask(ShowReports(episode: fixture.episode), by: fixture.caller(fixture.therapist))
  }

  /// Two signed notes, pain 7 and then 4.
  private static func treated(_ engine: DeskEngine) async throws -> SessionFixture {
    let fixture = try await SessionFixture(engine)
    for (number, day) in ["2026-11-10", "2026-11-24"].enumerated() {
      let appointment = try await fixture.book(number, on: day)
      let note = SessionFixture.note {
        $0.measures[0] = Measurement(.pain, Score(number == 0 ? 7 : 4), about: "now")
      }
      try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: note), "sign-note-\(number)")
    }
    return fixture
  }

  @Test("A report takes visits and measures from the signed notes, and is signed once", arguments: DeskEngine.allCases)
  func story(engine: DeskEngine) async throws {
    let fixture = try await Self.treated(engine)
    let proposed = try await Self.reports(fixture)
    #expect(proposed.visitsDone == 2)
    #expect(proposed.proposed.done.hasPrefix("massage"))
    let id = try await fixture.act(
      DraftReport(episode: fixture.episode, words: Self.words(fixture.therapist)), "draft-one")
    let again = try await fixture.act(
      DraftReport(episode: fixture.episode, words: Self.words(fixture.therapist, done: "Massage, low back.")),
      "draft-two")
    #expect(again == id)
    let draft = try #require(try await Self.reports(fixture).current)
    #expect(draft.version == 2)
    #expect(
      draft.report.visits
        == .init(
          done: 2, ordered: 12, from: CalendarDay("2026-11-10"), to: CalendarDay("2026-11-24")))
    #expect(draft.report.measures.map(\.change) == ["3 better, small", "no change"])
    let stale = SignReport(report: id, versionSeen: 1)
    await #expect(throws: Refusal.self) { try await fixture.act(stale, "stale-sign") }
    try await fixture.act(SignReport(report: id, versionSeen: 2), "sign-report")
    let signed = try #require(try await Self.reports(fixture).current)
    #expect(signed.state == .signed)
    #expect(signed.report.signature?.licence == "WA MA60000001")
    await #expect(throws: Refusal.self) {
      try await fixture.act(SignReport(report: id, versionSeen: 3), "sign-again")
    }
  }

  @Test("A report that does not fit the page, or proposes a change without saying which, is refused at its field")
  func tooLong() async throws {
    let fixture = try await Self.treated(.sqlite)
    var words = Self.words(fixture.therapist, done: String(repeating: "a", count: 200))
    words.request = .init(.change)
    let act = DraftReport(episode: fixture.episode, words: words)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.act(act, "too-long-one") }
    #expect(refusal?.faults.map(\.field) == ["done", "requestWords"])
  }

  @Test("What is faxed goes into the outbox with its pages; what is carried does not; a draft is not sent")
  func sending() async throws {
    let fixture = try await Self.treated(.sqlite)
    let id = try await fixture.act(
      DraftReport(episode: fixture.episode, words: Self.words(fixture.therapist)), "draft-one")
    func send(_ way: ReportSending.Way, _ to: String?, _ key: String) async throws {
      _ = try await fixture.act(SendReport(report: id, way: way, to: to, page: [37, 80, 68, 70]), key)
    }
    await #expect(throws: Refusal.self) { try await send(.fax, "206-555-0177", "send-draft") }
    try await fixture.act(SignReport(report: id, versionSeen: 1), "sign-report")
    await #expect(throws: Refusal.self) { try await send(.fax, "", "send-nowhere") }
    try await send(.carried, nil, "send-carried")
    func waiting() async throws -> [OutboxItem] {
      try await fixture.base.desk.write(in: fixture.base.practice) { try $0.unsentItems() }
    }
    #expect(try await waiting().filter { $0.channel == "fax" }.isEmpty)
    try await send(.fax, "206-555-0177", "send-faxed")
    try await send(.fax, "206-555-0177", "send-faxed")
    #expect(try await waiting().filter { $0.channel == "fax" }.count == 1)
    #expect(try await Self.reports(fixture).current?.sending?.to == "206-555-0177")
  }

  @Test("A signed report stands on Today's list of those to send until it goes out", arguments: DeskEngine.allCases)
  func toSend(engine: DeskEngine) async throws {
    let fixture = try await Self.treated(engine)
    let desk = fixture.base.caller([.frontDesk])
    func listed() async throws -> [EpisodeID] {
      let today = try await fixture.base.desk.ask(ShowToday(), by: desk)
      let work = try await fixture.base.desk.ask(ShowWork(.reportsToSend), by: desk)
      #expect(work.deadlines == today.reportsToSend && work.deadlines.count == today.reportsToSendCount)
      return work.deadlines.map(\.episode)
    }
    let id = try await fixture.act(
      DraftReport(episode: fixture.episode, words: Self.words(fixture.therapist)), "draft-one")
    #expect(try await listed().isEmpty, "a draft is not sent")
    try await fixture.act(SignReport(report: id, versionSeen: 1), "sign-report")
    #expect(try await listed() == [fixture.episode])
    await #expect(throws: Refusal.self) {
      try await fixture.act(SendReport(report: id, way: .fax, to: "12", page: []), "send-short")
    }
    #expect(try await listed() == [fixture.episode])
    try await fixture.act(SendReport(report: id, way: .fax, to: "206-555-0177", page: []), "send-fax")
    #expect(try await listed().isEmpty)
  }

  typealias Place = (way: ReportSending.Way, typed: String, sentTo: String?, fix: String)
  static let places: [Place] = [
    (.fax, "(206) 555-0177", "206-555-0177", ""), (.fax, "1 206 555 0177", "206-555-0177", ""),
    (.email, " Rx@clinic.example ", "rx@clinic.example", ""),
    (.fax, "12", nil, "Correct the fax number. This has 2 digits; a telephone number has 10."),
    (.fax, "757-4105-3222", nil, "This has 11 digits"), (.fax, " ", nil, "Write the prescriber’s fax number."),
    (.fax, "rx@clinic.example", nil, "Write digits only"), (.email, "206-555-0177", nil, "such as name@example.com"),
    (.email, "", nil, "Write the prescriber’s e-mail address."),
  ]

  @Test("A fax goes to ten digits and an e-mail to a whole address", arguments: places)
  func place(row: Place) async throws {
    let fixture = try await Self.treated(.sqlite)
    let id = try await fixture.act(
      DraftReport(episode: fixture.episode, words: Self.words(fixture.therapist)), "draft-one")
    try await fixture.act(SignReport(report: id, versionSeen: 1), "sign-report")
    let act = SendReport(report: id, way: row.way, to: row.typed, page: [])
    guard let place = row.sentTo else {
      let refusal = await #expect(throws: Refusal.self) { try await fixture.act(act, "send-one") }
      #expect(refusal?.faults.first?.field == "to" && refusal?.faults.first?.sentence.contains(row.fix) == true)
      return
    }
    try await fixture.act(act, "send-one")
    #expect(try await Self.reports(fixture).current?.sending?.to == place)
  }

  @Test("At Washington's workers' compensation six visits make a report due on Today's list, and signing one ends it")
  func due() async throws {
    let fixture = try await SessionFixture(.sqlite, plan: \.accident)
    func today() async throws -> [CalendarDay] {
      try await fixture.base.desk.ask(ShowToday(), by: fixture.base.caller([.frontDesk])).reportsDue.map(\.day)
    }
    let days = (5..<10).map { CalendarDay("2026-11-0\($0)")! }
    _ = try await fixture.base.perform(RecordEarlierVisits(episode: fixture.episode, days: days), "five-visits")
    #expect(try await today() == [])
    _ = try await fixture.base.perform(
      RecordEarlierVisits(episode: fixture.episode, days: [CalendarDay("2026-11-12")!]), "sixth-visit")
    #expect(try await today() == [CalendarDay("2026-11-12")])
    let id = try await fixture.act(
      DraftReport(episode: fixture.episode, words: Self.words(fixture.therapist)), "draft-one")
    try await fixture.act(SignReport(report: id, versionSeen: 1), "sign-report")
    #expect(try await today() == [])
  }

  @Test("A report whose prescriber ends the treatment is filed with its episode and makes no order")
  func stopped() async throws {
    let fixture = try await Self.treated(.sqlite)
    let id = try await fixture.act(
      DraftReport(episode: fixture.episode, words: Self.words(fixture.therapist)), "draft-one")
    try await fixture.act(SignReport(report: id, versionSeen: 1), "sign-report")
    let code = try #require(try await Self.reports(fixture).current).report.returnCode
    let intake = try await fixture.base.receive(
      "Progress report for massage therapy\nStop\nCode \(code)\nPatient signature")
    #expect(try await fixture.base.perform(FileStop(intake: intake), "stop-filed") == fixture.episode)
    let story = try await fixture.base.desk.ask(
      ShowEpisode(episode: fixture.episode), by: fixture.base.caller([.frontDesk]))
    #expect(story.reports.map(\.state) == [.stopped])
    #expect(story.referrals.count == 1)
    await #expect(throws: Refusal.self) { try await fixture.base.perform(FileStop(intake: intake), "stop-again") }
  }

  @Test("A report goes on naming the order it told of when a later one is signed", arguments: DeskEngine.allCases)
  func namesItsOrder(engine: DeskEngine) async throws {
    let fixture = try await Self.treated(engine)
    let id = try await fixture.act(
      DraftReport(episode: fixture.episode, words: Self.words(fixture.therapist)), "draft-one")
    try await fixture.act(SignReport(report: id, versionSeen: 1), "sign-report")
    let desk = fixture.base.caller([.frontDesk])
    let later = DeskFixture.order().replacing("11/02/2026", with: "11/20/2026")
    let intake = try await fixture.base.receive(later)
    let review = try await fixture.base.desk.ask(ShowReview(intake: intake), by: desk)
    let particulars = try #require(review.review?.particulars.first)
    _ = try await fixture.base.perform(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: particulars),
        patient: .existing(fixture.patient), payment: .newCoverage(plan: fixture.base.inNetwork, memberID: "TW1"),
        episode: fixture.episode), "sign-later")
    let found = try await fixture.base.desk.ask(FindReport(report: id), by: desk)
    #expect(found.reports.order?.signedOn == CalendarDay("2026-11-20"))
    #expect(found.order?.signedOn == CalendarDay("2026-11-02"))
  }

  @Test("A code of another practice files nothing here")
  func foreign() async throws {
    let fixture = try await Self.treated(.sqlite)
    let code = ReturnCode(drawing: 99)
    let intake = try await fixture.base.receive("Massage therapy order\nPatient: Ann Other\nCode \(code)")
    let opened = try await fixture.base.desk.ask(ShowReview(intake: intake), by: fixture.base.caller([.frontDesk]))
    #expect(opened.review?.returned == nil)
  }
}
