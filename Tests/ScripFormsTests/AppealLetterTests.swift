import Paper
import ScripCore
import TestSupport
import Testing

@testable import ScripForms

/// The letter that asks a payer to look at a refusal again.
@Suite struct AppealLetterTests {
  static func letter() throws -> Paper {
    let claim = try #require(Story("auto_pip_wa").draft().built.claim)
    return AppealLetter(
      claim: claim, payerClaimNumber: "C261009", refused: claim.charge, refusedOn: CalendarDay("2026-11-11")!,
      reasons: [.init(code: "CO 197", amount: claim.charge, meaning: "No authorization or notification")],
      madeOn: Printed.day
    ).paper
  }

  @Test("One page has what the payer finds the claim by, its reason, and room for ours")
  func onePage() throws {
    let text = try Printed.text(Self.letter())
    for words in [
      "Beatrice Delacroix", "C261009", "CO 197", "No authorization or notification", "11 Nov 2026", "Because",
      "The signed order",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(try Printed.pages(Self.letter()) == 1)
  }

  @Test("It is a file for Word too, where the reason is typed")
  func word() throws {
    #expect(try Self.letter().docx().starts(with: [0x50, 0x4B, 0x03, 0x04]))
  }
}
