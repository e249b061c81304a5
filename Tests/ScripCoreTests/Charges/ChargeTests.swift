import TestSupport
import Testing

@testable import ScripCore

/// From a signed note to charges.
@Suite struct ChargeTests {
  private typealias Work = DeliveredSession.Work

  private static func work(
    _ minutes: Int, _ code: ProcedureCode? = .massage, _ segment: Proposal.Segment = .ordered,
    _ region: BodyRegion = .lowBack
  ) -> DeliveredSession.Work {
    Work(
      segment: segment, modality: code == .manualTherapy ? .manualTherapy : .massage, code: code, minutes: minutes,
      areas: [Proposal.Area(region)])
  }

  private static func story(_ key: String, _ work: [DeliveredSession.Work]) -> Story {
    var story = Story(key)
    story.session.work = work
    return story
  }

  @Test("45 minutes inside and 15 outside the order: 3 units on the claim, 1 on the receipt")
  func segments() throws {
    let story = Self.story("commercial_in_network", [Self.work(45), Self.work(15, .massage, .outsideOrder, .neck)])
    let charges = try story.charged().get().charges
    #expect(charges.map(\.units) == [3, 1])
    #expect(charges.map(\.payer) == [.payer, .patient])
    #expect(charges.map(\.segment) == [.ordered, .outsideOrder])
    #expect(charges.map(\.amount.cents) == [10_500, 3_000])
    #expect(charges.map(\.diagnoses) == [[ICD10Code("M54.50")!], []])
  }

  @Test("Outside the order the patient is charged what they agreed to, whatever the fees say since")
  func agreed() throws {
    var story = Self.story("commercial_in_network", [Self.work(45), Self.work(15, .massage, .outsideOrder, .neck)])
    story.session.agreedOutside = Money(cents: 3_000)
    #expect(try story.charged().get().charges.map(\.agreed) == [nil, nil], "the fees come to the same")
    story.session.agreedOutside = Money(cents: 3_300)
    let charges = try story.charged().get().charges
    #expect(charges.map(\.amount.cents) == [10_500, 3_300])
    #expect(charges.map(\.listed.cents) == [10_500, 3_000])
  }

  @Test("Of an agreed amount each line has its share, to the cent, and no price in force is needed for it")
  func agreedShares() throws {
    var story = Self.story(
      "commercial_in_network", [Self.work(15, .massage, .outsideOrder), Self.work(15, .manualTherapy, .outsideOrder)])
    story.session.agreedOutside = Money(cents: 5_001)
    #expect(try story.charged().get().charges.map(\.amount.cents) == [2_143, 2_858])
    story.fees = []
    #expect(try story.charged().get().charges.map(\.amount.cents) == [2_500, 2_501])
    story.session.agreedOutside = nil
    #expect(story.charged() == .failure(.noPrice(.massage)))
  }

  typealias Counted = (key: String, minutes: [(ProcedureCode, Int)], units: [Int])
  /// By hand from domain.md C2: the same minutes by the one rule and the other.
  static let counted: [Counted] = [
    ("commercial_in_network", [(.massage, 20), (.manualTherapy, 20)], [1, 1]),
    ("va_ccn", [(.massage, 20), (.manualTherapy, 20)], [2, 1]),
    ("commercial_in_network", [(.massage, 52)], [3]),
    ("commercial_in_network", [(.massage, 53)], [4]),
    ("va_ccn", [(.massage, 30), (.manualTherapy, 30)], [2, 2]),
    ("commercial_in_network", [(.massage, 30), (.heatCold, 10)], [2, 1]),
  ]

  @Test("Units follow the payer's own rule", arguments: counted.indices)
  func rules(index: Int) throws {
    let row = Self.counted[index]
    var story = Self.story(row.key, row.minutes.map { Self.work($0.1, $0.0) })
    story.session.work[0].areas = []
    #expect(try story.charged().get().charges.map(\.units) == row.units)
  }

  @Test("Minutes that make no unit, and work without a code, are listed with their reason and cost nothing")
  func nothing() throws {
    let story = Self.story("commercial_in_network", [Self.work(30), Self.work(7, .manualTherapy), Self.work(10, nil)])
    let made = try story.charged().get()
    #expect(made.charges.map(\.code) == [.massage])
    #expect(made.unbilled.map(\.minutes) == [10, 7])
  }

