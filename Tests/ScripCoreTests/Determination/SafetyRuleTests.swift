import Testing

@testable import ScripCore

/// Contraindications, ahead of everything else. Source: domain.md J.
@Suite struct SafetyRuleTests {
  static func flag(
    _ level: SafetyFinding.Level, regions: [BodyRegion] = [], acknowledged: Bool = false, from: String? = nil,
    cleared: String? = nil
  ) -> SafetyFinding {
    SafetyFinding(
      flag: "f", shown: "Sign", level: level, regions: regions, advice: "See a doctor.", acknowledged: acknowledged,
      from: from.map(Sample.day), clearedOn: cleared.map(Sample.day))
  }

  static let absoluteCases: [RuleCase] = [
    RuleCase("no sign, nothing said", nil),
    RuleCase("an absolute sign stops", .blocks) { $0.safety = [flag(.absolute)] },
    RuleCase("it stops from its first day", .blocks) { $0.safety = [flag(.absolute, from: "2026-11-24")] },
    RuleCase("not before", nil) { $0.safety = [flag(.absolute, from: "2026-11-25")] },
    RuleCase("not once cleared", nil) { $0.safety = [flag(.absolute, cleared: "2026-11-24")] },
    RuleCase("the day before it is cleared still stops", .blocks) {
      $0.safety = [flag(.absolute, cleared: "2026-11-25")]
    },
    RuleCase("it stops who pays alone as well", .blocks, payer: "self_pay_wellness") { $0.safety = [flag(.absolute)] },
    RuleCase("a caution is not absolute", nil) { $0.safety = [flag(.caution)] },
  ]

  @Test("Absolute contraindications stop everything", arguments: absoluteCases)
  func absolute(row: RuleCase) { #expect(row.answer.finding("safety.absolute")?.effect == row.effect) }

  static let localCases: [RuleCase] = [
    RuleCase("the flagged region is proposed", .blocks) { $0.safety = [flag(.local, regions: [.lowBack])] },
    RuleCase("another region is proposed", nil) { $0.safety = [flag(.local, regions: [.knee])] },
    RuleCase("one of two regions is flagged", .blocks, session: { $0.areas = [.init(.neck), .init(.lowBack)] }) {
      $0.safety = [flag(.local, regions: [.lowBack])]
    },
  ]

  @Test("A local sign keeps hands off its region", arguments: localCases)
  func local(row: RuleCase) { #expect(row.answer.finding("safety.local")?.effect == row.effect) }

  @Test("Without a proposal a local sign is a warning")
  func localInCheck() {
    let facts = Sample.facts("hsa") { $0.safety = [Self.flag(.local, regions: [.lowBack])] }
    #expect(determine(facts, on: Sample.today).finding("safety.local")?.effect == .warns)
  }

  static let cautionsCases: [RuleCase] = [
    RuleCase("an acknowledged caution warns", .warns) { $0.safety = [flag(.caution, acknowledged: true)] },
    RuleCase("an unacknowledged one is a question", .questioned) { $0.safety = [flag(.caution)] },
    RuleCase("a cleared one says nothing", nil) { $0.safety = [flag(.caution, cleared: "2026-11-01")] },
  ]

  @Test("Cautions are acknowledged", arguments: cautionsCases)
  func caution(row: RuleCase) { #expect(row.answer.finding("safety.caution")?.effect == row.effect) }
}
