import ScripCore
import ScripForms
import Testing

@testable import ScripWeb

/// What a patient is told before the questions, and whose the public pages are.
@Suite struct GuideOpeningTests {
  static let openings: [(key: String, words: String)] = [
    ("medicaid", "Medicaid does not pay for massage therapy. Ask us before you pay for it yourself."),
    ("medicare_original", "Original Medicare does not pay for massage therapy. You can pay for it yourself."),
    (
      "auto_pip_fl",
      "Car insurance after an accident in Florida (PIP) does not pay for massage therapy. You can pay for it yourself."
    ),
    (
      "va_ccn",
      "First ask your VA doctor for a referral. Only visits that were authorized are paid by Veterans Affairs, "
        + "Community Care."
    ),
  ]

  @Test(
    "A payer that never pays, or whose own doctor refers, is known before the questions and is not called",
    arguments: openings)
  func opening(key: String, words: String) async throws {
    try await GuideTests.withGuide { browser in
      let questions = try await browser.get("/guide/safety/\(key)").text
      let said = try #require(questions.firstRange(of: words))
      let first = try #require(questions.firstRange(of: "name=\"yes\""))
      #expect(said.lowerBound < first.lowerBound && questions.contains(">Choose somebody else who pays.</a>"))
      let next = try await browser.post("/guide/safety/\(key)", [("none", "1")]).text
      #expect(next.contains("Next: what to say to the doctor") && !next.contains("/guide/call"))
      #expect(next.contains("No form") && !next.contains("Just give me the form"))
      let call = try await browser.get("/guide/call?payer=\(key)").text
      #expect(call.contains("<h1>No call is needed</h1>") && call.contains(words) && !call.contains("<ol"))
      let form = try await browser.get("/guide/forms/\(key)").text
      #expect(!form.contains("The signed form comes back") && !form.contains("Write in your name"))
    }
  }

  @Test(
    "Every other payer is asked after the questions, or bills nobody",
    arguments: GuideTests.keys.filter { key in !openings.contains { $0.key == key } })
  func others(key: String) async throws {
    let rules = try GuideTests.practice().rules(key)
    #expect(rules.opening == nil && rules.massagePayable)
    #expect(rules.isCalled == [.claim, .superbill].contains(rules.billing))
    try await GuideTests.withGuide { browser in
      let questions = try await browser.get("/guide/safety/\(key)").text
      #expect(!questions.contains("Choose somebody else who pays."))
      let next = try await browser.post("/guide/safety/\(key)", [("none", "1")]).text
      #expect(next.contains("/guide/call?payer=\(key)") == rules.isCalled)
      let call = try await browser.get("/guide/call?payer=\(key)").text
      #expect(call.contains("<ol") == rules.isCalled)
      #expect(call.contains("the letter about your claim") == (rules.isCalled && rules.goesByClaim))
      #expect(next.contains("If you want to ask a doctor") == rules.asksNothing)
    }
  }

  static func location(_ name: String, _ street: String, phone: String? = nil) -> Location {
    Location(
      id: LocationID(high: 1, low: 1), name: name,
      address: PostalAddress(street: street, city: "Seattle", state: "WA", zip: "98107"),
      phone: phone.flatMap { PhoneNumber($0) })
  }

  static func sign(_ locations: [Location], phone: String? = "206-555-0142") -> DoorSign {
    DoorSign(name: "Ballard Bodywork", phone: phone.flatMap { PhoneNumber($0) }, locations: locations)
  }

  static func practice(_ sign: DoorSign) -> GuidePractice {
    GuidePractice(
      letterhead: Letterhead(name: sign.name), sign: sign, payers: GuideTests.payers,
      today: CalendarDay("2026-11-24")!)
  }

  @Test("Every page of the guide names the practice, its telephone and its locations")
  func named() async throws {
    let locations = [
      Self.location("Ballard", "5401 Market Row", phone: "206-555-0142"),
      Self.location("Fremont", "3500 Canal Walk", phone: "206-555-0113"),
    ]
    try await GuideTests.withGuide(Self.practice(Self.sign(locations))) { browser in
      var pages = [try await browser.post("/guide/safety/hsa", [("yes", "fever")]).text]
      for path in [
        "/guide", "/guide/call", "/guide/words", "/guide/forms", "/guide/forms/hsa", "/guide/safety/hsa", "/accepted",
      ] { pages.append(try await browser.get(path).text) }
      for page in pages {
        #expect(page.contains("<a class=\"mark\" href=\"/guide\">Ballard Bodywork</a>"))
        #expect(page.contains(" · Ballard Bodywork</title>") && !page.contains("Scrip<"))
        #expect(page.contains("<strong>Ballard Bodywork</strong> · Telephone <a href=\"tel:2065550142\""))
        #expect(page.contains("<p class=\"where\">Ballard: 5401 Market Row, Seattle, WA 98107</p>"))
        #expect(page.contains("Fremont: 3500 Canal Walk, Seattle, WA 98107 · Telephone <a href=\"tel:2065550113\""))
      }
      #expect(pages.last?.contains("Please call us at 206-555-0142.") == true)
    }
  }

  @Test("The desk that takes the signed form is said where it is")
  func desks() async throws {
    let (one, other) = (Self.location("Ballard", "5401 Market Row"), Self.location("Fremont", "3500 Canal Walk"))
    let cases = [
      ([], "in your hand, at our desk."), ([one], "at our desk: 5401 Market Row, Seattle, WA 98107."),
      (
        [one, other],
        "at one of our desks: Ballard (5401 Market Row, Seattle, WA 98107) or Fremont (3500 Canal Walk, Seattle, "
          + "WA 98107)."
      ),
    ]
    for (locations, words) in cases {
      try await GuideTests.withGuide(Self.practice(Self.sign(locations))) { browser in
        let page = try await browser.get("/guide/forms").text
        #expect(page.contains(words))
      }
    }
  }

  @Test("Without a number of the practice, the first location's is the one to call")
  func numberToCall() {
    let places = [Self.location("Ballard", "1 Oak"), Self.location("Fremont", "2 Elm", phone: "206-555-0113")]
    #expect(Self.sign(places, phone: nil).phoneToCall == PhoneNumber("206-555-0113"))
    #expect(Self.sign(places).phoneToCall == PhoneNumber("206-555-0142"))
    #expect(Self.sign([], phone: nil).phoneToCall == nil)
  }
}
