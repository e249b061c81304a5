import ScripCore
import ScripDesk
import ScripStore
import Testing

@testable import ScripWeb

/// A payment that is held shows what it is before it asks for a decision, and neither answer is the main button.
@Suite struct HeldPaymentPageTests {
  @Test("Of one with other content: deposit, payee, claims, and what differs from the posted one, with the way to it")
  func differs() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let list = "/money/remittances"
      let first = try #require(
        try await browser.upload(list, to: list, file: MoneyPagesTests.file(), named: "day.835")["location"])
      let other = String(decoding: MoneyPagesTests.file(), as: UTF8.self)
        .replacing("BPR*I*103*", with: "BPR*I*102*").replacing("CLP*7*1*140*93*", with: "CLP*7*1*140*92*")
        .replacing("SVC*HC:97124*70*23", with: "SVC*HC:97124*70*22").replacing("CAS*CO*45*22", with: "CAS*CO*45*23")
      let path = try #require(
        try await browser.upload(list, to: list, file: Array(other.utf8), named: "other.835")["location"])
      #expect(path != first)
      let page = try await browser.get(path).text
      for words in [
        "Nothing of it is posted", "CEDAR, NPI 2000000002", "Delacroix, Beatrice", "404, none of ours",
        "What differs from the posted one", "$92.00 paid of $140.00", "$93.00 paid of $140.00", "$102.00", "$103.00",
        "href=\"\(first)\"", "href=\"\(ClaimMoneyTests.claim)\"",
      ] {
        #expect(page.contains(words), "\(words)")
      }
      #expect(!page.contains("btn go") && page.contains("It is ours: post it"))
      #expect(!page.contains("Claim 404"), "what is alike does not differ")
      let aside = try await browser.submit(path, to: "\(path)/release", [("ours", "no"), ("reason", "Theirs.")])
      #expect(aside["location"] == path)
      let after = try await browser.get(path).text
      #expect(after.contains("Set aside") && after.contains("$102.00") && !after.contains("It is ours: post it"))
    }
  }

  @Test("Of one made out to another NPI: whose it is and ours")
  func payee() async throws {
    try await MoneyPagesTests().withMoney { browser, server in
      let id = try await server.desk.practices()[0]
      var practice = Practice(id: id, legalName: "Cedar PLLC", tradeName: "Cedar", zone: "America/Los_Angeles")
      practice.npi = "2000000002"
      _ = try await server.desk.performAsProgram(
        SavePractice(practice), in: id, key: try #require(RequestKey("practice-with-npi")))
      let file = String(decoding: MoneyPagesTests.file(), as: UTF8.self)
        .replacing("N1*PE*CEDAR*XX*2000000002", with: "N1*PE*OTHER CLINIC*XX*2000000010")
      let list = "/money/remittances"
      let path = try #require(
        try await browser.upload(list, to: list, file: Array(file.utf8), named: "day.835")["location"])
      let page = try await browser.get(path).text
      #expect(page.contains("OTHER CLINIC, NPI 2000000010") && page.contains("2000000002") && page.contains("$103.00"))
      #expect(!page.contains("What differs from the posted one"))
    }
  }
}
