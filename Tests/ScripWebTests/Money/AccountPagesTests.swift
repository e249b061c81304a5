import ScripCore
import ScripDesk
import ScripSQL
import ScripStore
import TestSupport
import Testing

@testable import ScripWeb

/// The pages of a patient's own money: payments, the account and its statement, the day that is closed.
@Suite struct AccountPagesTests {
  @Test("A payment is taken, shown with what it did, and counted when the day is closed")
  func account() async throws {
    try await MoneyPagesTests().withMoney([.biller, .frontDesk]) { browser, _ in
      _ = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: MoneyPagesTests.file(), named: "day.835")
      let account = "/money/accounts/\(MoneyPagesTests.patient)"
      let before = try await browser.get(account)
      #expect(before.text.contains("Beatrice Delacroix") && before.text.contains("$25.00"))
      let landing = try await browser.get("/money").text
      #expect(landing.contains("Patients who owe") && landing.contains("Delacroix, Beatrice"))
      let page = account + "/payment"
      let card = try await browser.submit(
        page, to: page, [("amount", "25.00"), ("method", "card"), ("reference", "4111111111111111")])
      #expect(card.status == 422 && card.text.contains("number is never kept"))
      let paid = try await browser.submit(page, to: page, [("amount", "30.00"), ("method", "cash"), ("reference", "")])
      #expect(paid["location"]?.hasPrefix(account + "?taken=") == true)
      let told = try await browser.get(try #require(paid["location"])).text
      #expect(told.contains("Taken: $30.00 by cash. The patient owes $0.00 now."))
      #expect(!(try await browser.get(account).text.contains("Taken: ")))
      let credits = try await browser.get("/money").text
      #expect(credits.contains("Held for patients") && credits.contains("$5.00"))
      let refund = account + "/refund"
      let over = try await browser.submit(refund, to: refund, [("amount", "5.01"), ("method", "cash")])
      #expect(over.status == 422 && over.text.contains("Only $5.00"))
      _ = try await browser.submit(refund, to: refund, [("amount", "5.00"), ("method", "cash")])
      let day = try await browser.get("/money/day")
      #expect(day.text.contains("Close the day") && day.text.contains("Delacroix, Beatrice"))
      #expect(day.text.contains("given back") && day.text.contains("−$5.00"))
      let uncounted = try await browser.submit(
        "/money/day/close", to: "/money/day/close", [("drawer", ""), ("note", "")])
      #expect(uncounted.status == 422 && uncounted.text.contains("write 0 if nothing is in it"))
      let close = try await browser.submit(
        "/money/day/close", to: "/money/day/close", [("drawer", "24.00"), ("note", "")])
      #expect(close.status == 422 && close.text.contains("The drawer differs"))
      let closed = try await browser.submit(
        "/money/day/close", to: "/money/day/close", [("drawer", "25.00"), ("note", "")])
      let shown = try await browser.get(try #require(closed["location"]))
      #expect(shown.text.contains("Closed ") && shown.text.contains("$25.00 in the drawer was counted"))
      #expect(!shown.text.contains("Close the day"))
    }
  }

  @Test("A day on which more cash went out than came in is closed with what is missing from the drawer")
  func moreOut() async throws {
    try await MoneyPagesTests().withMoney([.biller, .frontDesk]) { browser, _ in
      _ = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: MoneyPagesTests.file(), named: "day.835")
      let account = "/money/accounts/\(MoneyPagesTests.patient)"
      let (pay, refund, close) = (account + "/payment", account + "/refund", "/money/day/close")
      _ = try await browser.submit(pay, to: pay, [("amount", "45.00"), ("method", "card")])
      let back = try await browser.submit(refund, to: refund, [("amount", "20.00"), ("method", "cash")])
      #expect(back["location"] == account)
      let asked = try await browser.get(close).text
      #expect(asked.contains("By the books, $20.00 in cash went out.") && asked.contains("how much less: -20.00"))
      let zero = try await browser.submit(close, to: close, [("drawer", "0"), ("note", "")])
      #expect(zero.status == 422 && zero.text.contains("The drawer differs by $20.00."))
      let closed = try await browser.submit(close, to: close, [("drawer", "-20.00"), ("note", "")])
      let shown = try await browser.get(try #require(closed["location"])).text
      #expect(shown.contains("the drawer was counted, $20.00 less than it began with"))
      #expect(shown.contains("money received"), "the books' money is not the drawer's cash")
    }
  }

  @Test("The method is chosen, and far more than is owed is asked about once before it is taken")
  func farMore() async throws {
    try await MoneyPagesTests().withMoney([.biller, .frontDesk]) { browser, _ in
      _ = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: MoneyPagesTests.file(), named: "day.835")
      let account = "/money/accounts/\(MoneyPagesTests.patient)"
      let page = account + "/payment"
      #expect(!(try await browser.get(page)).text.contains("Take it all the same"))
      let open = try await browser.submit(page, to: page, [("amount", "25.00"), ("method", "")])
      #expect(open.status == 422 && open.text.contains("Fill in how it was paid."))
      let comma = try await browser.submit(page, to: page, [("amount", "25,50"), ("method", "cash")])
      #expect(comma.status == 422 && comma.text.contains("Write 25.50.") && comma.text.contains("value=\"25,50\""))
      let typed = [("amount", "$2,550.00"), ("method", "cash")]
      let asked = try await browser.submit(page, to: page, typed)
      #expect(asked.status == 422 && asked.text.contains("Only $25.00 is owed. $2,525.00 would be held"))
      #expect(asked.text.contains("Take it all the same") && asked.text.contains("value=\"$2,550.00\""))
      let meant = try await browser.post(page, Browser.hidden(in: asked.text) + typed + [("isMeant", "yes")])
      #expect(meant["location"]?.hasPrefix(account + "?taken=") == true)
      #expect(try await browser.get(account).text.contains("$2,525.00"))
      // Some ahead of what is owed is taken as it comes.
      let ahead = try await browser.submit(page, to: page, [("amount", "500"), ("method", "check")])
      #expect(ahead["location"]?.hasPrefix(account + "?taken=") == true)
    }
  }

  @Test("What staff write for each other stands on the account, and never on the patient's statement")
  func notes() async throws {
    try await MoneyPagesTests().withMoney([.biller, .frontDesk, .owner]) { browser, server in
      let practice = try await server.desk.practices()[0]
      _ = try await server.desk.performAsProgram(
        SavePractice(
          Practice(id: practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")),
        in: practice, key: RequestKey("practice-1")!)
      let address = PostalAddress(street: "12 Fir Street", city: "Seattle", state: "WA", zip: "98107")
      _ = try await server.desk.performAsProgram(
        SaveLocation(Location(id: LocationID(high: 0, low: 0), name: "Ballard", address: address), isNew: true),
        in: practice, key: RequestKey("location-1")!)
      _ = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: MoneyPagesTests.file(), named: "day.835")
      let account = "/money/accounts/\(MoneyPagesTests.patient)"
      let reason = "in rehab, will not pay"
      let page = account + "/write-off"
      _ = try await browser.submit(page, to: page, [("amount", "10.00"), ("reason", reason)])
      #expect(try await browser.get(account).text.contains(reason))
      let pdf = try await browser.get(account + "/statement.pdf")
      #expect(pdf.status == 200)
      let statement = try PrintedText.of(pdf: pdf.body)
      #expect(statement.contains("Written off") && statement.contains("claim 7"))
      #expect(statement.contains("session of"))
      #expect(statement.contains("Your share by your plan") && !statement.contains("Payer’s answer"))
      #expect(!statement.contains("rehab"))
    }
  }
}
