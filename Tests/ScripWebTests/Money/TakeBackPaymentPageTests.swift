import ScripCore
import Testing

@testable import ScripWeb

/// A payment is taken back beside its entry, with the reason, and the day shows it.
@Suite struct TakeBackPaymentPageTests {
  static let account = "/money/accounts/\(MoneyPagesTests.patient)"

  /// Takes what is owed by a check.
  private func pay(_ browser: inout Browser) async throws {
    _ = try await browser.upload(
      "/money/remittances", to: "/money/remittances", file: MoneyPagesTests.file(), named: "day.835")
    let page = Self.account + "/payment"
    _ = try await browser.submit(
      page, to: page, [("amount", "25.00"), ("method", "check"), ("reference", "1042")])
  }

  @Test("The way stands beside the payment, is gone once it is taken back, and the debt stands again")
  func takenBack() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      try await pay(&browser)
      let before = try await browser.get(Self.account).text
      let path = try #require(
        before.firstMatch(of: #/\/money\/accounts\/[0-9A-Z]{26}\/payments\/[0-9A-Z]{26}\/take-back/#))
      let back = String(path.0)
      #expect(try await browser.get(back).text.contains("$25.00 by check 1042"))
      let unsaid = try await browser.submit(back, to: back, [("reason", "")])
      #expect(unsaid.status == 422)
      let done = try await browser.submit(back, to: back, [("reason", "The check came back.")])
      #expect(done["location"] == Self.account)
      let after = try await browser.get(Self.account).text
      #expect(after.contains("Payment taken back, $25.00 by check 1042: The check came back."))
      #expect(!after.contains("/take-back") && after.contains("Write off"))
      let day = try await browser.get("/money/day").text
      #expect(day.contains("taken back") && day.contains("−$25.00"))
    }
  }

  @Test("Of two windows the second is asked, and takes nothing until it is said that it is meant")
  func twoWindows() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      _ = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: MoneyPagesTests.file(), named: "day.835")
      let page = Self.account + "/payment"
      let typed = [("amount", "25.00"), ("method", "cash")]
      let second = Browser.hidden(in: try await browser.get(page).text)
      let first = try await browser.submit(page, to: page, typed)
      #expect(first["location"]?.hasPrefix(Self.account + "?taken=") == true)
      let asked = try await browser.post(page, second + typed)
      #expect(asked.status == 422 && asked.text.contains("The account changed since this page was opened"))
      #expect(asked.text.contains("Take it all the same") && asked.text.contains("Owes $0.00"))
      let meant = try await browser.post(page, Browser.hidden(in: asked.text) + typed + [("isMeant", "yes")])
      #expect(meant["location"]?.hasPrefix(Self.account + "?taken=") == true)
      #expect(try await browser.get(Self.account).text.contains("$25.00"))
    }
  }

  @Test("A front desk takes payments, takes none back, and reads who does")
  func rights() async throws {
    try await MoneyPagesTests().withMoney([.frontDesk]) { browser, _ in
      let page = Self.account + "/payment"
      #expect(!(try await browser.get(Self.account).text.contains("is taken back by")))
      let paid = try await browser.submit(page, to: page, [("amount", "25.00"), ("method", "cash")])
      let account = try await browser.get(try #require(paid["location"])).text
      #expect(account.contains("Taken: $25.00 by cash.") && !account.contains("/take-back"))
      #expect(account.contains("A payment that was entered wrongly is taken back by a biller"))
    }
  }
}
