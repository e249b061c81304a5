import ScripCore
import Testing

@testable import ScripWeb

/// A payment that was typed wrongly is taken back from its page, and entered anew.
@Suite struct PaperBackPageTests {
  private func typed(_ paid: String, _ forgone: String) -> [(String, String)] {
    [
      ("trace", "4711"), ("day", "2026-11-20"), ("method", "CHK"), ("payment", paid), ("claim1", "7"),
      ("paid1", paid), ("forgone1", forgone), ("kind1", "3"), ("share1", "25.00"),
    ]
  }

  @Test("It is taken back with a reason, stands as taken back, and the right one takes its number")
  func takenBack() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let form = "/money/paper"
      let path = try #require(try await browser.submit(form, to: form, typed("71.00", "44.00"))["location"])
      let back = "\(path)/take-back"
      #expect(try await browser.get(path).text.contains("href=\"\(back)\""))
      let unsaid = try await browser.submit(back, to: back, [("reason", "")])
      #expect(unsaid.status == 422)
      let done = try await browser.submit(back, to: back, [("reason", "Two figures changed places.")])
      #expect(done["location"] == path)
      let after = try await browser.get(path).text
      #expect(after.contains("Taken back") && after.contains("Two figures changed places."))
      #expect(!after.contains(back) && !after.contains("It is ours"))
      #expect(try await browser.get("/money/remittances").text.contains("taken back"))
      let right = try #require(try await browser.submit(form, to: form, typed("93.00", "22.00"))["location"])
      #expect(right != path)
      #expect(try await browser.get(right).text.contains("None. Every claim of this payment is settled."))
    }
  }

  @Test("A payment of a file is not taken back, and a second one under a typed number says what to do")
  func file() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let list = "/money/remittances"
      let file = try #require(
        try await browser.upload(list, to: list, file: MoneyPagesTests.file(), named: "day.835")["location"])
      #expect(!(try await browser.get(file).text.contains("take-back")))
      let refused = try await browser.submit("\(file)/take-back", to: "\(file)/take-back", [("reason", "Ours.")])
      #expect(refused.status == 409)
      let form = "/money/paper"
      _ = try await browser.submit(form, to: form, typed("0.00", "115.00"))
      let second = try #require(try await browser.submit(form, to: form, typed("93.00", "22.00"))["location"])
      #expect(try await browser.get(second).text.contains("That one was entered by hand"))
    }
  }
}
