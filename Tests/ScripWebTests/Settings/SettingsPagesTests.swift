import ScripCore
import Testing

/// The settings over HTTP: what is saved shows, what is refused stays as typed.
@Suite struct SettingsPagesTests {
  private static let practice = [
    ("legalName", "Ballard Massage LLC"), ("tradeName", "Ballard Massage"), ("zone", "America/Los_Angeles"),
    ("phone", "206-555-0142"),
  ]

  private static func changed(_ field: String, _ value: String) -> [(String, String)] {
    practice.filter { $0.0 != field } + [(field, value)]
  }

  @Test("A practice that was saved is shown")
  func saved() async throws {
    try await withStaff { browser, _, _ in
      let answer = try await browser.submit("/settings/practice", to: "/settings/practice", Self.practice)
      #expect(answer.status == 303)
      let page = try await browser.get("/settings").text
      #expect(page.contains("Ballard Massage LLC"))
      #expect(page.contains("telephone 206-555-0142"))
    }
  }

  typealias Refused = (field: String, typed: String, fix: String)
  static let refusals: [Refused] = [
    ("phone", "757-4105-3222", "This has 11 digits; a telephone number has 10."),
    ("fax", "206-555-014", "This has 9 digits; a telephone number has 10."),
    ("sms", "106-555-0142", "An area code does not begin with 0 or 1."),
    ("npi", "123", "An NPI has ten digits."),
    ("zone", "Europe/Paris", "Choose a zone of the list."),
    ("legalName", "", "Fill in the name that stands on claims."),
    ("email", "front desk", "Write the e-mail address whole, such as name@example.com."),
    ("cancellationFee", "25,50", "Write 25.50."), ("cancellationFee", "501", "Write a fee of at most $500."),
  ]

  @Test("A refused field is named with its fix, and everything typed is kept", arguments: refusals)
  func refused(row: Refused) async throws {
    try await withStaff { browser, _, _ in
      let fields = Self.changed(row.field, row.typed)
      let answer = try await browser.submit("/settings/practice", to: "/settings/practice", fields)
      #expect(answer.status == 422)
      #expect(answer.text.contains("role=\"alert\""))
      #expect(answer.text.contains("id=\"\(row.field)-fix\">\(row.fix)"))
      #expect(answer.text.contains("value=\"Ballard Massage\""))
      let overview = try await browser.get("/settings").text
      #expect(!overview.contains("Ballard Massage"))
    }
  }

  @Test(
    "A plan of a kind that pays for no massage is said so, whatever is chosen, as on the public list",
    arguments: ["medicaid", "medicare_original", "auto_pip_fl"])
  func neverPays(classKey: String) async throws {
    try await withStaff { browser, _, _ in
      let fields = [
        ("payerName", "Apple Health"), ("classKey", classKey), ("product", "other"), ("acceptance", "accepted"),
      ]
      let answer = try await browser.submit("/settings/plans/new", to: "/settings/plans/new", fields)
      #expect(answer.status == 303)
      let page = try await browser.get("/settings").text
      #expect(page.contains("Apple Health") && page.contains("does not pay for massage therapy"))
      #expect(!page.contains(">accepted<"))
    }
  }

  @Test("A form that was corrected is taken under the same key")
  func corrected() async throws {
    try await withStaff { browser, _, _ in
      let refused = try await browser.submit(
        "/settings/practice", to: "/settings/practice", Self.changed("phone", "757-4105-3222"))
      let again = Browser.hidden(in: refused.text) + Self.practice
      let last = try await browser.post("/settings/practice", again)
      #expect(last.status == 303)
    }
  }

  static let place = [
    ("name", "Ballard"), ("street", "1 Row"), ("city", "Seattle"), ("state", "WA"), ("zip", "98107"),
    ("opens2", "9 am"), ("closes2", "5 pm"),
  ]

  static let places: [Refused] = [
    ("state", "W1", "id=\"state-fix\">Write the state as its two letters, such as WA."),
    ("opens2", "", "id=\"opens2-fix\">Write both times of Tuesday, or neither."),
  ]

  @Test("A location's state is one, and its hours are whole", arguments: places)
  func wrongPlace(row: Refused) async throws {
    try await withStaff { browser, _, _ in
      let new = "/settings/locations/new"
      let fields = Self.place.map { $0.0 == row.field ? (row.field, row.typed) : $0 }
      let answer = try await browser.submit(new, to: new, fields)
      #expect(answer.status == 422 && answer.text.contains(row.fix))
    }
  }

  @Test("A location without hours is not saved: it would be open day and night")
  func hourless() async throws {
    try await withStaff { browser, _, _ in
      let new = "/settings/locations/new"
      let answer = try await browser.submit(new, to: new, Array(Self.place.dropLast(2)))
      #expect(answer.status == 422)
      #expect(answer.text.contains("id=\"opens1-fix\">Write the hours of at least one day"))
    }
  }

