import ScripCore
import Testing

@testable import ScripWeb

/// The pages call a carried balance a debt, name the claim by our number, and have no double negative.
@Suite struct CarriedBalancePageTests {
  @Test("A debt carried forward raises its payment, will be held back, and is not offered to be put down")
  func carried() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let list = "/money/remittances"
      _ = try await browser.upload(list, to: list, file: MoneyPagesTests.file(), named: "day.835")
      let forward = String(decoding: MoneyPagesTests.file(trace: "EFT2", claim: []), as: UTF8.self)
        .replacing(
          "CLP*404*1*10*10**CI*ICN2~\nSE*9",
          with: "CLP*404*1*10*10**CI*ICN2~\nPLB*2000000002*20261231*FB:ICN1*-12~\nSE*10"
        )
        .replacing("BPR*I*103*", with: "BPR*I*22*")
      let answer = try await browser.upload(list, to: list, file: Array(forward.utf8), named: "next.835")
      let path = try #require(answer["location"])
      let bench = try await browser.get(path).text
      #expect(bench.contains("Raises it by") && bench.contains("$12.00") && !bench.contains("−$12.00"))
      #expect(bench.contains("a debt carried forward") && bench.contains("claim 7, ICN1 there"))
      #expect(bench.contains("href=\"\(ClaimMoneyTests.claim)\""))
      let balances = try await browser.get("/money/balances").text
      #expect(balances.contains("We owe REGENCE $12.00: it will be held back from a payment to come."))
      #expect(balances.contains("claim 7, ICN1 there") && !balances.contains("Put it down to a claim"))
      #expect(try await browser.get("/money").text.contains("Debts carried forward by payers"))
    }
  }

  @Test("The claim that a payer named is proposed where its money is put down")
  func proposed() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let list = "/money/remittances"
      let taken = String(decoding: MoneyPagesTests.file(), as: UTF8.self)
        .replacing(
          "CLP*404*1*10*10**CI*ICN2~\nSE*19",
          with: "CLP*404*1*10*10**CI*ICN2~\nPLB*2000000002*20261231*WO:ICN1*12~\nSE*20"
        )
        .replacing("BPR*I*103*", with: "BPR*I*91*")
      _ = try await browser.upload(list, to: list, file: Array(taken.utf8), named: "day.835")
      let form = try await browser.get("/money/balances/apply").text
      #expect(form.contains("The payer named claim 7.") && form.contains("value=\"7\""))
    }
  }
}
