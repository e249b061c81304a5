import ScripCore
import ScripDesk
import ScripSQL
import ScripStore
import TestSupport
import Testing

@testable import ScripWeb

/// The pages of money: bench, parked claims, refusals, accounts, the day. Everything works without JavaScript.
@Suite struct MoneyPagesTests {
  static let patient = PatientID(high: 1, low: 1)

  /// A biller at work in a practice with one claim of two lines that was sent.
  func withMoney(
    _ roles: Set<Role> = [.biller], _ body: (inout Browser, TestServer) async throws -> Void
  ) async throws {
    try await withServer(pages: { pages, routes in
      MoneyRoutes(pages).declare(in: &routes)
      ClaimRoutes(pages).declare(in: &routes)
    }) { server in
      // With a key of its own: files are sealed.
      let practice = try await server.desk.addPractice(named: "Ballard")
      try await server.addPerson("rosa@example.org", roles: roles, practice: practice)
      try await server.database.write(in: .practice(practice.bytes)) { connection in try connection.addClaim() }
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      try await body(&browser, server)
    }
  }

  /// One payment: of claim 7 for 93.00 with a copay of 25.00, and of a claim nobody knows for 10.00.
  static func file(trace: String = "EFT1", claim: [String]? = nil) -> [UInt8] {
    let known = claim ?? Self.known
    let body =
      [
        "BPR*I*103*C*CHK************20261120", "TRN*1*\(trace)*1911111111", "DTM*405*20261120",
        "N1*PR*REGENCE*XV*00932",
        "N1*PE*CEDAR*XX*2000000002", "LX*1",
      ] + known + ["CLP*404*1*10*10**CI*ICN2"]
    let all =
      [
        "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CEDAR          *261120*1200*^*00501*000000001*0*T*:",
        "GS*HP*PAYER*CEDAR*20261120*1200*1*X*005010X221A1", "ST*835*0001",
      ] + body + ["SE*\(body.count + 2)*0001", "GE*1*1", "IEA*1*000000001"]
    return Array((all.joined(separator: "~\n") + "~\n").utf8)
  }

  /// Of claim 7: 93.00 paid, 22.00 forgone, a copay of 25.00.
  static let known = [
    "CLP*7*1*140*93**CI*ICN1", "NM1*QC*1*DELACROIX*BEATRICE", "SVC*HC:97124*70*23", "DTM*472*20261103",
    "CAS*CO*45*22", "CAS*PR*3*25", "REF*6R*7-1", "SVC*HC:97140*70*70", "DTM*472*20261103", "REF*6R*7-2",
  ]

  /// A refusal of the whole claim for want of an authorization.
  static let refused = [
    "CLP*7*1*140*0**CI*ICN1", "SVC*HC:97124*70*0", "DTM*472*20261103", "CAS*CO*197*70", "REF*6R*7-1",
    "SVC*HC:97140*70*0", "DTM*472*20261103", "CAS*CO*197*70", "REF*6R*7-2",
  ]

