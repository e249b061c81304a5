import ScripCore
import ScripSQL
import Testing

@testable import ScripStore

/// Lists cost the same however much there is: a page at a time, found by an index in the list's own order.
@Suite struct ListTests {
  @Test("The inbox is paged through: every waiting document once, oldest first", arguments: StoreEngine.allCases)
  func paging(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let states: [Intake.State] = [.waiting, .review, .unreadable, .signedOff]
    try await store.write { connection in
      let key = PracticeKey()
      for number in 1...23 {
        var writer = DocumentWriter(practice: store.practice, stream: .test(number), key: key)
        _ = try writer.add([UInt8(number)])
        let stream = try writer.finish()
        // Three at a time arrive in the same second.
        let received = Moment.start.adding(seconds: Int64(number / 3))
        let document = Document(
          id: .test(number), digest: stream.digest, byteCount: 1, mediaType: "text/plain", fileName: nil, via: "fax",
          receivedAt: received)
        try connection.add(document, stream, key: key)
        try connection.add(
          Intake(
            id: .test(number), document: document.id, receivedAt: received, via: .fax, sender: nil,
            state: states[number % 4]))
      }
    }
    let wanted = (1...23).filter { $0 % 4 != 3 }.map(IntakeID.test)
    let (count, found) = try await store.read { connection in
      var found: [Intake] = []
      while case let page = try connection.waitingIntakes(behind: found.last, limit: 4), !page.isEmpty { found += page }
      return (try connection.inboxCount(), found)
    }
    #expect(found.map(\.id) == wanted)
    #expect(count.count == wanted.count)
    #expect(count.oldest == Moment.start)
    await store.database.close()
  }

  @Test("Work lists and the inbox are read in the order of their index; an episode's orders by its own index alone")
  func plans() async throws {
    let store = try await StoreEngine.sqlite.open()
    try await store.read { connection in
      let (practice, day) = (connection.practice, CalendarDay(daysSinceEpoch: 20_000))
      let ordered: [(index: String, statement: SQL)] = [
        ("referral_version_to_complete", Connection.toComplete(practice, endingFrom: nil, limit: 8)),
        ("referral_version_to_complete", Connection.toComplete(practice, endingFrom: day, limit: 8)),
        ("remittance_by_state", Connection.remittances(in: .unexplained, practice, limit: 500)),
        ("remitted_claim_by_state", Connection.remittances(with: .parked, practice, limit: 500)),
        ("deadline_by_day", Connection.ordersOver(practice, on: day, limit: 8)),
        ("referral_version_by_last_day", Connection.runningOut(practice, from: day, to: day, limit: 8)),
        ("prescriber_asking_by_episode", Connection.askings(of: .test(1), practice)),
        ("appointment_by_hold", Connection.holdsOver(practice, by: .start, limit: 500)),
        ("appointment_by_hold", Connection.holdsEnding(practice, by: .start, limit: 8)),
        ("appointment_unsettled", Connection.visitsUnsettled(practice, before: day, limit: 8)),
        ("appointment_unwritten", Connection.notesUnwritten(practice, of: .test(1), before: day, limit: 8)),
        ("waitlist_open", Connection.waitlist(practice, on: day, limit: 200)),
        ("intake_by_state", Connection.waiting(in: .review, practice, behind: .start, .test(1), limit: 50)),
        ("intake_by_state", Connection.done(in: .setAside, practice, behind: .start, .test(1), limit: 21)),
      ]
      for (index, statement) in ordered {
        let plan = try connection.plan(statement)
        #expect(plan.contains(index) && !plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "\(index): \(plan)")
      }
      // A handful of rows may be sorted; what matters is that no other episode's are read.
      let few: [(first: String, statement: SQL)] = [
        (
          "SEARCH appointment USING INDEX appointment_by_day (practice_id=? AND day>? AND day<?)",
          Connection.appointments(practice, from: day, to: day)
        ),
        (
          "SEARCH r USING INDEX referral_by_episode (practice_id=? AND episode_id=?)",
          Connection.referrals(of: .test(1), practice)
        ),
        (
          "SEARCH a USING INDEX prescriber_asking_by_referral (practice_id=? AND referral_id=?)",
          Connection.daysAsked(about: [.test(1), .test(2)], practice)
        ),
        (
          "SEARCH v USING INDEX referral_version_by_intake (practice_id=? AND intake_id=?)",
          Connection.referral(from: .test(1), practice)
        ),
      ]
      for (first, statement) in few { #expect(try connection.plan(statement).hasPrefix(first)) }
      let coverages = try connection.plan(Connection.coverages(beside: .test(1), practice))
      #expect(coverages.contains("SEARCH c USING INDEX coverage_by_patient (practice_id=? AND patient_id=?)"))
      let beside = try connection.plan(
        Connection.entries(beside: .test(1), under: [.test(1), .test(2)], practice))
      for step in [
        "SEARCH other USING INDEX episode_by_patient (practice_id=? AND patient_id=?)",
        "SEARCH v USING INDEX visit_entry_by_episode (practice_id=? AND episode_id=?)",
      ] { #expect(beside.contains(step)) }
    }
    await store.database.close()
  }
}
