import ScripCore
import ScripStore
import Testing

@testable import ScripWeb

/// What a biller is told after a file of answers was read.
@Suite struct AnswerReadTests {
  /// A 277CA about these claims, each with the first element of its status and what STC03 says.
  static func file(_ claims: [(number: String, code: String, action: String)]) -> [UInt8] {
    let patients = claims.enumerated().flatMap { place, claim in
      [
        "HL*\(place + 4)*3*PT", "NM1*QC*1*DELACROIX*BEATRICE****MI*TW1", "TRN*2*\(claim.number)",
        "STC*\(claim.code)*20261124*\(claim.action)*140", "DTP*472*D8*20261103",
      ]
    }
    let body =
      [
        "BHT*0085*08*1*20261124*0900*TH", "HL*1**20*1", "NM1*PR*2*REGENCE*****PI*00932", "TRN*1*R1",
        "DTP*050*D8*20261124", "DTP*009*D8*20261124", "HL*2*1*21*1", "NM1*41*2*CEDAR*****46*SC1001", "TRN*2*1",
        "STC*A1:19:PR*20261124*WQ*140", "HL*3*2*19*1", "NM1*85*2*CEDAR*****XX*2000000002",
      ] + patients
    let all =
      [
        "ISA*00*          *00*          *ZZ*CH0001         *ZZ*SC1001         *261124*0900*^*00501*000000001*0*T*:",
        "GS*HN*CH0001*SC1001*20261124*0900*1*X*005010X214", "ST*277*0001*005010X214",
      ] + body + ["SE*\(body.count + 2)*0001", "GE*1*1", "IEA*1*000000001"]
    return Array((all.joined(separator: "~\n") + "~\n").utf8)
  }

  private static func setClearinghouse(on server: TestServer, isTest: Bool) async throws {
    let practice = try await server.desk.practices()[0]
    try await server.database.write(in: .practice(practice.bytes)) { connection in
      var profile = Practice(
        id: practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")
      profile.clearinghouse = Clearinghouse(
        name: "Harbor", submitterNumber: "SC1001", receiverNumber: "CH0001", isTest: isTest)
      try connection.save(profile)
    }
  }

  @Test("While files are marked as a test the work list says that no payer decides them", arguments: [true, false])
  func testMark(isTest: Bool) async throws {
    try await MoneyPagesTests().withMoney { browser, server in
      try await Self.setClearinghouse(on: server, isTest: isTest)
      let page = try await browser.get("/claims").text
      #expect(page.contains("Files are marked as a test: Harbor looks at them, and no payer decides.") == isTest)
    }
  }

  @Test("The page counts what was taken in and what came back, leads to each claim, and knows a file it has read")
  func read() async throws {
    try await MoneyPagesTests().withMoney { browser, server in
      try await Self.setClearinghouse(on: server, isTest: false)
      func told(_ claims: [(number: String, code: String, action: String)]) async throws -> String {
        let answer = try await browser.upload(
          "/claims", to: "/claims/answers", file: Self.file(claims), named: "answer.277")
        return try await browser.get(try #require(answer["location"])).text
      }
      let claim = "href=\"/claims/\(ClaimID(high: 5, low: 7))\""
      let taken = try await told([("7", "A2:20:PR", "WQ")])
      #expect(taken.contains("Read: 1 claim taken in.") && taken.contains(">Claim 7, taken in<"))
      #expect(taken.contains(claim))
      // The category says that it came back, whatever stands beside it.
      let back = try await told([("7", "A7:164:PR", "WQ"), ("404", "A2:20:PR", "WQ")])
      #expect(back.contains("Read: 1 claim came back, 1 in it not of this practice."))
      #expect(back.contains(">Claim 7, came back<"))
      #expect(try await browser.get("/claims/\(ClaimID(high: 5, low: 7))").text.contains("Refused by the payer"))
      let again = try await told([("7", "A7:164:PR", "WQ")])
      #expect(again.contains("Read before, nothing changed: 1 claim answered alike before."))
      let nothing = try await browser.get("/claims?read=nobodys").text
      #expect(!nothing.contains("Read:") && !nothing.contains("Read before"))
    }
  }
}
