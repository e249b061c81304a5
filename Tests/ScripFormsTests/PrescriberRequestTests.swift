import Foundation
import Paper
import TestSupport
import Testing

@testable import ScripCore
@testable import ScripForms

/// The page that asks a prescriber, and the sheet for the call to the insurer.
@Suite struct PrescriberRequestTests {
  static let questions = [
    PrescriberRequest.Question(
      element: .visitCount, what: "The order names no number of visits.",
      asks: "Write how many visits, over what time.",
      evidence: "Page 1: “once every two weeks for 3 months”"),
    PrescriberRequest.Question(
      element: .diagnosisCode, what: "The diagnosis has no code.", asks: "Write the ICD-10-CM code you choose."),
  ]

  static func request(_ questions: [PrescriberRequest.Question]) -> PrescriberRequest? {
    PrescriberRequest(
      questions: questions, letterhead: Printed.letterhead,
      to: Prescriber(
        name: "Helen Bergström", credential: .dc, phone: "757 555 0166", fax: "(757) 555-0167",
        practiceName: "Kempsville Chiropractic Center"),
      patientName: "Beatrice Delacroix", birthDate: CalendarDay("1992-03-16"),
      orderSignedOn: CalendarDay("2026-06-27"), returnCode: "7K3M-92QX", madeOn: Printed.day)
  }

  static func finding(by: Fix.By) -> Finding {
    Finding(
      rule: "referral.visitCount", aspect: .referral, effect: .selfPayOnly, what: "No number of visits.",
      fix: Fix(by, .askPrescriber, "Ask for the number."), element: .visitCount,
      evidence: Evidence(page: 1, words: "for 3 months", certain: true), source: .payerClass)
  }

  @Test("Two questions fit one page, whose text is the golden one")
  func golden() throws {
    let paper = try #require(Self.request(Self.questions)).paper
    try Printed.expectGolden(try Printed.text(paper), "prescriber_request.txt")
    #expect(try Printed.pages(paper) == 1)
  }

  @Test(
    "Only what the prescriber decides is asked", arguments: [Fix.By.frontDesk, .payer, .patient, .therapist, .owner])
  func others(by: Fix.By) { #expect(PrescriberRequest.Question(Self.finding(by: by)) == nil) }

  @Test("A finding is asked with the words on the page it rests on")
  func evidence() throws {
    let question = try #require(PrescriberRequest.Question(Self.finding(by: .prescriber)))
    #expect(question.evidence == "Page 1: “for 3 months”")
  }

  @Test("Every rule that only the prescriber can settle has its question, and no other rule")
  func everyRule() throws {
    let rules = try Self.prescriberRules()
    #expect(rules.count > 10)
    #expect(Set(PrescriberRequest.Question.ofRules.keys).union(["referral.elements", "limit.left"]) == rules)
    #expect(rules.isSuperset(of: PrescriberRequest.Question.ofRenewals.keys))
  }

  @Test("Every element that only the prescriber decides has its question, and no other element")
  func everyElement() {
    let decided = ReferralElement.allCases.filter(\.decidedByPrescriber)
    #expect(Set(PrescriberRequest.Question.ofElements.keys) == Set(decided))
  }

  @Test("No question tells the prescriber what we tell ourselves")
  func addressed() {
    let table = PrescriberRequest.Question.self
    let sentences = Array(table.ofElements.values) + Array(table.ofRules.values) + Array(table.ofRenewals.values)
    for sentence in sentences {
      #expect(sentence.contains("?"), "\(sentence)")
      #expect(!sentence.contains("the prescriber") && !sentence.contains("Ask "), "\(sentence)")
    }
  }

  @Test("An order that ended is renewed where the patient was treated, and ordered anew where not")
  func ended() {
    func asked(_ act: Fix.Act) -> String? {
      PrescriberRequest.Question.asked(
        Finding(
          rule: "referral.window", aspect: .referral, effect: .selfPayOnly, what: "The order ended on 26 Sep 2026",
          fix: Fix(.prescriber, act, "Ask."), element: .duration, evidence: nil, source: .payerClass))
    }
    #expect(asked(.renew)?.contains("progress report") == true)
    #expect(asked(.askPrescriber)?.contains("was not treated") == true)
  }

  /// The ids of the rules whose file names the prescriber as who settles it.
  static func prescriberRules() throws -> Set<String> {
    let folder = Checkout.root.appending(path: "Sources/ScripCore/Determination/Rules")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var found: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains(#/\.prescriber, \.\w/#) else { continue }
      found.insert(String(try #require(text.firstMatch(of: #/Rule\(\s*"([a-z.-]+)"/#)).1))
    }
    return found
  }

  @Test("Without a question there is no request")
  func nothing() { #expect(Self.request([]) == nil) }

  @Test("No answer is ticked")
  func openAnswers() throws {
    let blocks = ReferralFormTests.flat(try #require(Self.request(Self.questions)).paper.blocks)
    let checks = blocks.flatMap(ReferralFormTests.checks)
    #expect(checks.count == 4)
    #expect(checks.filter(\.isTicked) == [])
  }
}
