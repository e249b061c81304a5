import Foundation
import ScripCore
import Tables
import Testing

/// The guide's steps as values.
@Suite struct GuideTests {
  static let catalog: PayerCatalog = {
    guard let bytes = Tables.file("data/payer_rules.json"),
      let catalog = try? JSONDecoder().decode(PayerCatalog.self, from: Data(bytes))
    else { preconditionFailure("the payer rules cannot be read") }
    return catalog
  }()

  static func rules(_ key: String) throws -> PayerRules {
    try #require(catalog.rules(for: key, on: CalendarDay("2026-11-24")!))
  }

  @Test("Every payer class is reached by exactly one answer")
  func reach() {
    let keys = GuidePayer.allCases.flatMap(\.classKeys)
    #expect(keys.sorted() == Self.catalog.classes.map(\.key).sorted())
  }

  @Test(
    "The ask is worded for the payer",
    arguments: [
      ("commercial_in_network", "number of visits, period"), ("fsa", "number of visits, frequency, period"),
      ("commercial_out_of_network", "stay open"), ("va_ccn", "authorization"),
      ("medicare_original", "pay for it myself"),
      ("self_pay_wellness", "pay for it myself"),
    ])
  func ask(key: String, words: String) throws {
    #expect(DoctorWords().paragraphs(for: try Self.rules(key))[0].contains(words))
  }

  @Test("The words hold what the patient wrote, the alternatives and the follow-up, and claim nothing")
  func words() throws {
    let answers = DoctorWords(pain: "my low back", dailyLife: "I sleep on my stomach")
    let text = answers.paragraphs(for: try Self.rules("hsa")).joined(separator: "\n")
    for part in ["my low back.", "I sleep on my stomach.", "a better way", "pain medication"] {
      #expect(text.contains(part))
    }
    for claim in ["proven", "research", "covered", "non-addictive", "How it began"] { #expect(!text.contains(claim)) }
  }

  @Test("The quiz has eight questions, each with its right answer among the choices and a reason")
  func quiz() {
    #expect(QuizQuestion.all.count == 8)
    for question in QuizQuestion.all {
      #expect(question.choices.indices.contains(question.right))
      #expect(!question.because.isEmpty)
    }
  }

  @Test("The doctor and the practice act once each; the patient does the rest")
  func steps() { #expect(GuideStep.allCases.map(\.who).filter { $0 != "You" } == ["The doctor", "The practice"]) }
}
