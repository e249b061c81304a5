import Foundation
import ScripCore
import ScripForms
import Tables
import Testing

@testable import ScripWeb

/// The public guide over real HTTP: no cookie, no other host, and no form behind a reason to stop.
@Suite struct GuideTests {
  static let payers: PayerCatalog = {
    guard let catalog = try? JSONDecoder().decode(PayerCatalog.self, from: Data(Tables.payerRules)) else {
      preconditionFailure("the payer rules cannot be read")
    }
    return catalog
  }()

  static func practice(plans: [Plan] = [], on day: String = "2026-11-24") -> GuidePractice {
    GuidePractice(
      letterhead: Letterhead(name: "Ballard Bodywork", fax: PhoneNumber("206-555-0143")),
      sms: PhoneNumber("206-555-0144"), plans: plans, payers: payers, today: CalendarDay(day)!)
  }

  static func withGuide<Result>(
    _ practice: GuidePractice = practice(), _ body: (inout Browser) async throws -> Result
  ) async throws -> Result {
    try await withServer(declare: { GuideRoutes(practice: { practice }).declare(in: &$0) }) { server in
      var browser = server.browser()
      return try await body(&browser)
    }
  }

  static let keys = GuidePayer.allCases.flatMap(\.classKeys)

  @Test("No page or form of the guide sets a cookie, names another host or runs a script")
  func nothingKept() async throws {
    try await Self.withGuide { browser in
      var answers = [try await browser.get("/guide"), try await browser.get("/guide/call")]
      for path in ["/guide/words", "/guide/forms", "/guide/safety/hsa", "/guide/forms/hsa", "/accepted"] {
        answers.append(try await browser.get(path))
      }
      answers.append(try await browser.post("/guide/safety/hsa", [("yes", "fever")]))
      answers.append(try await browser.post("/guide/safety/hsa", [("none", "1")]))
      answers.append(try await browser.post("/guide/words", [("payer", "hsa"), ("pain", "my low back")]))
      for answer in answers {
        #expect(answer.status == 200)
        #expect(answer.all("set-cookie") == [])
        #expect(!answer.text.contains("://") && !answer.text.contains("<script"))
      }
    }
  }

  @Test("Every payer is one link from the start, with its questions and its form or the reason for none")
  func everyPayer() async throws {
    try await Self.withGuide { browser in
      let start = try await browser.get("/guide")
      for key in Self.keys {
        #expect(start.text.contains("href=\"/guide/safety/\(key)\""))
        #expect(try await browser.get("/guide/safety/\(key)").status == 200)
        let rules = try Self.practice().rules(key)
        let page = try await browser.get("/guide/forms/\(key)")
        let pdf = try await browser.get("/guide/forms/\(key)/pdf")
        let docx = try await browser.get("/guide/forms/\(key)/docx")
        if ReferralForm.isAsked(by: rules) {
          #expect(page.text.contains("href=\"/guide/forms/\(key)/pdf\""))
          #expect(pdf.status == 200 && pdf.body.starts(with: Array("%PDF".utf8)))
          #expect(docx.status == 200 && docx.body.starts(with: Array("PK".utf8)))
        } else {
          #expect(page.text.contains("No form") && !page.text.contains("/pdf"))
          #expect(pdf.status == 303 && pdf["location"] == "/guide/forms/\(key)")
        }
      }
      #expect(try await browser.get("/guide/forms/hsa/exe").status == 404)
      #expect(try await browser.get("/guide/forms/no-such-payer").status == 404)
    }
  }

  static let stops: [(yes: [String], heading: String)] = [
    (["injury", "neck_pain"], "Get help now: call 911"), (["breath"], "Get help now: call 911"),
    (["leg_clot"], "See a doctor today"), (["heart"], "Ask your doctor first"), (["fever"], "Please wait with massage"),
    (["thinner", "injury", "neck_pain", "allergy"], "Get help now: call 911"),
  ]

