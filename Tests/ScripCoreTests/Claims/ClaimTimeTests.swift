import TestSupport
import Testing

@testable import ScripCore

/// What the time of an appointment can hold, and what is said when a claim holds more.
@Suite struct ClaimTimeTests {
  typealias Row = (minutes: [(ProcedureCode, Int)], rule: UnitRule, level: ClaimFinding.Level?)
  /// Of an appointment of 60 minutes: 4 units by `cms`; by `cpt` 4 of one code or of two.
  static let rows: [Row] = [
    ([(.massage, 60)], .cms, nil), ([(.massage, 67)], .cms, nil), ([(.massage, 68)], .cms, .asks),
    ([(.massage, 38), (.manualTherapy, 22)], .cpt, nil), ([(.massage, 38), (.manualTherapy, 23)], .cpt, .asks),
    ([(.massage, 120)], .cms, .asks), ([(.massage, 127)], .cms, .asks), ([(.massage, 128)], .cms, .stops),
    ([(.massage, 400)], .cpt, .stops),
    // Packs are one unit however long they lie.
    ([(.massage, 60), (.heatCold, 20)], .cms, nil),
  ]

  @Test("More units than the time holds are asked about, twice as many stop the claim", arguments: rows.indices)
  func units(index: Int) throws {
    let row = Self.rows[index]
    var story = Story("commercial_in_network")
    story.session.work = row.minutes.map {
      .init(segment: .ordered, modality: .massage, code: $0.0, minutes: $0.1, areas: [.init(.lowBack)])
    }
    let charges = try story.charged().get().charges
    let finding = ClaimFinding.time(charges, in: 60, by: row.rule)
    #expect(finding?.level == row.level, "\(finding?.what ?? "nothing")")
  }

  @Test("Nothing that fits into the appointment is ever found, however it is divided")
  func fits() {
    for first in 0...60 {
      for second in 0...(60 - first) {
        let parts = [first, second, 60 - first - second]
        let units = parts.reduce(0) { $0 + UnitRule.units(forMinutes: $1) }
        #expect(units <= UnitRule.mostUnits(forMinutes: 60, parts: parts.count))
      }
    }
  }
}
