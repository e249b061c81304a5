import ScripCore
import ScripDesk
import ScripStore
import Testing

@testable import ScripWeb

/// What a claim's page says of its money after the payer's answer.
@Suite struct ClaimMoneyTests {
  static let claim = "/claims/" + ClaimID(high: 5, low: 7).description

  @Test("A claim that was refused whole is red, one that is settled green")
  func verdict() async throws {
    let money = MoneyPagesTests()
    try await money.withMoney { browser, _ in
      let file = MoneyPagesTests.file(claim: MoneyPagesTests.refused)
      _ = try await browser.upload("/money/remittances", to: "/money/remittances", file: file, named: "day.835")
      let page = try await browser.get(Self.claim).text
      #expect(page.contains("slip stop") && page.contains("Refused"))
      #expect(page.contains("$140.00 is open with the payer."))
    }
    try await money.withMoney { browser, _ in
      let file = MoneyPagesTests.file()
      _ = try await browser.upload("/money/remittances", to: "/money/remittances", file: file, named: "day.835")
      let page = try await browser.get(Self.claim).text
      #expect(page.contains("slip done") && page.contains("Nothing is open with the payer."))
    }
  }

  @Test("A payer's reason is words in a sentence, and a name in it stays a name")
  func reasons() throws {
    let answer = RemittedClaim(
      controlNumber: "7", status: .processedPrimary, charge: Money(cents: 4_000), paid: .zero,
      adjustments: [
        ClaimAdjustment(.contractual, "P23", Money(cents: 1_500)), ClaimAdjustment(.patient, "1", Money(cents: 2_500)),
      ])
    #expect(
      answer.adjustmentWords(try Reference.forTests().reasons) == [
        "$15.00 MedPay/PIP fee schedule (CO P23)", "$25.00 deductible (PR 1)",
      ])
  }

  @Test("What was put down to a claim stands on its page, and is taken off it with a reason")
  func putDown() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let typed = [
        ("trace", "4711"), ("day", "2026-11-20"), ("method", "CHK"), ("payment", "83.00"), ("beside", "10.00"),
        ("claim1", "7"), ("paid1", "93.00"), ("forgone1", "22.00"), ("kind1", "3"), ("share1", "25.00"),
      ]
      _ = try await browser.submit("/money/paper", to: "/money/paper", typed)
      let put = "/money/balances/apply"
      _ = try await browser.submit(
        put, to: put, [("payer", "00932"), ("claim", "7"), ("reason", "Overpaid."), ("amount", "10.00")])
      let page = try await browser.get(Self.claim).text
      #expect(page.contains("$10.00 that the payer took beside claims was put down here"))
      #expect(page.contains("$10.00 is open with the payer.") && page.contains("Overpaid."))
      let path = try #require(page.firstMatch(of: #/\/claims\/[0-9A-Z]{26}\/put-down\/[0-9A-Z]{26}\/take-back/#))
      let back = String(path.0)
      let unsaid = try await browser.submit(back, to: back, [("reason", "")])
      #expect(unsaid.status == 422)
      let done = try await browser.submit(back, to: back, [("reason", "It was another claim's.")])
      #expect(done["location"] == Self.claim)
      #expect(try await browser.get(Self.claim).text.contains("Nothing is open with the payer."))
      #expect(try await browser.get("/money/balances").text.contains("$10.00"))
    }
  }

  @Test("A paid claim is corrected in two steps that say what is at stake, and the two name each other")
  func correction() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let file = MoneyPagesTests.file()
      _ = try await browser.upload("/money/remittances", to: "/money/remittances", file: file, named: "day.835")
      let paid = try await browser.get(Self.claim).text
      #expect(paid.contains("<summary>Correct it by a new claim</summary>") && paid.contains("Make the new claim"))
      #expect(paid.contains("The payer paid $93.00 on this one and takes that back first."))
      let made = try await browser.submit(Self.claim, to: "\(Self.claim)/replace", [])
      let next = try #require(made["location"])
      #expect(try await browser.get(next).text.contains(", in place of 7</h1>"))
      let first = try await browser.get(Self.claim).text
      #expect(first.contains("has not been sent. Drop it, and this claim stands again."))
      #expect(first.contains("Followed by") && first.contains("href=\"\(next)\""))
      #expect(try await browser.get("/claims").text.contains(", in place of 7, Regence"))
    }
  }

  @Test("A claim that came back says what refused it first, before and after it is checked again")
  func cameBack() async throws {
    try await MoneyPagesTests().withMoney { browser, server in
      let (practice, id) = (try await server.desk.practices()[0], ClaimID(high: 5, low: 7))
      let words = "Refused: information is wrong: payer’s own number (A7 464)"
      try await server.database.write(in: .practice(practice.bytes)) { connection in
        let (sent, back) = (Moment(milliseconds: 1_795_000_000_000), Moment(milliseconds: 1_795_000_100_000))
        try connection.append(
          ClaimEvent(.submitted, "Put into file 1.", controlNumber: 1), id: ClaimEventID(high: 6, low: 1), of: id,
          at: sent)
        try connection.append(
          ClaimEvent(.claimRejected, words), id: ClaimEventID(high: 6, low: 2), of: id, at: back)
        try connection.note(.rejected, of: id, at: back)
      }
      for _ in 1...2 {
        let page = try await browser.get(Self.claim).text
        let (why, history) = (page.range(of: words), page.range(of: "Everything that happened"))
        #expect(page.contains("<h2>It came back refused</h2>") && !page.contains("Nothing speaks against it"))
        #expect(try #require(why).lowerBound < #require(history).lowerBound)
        #expect(page.contains("Open the episode</a>"))
        _ = try await browser.submit(Self.claim, to: "\(Self.claim)/check", [])
      }
    }
  }
}
