import Paper
import ScripCore
import TestSupport
import Testing

@testable import ScripForms

/// The claim on paper.
@Suite struct ClaimFormTests {
  static func form(_ key: String, _ change: (inout Story) -> Void = { _ in }) throws -> CMS1500 {
    var story = Story(key)
    change(&story)
    return CMS1500(
      claim: try #require(story.draft().built.claim), patientPhone: story.patient.phone, madeOn: Story.today)
  }

  @Test("The typed characters of every class's form are the golden ones", arguments: Story.billable)
  func golden(key: String) throws {
    try Printed.expectGolden(try Self.form(key).text, "cms1500/\(key).txt")
  }

  @Test("Every item that a full claim fills stands in its place")
  func everyItem() throws {
    var story = Story("auto_pip_wa")
    story.planReferrals = [
      PlanReferral(number: "RFL7788", answeredBy: "letter", answeredOn: CalendarDay("2026-11-02")!)
    ]
    story.coverage.groupNumber = "GRP100"
    story.coverage.relationship = .child
    story.coverage.subscriber = ClaimPerson(
      name: ClaimName(family: "Delacroix", given: "Marc"), birthDate: CalendarDay("1964-01-02"), sex: .male,
      address: story.patient.address)
    story.location.address.street = "10 Canal Walk"
    story.practice.billingAddress = PostalAddress(
      street: "4821 Ballard Ave NW", city: "Seattle", state: "WA", zip: "981074812")
    let draft = story.draft(frequency: .replacement(of: "PCN0042"))
    var claim = try #require(draft.built.claim)
    claim.patientPaid = Money(cents: 2_500)
    let text = CMS1500(claim: claim, madeOn: Story.today).text
    try Printed.expectGolden(text, "cms1500/full.txt")
    for words in [
      "HARBOR AUTO", "DELACROIX, BEATRICE", "DELACROIX, MARC", "03 16 1992", "01 02 1964", "GRP100", "Y4 AB12345",
      "10 01 2026", "431", "439", "DN HELEN BERGSTROM", "2000000028", "M5450", "PCN0042", "RFL7788", "97124",
      "105 00", "25 00", "912345678", "1042", "10 CANAL WALK", "CEDAR HANDS MASSAGE PLLC", "ZZ225700000X",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test("Box 29 of a later payer's form holds what the earlier ones paid, with what the patient did")
  func earlierPayers() throws {
    var claim = try #require(Story("commercial_in_network").draft().built.claim)
    #expect(!CMS1500(claim: claim, madeOn: Story.today).text.contains("85 00"))
    claim.earlierPayers = [EarlierPayer(coverage: claim.coverage, paid: Money(cents: 6_000))]
    claim.patientPaid = Money(cents: 2_500)
    #expect(CMS1500(claim: claim, madeOn: Story.today).text.contains("85 00"))
  }

  @Test("A first payer is told of the health plan that pays after it; without one item 11d says no")
  func laterPlan() throws {
    let claim = try #require(Story("commercial_in_network").draft().built.claim)
    func marks(_ later: CMS1500.OtherPlan?) -> [CMS1500.Entry] {
      let form = CMS1500(claim: claim, laterPlan: later, madeOn: Story.today)
      return form.pages[0].filter { $0.line == 26 || ($0.column == 1 && [18, 20].contains($0.line)) }
    }
    #expect(marks(nil).map(\.column) == [57])
    let told = marks(.init(insured: nil, number: "CB-2", name: "Cascade Mutual"))
    #expect(told.map(\.text) == ["DELACROIX, BEATRICE", "CB-2", "CASCADE MUTUAL", "X"])
    #expect(told.last?.column == 52)
  }

  @Test("Addresses stand without commas, full stops and number signs")
  func addresses() throws {
    let text = try Self.form("commercial_in_network") { story in
      story.practice.billingAddress = PostalAddress(
        street: "4821 Ballard Ave. NW, #200", city: "St. Paul", state: "WA", zip: "98107-4812")
      story.patient.address = PostalAddress(street: "5 Elm St., Apt. #4", city: "Seattle", state: "WA", zip: "98107")
    }.text
    for words in ["4821 BALLARD AVE NW 200", "ST PAUL WA", "5 ELM ST APT 4"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("#") && !text.contains("AVE."))
  }

  @Test("Seven lines make two pages, each with its own total")
  func pages() throws {
    var draft = Story("commercial_in_network").draft()
    let charge = draft.charges[0]
    draft.charges = (0..<7).map { number in
      var line = charge
      line.id = ChargeID(high: 20, low: UInt64(number))
      line.day = charge.day.adding(days: -number)
      return line
    }
    let form = CMS1500(claim: try #require(draft.built.claim), madeOn: Story.today)
    #expect(form.pages.count == 2)
    #expect(form.text.contains("630 00") && form.text.contains("105 00"))
    #expect(form.sheet.pages.count == 2)
  }

  @Test("The printed page carries every typed character")
  func printed() throws {
    let form = try Self.form("workers_comp_wa_lni")
    let text = try Printed.text(pdf: try form.sheet.pdf())
    for entry in form.pages[0] where entry.text.count > 2 {
      #expect(text.contains(entry.text.trimmingCharacters(in: .whitespaces)), "\(entry.text)")
    }
  }
}
