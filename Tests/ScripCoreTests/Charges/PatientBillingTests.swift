import TestSupport
import Testing

@testable import ScripCore

/// Who must never be billed, never is: over 100,000 generated lines.
@Suite struct PatientBillingTests {
  /// Written down here by hand from domain.md C11, not read from the rules.
  static let untouchable: Set = ["va_ccn", "workers_comp_wa_lni", "workers_comp_other", "medicaid"]

  @Test("In 100,000 generated lines nobody is billed who must not be")
  func lines() {
    var random = SeededGenerator(seed: 20_261_124)
    let keys = Story.catalog.classes.map(\.key)
    let codes: [ProcedureCode?] = [.massage, .manualTherapy, .heatCold, .exercise, nil]
    let stories = keys.map(Story.init)
    var lines = 0
    var billed = 0
    while lines < 100_000 {
      var story = stories.randomElement(using: &random)!
      story.session.isSelfPay = Bool.random(using: &random)
      story.session.work = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        DeliveredSession.Work(
          segment: Bool.random(using: &random) ? .ordered : .outsideOrder, modality: .massage,
          code: codes.randomElement(using: &random)!, minutes: Int.random(in: 0...70, using: &random))
      }
      story.fees[0].prices.append(.init(.exercise, perUnit: Money(cents: 3_900)))
      var rules = story.chargeRules
      rules.noticeSigned = Bool.random(using: &random)
      lines += story.session.work.count
      let charges = (try? story.charged(rules).get().charges) ?? []
      let asked = charges.filter { $0.payer == .patient }
      billed += asked.count
      if Self.untouchable.contains(story.key) { #expect(asked == [], "\(story.key)") }
      // A payer that is sent claims: the patient pays for the ordered part only after saying so.
      if story.rules.billing == .claim, !story.session.isSelfPay, !rules.noticeSigned {
        #expect(asked.allSatisfy { $0.segment == .outsideOrder }, "\(story.key)")
      }
      #expect(charges.allSatisfy { $0.segment == .ordered || $0.payer == .patient })
    }
    #expect(billed > 10_000)
  }

  @Test("Of 100,000 generated adjustments the patient is asked for PR alone, and never where nobody may be")
  func adjustments() {
    var random = SeededGenerator(seed: 7)
    let reasons = ["1", "2", "3", "29", "029", "45", "96", "97", "119", "197", "209", "0209", "253", "P21"]
    var allowed = 0
    for _ in 0..<100_000 {
      let rules = Story.catalog.classes.randomElement(using: &random)!
      let group = ClaimAdjustment.Group.allCases.randomElement(using: &random)!
      let reason = reasons.randomElement(using: &random)!
      guard mayBillPatient(rules, for: .adjustment(group, reason: reason)).isAllowed else { continue }
      allowed += 1
      let isNever = ["29", "029", "209", "0209"].contains(reason)
      #expect(group == .patient && !isNever && !Self.untouchable.contains(rules.key))
    }
    #expect(allowed > 10_000)
  }

  typealias Transfer = (reasons: [ClaimAdjustment], most: Int)
  /// Of a claim of 140.00 that nobody paid, with a notice signed.
  static let transfers: [Transfer] = [
    ([ClaimAdjustment(.patient, "204", Money(cents: 14_000))], 14_000),
    ([ClaimAdjustment(.contractual, "50", Money(cents: 14_000))], 0),
    ([ClaimAdjustment(.contractual, "029", Money(cents: 14_000))], 0),
    ([ClaimAdjustment(.patient, "29", Money(cents: 14_000))], 0),
    ([ClaimAdjustment(.other, "209", Money(cents: 14_000))], 0),
    ([ClaimAdjustment(.patient, "00209", Money(cents: 14_000))], 0),
    ([ClaimAdjustment(.payer, "96", Money(cents: 14_000))], 14_000),
    (
      [
        ClaimAdjustment(.patient, "204", Money(cents: 7_000)), ClaimAdjustment(.contractual, "29", Money(cents: 7_000)),
      ], 7_000
    ),
    (
      [ClaimAdjustment(.other, "209", Money(cents: 5_000)), ClaimAdjustment(.patient, "3", Money(cents: 9_000))], 9_000
    ),
  ]

  @Test(
    "By hand no more becomes the patient's than the payer's reasons let anybody ask for", arguments: transfers.indices)
  func transfer(index: Int) {
    let row = Self.transfers[index]
    let account = MoneySample.account(MoneySample.claim(billing: .withNotice, noticeSigned: true))
    for cents in [1, row.most, row.most + 1, 14_000] where cents > 0 && cents <= 14_000 {
      let entries = try? account.transferToPatient(Money(cents: cents), reasons: row.reasons)
      #expect((entries != nil) == (cents <= row.most), "\(cents) of \(row.reasons)")
    }
  }

  typealias Row = (key: String, cause: BillingCause, isAllowed: Bool)
  static let rows: [Row] = [
    ("commercial_in_network", .agreed(noticeSigned: false), false),
    ("commercial_in_network", .agreed(noticeSigned: true), true), ("commercial_in_network", .noClaim, false),
    ("commercial_in_network", .share, true), ("commercial_in_network", .outsideOrder, true),
    ("commercial_in_network", .missedVisit, true), ("va_ccn", .missedVisit, false),
    ("workers_comp_wa_lni", .missedVisit, false), ("medicaid", .missedVisit, false),
    ("hsa", .noClaim, true), ("commercial_out_of_network", .noClaim, true), ("va_ccn", .share, false),
    ("va_ccn", .agreed(noticeSigned: true), false), ("workers_comp_other", .outsideOrder, false),
    ("medicaid", .adjustment(.patient, reason: "3"), false),
    ("commercial_in_network", .adjustment(.contractual, reason: "45"), false),
    ("commercial_out_of_network", .adjustment(.patient, reason: "45"), true),
    ("commercial_in_network", .adjustment(.payer, reason: "96"), false),
  ]

  @Test("Each cause has one answer", arguments: rows.indices)
  func causes(index: Int) {
    let row = Self.rows[index]
    let answer = mayBillPatient(Story.rules(row.key), for: row.cause)
    #expect(answer.isAllowed == row.isAllowed, "\(row.key) \(row.cause)")
    #expect((answer.sentence == nil) == row.isAllowed)
  }
}
