import Paper
import Tables
import Testing

@testable import ScripCore
@testable import ScripForms

/// The page that asks a prescriber, and the sheet for the call to the insurer.
@Suite struct PrescriberRequestTests {
  static let questions = [
    PrescriberRequest.Question(
      element: .visitCount, what: "The order names no number of visits.", fix: "Write how many visits, over what time.",
      evidence: "Page 1: “once every two weeks for 3 months”"),
    PrescriberRequest.Question(
      element: .diagnosisCode, what: "The diagnosis has no code.", fix: "Write the ICD-10-CM code you choose."),
  ]

  static func request(_ questions: [PrescriberRequest.Question]) -> PrescriberRequest? {
    PrescriberRequest(
      questions: questions, letterhead: Printed.letterhead, patientName: "Beatrice Delacroix",
      birthDate: CalendarDay("1992-03-16"), orderSignedOn: CalendarDay("2026-06-27"), returnCode: "7K3M-92QX",
      madeOn: Printed.day)
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
    #expect(question.fix == "Ask for the number.")
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

  @Test("The call sheet closes with who answered and the reference", arguments: [InsurerCall.Audience.patient, .staff])
  func call(audience: InsurerCall.Audience) throws {
    let call = try #require(InsurerCall(Tables.insurerCall))
    let sheet = CallSheet(call: call, audience: audience, letterhead: Printed.letterhead, madeOn: Printed.day)
    try Printed.expectGolden(try Printed.text(sheet.paper), audience == .staff ? "call_staff.txt" : "call_patient.txt")
  }
}