  @Test("A dropped file leads to its bench: posted and waiting add up to the deposit, the odd claim is decided")
  func bench() async throws {
    try await withMoney { browser, _ in
      let answer = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: Self.file(), named: "day.835")
      let path = try #require(answer["location"])
      let bench = try await browser.get(path)
      for words in ["$93.00", "$10.00", "$103.00", "No claim of ours has this number.", "Decide"] {
        #expect(bench.text.contains(words), "\(words)")
      }
      #expect(!bench.text.contains("ICN1"))
      #expect(bench.text.contains("href=\"/claims/\(ClaimID(high: 5, low: 7))\""))
      // The same file again leads to the same place, and says so.
      let again = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: Self.file(), named: "again.835")
      #expect(again["location"] == "\(path)?again=yes")
      let told = try await browser.get("\(path)?again=yes").text
      #expect(told.contains("This payment was posted before, on ") && told.contains(": nothing changed."))
      #expect(!bench.text.contains("nothing changed"))
      let page = "\(path)/claims/1"
      let form = try await browser.get(page)
      #expect(form.text.contains("waits with $10.00") && form.text.contains("The payer names a charge of $10.00"))
      let wrong = try await browser.submit(
        page, to: page,
        [("decision", "post"), ("claim", "12"), ("contractual", "0"), ("toPatient", "0"), ("reason", "Typing error.")])
      #expect(wrong.status == 422 && wrong.text.contains("Typing error."))
      let sent = try await browser.submit(page, to: page, [("decision", "return"), ("reason", "Not ours.")])
      #expect(sent["location"] == path)
      let after = try await browser.get(path)
      #expect(after.text.contains("returned to the payer") && after.text.contains("None. Every claim"))
      let list = try await browser.get("/money/remittances")
      #expect(list.text.contains("REGENCE, EFT1") && list.text.contains("posted"))
      let landing = try await browser.get("/money")
      #expect(landing.text.contains("Parked claims"))
    }
  }

  @Test("A deposit above its claims says by how much, is counted under Money, and the rest goes back")
  func difference() async throws {
    try await withMoney { browser, _ in
      let file = String(decoding: Self.file(), as: UTF8.self).replacing("BPR*I*103*", with: "BPR*I*110.5*")
      let answer = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: Array(file.utf8), named: "day.835")
      let path = try #require(answer["location"])
      let bench = try await browser.get(path)
      #expect(bench.text.contains("do not explain $7.50") && bench.text.contains("It went back to the payer"))
      let landing = try await browser.get("/money")
      #expect(landing.text.contains("Payments not explained"))
      #expect(landing.text.contains("<span class=\"money\">$7.50</span>"))
      let sent = try await browser.submit(path, to: "\(path)/difference", [("reason", "Paid twice.")])
      #expect(sent["location"] == path)
      let after = try await browser.get(path)
      #expect(after.text.contains("returned to the payer") && !after.text.contains("do not explain"))
      let again = "\(path)/wait-again"
      #expect(after.text.contains("href=\"\(again)\""))
      let asked = try await browser.get(again).text
      #expect(asked.contains("The money did not go back to the payer"))
      let typed = Browser.hidden(in: asked) + [("reason", "A slip.")]
      for press in 1...2 { #expect(try await browser.post(again, typed)["location"] == path, "press \(press)") }
      let waits = try await browser.get(path)
      #expect(waits.text.contains("do not explain $7.50") && !waits.text.contains(again))
      #expect(try await browser.get(again).status == 409)
    }
  }

  @Test("A file that is no 835 is refused beside its field, and stands among those not posted, with what to do")
  func unread() async throws {
    try await withMoney { browser, _ in
      let answer = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: Array("Dear practice".utf8), named: "letter.txt")
      #expect(answer.status == 422 && answer.text.contains("Nothing was posted. This is not an 835."))
      #expect(answer.text.contains("role=\"alert\"") && answer.text.contains("aria-invalid"))
      let list = try await browser.get("/money/remittances")
      #expect(list.text.contains("This is not an 835.") && list.text.contains("enter it by hand"))
      #expect(!list.text.contains("Nothing was posted."))
      #expect(list.text.contains("letter.txt"))
      // An empty one is refused on the page it came from, beside the field.
      let empty = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: [], named: "empty.835")
      #expect(empty.status == 422 && empty.text.contains("There is nothing in this file."))
      #expect(empty.text.contains("A file of payments") && empty.text.contains("aria-invalid"))
    }
  }

  @Test("A refusal names its cause and the next act, and ends by what was done")
  func denial() async throws {
    try await withMoney { browser, _ in
      let file = Self.file(claim: Self.refused)
      _ = try await browser.upload("/money/remittances", to: "/money/remittances", file: file, named: "day.835")
      let list = try await browser.get("/money/denials")
      #expect(list.text.contains("the prior authorization") && list.text.contains("$140.00"))
      let path = try #require(list.text.firstMatch(of: #/\/money\/denials\/[0-9A-Z]{26}/#)).0
      let opened = try await browser.get(String(path))
      #expect(opened.text.contains("CO 197") && opened.text.contains("It is done"))
      #expect(opened.text.contains("\(path)/appeal/docx") && opened.text.contains("Appeal letter (PDF)"))
      #expect(try await browser.get("\(path)/appeal/odt").status == 404)
      let page = "\(path)/settle"
      // A contract that asks for a notice: not the patient's without one.
      let refused = try await browser.submit(
        page, to: page, [("ending", "toPatient"), ("amount", "140.00"), ("how", "Agreed.")])
      #expect(refused.status == 422 && refused.text.contains("notice"))
      let done = try await browser.submit(
        page, to: page, [("ending", "answered"), ("amount", ""), ("how", "Sent with the number.")])
      #expect(done["location"] == "/money/denials")
      let ended = try await browser.get(String(path)).text
      #expect(ended.contains("It is dealt with: Sent with the number.") && !ended.contains("It is done"))
      let after = try await browser.get("/money/denials")
      #expect(after.text.contains("Nothing was refused."))
    }
  }

  @Test("A share that was sent on waits for the other payer, with the claim where it is said that it did not arrive")
  func sentOn() async throws {
    try await withMoney { browser, server in
      let practice = try await server.desk.practices()[0]
      try await server.database.write(in: .practice(practice.bytes)) { connection in
        let plan = PlanID(high: 4, low: 2)
        try connection.save(Plan(id: plan, payerName: "Cascade", name: "Choice", classKey: "commercial_in_network"))
        try connection.save(
          Coverage(id: CoverageID(high: 2, low: 2), patient: Self.patient, plan: plan, memberID: "CB2", rank: 2))
      }
      let sent = ["CLP*7*19*140*93**CI*ICN1"] + Self.known.dropFirst()
      _ = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: Self.file(claim: sent), named: "day.835")
      let list = try await browser.get("/money/denials")
      #expect(list.text.contains("another payer") && list.text.contains("$25.00"))
      let path = try #require(list.text.firstMatch(of: #/\/money\/denials\/[0-9A-Z]{26}/#)).0
      let opened = try await browser.get(String(path))
      let claim = "/claims/\(ClaimID(high: 5, low: 7))"
      #expect(opened.text.contains("Sent on") && opened.text.contains(claim))
      let form = try await browser.get("\(path)/settle")
      #expect(form.text.contains("What was sent on") && !form.text.contains("papers sent"))
      let page = "\(claim)/not-arrived"
      let asked = try await browser.get(claim)
      #expect(asked.text.contains("It did not arrive") && asked.text.contains(page))
      #expect(try await browser.get(page).text.contains("Ask Cascade"))
      let silent = try await browser.submit(page, to: page, [("notArrived", "")])
      #expect(silent.status == 422)
    }
  }

  @Test("A refused claim leads to the payer that has to pay, once the chart names it")
  func elsewhere() async throws {
    try await withMoney { browser, server in
      _ = try await browser.upload(
        "/money/remittances", to: "/money/remittances", file: Self.file(claim: Self.refused), named: "day.835")
      let claim = "/claims/\(ClaimID(high: 5, low: 7))"
      let page = "\(claim)/other-payer"
      let refused = try await browser.get(claim).text
      for words in [
        "Another payer has to pay", "The chart names no other payer", "The refusal of $", "/money/denials/",
      ] {
        #expect(refused.contains(words), "\(words)")
      }
      #expect(!refused.contains(page), "no way to a page that could only refuse")
      let nobody = try await browser.get(page)
      #expect(nobody.status == 409 && nobody.text.contains("Add a way to pay"))
      let practice = try await server.desk.practices()[0]
      let coverage = CoverageID(high: 2, low: 2)
      try await server.database.write(in: .practice(practice.bytes)) { connection in
        let plan = PlanID(high: 4, low: 2)
        try connection.save(Plan(id: plan, payerName: "Cascade", name: "Choice", classKey: "commercial_in_network"))
        try connection.save(Coverage(id: coverage, patient: Self.patient, plan: plan, memberID: "CB2"))
      }
      #expect(try await browser.get(claim).text.contains(page))
      #expect(try await browser.get(page).text.contains("Cascade Choice, member CB2"))
      let silent = try await browser.submit(page, to: page, [("coverage", coverage.description), ("why", "")])
      #expect(silent.status == 422)
      let made = try await browser.submit(
        page, to: page, [("coverage", coverage.description), ("why", "Her new card.")])
      let next = try #require(made["location"])
      #expect(try await browser.get(next).text.contains("in the place of claim 7: Her new card."))
      #expect(try await browser.get(claim).text.contains("is in its place"))
    }
  }

  @Test("Paper is entered with the same checks")
  func paper() async throws {
    try await withMoney { browser, _ in
      let typed = [
        ("trace", "4711"), ("day", "2026-11-20"), ("method", "CHK"), ("payment", "93.00"),
        ("claim1", "7"), ("paid1", "93.00"), ("forgone1", "22.00"), ("kind1", "3"),
      ]
      let short = try await browser.submit("/money/paper", to: "/money/paper", typed)
      #expect(short.status == 422 && short.text.contains("$25.00 of $140.00 is not accounted for"))
      let over = try await browser.submit("/money/paper", to: "/money/paper", typed + [("share1", "35.00")])
      #expect(over.status == 422 && over.text.contains("The amounts come to $10.00 more than $140.00."))
      let sent = try await browser.submit("/money/paper", to: "/money/paper", typed + [("share1", "25.00")])
      let path = try #require(sent["location"])
      #expect(try await browser.get(path).text.contains("$93.00"))
    }
  }

  @Test("What a payer took beside its claims is put down to one of them")
  func balances() async throws {
    try await withMoney { browser, _ in
      let typed = [
        ("trace", "4711"), ("day", "2026-11-20"), ("method", "CHK"), ("payment", "83.00"), ("beside", "10.00"),
        ("claim1", "7"), ("paid1", "93.00"), ("forgone1", "22.00"), ("kind1", "3"), ("share1", "25.00"),
      ]
      _ = try await browser.submit("/money/paper", to: "/money/paper", typed)
      let list = try await browser.get("/money/balances")
      #expect(list.text.contains("Regence") && list.text.contains("$10.00"))
      #expect(list.text.contains("What it is made of"))
      #expect(try await browser.get("/money").text.contains("Taken or given beside claims"))
      let page = "/money/balances/apply"
      #expect(try await browser.get(page).text.contains("value=\"took-00932\""))
      let what = [("payer", "00932"), ("claim", "7"), ("reason", "Overpaid.")]
      let wrong = try await browser.submit(page, to: page, what + [("amount", "10.01")])
      #expect(wrong.status == 422 && wrong.text.contains("Only $10.00"))
      let done = try await browser.submit(page, to: page, what + [("amount", "10.00")])
      #expect(done["location"] == "/money/balances")
      #expect(try await browser.get("/money/balances").text.contains("No payer took or gave"))
      #expect(try await browser.get("/money/denials").text.contains("$10.00"))
    }
  }

  @Test("A therapist sees none of it; a front desk takes payments and posts nothing")
  func rights() async throws {
    try await withMoney([.therapist]) { browser, _ in
      for path in ["/money", "/money/remittances", "/money/denials", "/money/day"] {
        let answer = try await browser.get(path)
        #expect(answer.status == 403, "\(path)")
      }
    }
    try await withMoney([.frontDesk]) { browser, _ in
      for path in ["/money", "/money/remittances", "/money/denials", "/money/paper"] {
        let answer = try await browser.get(path)
        #expect(answer.status == 403, "\(path)")
      }
      for path in ["/money/accounts/\(Self.patient)", "/money/accounts/\(Self.patient)/payment", "/money/day"] {
        let answer = try await browser.get(path)
        #expect(answer.status == 200, "\(path)")
      }
      let refund = try await browser.get("/money/accounts/\(Self.patient)/refund")
      #expect(refund.status == 403)
    }
  }
}

