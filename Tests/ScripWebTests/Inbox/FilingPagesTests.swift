import ScripCore
import ScripDesk
import ScripSQL
import ScripStore
import Testing

@testable import ScripWeb

/// Where an order goes: what contradicts itself comes back with what was typed and the sentence beside its entry.
@Suite struct FilingPagesTests {
  /// A chart of the person on the page, with a coverage of a plan. Answers the patient and the coverage.
  private func chart(
    _ server: TestServer, _ practice: PracticeID, _ name: (given: String, family: String) = ("Beatrice", "Delacroix")
  ) async throws -> (patient: PatientID, coverage: CoverageID, plan: PlanID) {
    func act<A: Act>(_ act: A, _ key: String) async throws -> A.Answer {
      try await server.desk.performAsProgram(act, in: practice, key: RequestKey("filing-\(key)")!)
    }
    let plan = try await act(
      SavePlan(
        Plan(id: PlanID(high: 0, low: 0), payerName: "Regence", name: "PPO", classKey: "commercial_in_network"),
        isNew: true), "plan")
    let patient = try await act(
      SavePatient(
        id: nil, givenName: name.given, familyName: name.family, birthDate: CalendarDay("1992-03-16")), "patient")
    let coverage = try await act(
      SaveCoverage(
        Coverage(id: CoverageID(high: 0, low: 0), patient: patient, plan: plan, memberID: "TW1"), isNew: true),
      "coverage")
    return (patient, coverage, plan)
  }

  @Test("Another person’s coverage under a new chart is named, and what was typed stands in the form")
  func othersCoverage() async throws {
    try await withInbox { browser, server, practice, review in
      let known = try await chart(server, practice)
      let typed = [
        ("order", "0"), ("patient.name", "Beatrice Delacroix"), ("patient.dateOfBirth", "03/16/1992"),
        ("goals", "Sit for an hour"), ("signature", "electronic"), ("patient", "other"),
        ("payment", "coverage:\(known.coverage)"),
      ]
      let refused = try await browser.submit(review, to: "\(review)/sign-off", typed)
      #expect(refused.status == 422)
      #expect(refused.text.contains("href=\"#payment\">Who pays</a>: This coverage is another patient’s"))
      #expect(refused.text.contains(">Sit for an hour</textarea>"))
      #expect(refused.text.contains("value=\"other\" checked"))
      let mended = typed.map { $0.0 == "payment" ? ($0.0, "plan:\(known.plan)") : $0 }
      let done = try await browser.post("\(review)/sign-off", Browser.hidden(in: refused.text) + mended)
      #expect(done.status == 303 && done["location"]?.hasSuffix("/check") == true)
    }
  }

  static let numbers = [(below: "", kept: "W1230567"), (below: "W999", kept: "W999")]

  @Test("The member number as corrected is the one kept, unless another is written for the plan", arguments: numbers)
  func memberNumber(row: (below: String, kept: String)) async throws {
    try await withInbox { browser, server, practice, _ in
      let known = try await chart(server, practice)
      let intake = try await arrive(
        [typedOrder + "\nMember ID: W123O567"], at: server, practice, key: "misread-number")
      let review = "/inbox/\(intake)"
      let page = try await browser.get(review).text
      let entry = try #require(page.firstMatch(of: #/<input id="newMemberID"[^>]*>/#)).0
      #expect(entry.contains("value=\"\""), "it is the one above")
      let typed = [
        ("order", "0"), ("payer.memberId", "W1230567"), ("signature", "electronic"),
        ("patient", known.patient.description), ("payment", "plan:\(known.plan)"), ("newMemberID", row.below),
      ]
      #expect(try await browser.submit(review, to: "\(review)/sign-off", typed).status == 303)
      let patient = known.patient
      let kept = try await server.database.read(in: .of(practice)) { try $0.coverages(of: patient) }
      #expect(kept.compactMap(\.memberID).sorted() == ["TW1", row.kept])
    }
  }

  @Test("A patient whose name is a form’s word gets a chart under it", arguments: ["Ellen Page", "Page, Ellen"])
  func formWord(name: String) async throws {
    try await withInbox { browser, server, practice, review in
      let typed = [
        ("order", "0"), ("patient.name", name), ("patient.dateOfBirth", "03/16/1992"), ("signature", "electronic"),
        ("patient", "new"), ("payment", "class:self_pay_medical"),
      ]
      #expect(try await browser.submit(review, to: "\(review)/sign-off", typed).status == 303)
      let found = try await server.database.read(in: .of(practice)) { try $0.patients(named: "Page") }
      #expect(found.map(\.listed) == ["Page, Ellen"])
    }
  }

  @Test("An order for another part of the body is asked about in the form, and one tick answers")
  func otherRegion() async throws {
    try await NoteFixture.run { fixture, _ in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let shoulder = typedOrder.replacing(
        "M54.50 Low back pain", with: "M25.511 Pain in right shoulder\nBody area: right shoulder")
      let intake = try await arrive([shoulder], at: fixture.server, fixture.practice, key: "shoulder")
      let (review, episode) = ("/inbox/\(intake)", fixture.episode)
      let found = try await fixture.server.database.read(in: .of(fixture.practice)) { try $0.episode(episode) }
      let coverage = try #require(found?.coverage)
      let typed = [
        ("order", "0"), ("signature", "electronic"), ("patient", fixture.patient.description),
        ("payment", "coverage:\(coverage)"), ("episode", episode.description),
      ]
      let asked = try await rosa.submit(review, to: "\(review)/sign-off", typed)
      #expect(asked.status == 422 && asked.text.contains("href=\"#continued\">Belongs to</a>: This order is for the"))
      #expect(asked.text.contains("name=\"continued\" value=\"\(episode)\""))
      let answer = [("continued", episode.description)]
      let done = try await rosa.post("\(review)/sign-off", Browser.hidden(in: asked.text) + typed + answer)
      #expect(done.status == 303)
    }
  }
}
