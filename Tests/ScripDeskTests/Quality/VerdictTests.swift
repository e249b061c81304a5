import Foundation
import ScripCore
import ScripDesk
import Tables
import TestSupport
import Testing

/// What every payer class says to every order of the corpus, were it read without a mistake.
///
/// `scripts/check-verdicts` works the same out from the data files alone and compares; docs/quality.md sums it up.
@Suite struct VerdictTests {
  static let table = "Tests/ScripDeskTests/Golden/verdicts.tsv"

  /// A line an order and class: on the day of the order, so that no verdict depends on when it is asked.
  static func lines() throws -> [String] {
    let reference = try reference()
    var lines = ["document\torder\tpayer\tlevel\tgaps\tquestions"]
    for truth in try Truth.all() {
      for (number, order) in truth.orders.enumerated() {
        let version = order.version
        let day = try #require(version.signedOn ?? version.orderedOn ?? CalendarDay("2026-06-01"))
        for rules in reference.payers.classes {
          let facts = EpisodeFacts(ofPaper: version, under: rules, reference: reference)
          let answer = determine(facts, on: day)
          lines.append(
            [
              truth.id, String(number + 1), rules.key, answer.level.rawValue, points(answer.gaps),
              points(answer.findings.filter { $0.effect == .questioned }),
            ].joined(separator: "\t"))
        }
      }
    }
    return lines
  }

  /// `referral.elements/signature`: the rule, and the element it is about.
  private static func points(_ findings: [Finding]) -> String {
    findings.map { finding in finding.rule + (finding.element.map { "/" + $0.rawValue } ?? "") }
      .joined(separator: " ")
  }

  private static func reference() throws -> Reference {
    let payers = try JSONDecoder().decode(PayerCatalog.self, from: Data(Tables.payerRules))
    let icd = try #require(ICD10Table(Tables.icd10cm))
    let regions = try #require(RegionTable(Tables.icdRegions))
    let outcomes = try #require(OutcomeTable(measures: Tables.outcomeMeasures, norms: Tables.romNorms))
    let reasons = ReasonTable(reasons: Tables.carcActions, remarks: Tables.rarcCommon)!
    return Reference(payers: payers, licensingStates: [], outcomes: outcomes, reasons: reasons) { code, others in
      DiagnosisFacts(code, icd: icd, regions: regions, others: others)
    }
  }

  @Test("Every class says to every order what it said before")
  func golden() throws {
    let lines = try Self.lines()
    let text = lines.joined(separator: "\n") + "\n"
    let kept = try Golden.kept(at: Self.table, recording: text)?.split(separator: "\n").map(String.init) ?? []
    let changed = Set(lines).symmetricDifference(kept).sorted()
    #expect(changed == [], "If the verdicts should change: make golden, then scripts/check-verdicts --summary")
  }

  @Test("A verdict is refused exactly when it has a gap")
  func levels() throws {
    for line in try Self.lines().dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect((cells[3] == "refused") == !cells[4].isEmpty, "\(line)")
    }
  }
}