extension Connection {
  /// A patient in network, and claim 7 of two lines of 70.00 that was sent.
  fileprivate func addClaim() throws {
    let patient = MoneyPagesTests.patient
    let (plan, coverage, episode) = (PlanID(high: 4, low: 1), CoverageID(high: 2, low: 1), EpisodeID(high: 3, low: 1))
    let day = CalendarDay("2026-11-03")!
    try save(Patient(id: patient, givenName: "Beatrice", familyName: "Delacroix", birthDate: CalendarDay("1992-03-16")))
    try save(Plan(id: plan, payerName: "Regence", name: "PPO", classKey: "commercial_in_network"))
    try save(Coverage(id: coverage, patient: patient, plan: plan, memberID: "TW1"))
    try save(
      Episode(
        id: episode, patient: patient, coverage: coverage, classKey: "commercial_in_network", problem: "low back",
        openedOn: day))
    let person = ClaimPerson(name: ClaimName(family: "DELACROIX", given: "BEATRICE"), birthDate: nil)
    let codes: [ProcedureCode] = [.massage, .manualTherapy]
    let claim = Claim(
      controlNumber: "7",
      billing: BillingProvider(
        provider: ClaimProvider(name: .organization("Cedar PLLC"), npi: "2000000002"),
        address: PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "981070000"),
        tax: .employer("911111111")),
      coverage: ClaimCoverage(
        filing: .commercial, subscriber: person, memberID: "TW1", payer: ClaimPayer(name: "Regence", number: "00932")),
      diagnoses: [],
      lines: (1...2).map { place in
        ServiceLine(
          controlNumber: "7-\(place)", day: day, procedure: codes[place - 1], charge: Money(cents: 7000), units: 4,
          pointers: [1])
      })
    let (id, sent) = (ClaimID(high: 5, low: 7), Moment(milliseconds: 1_795_000_000_000))
    try insert(
      StoredClaim(
        id: id, number: "7", episode: episode, patient: patient, coverage: coverage, plan: plan, firstDay: day,
        lastDay: day, charge: claim.charge, standing: .sent, standingAt: sent, fileBy: CalendarDay("2027-05-02")))
    try append(claim, version: 1, of: id, at: sent)
  }
}
