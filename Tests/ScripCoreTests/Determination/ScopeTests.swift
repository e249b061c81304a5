import Testing

@testable import ScripCore

/// The worked examples of domain.md D6 and their neighbours.
@Suite struct ScopeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let order: String
    let codes: [DiagnosisFacts]
    var regions: [BodyRegion] = []
    var side: Side?
    var modalities: [Modality] = [.massage]
    let area: Proposal.Area
    var work: Modality = .massage
    /// The rule that blocks, or nil when the work is ordered.
    let rule: String?

    var testDescription: String { "\(order) → \(area.side.map(\.rawValue) ?? "") \(area.region.shown), \(work.shown)" }
  }

  static func facts(_ code: String, _ regions: BodyRegions, _ side: Side? = nil) -> DiagnosisFacts {
    DiagnosisFacts(code: Sample.code(code), regions: regions, side: side)
  }

  static let leftAnkle = facts("M25.572", [.ankle, .foot], .left)
  static let otherSite = facts("M79.18", BodyRegions.any.subtracting([.head, .jaw]))
  static let back = facts("M54.9", [.neck, .upperBack, .lowBack])
  static let neck = facts("M54.2", [.neck])

  static let rows: [Row] = [
    Row(order: "M25.572", codes: [leftAnkle], area: .init(.foot, .left), rule: nil),
    Row(order: "M25.572", codes: [leftAnkle], area: .init(.ankle, .right), rule: "scope.side"),
    Row(order: "M25.572", codes: [leftAnkle], area: .init(.ankle, .bilateral), rule: "scope.side"),
    Row(order: "M25.572", codes: [leftAnkle], area: .init(.lowBack), rule: "scope.region"),
    Row(order: "M79.18", codes: [otherSite], area: .init(.lowBack), rule: nil),
    Row(order: "M79.18", codes: [otherSite], area: .init(.jaw), rule: "scope.region"),
    Row(order: "M54.9", codes: [back], area: .init(.foot, .left), rule: "scope.region"),
    Row(order: "M54.50", codes: [facts("M54.50", [.lowBack])], area: .init(.neck), rule: "scope.region"),
    Row(
      order: "M54.2 with neck and upper back named", codes: [neck], regions: [.neck, .upperBack],
      area: .init(.upperBack), rule: nil),
    Row(order: "M54.2", codes: [neck], area: .init(.upperBack), rule: "scope.region"),
    Row(
      order: "M54.2 with the neck named", codes: [neck, back], regions: [.neck], area: .init(.lowBack),
      rule: "scope.region"),
    Row(order: "massage", codes: [neck], area: .init(.neck), work: .exercise, rule: "scope.modality"),
    Row(order: "massage", codes: [neck], area: .init(.neck), work: .manualTherapy, rule: "scope.modality"),
    Row(order: "massage", codes: [neck], area: .init(.neck), work: .muscleTesting, rule: nil),
    Row(
      order: "manual therapy", codes: [neck], modalities: [.manualTherapy], area: .init(.neck),
      work: .triggerPoint, rule: nil),
    Row(
      order: "trigger point", codes: [neck], modalities: [.triggerPoint], area: .init(.neck),
      work: .myofascialRelease, rule: "scope.modality"),
    Row(order: "nothing named is massage", codes: [neck], modalities: [], area: .init(.neck), rule: nil),
    Row(
      order: "both kinds", codes: [neck], modalities: [.massage, .manualTherapy], area: .init(.neck),
      work: .manualTherapy, rule: nil),
    Row(order: "left knee in words", codes: [], regions: [.knee], side: .left, area: .init(.knee, .left), rule: nil),
    Row(
      order: "left knee in words", codes: [], regions: [.knee], side: .left, area: .init(.knee, .right),
      rule: "scope.side"),
    Row(
      order: "both knees in words", codes: [], regions: [.knee], side: .bilateral, area: .init(.knee, .right),
      rule: nil),
    Row(
      order: "M25.571 and M25.572", codes: [leftAnkle, facts("M25.571", [.ankle, .foot], .right)],
      area: .init(.ankle, .bilateral), rule: nil),
  ]

  @Test("A session stays within region, side and kind of the order", arguments: rows)
  func scope(row: Row) {
    let facts = Sample.facts("commercial_in_network") {
      $0.diagnoses = row.codes
      $0.order { order in
        order.diagnoses = row.codes.map { OrderedDiagnosis(code: $0.code) }
        order.regions = row.regions
        order.side = row.side
        order.modalities = row.modalities
      }
    }
    let proposal = Sample.session {
      $0.areas = [row.area]
      $0.modalities = [row.work]
    }
    let blocking = determine(facts, on: Sample.today, proposal: proposal).findings.filter { $0.effect == .blocks }
    #expect(blocking.map(\.rule) == (row.rule.map { [$0] } ?? []))
  }

  @Test("Words and code that point to different places are questioned")
  func contradiction() {
    let facts = Sample.facts("commercial_in_network") { $0.order { $0.regions = [.knee] } }
    #expect(determine(facts, on: Sample.today).rules() == ["scope.known"])
  }
}
