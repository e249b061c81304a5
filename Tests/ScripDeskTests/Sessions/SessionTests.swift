import ScripCore
import ScripSQL
import ScripStore
import Testing

@testable import ScripDesk

/// A session is written, signed and locked, on both engines.
@Suite struct SessionTests {
  static let fever = SafetyFinding(flag: "fever", shown: "Fever", level: .absolute, advice: "Rest, and see a doctor.")

  @Test(
    "45 minutes inside and 15 outside the order: 3 units to claim, 1 for the receipt, one visit used",
    arguments: DeskEngine.allCases)
  func sign(engine: DeskEngine) async throws {
    let fixture = try await SessionFixture(engine)
    let appointment = try await fixture.book(1)
    let id = try await fixture.act(
      SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let opened = try await fixture.opened(appointment)
    let signed = try #require(opened.signed)
    #expect(signed.note.id == id && signed.isAsSigned)
    #expect(signed.note.therapistName == "Lee Ann Moss" && signed.note.licence?.number == "MA60000001")
    #expect(signed.note.openQuestions == [])
    let (delivered, waiting) = try await fixture.base.desk.write(in: fixture.base.practice) { connection in
      (try connection.deliveredSession(of: appointment), try connection.sessionsToCharge(limit: 10))
    }
    let session = try #require(delivered)
    #expect(waiting == [session])
    #expect(UnitCount(session.minutes(.ordered), rule: .cpt).units == 3)
    #expect(UnitCount(session.minutes(.outsideOrder), rule: .cpt).units == 1)
    #expect(session.diagnoses.map(\.description) == ["M54.50"] && session.referralVersion == 1)
    let ledger = try await fixture.ledger()
    #expect(ledger.visitsConsumed == 1 && ledger.visitsLeft(on: DeskFixture.today).tightest?.visits == 11)
    #expect(ledger.entries.last?.size.units == 3)
    #expect(opened.appointment.state.word == .done)
  }

  @Test("A list of what waits to be charged is left when its charges are made", arguments: DeskEngine.allCases)
  func charged(engine: DeskEngine) async throws {
    let fixture = try await SessionFixture(engine)
    let appointment = try await fixture.book(1)
    let id = try await fixture.act(
      SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let (first, again, left) = try await fixture.base.desk.write(in: fixture.base.practice) { connection in
      (try connection.noteCharged(id), try connection.noteCharged(id), try connection.sessionsToCharge(limit: 10))
    }
    #expect(first && !again && left == [])
  }

  @Test(
    "No act changes a signed note: not another draft, signature or stop; an addendum stands beside it",
    arguments: DeskEngine.allCases)
  func locked(engine: DeskEngine) async throws {
    let fixture = try await SessionFixture(engine)
    let appointment = try await fixture.book(1)
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let before = try #require(try await fixture.opened(appointment).signed)
    let other = SessionFixture.note { $0.findings = "Something else" }
    await #expect(throws: Refusal.noteIsSigned) {
      try await fixture.act(
        SaveNoteDraft(appointment: appointment, revisionSeen: 0, fields: [.init("findings", "x")]), "draft-1")
    }
    await #expect(throws: Refusal.noteIsSigned) {
      try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: other), "sign-2")
    }
    await #expect(throws: Refusal.noteIsSigned) {
      try await fixture.act(StopSession(appointment: appointment, note: other, finding: Self.fever), "stop-1")
    }
    try await fixture.act(AddAddendum(appointment: appointment, text: "The left side, not the right."), "add-1")
    let after = try await fixture.opened(appointment)
    #expect(after.signed == before)
    #expect(after.addenda.map(\.text) == ["The left side, not the right."])
    #expect(after.addenda.map(\.therapistName) == ["Lee Ann Moss"])
  }

  @Test("A signed note that somebody changes in the database is seen, by its digest and by the row's")
  func altered() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let appointment = try await fixture.book(1)
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let faults = try await fixture.base.desk.write(in: fixture.base.practice) { connection in
      try connection.execute("UPDATE session_note SET body = replace(body, 'Guarding', 'Nothing')")
      return try CheckedTable.all.filter { $0.name == "session_note" }.flatMap { try connection.faults(in: $0) }
    }
    #expect(faults.count == 1)
    #expect(try await fixture.opened(appointment).signed?.isAsSigned == false)
  }

  typealias Row = (name: String, change: @Sendable (inout SessionNote) -> Void, field: String, fix: String)
  static let refused: [Row] = [
    ("neck", { $0.areas = [.init(.neck)] }, "areas", "outside the order"),
    ("manual therapy", { $0.work[0].modality = .manualTherapy }, "work", "outside the order"),
    ("no finding for the hip", { $0.outside?.finding = "" }, "outsideFinding", "found"),
    ("no consent", { $0.outside?.hasConsent = false }, "outsideConsent", "agree"),
    ("health not asked", { $0.health = nil }, "health", "health"),
    ("70 minutes in an hour", { $0.work[0].minutes = 55 }, "ranLonger", "70 minutes of work in a 60-minute"),
    ("7 minutes", { $0.work[0].minutes = 7 }, "makesNoUnit", "7 minutes make no unit"),
    ("no response", { $0.response = "" }, "response", "treatment"),
    (
      "the low back must be left alone",
      {
        $0.health = .changed
        $0.safety = [
          SafetyFinding(flag: "burn", shown: "Burn", level: .local, regions: [.lowBack], advice: "Until it has healed.")
        ]
      }, "areas", "healed"
    ),
    (
      "a fever",
      {
        $0.health = .changed
        $0.safety = [Self.fever]
      }, "safety", "stop"
    ),
  ]

  @Test("What may not be signed is refused with its field and its fix, and changes nothing", arguments: refused.indices)
  func refusals(index: Int) async throws {
    let row = Self.refused[index]
    let fixture = try await SessionFixture(.sqlite)
    let appointment = try await fixture.book(1)
    do {
      try await fixture.act(
        SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note(row.change)), "sign-1")
      Issue.record("\(row.name) was signed")
    } catch let refusal as Refusal {
      let fault = try #require(refusal.faults.first, "\(row.name)")
      #expect(fault.field == row.field && fault.sentence.contains(row.fix), "\(row.name): \(fault.sentence)")
    }
    #expect(try await fixture.opened(appointment).signed == nil)
    #expect(try await fixture.ledger().visitsConsumed == 0)
  }

  @Test("Only the appointment's own therapist writes and signs, with the right or without the schedule's name")
  func signer() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let appointment = try await fixture.book(1)
    let act = SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note())
    for caller in [fixture.caller(fixture.colleague), fixture.caller(nil, roles: [.therapist, .owner])] {
      do {
        try await fixture.act(act, "sign-x", by: caller)
        Issue.record("somebody else signed")
      } catch let refusal as Refusal { #expect(refusal.sentence.contains("Lee Ann Moss")) }
    }
    await #expect(throws: Refusal.forbidden) {
      try await fixture.act(act, "sign-y", by: fixture.caller(fixture.therapist, roles: [.owner, .frontDesk, .biller]))
    }
    try await fixture.act(act, "sign-z", by: fixture.caller(fixture.therapist, roles: Set(Role.allCases)))
  }

  @Test(
    "Two windows never overwrite each other unseen; the same text saved again changes nothing",
    arguments: DeskEngine.allCases)
  func drafts(engine: DeskEngine) async throws {
    let fixture = try await SessionFixture(engine)
    let appointment = try await fixture.book(1)
    func save(_ text: String, seen: Int, _ key: String) async throws -> Int {
      try await fixture.act(
        SaveNoteDraft(
          appointment: appointment, revisionSeen: seen, fields: [.init("findings", text), .init("minutes", "4o")]), key)
    }
    #expect(try await save("tight", seen: 0, "draft-1") == 1)
    #expect(try await save("tight", seen: 0, "draft-2") == 1)
    await #expect(throws: Refusal.draftChanged) { try await save("loose", seen: 0, "draft-3") }
    #expect(
      try await fixture.opened(appointment).draft?.fields == [.init("findings", "tight"), .init("minutes", "4o")])
    #expect(try await save("loose", seen: 1, "draft-4") == 2)
    await #expect(throws: Refusal.draftChanged) {
      try await fixture.act(SignNote(appointment: appointment, revisionSeen: 1, note: SessionFixture.note()), "sign-1")
    }
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 2, note: SessionFixture.note()), "sign-2")
    #expect(try await fixture.opened(appointment).draft == nil)
  }

  @Test("64 windows save at once: one revision each, and no text is lost unseen", arguments: DeskEngine.allCases)
  func racing(engine: DeskEngine) async throws {
    let fixture = try await SessionFixture(engine)
    let appointment = try await fixture.book(1)
    let saved = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<64 {
        group.addTask {
          try? await fixture.act(
            SaveNoteDraft(appointment: appointment, revisionSeen: 0, fields: [.init("findings", "\(number)")]),
            "race-\(number)00")
        }
      }
      return await group.reduce(into: [Int]()) { if let revision = $1 { $0.append(revision) } }
    }
    #expect(saved == [1])
  }

  @Test(
    "A fever ends the session: a locked note, the visit given back, nothing to charge, the flag on the chart",
    arguments: DeskEngine.allCases)
  func stop(engine: DeskEngine) async throws {
    let fixture = try await SessionFixture(engine)
    let appointment = try await fixture.book(1)
    let typed = SessionFixture.note { $0.findings = "Hot to the touch" }
    try await fixture.act(StopSession(appointment: appointment, note: typed, finding: Self.fever), "stop-1")
    let opened = try await fixture.opened(appointment)
    #expect(opened.signed?.note.ending == .stopped(Self.fever))
    #expect(opened.signed?.note.note.findings == "Hot to the touch")
    #expect(opened.signed?.note.note.work == [] && opened.signed?.note.note.areas == [])
    #expect(opened.signed?.note.note.outside == nil && opened.signed?.note.note.response == "")
    #expect(opened.safety.map(\.flag) == ["fever"])
    let waiting = try await fixture.base.desk.write(in: fixture.base.practice) { connection in
      (try connection.deliveredSession(of: appointment), try connection.sessionsToCharge(limit: 10))
    }
    #expect(waiting.0 == nil && waiting.1 == [])
    let ledger = try await fixture.ledger()
    #expect(ledger.visitsUsed == 0 && ledger.visitsLeft(on: DeskFixture.today).tightest?.visits == 12)
    let caution = SafetyFinding(flag: "warfarin", shown: "Warfarin", level: .caution, advice: "Light pressure.")
    let second = try await fixture.book(2)
    await #expect(throws: Refusal.self) {
      try await fixture.act(StopSession(appointment: second, note: typed, finding: caution), "stop-2")
    }
  }

  @Test("The last visit of an order can be signed; the payer is not said to refuse it")
  func lastVisit() async throws {
    let order = DeskFixture.order(visits: "Number of visits: 12")
    let fixture = try await SessionFixture(.sqlite, order: order)
    for number in 1...12 { _ = try await fixture.book(number, on: "2026-11-\(10 + number)") }
    let last = AppointmentID(high: 900, low: 12)
    try await fixture.act(SignNote(appointment: last, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let signed = try #require(try await fixture.opened(last).signed)
    #expect(!signed.note.openQuestions.contains { $0.rule == "limit.left" })
  }

  @Test("A visit longer than was held still counts, and the payer's limit on its length is an open question")
  func tooLong() async throws {
    let fixture = try await SessionFixture(.sqlite, plan: \.accident)
    let appointment = try await fixture.book(1)
    let note = SessionFixture.note {
      $0.work = [.init(.massage, minutes: 120)]
      $0.ranLonger = "Two regions flared up"
      $0.outside = nil
    }
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: note), "sign-1")
    #expect(try await fixture.ledger().visitsConsumed == 1)
    #expect(try await fixture.opened(appointment).signed?.note.openQuestions.isEmpty == false)
  }

  @Test("A session the patient pays for uses no visit and may go where the finding leads")
  func selfPay() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let appointment = try await fixture.book(1, paying: .selfPay(noticeSignedOn: nil))
    let note = SessionFixture.note {
      $0.areas = [.init(.neck)]
      $0.outside = nil
    }
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: note), "sign-1")
    #expect(try await fixture.ledger().visitsUsed == 0)
    #expect(try await fixture.opened(appointment).signed?.note.delivered?.isSelfPay == true)
  }

  @Test("Nothing is signed before its day, or for an appointment that came to no session")
  func states() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let hold = Appointment.State.held(.init(until: DeskFixture.now, needs: []))
    let absence = Appointment.State.noShow(.init(at: DeskFixture.now, by: MembershipID(high: 1, low: 1), fee: nil))
    let appointments = [
      try await fixture.book(1, on: "2026-11-25"), try await fixture.book(2, state: hold),
      try await fixture.book(3, state: absence),
    ]
    for appointment in appointments {
      await #expect(throws: Refusal.self) {
        try await fixture.act(
          SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note()), "sign-x")
      }
    }
  }

  @Test("A note is signed, and a session ended, from its beginning on or from when the patient is noted as here")
  func early() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let appointment = try await fixture.book(1, at: 1_020)
    let act = SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note())
    do {
      try await fixture.act(act, "sign-1")
      Issue.record("a session was signed seventeen hours before it began")
    } catch let refusal as Refusal {
      #expect(refusal.sentence.hasPrefix("The session begins at 17:00; sign its note then."))
    }
    #expect(try await fixture.opened(appointment).signed == nil)
    let desk = fixture.caller(fixture.therapist, roles: [.frontDesk])
    try await fixture.act(MarkArrived(appointment: appointment, isHere: true), "here-1", by: desk)
    try await fixture.act(act, "sign-2")
    let other = try await fixture.book(2, at: 15)
    await #expect(throws: Refusal.self, "a quarter of an hour before it begins") {
      try await fixture.act(
        SignNote(appointment: other, revisionSeen: 0, note: SessionFixture.note()), "sign-3")
    }
    let stop = StopSession(appointment: other, note: SessionFixture.note(), finding: Self.fever)
    await #expect(throws: Refusal.self, "nor is one ended before it begins") { try await fixture.act(stop, "stop-1") }
    let waiting = try await fixture.opened(other)
    #expect(waiting.safety.isEmpty && waiting.tooEarlyToStop != nil)
    try await fixture.act(MarkArrived(appointment: other, isHere: true), "here-2", by: desk)
    try await fixture.act(stop, "stop-2")
  }

  @Test("The next note begins with the last one's series and where it worked; another practice sees none of it")
  func prior() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let first = try await fixture.book(1, on: "2026-11-17")
    let second = try await fixture.book(2)
    try await fixture.act(SignNote(appointment: first, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let opened = try await fixture.opened(second)
    #expect(opened.prior?.appointment == first)
    #expect(opened.measured.map(\.now.measurement.value) == [Score(5), Score(4)])
    #expect(try await fixture.opened(first).prior == nil)
    let lines = try await fixture.base.desk.ask(
      ListNotes(episode: fixture.episode), by: fixture.caller(fixture.therapist))
    #expect(lines.map { $0.signed != nil } == [true, false])
    let elsewhere = fixture.base.caller([.therapist], in: PracticeID(high: 5, low: 5))
    await #expect(throws: Refusal.notFound) {
      try await fixture.base.desk.ask(ShowNote(appointment: first), by: elsewhere)
    }
  }

  @Test("A plan of care has goals, and the note in which it was agreed keeps it")
  func plan() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let goal = try #require(
      PlanOfCare.Goal(what: "sit at work", unit: "minutes", baseline: 20, target: 60, isFunctional: true))
    let plan = PlanOfCare(problem: "low back", goals: [goal])
    await #expect(throws: Refusal.self) {
      try await fixture.act(
        SavePlanOfCare(episode: fixture.episode, plan: PlanOfCare(problem: "low back", goals: [])), "care-plan-0")
    }
    var late = plan
    late.goals.insert(goal, at: 0)
    late.goals[1].by = DeskFixture.today.adding(days: -1)
    do {
      try await fixture.act(SavePlanOfCare(episode: fixture.episode, plan: late, lines: [1, 3]), "care-plan-2")
      Issue.record("a goal was due before the plan was made")
    } catch let refusal as Refusal {
      #expect(refusal.faults == [.init("goal.3.by", "Choose a day from today on.")])
    }
    try await fixture.act(SavePlanOfCare(episode: fixture.episode, plan: plan), "care-plan-1")
    let appointment = try await fixture.book(1)
    try await fixture.act(
      SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note { $0.agreedToPlan = true }),
      "sign-1")
    #expect(try await fixture.opened(appointment).signed?.note.agreedPlan == plan)
  }

  @Test("No statement behind a note reads a whole growing table")
  func plans() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let (first, second) = (try await fixture.book(1, on: "2026-11-17"), try await fixture.book(2))
    try await fixture.act(SignNote(appointment: first, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let plain = fixture.base.desk
    let observed = ObservedDatabase(plain.database)
    let desk = Desk(
      database: observed, reference: plain.reference, world: plain.world, installationKey: plain.installationKey)
    let caller = fixture.caller(fixture.therapist)
    _ = try await desk.ask(ShowNote(appointment: second), by: caller)
    _ = try await desk.ask(ListNotes(episode: fixture.episode), by: caller)
    _ = try await desk.ask(ShowCalendar(day: CalendarDay("2026-11-17")), by: caller)
    _ = try await desk.ask(ShowAppointment(appointment: first), by: caller)
    _ = try await desk.ask(AskAboutNote(appointment: second, note: SessionFixture.note()), by: caller)
    for statement in observed.seen where statement.text.contains("note") || statement.text.contains("appointment") {
      let plan = try await plain.database.read(in: .of(fixture.base.practice)) { try $0.plan(statement) }
      for step in plan.split(separator: "\n") {
        #expect(!step.hasPrefix("SCAN ") && !step.hasSuffix("(practice_id=?)"), "\(step) in: \(statement.text)")
      }
    }
  }
}