  typealias Asked = (key: String, isSelfPay: Bool, payer: Charge.Payer?)
  static let asked: [Asked] = [
    ("commercial_in_network", false, .payer), ("commercial_in_network", true, .patient),
    ("commercial_out_of_network", false, .patient), ("hsa", false, .patient), ("fsa", false, .patient),
    ("workers_comp_wa_lni", false, .payer), ("workers_comp_wa_lni", true, nil), ("va_ccn", true, nil),
    ("auto_pip_wa", false, .payer), ("third_party_lien", false, .payer), ("discount_program", false, .patient),
    ("self_pay_medical", false, .patient), ("self_pay_wellness", false, .patient), ("medicaid", false, nil),
    ("auto_pip_fl", true, .patient), ("auto_pip_fl", false, nil), ("medicare_original", false, nil),
  ]

  @Test("Who is asked to pay, by class", arguments: asked.indices)
  func payers(index: Int) {
    let row = Self.asked[index]
    var story = Story(row.key)
    story.session.isSelfPay = row.isSelfPay
    let made = try? story.charged().get()
    #expect(made?.charges.first?.payer == row.payer, "\(row.key)")
  }

  @Test("Work beside the order of somebody who must not be billed falls away, and the rest is claimed")
  func beside() throws {
    let story = Self.story("va_ccn", [Self.work(45), Self.work(15, .massage, .outsideOrder, .neck)])
    let made = try story.charged().get()
    #expect(made.charges.map(\.payer) == [.payer])
    #expect(made.unbilled.count == 1)
    #expect(made.unbilled.first?.why.contains("never billed") == true)
  }

  @Test("What is missing is named, and nothing is charged")
  func refusals() {
    var empty = Story("commercial_in_network")
    empty.session.work = []
    #expect(empty.charged() == .failure(.nothingDelivered))
    var free = Story("commercial_in_network")
    free.fees = []
    #expect(free.charged() == .failure(.noPrice(.massage)))
    var bare = Story("commercial_in_network")
    bare.session.diagnoses = []
    #expect(bare.charged() == .failure(.noDiagnosis))
  }

  @Test("A class's own schedule wins, and the newest version of the day")
  func fees() {
    let day = Story.serviceDay
    let fees = [
      FeeSchedule(validFrom: day.adding(days: -90), prices: [.init(.massage, perUnit: Money(cents: 100))]),
      FeeSchedule(version: 2, validFrom: day, prices: [.init(.massage, perUnit: Money(cents: 200))]),
      FeeSchedule(version: 3, validFrom: day.adding(days: 1), prices: [.init(.massage, perUnit: Money(cents: 300))]),
      FeeSchedule(classKey: "va_ccn", validFrom: day, prices: [.init(.massage, perUnit: Money(cents: 400))]),
    ]
    #expect(fees.inForce(for: "hsa", on: day)?.perUnit(.massage, paidBy: .payer)?.cents == 200)
    #expect(fees.inForce(for: "hsa", on: day.adding(days: -1))?.perUnit(.massage, paidBy: .payer)?.cents == 100)
    #expect(fees.inForce(for: "va_ccn", on: day)?.perUnit(.massage, paidBy: .payer)?.cents == 400)
    #expect(fees.inForce(for: "hsa", on: day.adding(days: -91)) == nil)
  }

  typealias Paired = (massage: Int, manual: Int, regions: (BodyRegion, BodyRegion), isParted: Bool)
  static let paired: [Paired] = [
    (30, 30, (.lowBack, .neck), true), (30, 30, (.lowBack, .lowBack), true), (15, 15, (.neck, .neck), true),
    (30, 14, (.neck, .neck), false), (30, 8, (.lowBack, .neck), true),
  ]

  @Test("A pair modifier is set only where the note shows it", arguments: paired.indices)
  func pairs(index: Int) throws {
    let row = Self.paired[index]
    let story = Self.story(
      "commercial_in_network",
      [
        Self.work(row.massage, .massage, .ordered, row.regions.0),
        Self.work(row.manual, .manualTherapy, .ordered, row.regions.1),
      ])
    // Without the biller's choice there is none, whatever the note shows.
    let plain = try story.charged().get()
    #expect(plain.charges.flatMap(\.modifiers) == [])
    #expect(plain.pairs.map { $0.evidence != nil } == [row.isParted])
    var rules = story.chargeRules
    rules.pairModifier = "59"
    let chosen = story.charged(rules)
    guard row.isParted else {
      #expect(chosen == .failure(.noEvidence(.manualTherapy)))
      return
    }
    let charges = try chosen.get().charges
    #expect(charges.map(\.modifiers) == [[], ["59"]])
    #expect(charges[1].evidence?.hasPrefix("59: ") == true)
  }
}
