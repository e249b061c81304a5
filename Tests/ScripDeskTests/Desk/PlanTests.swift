import ScripCore
import ScripSQL
import ScripStore
import Testing

@testable import ScripDesk

/// What a page costs must not grow with the practice: no statement behind a page may read a whole growing table.
///
/// SQLite plans without statistics, and will rather walk every row of a practice in the order of a key than sort a
/// handful: such a statement is quick in every test and slow in every practice.
@Suite struct PlanTests {
  /// A practice has a few of each of these, and they are read whole.
  private static let settings: Set<String> = [
    "practice", "practice_profile", "location", "therapist", "plan", "network", "payer_rules", "fee_schedule",
  ]

  @Test("No statement behind a page reads a whole growing table")
  func pages() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let filed = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let waiting = try await fixture.receive(DeskFixture.order())
    let (plain, caller) = (fixture.desk, fixture.caller(Set(Role.allCases)))
    let observed = ObservedDatabase(plain.database)
    let desk = Desk(
      database: observed, reference: plain.reference, world: plain.world, installationKey: plain.installationKey)
    let story = try await desk.ask(ShowEpisode(episode: filed.episode), by: caller)
    _ = try await desk.ask(CheckReferral(referral: filed.referral), by: caller)
    let therapist = TherapistID(high: 5, low: 5)
    _ = try await desk.ask(ShowToday(therapist: therapist), by: caller)
    for list in ShowWork.List.allCases { _ = try await desk.ask(ShowWork(list, therapist: therapist), by: caller) }
    _ = try await desk.ask(ShowInbox(), by: caller)
    _ = try await desk.ask(ShowReview(intake: waiting), by: caller)
    for typed in ["dela", "beatrice dela", "0142", "03/16/1992"] {
      _ = try await desk.ask(FindPatients(text: typed), by: caller)
      _ = try await desk.ask(FindNearPatients(text: typed), by: caller)
    }
    _ = try await desk.ask(ShowPatient(patient: story.patient.id), by: caller)
    _ = try await desk.ask(ShowCoverage(coverage: story.coverage!.id), by: caller)
    let patient = story.patient.id
    try await plain.database.write(in: .of(fixture.practice)) { connection in
      try connection.owe(patient, Money(cents: 2_500), on: CalendarDay("2026-11-03")!)
    }
    let owing = try await desk.ask(ShowOwing(), by: caller)
    #expect(owing.lines.map(\.since) == [CalendarDay("2026-11-03")] && owing.held.isEmpty)
    let month = CalendarMonth(of: CalendarDay("2026-11-03")!)
    #expect(try await desk.ask(ShowMonth(month: month), by: caller).books.patients.closing == Money(cents: 2_500))
    #expect(try await desk.ask(ShowMonthLedger(month: month), by: caller).count == 2)
    #expect(observed.seen.count > 20)
    for statement in observed.seen {
      let plan = try await plain.database.read(in: .of(fixture.practice)) { try $0.plan(statement) }
      let isBounded = statement.text.contains("LIMIT") && !plan.contains("TEMP B-TREE")
      for step in plan.split(separator: "\n") where !isBounded {
        let words = step.split(separator: " ")
        let isWhole = step.hasPrefix("SCAN ") || step.hasSuffix("(practice_id=?)")
        let isSettings = words.count > 1 && Self.settings.contains(String(words[1]))
        #expect(!isWhole || isSettings, "\(step) in: \(statement.text)")
      }
    }
  }
}

extension Connection {
  /// Charges a patient without anything else.
  fileprivate func owe(_ patient: PatientID, _ amount: Money, on day: CalendarDay) throws {
    let posting = Posting(
      id: PostingID(high: 8, low: 1), day: day, at: DeskFixture.now, cause: .charge,
      entries: PatientMoney.charge(amount, to: patient), patient: patient)
    try append(posting!, by: MembershipID(high: 7, low: 2))
  }
}
