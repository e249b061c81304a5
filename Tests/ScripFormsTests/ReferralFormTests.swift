import Paper
import ScripCore
import Testing

@testable import ScripForms

/// The referral form of every payer class.
@Suite struct ReferralFormTests {
  static let withForm = [
    "commercial_in_network", "commercial_out_of_network", "hsa", "fsa", "workers_comp_wa_lni", "workers_comp_other",
    "auto_pip_wa", "auto_other", "medicare_advantage", "third_party_lien",
  ]
  static let withoutForm = [
    "auto_pip_fl", "va_ccn", "medicare_original", "medicaid", "discount_program", "self_pay_medical",
    "self_pay_wellness",
  ]
  static let accidents: Set = [
    "workers_comp_wa_lni", "workers_comp_other", "auto_pip_wa", "auto_other", "third_party_lien",
  ]

  @Test("The 17 classes are those with a form and those without")
  func classes() {
    #expect(Set(Printed.catalog.classes.map(\.key)) == Set(Self.withForm + Self.withoutForm))
  }

  @Test("A payer that wants no referral has no form", arguments: withoutForm)
  func none(key: String) { #expect(Printed.form(key) == nil) }

  @Test("The form's printed text is the golden one, on one page", arguments: withForm)
  func golden(key: String) throws {
    let paper = try #require(Printed.form(key)).paper
    try Printed.expectGolden(try Printed.text(paper), "\(key).txt")
    #expect(try Printed.pages(paper) == 1)
  }

  @Test("The Word form of the self-billed plan is the golden one")
  func word() throws {
    let docx = try #require(Printed.form("commercial_out_of_network")).paper.docx()
    let xml = try Printed.archived("word/document.xml", in: docx)
    try Printed.expectGolden(xml, "commercial_out_of_network.xml")
    #expect(!xml.contains("☒"))
  }

  @Test("Nothing clinical is ticked or filled in", arguments: withForm)
  func openChoices(key: String) throws {
    var person = ReferralForm.Person(name: "Beatrice Delacroix", birthDate: CalendarDay("1992-03-16"))
    person.claimNumber = "AB12345"
    let blocks = Self.flat(try #require(Printed.form(key, person: person)).paper.blocks)
    let ticked = blocks.flatMap(Self.checks).filter(\.isTicked)
    let filled = blocks.flatMap(Self.values)
    #expect(ticked == [])
    #expect(Set(filled).isSubset(of: ["Beatrice Delacroix", "16 Mar 1992", "AB12345"]))
  }

  @Test("Only accident payers ask for a claim number and an injury", arguments: withForm)
  func injuries(key: String) throws {
    let text = try Printed.text(try #require(Printed.form(key)).paper)
    #expect(text.contains("Claim number") == Self.accidents.contains(key))
    #expect(text.contains("Injured on") == Self.accidents.contains(key))
  }

  @Test(
    "Number and period are asked for as the class wants them",
    arguments: [
      ("commercial_in_network", "Visits *"), ("commercial_out_of_network", "(may stay open)"), ("fsa", "How often *"),
      ("hsa", "How often +"), ("workers_comp_wa_lni", "Visits +"),
    ])
  func schedule(key: String, words: String) throws {
    #expect(try Printed.text(try #require(Printed.form(key)).paper).contains(words))
  }

  @Test("A class that says nothing of a number does not ask for one")
  func noSchedule() throws {
    #expect(try !Printed.text(try #require(Printed.form("third_party_lien")).paper).contains("Number and period"))
  }

  static func flat(_ blocks: [Block]) -> [Block] {
    blocks.flatMap { if case .together(let inner) = $0 { flat(inner) } else { [$0] } }
  }

  static func checks(_ block: Block) -> [Check] {
    guard case .checks(let checks, _) = block else { return [] }
    return checks
  }

  static func values(_ block: Block) -> [String] {
    guard case .pairs(let pairs, _) = block else { return [] }
    return pairs.compactMap { $0.value?.plain }
  }
}
