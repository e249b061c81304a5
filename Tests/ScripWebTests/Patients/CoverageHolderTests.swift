import ScripCore
import ScripDesk
import ScripSQL
import ScripStore
import Testing

@testable import ScripWeb

/// Who holds a coverage is kept as typed, or asked about; never thrown away.
@Suite struct CoverageHolderTests {
  static let holder = [
    ("holderFamily", "Spouse"), ("holderGiven", "Sam"), ("holderBirthDate", "03/16/1990"), ("holderSex", "M"),
    ("holderCity", "Seattle"),
  ]

  @Test("A holder without what the patient is to them is asked about, and stands in the form", arguments: holder)
  func asked(entry: (String, String)) async throws {
    try await withStaff { browser, server, practice in
      let plan = try await server.desk.performAsProgram(
        SavePlan(
          Plan(id: PlanID(high: 0, low: 0), payerName: "Regence", name: "PPO", classKey: "commercial_in_network"),
          isNew: true), in: practice, key: RequestKey("holder-plan")!)
      let person = [("givenName", "Maya"), ("familyName", "Brandt")]
      let chart = try #require(try await browser.submit("/patients/new", to: "/patients/new", person)["location"])
      let path = "\(chart)/coverages/new"
      let typed = [("plan", plan.description), ("memberID", "TW1"), ("rank", "1"), ("relationship", "")]
      let refused = try await browser.submit(path, to: path, typed + [entry])
      #expect(refused.status == 422 && refused.text.contains("choose what the patient is to them"))
      #expect(refused.text.contains(entry.0 == "holderSex" ? "value=\"M\" selected" : "value=\"\(entry.1)\""))
      #expect(try await browser.submit(path, to: path, typed).status == 303, "nobody else holds it")
    }
  }

  @Test("A spouse who holds the coverage is kept")
  func kept() async throws {
    try await withStaff { browser, server, practice in
      let plan = try await server.desk.performAsProgram(
        SavePlan(
          Plan(id: PlanID(high: 0, low: 0), payerName: "Regence", name: "PPO", classKey: "commercial_in_network"),
          isNew: true), in: practice, key: RequestKey("holder-plan")!)
      let patient = try await server.desk.performAsProgram(
        SavePatient(id: nil, givenName: "Maya", familyName: "Brandt", birthDate: nil), in: practice,
        key: RequestKey("holder-patient")!)
      let path = "/patients/\(patient)/coverages/new"
      let typed = [("plan", plan.description), ("memberID", "TW1"), ("rank", "1"), ("relationship", "01")]
      let saved = try await browser.submit(
        path, to: path, typed + [("holderFamily", "Spouse"), ("holderGiven", "Sam")])
      #expect(saved.status == 303)
      let kept = try await server.database.read(in: .of(practice)) { try $0.coverages(of: patient) }
      #expect(kept.first?.subscriber?.name == ClaimName(family: "Spouse", given: "Sam"))
      #expect(kept.first?.relationship == .spouse)
    }
  }
}
