import Foundation
import Tables
import Testing

@testable import ScripCore

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
      ("commercial_in_network", "My payer wants to see how many visits and for how long."),
      ("fsa", "My payer wants to see how many visits, how often and for how long."),
      ("commercial_out_of_network", "stay open"), ("va_ccn", "authorization"),
      ("medicare_original", "pay for it myself"),
      ("self_pay_wellness", "pay for it myself"), ("medicaid", "safe and sensible for me."),
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

  @Test(
    "A goal reads as one sentence, with or without its own to",
    arguments: ["sleep through the night", "to sleep through the night", "To sleep through the night."])
  func goal(typed: String) throws {
    let text = DoctorWords(goal: typed).paragraphs(for: try Self.rules("hsa"))[0]
    #expect(text == "I want to be able to: sleep through the night.")
  }

  @Test("Whoever's payer lets nobody pay themselves does not say that they will")
  func neverBilled() throws {
    #expect(!DoctorWords().ask(of: try Self.rules("medicaid")).contains("myself"))
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
