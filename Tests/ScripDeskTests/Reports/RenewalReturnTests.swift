import Foundation
import Paper
import ScripCore
import ScripForms
import ScripIntake
import ScripReader
import StoreSupport
import Testing

@testable import ScripDesk

/// Reports printed, signed by hand, faxed back dirty and the wrong way up: each renews the episode it came from.
///
/// A few in the ordinary suite; `SCRIP_RENEWALS=50` (scripts/renewals) all of them.
@Suite(.serialized) struct RenewalReturnTests {
  private static let count = ProcessInfo.processInfo.environment["SCRIP_RENEWALS"].flatMap { Int($0) } ?? 4

  private static let program: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? Reader.besideThisProgram
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "scrip-decode").path
  }()

  /// An episode of its own for a patient who has the same name and birth date as all the others.
  private static func reported(
    _ number: Int, _ fixture: DeskFixture, _ therapist: TherapistID
  ) async throws -> (episode: EpisodeID, report: ShowReports.Reports) {
    let order = DeskFixture.order(visits: "Number of visits: \(6 + number % 7)") + "\nChart \(number)"
    let filed = try await fixture.signOff(try await fixture.receive(order), key: "sign-off-\(number)")
    _ = try await fixture.perform(
      RecordEarlierVisits(
        episode: filed.episode, days: (3..<9).map { CalendarDay("2026-11-0\($0)")! }), "visits-\(number)")
    let words = ReportWords(
      done: "Massage of the low back.", remaining: "Sits 40 minutes.", selfCare: "Stretches daily.", adverse: "",
      request: .init(.goOn, visits: 6, weeks: 6), therapist: therapist)
    let report = try await fixture.perform(DraftReport(episode: filed.episode, words: words), "draft-\(number)")
    _ = try await fixture.perform(SignReport(report: report, versionSeen: 1), "sign-\(number)-report")
    return (
      filed.episode, try await fixture.desk.ask(ShowReports(episode: filed.episode), by: fixture.caller([.frontDesk]))
    )
  }

  private static func page(_ reports: ShowReports.Reports) throws -> [UInt8] {
    let report = try #require(reports.current).report
    return try ProgressPaper(
      report: report,
      letterhead: Letterhead(
        name: "Cedar Hands", phone: PhoneNumber("206-555-0142"), fax: PhoneNumber("206-555-0143")),
      patientName: reports.patient.shown, birthDate: reports.patient.birthDate, order: reports.order
    ).paper.pdf()
  }

  /// What the pen and the telephone line do to page `number`.
  private static func faxed(_ number: Int, _ pdf: [UInt8]) throws -> [UInt8] {
    var page = try FaxedPage(pdf: pdf, down: number % 3 == 2 ? 98 : 196, seed: UInt64(7_000 + number))
    page.tick(["Go", "on", "as"])
    page.sign(above: "Signature")
    page.skew(degrees: Double(number % 7 - 3) * 0.3)
    page.addNoise(oneIn: 400)
    page.turnUpsideDown()
    return page.tiff
  }

  @Test("Renewals printed, signed, faxed with noise and upside down come back to the right episode")
  func comeBack() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let licence = Licence(state: "WA", number: "MA60000001", to: CalendarDay("2027-06-30"))
    let therapist = try await fixture.perform(
      SaveTherapist(
        Therapist(id: TherapistID(high: 0, low: 0), name: "Ann Lee", licences: [licence]), isNew: true), "therapist-1")
    let reader = Reader(program: Self.program)
    var (ticks, asked) = (0, [(EpisodeID, [UInt8])]())
    for number in 0..<Self.count {
      let (episode, reports) = try await Self.reported(number, fixture, therapist)
      asked.append((episode, try Self.faxed(number, try Self.page(reports))))
    }
    // They come back in another order than they went.
    for (number, (episode, fax)) in asked.enumerated().reversed() {
      guard case .pages(let pages) = try await reader.decode(fax) else {
        Issue.record("fax \(number) could not be read")
        continue
      }
      let intake = try await Self.receive(fax, pages, fixture)
      let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: fixture.caller([.frontDesk]))
      #expect(opened.review?.returned?.episode == episode, "fax \(number)")
      #expect(opened.review?.returned?.report != nil, "fax \(number)")
      guard opened.review?.returned?.episode == episode else { continue }
      // A cross that the fax made unreadable is a person's to read; it is never taken for another box's.
      let decision = opened.review?.returned?.decision
      #expect(decision == nil || decision == .asOrdered, "fax \(number)")
      if decision == .asOrdered { ticks += 1 }
      try await Self.renew(opened, episode, number, fixture)
    }
    print("renewals: \(Self.count) came back; the tick of \(ticks) was read")
    #expect(ticks > 0, "no tick at all was read")
  }

  private static func receive(
    _ fax: [UInt8], _ pages: [DecodedPage], _ fixture: DeskFixture
  ) async throws -> IntakeID {
    let received = try await fixture.desk.receiveAsProgram(
      Arrival(via: .fax, mediaType: "image/tiff"), in: fixture.practice, key: RequestKey(UUID().uuidString)!, bytes: fax
    )
    try await fixture.desk.record(
      .read(DocumentReading.once(pages), pages: pages), of: received.intake, in: fixture.practice,
      key: RequestKey(UUID().uuidString)!)
    return received.intake
  }

  /// A person writes what the prescriber wrote by hand, and signs off: the episode's order has a second version.
  private static func renew(
    _ opened: ShowReview.Opened, _ episode: EpisodeID, _ number: Int, _ fixture: DeskFixture
  ) async throws {
    let review = try #require(opened.review)
    let patient = try #require(opened.candidates.first).patient.id
    var particulars = review.particulars[0]
    particulars.signature = .handwritten
    let fields: [String: String] = [
      FieldPath.numberOfSessions.rawValue: "6", FieldPath.orderDate.rawValue: "11/23/2026",
      FieldPath.signatureDate.rawValue: "11/23/2026", FieldPath.signed.rawValue: "yes",
    ]
    _ = try await fixture.perform(
      SignOffReferral(
        intake: opened.intake.id, order: 0, entries: ReviewEntries(fields: fields, particulars: particulars),
        patient: .existing(patient), payment: .newCoverage(plan: fixture.inNetwork, memberID: "TW1"),
        episode: episode),
      "renew-\(number)-off")
    let story = try await fixture.desk.ask(ShowEpisode(episode: episode), by: fixture.caller([.frontDesk]))
    #expect(story.referrals.map(\.version.version) == [1, 2])
    #expect(story.referrals.last?.version.diagnoses == story.referrals.first?.version.diagnoses)
    #expect(story.referrals.last?.version.schedule.visits == 6)
    #expect(story.reports.map(\.state) == [.renewed])
    #expect(story.determination.visitsLeft.tightest?.visits == 6)
  }
}
