import ScripCore
import Testing

@testable import ScripWeb

/// Posting by hand asks once when the claim is another payer's, and is taken back from the payment and from the claim.
@Suite struct HandPostingPageTests {
  static let post = [
    ("decision", "post"), ("claim", "7"), ("contractual", "0"), ("toPatient", "0"), ("reason", "Typing error."),
  ]

  /// A payment of 10.00 for a claim nobody knows, of this payer.
  private func payment(of payer: String) -> [UInt8] {
    let text = String(decoding: MoneyPagesTests.file(claim: []), as: UTF8.self)
    return Array(
      text.replacing("BPR*I*103*", with: "BPR*I*10*").replacing("N1*PR*REGENCE*XV*00932", with: "N1*PR*\(payer)").utf8)
  }

  @Test("Another payer’s claim is refused until it is said that the payer has two names")
  func otherPayer() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let answer = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: payment(of: "EVERGREEN AUTO*XV*EVG01"), named: "day.835")
      let path = try #require(answer["location"])
      let page = "\(path)/claims/0"
      let form = try await browser.get(page).text
      #expect(!form.contains("under another name"))
      let asked = try await browser.submit(page, to: page, Self.post)
      #expect(asked.status == 422 && asked.text.contains("the payment is not theirs"))
      #expect(asked.text.contains("It is the same payer under another name"))
      #expect(try await browser.get(path).text.contains("Decide"))
      let sent = try await browser.submit(page, to: page, Self.post + [("otherPayer", "yes")])
      #expect(sent["location"] == path)
      #expect(try await browser.get(path).text.contains("Decided by hand"))
    }
  }

  @Test("Nothing is chosen in advance; what went back to the payer is settled, and may be taken back")
  func returned() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let answer = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: payment(of: "REGENCE*XV*00932"), named: "day.835")
      let path = try #require(answer["location"])
      let (page, back) = ("\(path)/claims/0", "\(path)/claims/0/take-back")
      #expect(try await browser.get(back).status == 409)
      let unsaid = try await browser.submit(page, to: page, [("decision", ""), ("reason", "Not ours.")])
      #expect(unsaid.status == 422 && unsaid.text.contains("Fill in what to do."))
      _ = try await browser.submit(page, to: page, [("decision", "return"), ("reason", "Not ours.")])
      let settled = try await browser.get(page)
      #expect(settled.status == 409 && settled.text.contains("This claim is settled already."))
      let bench = try await browser.get(path).text
      #expect(bench.contains("$10.00 went back to the payer, claim 404") && bench.contains(back))
      let done = try await browser.submit(back, to: back, [("reason", "It was another one.")])
      #expect(done["location"] == path)
      let after = try await browser.get(path).text
      #expect(after.contains("Decide</a>") && !after.contains("returned to the payer"))
    }
  }

  @Test("What was posted by hand is taken back with a reason, and waits again")
  func takenBack() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let answer = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: payment(of: "REGENCE*XV*00932"), named: "day.835")
      let path = try #require(answer["location"])
      let (page, back) = ("\(path)/claims/0", "\(path)/claims/0/take-back")
      _ = try await browser.submit(page, to: page, Self.post)
      let claim = try await browser.get(ClaimMoneyTests.claim).text
      #expect(claim.contains("$10.00 of a payment was posted here by hand") && claim.contains(back))
      let bench = try await browser.get(path).text
      #expect(bench.contains("$10.00 to claim 7") && bench.contains(back))
      let unsaid = try await browser.submit(back, to: back, [("reason", "")])
      #expect(unsaid.status == 422)
      let done = try await browser.submit(back, to: back, [("reason", "It was claim 8.")])
      #expect(done["location"] == path)
      let after = try await browser.get(path).text
      #expect(after.contains("Decide") && !after.contains("Decided by hand"))
      #expect(!(try await browser.get(ClaimMoneyTests.claim).text.contains("was posted here by hand")))
    }
  }
}