  @Test("A reason to stop says what to do and leads to no form", arguments: stops)
  func stop(yes: [String], heading: String) async throws {
    try await Self.withGuide { browser in
      let questions = try await browser.get("/guide/safety/auto_pip_wa")
      #expect(!questions.text.contains("/guide/forms"))
      let page = try await browser.post("/guide/safety/auto_pip_wa", yes.map { ("yes", $0) })
      #expect(page.text.contains("<h1>\(heading)</h1>"))
      #expect(!page.text.contains("/guide/forms") && !page.text.contains("/guide/words"))
    }
  }

  @Test("Without a reason to stop the form follows; an empty answer is asked again; nothing stands in the address")
  func goOn() async throws {
    try await Self.withGuide { browser in
      let page = try await browser.post("/guide/safety/hsa", [("yes", "thinner")])
      #expect(page.text.contains("Blood thinners") && page.text.contains("href=\"/guide/forms/hsa/pdf\""))
      let empty = try await browser.post("/guide/safety/hsa", [])
      #expect(empty.text.contains("tick the last line") && !empty.text.contains("/guide/forms"))
      let asked = try await browser.get("/guide/safety/hsa?yes=thinner&none=1")
      #expect(asked.text.contains("<form method=\"post\"") && !asked.text.contains("/guide/forms"))
    }
  }

  @Test("The words for the doctor hold the answers, escaped, and the ask of the payer")
  func words() async throws {
    try await Self.withGuide { browser in
      let page = try await browser.post(
        "/guide/words", [("payer", "fsa"), ("pain", "<b>low back"), ("goal", "sleep through")])
      #expect(page.text.contains("What hurts: &lt;b&gt;low back."))
      #expect(page.text.contains("My payer wants to see how many visits, how often and for how long."))
      let unknown = try await browser.post("/guide/words", [("payer", "nobody")])
      #expect(unknown.status == 404)
    }
  }

  @Test("Will insurance pay is answered with conditions, never with yes")
  func conditions() async throws {
    try await Self.withGuide { browser in
      let page = try await browser.get("/guide")
      #expect(page.text.contains("In some cases"))
    }
  }

  static let days: [(day: String, standing: String)] = [
    ("2026-11-24", "coming soon, from"), ("2026-12-31", "coming soon, from"), ("2027-01-01", ">accepted<"),
    ("2027-07-01", "not accepted"),
  ]

  @Test("A plan on the public list changes by itself on its days", arguments: days)
  func accepted(day: String, standing: String) async throws {
    let plan = Plan(
      id: PlanID(high: 1, low: 1), payerName: "Cascade Health", name: "Blue", classKey: "commercial_in_network",
      product: .ppo, acceptance: .comingSoon, from: CalendarDay("2027-01-01"), to: CalendarDay("2027-06-30"))
    let page = try await Self.withGuide(Self.practice(plans: [plan], on: day)) { try await $0.get("/accepted") }
    #expect(page.text.contains("Cascade Health Blue (PPO)") && page.text.contains(standing))
  }

  static let kinds: [(payer: String, name: String, kind: String)] = [
    ("State Mutual", "PIP", "auto_pip_wa"), ("VA", "Region 4", "va_ccn"), ("Regence", "PPO", "commercial_in_network"),
  ]

  @Test("A product is told of health insurers' plans alone, and once", arguments: kinds)
  func product(row: (payer: String, name: String, kind: String)) async throws {
    let plan = Plan(
      id: PlanID(high: 1, low: 1), payerName: row.payer, name: row.name, classKey: row.kind, product: .ppo)
    let practice = Self.practice(plans: [plan], on: "2026-11-24")
    let page = try await Self.withGuide(practice) { try await $0.get("/accepted") }
    #expect(page.text.contains("\(row.payer) \(row.name)<") && !page.text.contains("(PPO)"))
  }
}
