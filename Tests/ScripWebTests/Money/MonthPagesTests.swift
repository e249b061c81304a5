import ScripCore
import Testing

@testable import ScripWeb

/// The page of a month and its ledger: whole cents that add up, and nobody's name.
@Suite struct MonthPagesTests {
  static let november = "/money/months/2026-11"

  /// The cells of each row of a page's tables, without their tags.
  private static func rows(_ html: String) -> [[String]] {
    html.matches(of: #/<tr>(.*?)<\/tr>/#.dotMatchesNewlines()).map { row in
      row.1.matches(of: #/<t[hd][^>]*>(.*?)<\/t[hd]>/#.dotMatchesNewlines()).map { cell in
        String(cell.1.replacing(#/<[^>]*>/#, with: ""))
      }
    }
  }

  /// Posts the file of one payment, and takes 30.00 of the 25.00 that the patient owes then.
  private func fill(_ browser: inout Browser, payer: String = "REGENCE") async throws {
    let file = String(decoding: MoneyPagesTests.file(), as: UTF8.self).replacing(
      "N1*PR*REGENCE*", with: "N1*PR*\(payer)*")
    _ = try await browser.upload(
      "/money/remittances", to: "/money/remittances", file: Array(file.utf8), named: "day.835")
    let pay = "/money/accounts/\(MoneyPagesTests.patient)/payment"
    let paid = try await browser.submit(pay, to: pay, [("amount", "30.00"), ("method", "cash")])
    #expect(paid.status == 303)
  }

  @Test("A month says what is owed before and after it and why, who paid and how, and each of its days")
  func month() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      try await fill(&browser)
      let page = try await browser.get(Self.november)
      #expect(page.status == 200 && page.text.contains("<h1>November 2026</h1>"))
      let rows = Self.rows(page.text)
      for row in [
        ["Owed before 1 Nov 2026", "$0.00", "$0.00", "$0.00"], ["Charged", "$140.00", "$0.00", "$140.00"],
        ["Became the patients’", "−$25.00", "$25.00", "$0.00"], ["Paid", "−$93.00", "−$25.00", "−$118.00"],
        ["Forgone by contracts", "−$22.00", "$0.00", "−$22.00"], ["Written off", "$0.00", "$0.00", "$0.00"],
        ["Owed after 30 Nov 2026", "$0.00", "$0.00", "$0.00"], ["REGENCE", "$103.00", "$0.00", "$103.00"],
        ["All payers", "$103.00", "$0.00", "$103.00"], ["cash", "$30.00", "$0.00", "$0.00", "$30.00"],
        ["Came in, less what went back", "$103.00", "$30.00"], ["Paid what is owed", "$93.00", "$25.00"],
        ["Added to what waits in suspense or is held", "$10.00", "$5.00"],
        ["Waits or is held at the end", "$10.00", "$5.00"], ["November 2026", "$140.00", "$103.00", "$30.00", ""],
      ] {
        #expect(rows.contains(row), "\(row)")
      }
      #expect(page.text.contains("It adds up.") && !page.text.contains("Not explained"))
      #expect(page.text.contains("No session of November 2026 is signed."))
      #expect(page.text.contains("/money/months/2026-10") && page.text.contains("October 2026"))
      #expect(!page.text.contains("December 2026") && page.text.contains("href=\"/money/day?day=2026-11-2"))
      #expect(!page.text.contains("Delacroix"))
    }
  }

  @Test("This month is the one shown unasked; Money and the day lead to it, and it to the months beside it")
  func ways() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      #expect(try await browser.get("/money").text.contains("href=\"/money/months\""))
      #expect(try await browser.get("/money/day").text.contains("href=\"\(Self.november)\""))
      #expect(try await browser.get("/money/months").text.contains("<h1>November 2026</h1>"))
      let october = try await browser.get("/money/months/2026-10").text
      #expect(october.contains("href=\"\(Self.november)\"") && october.contains("href=\"/money/months/2026-09\""))
      #expect(october.contains("Nothing was charged or paid in October 2026."))
      #expect(
        october.contains("No payer paid in October 2026.") && october.contains("No patient paid in October 2026."))
    }
  }

  @Test("What is no month has no page")
  func none() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      for text in ["2026-13", "2026-00", "0000-00", "abc", "2026-1", "2026-11-01"] {
        for path in ["/money/months/\(text)", "/money/months/\(text)/ledger.csv"] {
          let answer = try await browser.get(path)
          #expect(answer.status == 404, "\(path)")
        }
      }
    }
  }

  @Test("The ledger has a line an entry, adds up by posting, and holds no name and no formula")
  func ledger() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      try await fill(&browser, payer: "=1+1")
      let answer = try await browser.get(Self.november + "/ledger.csv")
      #expect(answer.status == 200 && answer["content-type"] == "text/csv; charset=utf-8")
      #expect(answer["content-disposition"]?.contains("ledger-2026-11.csv") == true)
      let file = CSV(answer.body)
      #expect(file.header == LedgerFile.heads)
      let columns = try ["Posting", "Kind", "Account", "Amount", "Claim", "Payer", "Paid by", "Chart"].map {
        try #require(file.column($0))
      }
      var sums: [String: Int] = [:]
      for row in file.rows {
        let cents = try #require(Int(row[columns[3]].replacing(".", with: "")))
        sums[row[columns[0]], default: 0] += cents
      }
      #expect(!sums.isEmpty && sums.values.allSatisfy { $0 == 0 })
      let words = Set(file.rows.map { $0[columns[1]] })
      #expect(words == ["Charged", "Deposit of a payer", "Payer's answer", "Paid by the patient"])
      let answered = file.rows.filter { $0[columns[1]] == "Payer's answer" }
      #expect(answered.map { $0[columns[3]] } == ["93.00", "-140.00", "22.00", "25.00"])
      #expect(answered.allSatisfy { $0[columns[4]] == "7" && $0[columns[5]] == "'=1+1" })
      let paid = file.rows.filter { $0[columns[6]] == "cash" }
      #expect(Set(paid.map { $0[columns[2]] }) == ["money received", "patients owe", "held for patients"])
      #expect(paid.allSatisfy { $0[columns[7]] == MoneyPagesTests.patient.description })
      for secret in ["Delacroix", "DELACROIX", "Beatrice", "1992", "TW1", "ICN1"] {
        #expect(!answer.text.contains(secret), "\(secret)")
      }
    }
  }

  @Test("An owner and a biller read a month; a front desk and a therapist do not, and are led to none")
  func rights() async throws {
    for (role, status) in [(Role.owner, 200), (.biller, 200), (.frontDesk, 403), (.therapist, 403)] {
      try await MoneyPagesTests().withMoney([role]) { browser, _ in
        for path in ["/money/months", Self.november, Self.november + "/ledger.csv"] {
          let answer = try await browser.get(path)
          #expect(answer.status == status, "\(role) \(path)")
        }
        if role == .frontDesk { #expect(!(try await browser.get("/money/day").text.contains("/money/months"))) }
        if role == .owner { #expect(!(try await browser.get(Self.november).text.contains("/money/day"))) }
      }
    }
  }
}
