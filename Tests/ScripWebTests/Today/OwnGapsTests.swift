import Testing

@testable import ScripCore
@testable import ScripWeb

/// What the practice has to enter itself is named as its own; nothing is called missing that no payer gives.
@Suite struct OwnGapsTests {
  @Test("What the practice enters itself is named as its own, three things at most")
  func own() {
    let elements: [ReferralElement] = [.claimNumber, .injuryDate, .adjuster, .attorney]
    #expect(TodayPage.Line.own([]) == nil)
    #expect(TodayPage.Line.own(Array(elements.prefix(2))) == "you: claim number, date of injury")
    #expect(TodayPage.Line.own(elements) == "you: claim number, date of injury, adjuster, and more")
  }

  @Test("A payer that knows a patient by the claim misses no member number")
  func member() {
    var coverage = Coverage(
      id: CoverageID(high: 1, low: 1), patient: PatientID(high: 1, low: 2), plan: PlanID(high: 1, low: 3))
    #expect(ChartWords.member(coverage, isByClaim: false) == .init("missing", .stop))
    #expect(ChartWords.member(coverage, isByClaim: true) == .init("claim number missing", .stop))
    coverage.claimNumber = "AB12345"
    #expect(ChartWords.member(coverage, isByClaim: true) == "by claim number")
    coverage.memberID = "TW1"
    #expect(ChartWords.member(coverage, isByClaim: false) == "TW1")
  }
}