  @Test("A plan of one name and kind exists once while it is taken; its product is told where it tells something")
  func planTwin() async throws {
    try await withStaff { browser, _, _ in
      let new = "/settings/plans/new"
      func fields(_ name: String, _ kind: String, taken: String = "accepted") -> [(String, String)] {
        [("payerName", "Regence"), ("name", name), ("classKey", kind), ("product", "PPO"), ("acceptance", taken)]
      }
      let blue = fields("Blue", "commercial_in_network")
      #expect(try await browser.submit(new, to: new, blue).status == 303)
      let twin = try await browser.submit(new, to: new, fields("BLUE", "commercial_in_network"))
      #expect(twin.status == 422 && twin.text.contains("id=\"name-fix\">Regence Blue is entered already. Open that"))
      let before = try await browser.get("/settings").text
      let path = String(try #require(before.firstMatch(of: #/\/settings\/plans\/[0-9A-Z]{26}/#)).0)
      let ended = fields("Blue", "commercial_in_network", taken: "notAccepted")
      #expect(try await browser.submit(path, to: path, ended).status == 303)
      #expect(try await browser.submit(new, to: new, blue).status == 303, "the other is not taken any more")
      let outside = fields("Blue", "commercial_out_of_network")
      #expect(try await browser.submit(new, to: new, outside).status == 303, "told apart by its kind")
      #expect(try await browser.submit(new, to: new, fields("PIP", "auto_pip_wa")).status == 303)
      #expect(try await browser.get("/settings").text.matches(of: #/>PPO</#).count == 3, "a car insurer has no product")
    }
  }

  @Test("A location's name exists once, in whatever case; an entry of its own keeps it")
  func locationTwin() async throws {
    try await withStaff { browser, _, _ in
      let new = "/settings/locations/new"
      #expect(try await browser.submit(new, to: new, Self.place).status == 303)
      let fields = [("name", "BALLARD")] + Self.place.dropFirst()
      let twin = try await browser.submit(new, to: new, fields)
      #expect(twin.status == 422)
      #expect(twin.text.contains("id=\"name-fix\">Ballard is entered already. Open that entry,"))
      let other = try await browser.submit(new, to: new, [("name", "Fremont")] + Self.place.dropFirst())
      #expect(other.status == 303)
      let page = try await browser.get("/settings").text
      let paths = page.matches(of: #/\/settings\/locations\/[0-9A-Z]{26}/#).map { String($0.0) }
      #expect(Set(paths).count == 2)
      var statuses: [Int] = []
      for path in Set(paths) { statuses.append(try await browser.submit(path, to: path, Self.place).status) }
      #expect(statuses.sorted() == [303, 422], "Ballard may be saved again; Fremont may not take its name")
    }
  }

  static let rules: [Refused] = [
    ("gateFrom", "2/30/2026", "id=\"gateFrom-fix\">February 2026 has 28 days."),
    ("gateTo", "soon", "id=\"gateTo-fix\">Write the last day as a date"),
    ("gateFrom", "12/1/2026", "id=\"gateMode-fix\">Choose who needs a referral in these days"),
  ]

  @Test("A day of the booking rule is not dropped, also where no rule is chosen", arguments: rules)
  func bookingRule(row: Refused) async throws {
    try await withStaff { browser, _, _ in
      let new = "/settings/locations/new"
      let answer = try await browser.submit(new, to: new, Self.place + [("gateMode", ""), (row.field, row.typed)])
      #expect(answer.status == 422)
      #expect(answer.text.contains(row.fix) && answer.text.contains("value=\"\(row.typed)\""))
    }
  }

  @Test("A fee is typed as money is typed", arguments: ["50", "$50", "$ 50.00"])
  func fee(typed: String) async throws {
    try await withStaff { browser, _, _ in
      let fields = Self.changed("cancellationFee", typed)
      let answer = try await browser.submit("/settings/practice", to: "/settings/practice", fields)
      #expect(answer.status == 303)
      #expect(try await browser.get("/settings/practice").text.contains("value=\"50.00\""))
    }
  }

  static let pages = ["practice", "locations/new", "therapists/new", "plans/new", "networks/new"]

  @Test("The front desk reads the settings and edits none", arguments: pages)
  func frontDesk(page: String) async throws {
    try await withStaff([.frontDesk]) { browser, _, _ in
      let overview = try await browser.get("/settings")
      #expect(overview.status == 200)
      #expect(!overview.text.contains("href=\"/settings/"))
      let last = try await browser.get("/settings/\(page)")
      #expect(last.status == 403)
    }
  }

  @Test("A record of nobody's is not found", arguments: ["locations", "therapists", "plans", "networks"])
  func foreign(noun: String) async throws {
    try await withStaff { browser, _, _ in
      let id = LocationID(high: 7, low: 7).description
      let last = try await browser.get("/settings/\(noun)/\(id)")
      #expect(last.status == 404)
    }
  }
}
