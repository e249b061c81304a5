import ScripCore
import Testing

@testable import ScripWeb

/// What is settled of a refusal is what is open of it, on the list, on its form and on the claim.
@Suite struct OpenDenialPageTests {
  @Test("After a part was paid beside the claims, the list, the form and Money say what is left")
  func part() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let list = "/money/remittances"
      let file = String(decoding: MoneyPagesTests.file(claim: MoneyPagesTests.refused), as: UTF8.self)
        .replacing("CI*ICN2~\nSE*18", with: "CI*ICN2~\nPLB*2000000002*20261231*72:A1*-128~\nSE*19")
        .replacing("BPR*I*103*", with: "BPR*I*138*")
      _ = try await browser.upload(list, to: list, file: Array(file.utf8), named: "day.835")
      let put = "/money/balances/apply"
      _ = try await browser.submit(
        put, to: put, [("payer", "gave-00932"), ("claim", "7"), ("amount", "128.00"), ("reason", "Paid beside.")])
      let denials = try await browser.get("/money/denials").text
      #expect(denials.contains("$12.00") && !denials.contains("$140.00"))
      let path = try #require(denials.firstMatch(of: #/\/money\/denials\/[0-9A-Z]{26}/#)).0
      let form = try await browser.get("\(path)/settle").text
      #expect(form.contains("of $12.00 is dealt with") && form.contains("value=\"12.00\""))
      #expect(try await browser.get("/money").text.contains("<span class=\"money\">$12.00</span>"))
    }
  }

  @Test("A claim whose answer was taken back says what is open")
  func takenBack() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let list = "/money/remittances"
      _ = try await browser.upload(list, to: list, file: MoneyPagesTests.file(), named: "day.835")
      let back = ["CLP*7*22*-140*-93**CI*ICN1", "NM1*QC*1*DELACROIX*BEATRICE", "CAS*CO*45*-22", "CAS*PR*3*-25"]
      let file = String(decoding: MoneyPagesTests.file(trace: "EFT2", claim: back), as: UTF8.self)
        .replacing("BPR*I*103*", with: "BPR*I*0*")
      _ = try await browser.upload(list, to: list, file: Array(file.utf8), named: "back.835")
      let page = try await browser.get(ClaimMoneyTests.claim).text
      #expect(page.contains("The payer took its answer back") && page.contains("$140.00 is open with the payer."))
    }
  }
}
