import Testing

@testable import ScripCore

/// Codes that exist, are billable on the day, and say where. Source: domain.md C4.
@Suite struct DiagnosisRuleTests {
  static let m5450 = Sample.code("M54.50")
  static let m545 = DiagnosisFacts(
    code: Sample.code("M54.5"), billableTo: Sample.day("2021-09-30"), isHeader: false, regions: [.lowBack])

  static let existsCases: [RuleCase] = [
    RuleCase("a real code", nil),
    RuleCase("an invented one", .selfPayOnly) {
      $0.diagnose(DiagnosisFacts(code: Sample.code("M99.99"), exists: false))
    },
    RuleCase("a payer that needs no code asks", .questioned, payer: "hsa") {
      $0.diagnose(DiagnosisFacts(code: Sample.code("M99.99"), exists: false))
    },
  ]

  @Test("A code that does not exist is not taken", arguments: existsCases)
  func exists(row: RuleCase) { #expect(row.answer.finding("diagnosis.exists")?.effect == row.effect) }

  static let billableCases: [RuleCase] = [
    RuleCase("M54.5 on its last day", nil, on: "2021-09-30") { $0.diagnose(m545) },
    RuleCase("M54.5 the day after", .selfPayOnly, on: "2021-10-01") { $0.diagnose(m545) },
    RuleCase("a header", .selfPayOnly) {
      $0.diagnose(DiagnosisFacts(code: Sample.code("S13.4"), isHeader: true, regions: [.neck]))
    },
    RuleCase("a header for an HSA", .questioned, payer: "hsa") {
      $0.diagnose(DiagnosisFacts(code: Sample.code("S13.4"), isHeader: true, regions: [.neck]))
    },
    RuleCase("a code that begins later", .selfPayOnly) {
      $0.diagnose(DiagnosisFacts(code: m5450, billableFrom: Sample.day("2026-11-25"), regions: [.lowBack]))
    },
    RuleCase("a code on its first day", nil) {
      $0.diagnose(DiagnosisFacts(code: m5450, billableFrom: Sample.day("2026-11-24"), regions: [.lowBack]))
    },
  ]

  @Test("A code is billable on the date of service", arguments: billableCases)
  func billable(row: RuleCase) { #expect(row.answer.finding("diagnosis.billable")?.effect == row.effect) }

  static let siteCases: [RuleCase] = [
    RuleCase("a code with its site", nil),
    RuleCase("a code without", .questioned) {
      $0.diagnose(DiagnosisFacts(code: Sample.code("M79.10"), regions: .any, siteUnspecified: true))
    },
    RuleCase("beside one with its site", nil) {
      $0.diagnose(
        DiagnosisFacts(code: Sample.code("M79.10"), regions: .any, siteUnspecified: true),
        DiagnosisFacts(code: m5450, regions: [.lowBack]))
    },
    RuleCase("out of network nobody asks", nil, payer: "commercial_out_of_network") {
      $0.diagnose(DiagnosisFacts(code: Sample.code("M79.10"), regions: .any, siteUnspecified: true))
    },
  ]

  /// Contradiction C2 of domain.md A2.
  @Test("C2: the most general diagnosis is questioned where payers want a specific one", arguments: siteCases)
  func site(row: RuleCase) { #expect(row.answer.finding("diagnosis.site")?.effect == row.effect) }

  static let sideCases: [RuleCase] = [
    RuleCase("no side in the code, none in the session", .warns) {
      $0.diagnose(DiagnosisFacts(code: Sample.code("M25.579"), regions: [.lowBack], sideUnspecified: true))
    },
    RuleCase("a side in the session", .questioned, session: { $0.areas = [.init(.ankle, .left)] }) {
      $0.diagnose(DiagnosisFacts(code: Sample.code("M25.579"), regions: [.ankle], sideUnspecified: true))
    },
    RuleCase("a sided code", nil, session: { $0.areas = [.init(.ankle, .left)] }) {
      $0.diagnose(DiagnosisFacts(code: Sample.code("M25.572"), regions: [.ankle], side: .left))
    },
  ]

  @Test("An unspecified side is pointed out", arguments: sideCases)
  func side(row: RuleCase) { #expect(row.answer.finding("diagnosis.side")?.effect == row.effect) }

  @Test("Codes that exclude each other are said once, as a warning")
  func excludes() {
    let a = Sample.code("M54.41")
    let facts = Sample.facts("commercial_in_network") {
      $0.diagnose(
        DiagnosisFacts(code: Self.m5450, regions: [.lowBack], excludes: [a]),
        DiagnosisFacts(code: a, regions: [.lowBack], excludes: [Self.m5450]))
    }
    let found = determine(facts, on: Sample.today).findings.filter { $0.rule == "diagnosis.excludes" }
    #expect(found.map(\.effect) == [.warns])
  }

  static let acceptedCases: [RuleCase] = [
    RuleCase("nothing was said", nil),
    RuleCase("not covered", .selfPayOnly) { $0.benefits.diagnosisCovered = false },
    RuleCase("on the payer's list", nil) { $0.benefits.requiredDiagnosisPrefixes = ["M54"] },
    RuleCase("not on the payer's list", .selfPayOnly) { $0.benefits.requiredDiagnosisPrefixes = ["S13"] },
  ]

  @Test("The payer's own list of diagnoses counts", arguments: acceptedCases)
  func accepted(row: RuleCase) { #expect(row.answer.finding("diagnosis.accepted")?.effect == row.effect) }
}
