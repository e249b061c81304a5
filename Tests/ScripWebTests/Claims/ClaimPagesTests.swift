import ScripCore
import ScripStore
import Testing

@testable import ScripWeb

/// Charging, claims and receipts over HTTP, as a biller walks them.
@Suite struct ClaimPagesTests {
  /// A biller signed in at a practice with one signed session of a patient in this class.
  private static func withSession<Result>(
    _ classKey: String, roles: Set<Role> = [.biller, .owner], agreedOutside: Money? = nil, minutes: Int = 45,
    _ body: (inout Browser, AppointmentID, EpisodeID) async throws -> Result
  ) async throws -> Result {
    try await withServer(
      pages: { pages, routes in
        MoneyRoutes(pages).declare(in: &routes)
        ClaimRoutes(pages).declare(in: &routes)
        SettingsRoutes(pages).declare(in: &routes)
        EpisodeRoutes(pages).declare(in: &routes)
      },
      { server in
        let practice = try await server.addPerson("bea@example.org", roles: roles)
        let (appointment, episode) = try await seed(server, practice, classKey, agreedOutside, minutes)
        var browser = server.browser()
        _ = try await browser.signIn("bea@example.org")
        return try await body(&browser, appointment, episode)
      })
  }

  private static func seed(
    _ server: TestServer, _ practice: PracticeID, _ classKey: String, _ agreedOutside: Money?, _ minutes: Int
  ) async throws -> (AppointmentID, EpisodeID) {
    let now = server.clock.now
    return try await server.database.write(in: .practice(practice.bytes)) { connection in
      var profile = Practice(
        id: practice, legalName: "Cedar Hands Massage PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")
      profile.npi = "2000000002"
      profile.phone = PhoneNumber("206-555-0142")
      try connection.save(profile)
      let home = PostalAddress(street: "4821 Ballard Ave NW", city: "Seattle", state: "WA", zip: "981074812")
      let location = Location(id: LocationID(high: 1, low: 1), name: "Ballard", address: home)
      try connection.save(location)
      let therapist = Therapist(id: TherapistID(high: 1, low: 2), name: "Sam Lee", npi: "2000000010")
      try connection.save(therapist)
      var plan = Plan(id: PlanID(high: 1, low: 3), payerName: "Evergreen", name: "PPO", classKey: classKey)
      plan.payerNumber = "EVG01"
      try connection.save(plan)
      let patient = Patient(
        id: PatientID(high: 1, low: 4), givenName: "Beatrice", familyName: "Delacroix",
        birthDate: CalendarDay("1992-03-16"))
      try connection.save(patient)
      let coverage = Coverage(
        id: CoverageID(high: 1, low: 5), patient: patient.id, plan: plan.id, memberID: "TW1")
      try connection.save(coverage)
      let episode = Episode(
        id: EpisodeID(high: 1, low: 6), patient: patient.id, coverage: coverage.id, classKey: classKey,
        problem: "low back", openedOn: CalendarDay("2026-11-01")!)
      try connection.save(episode)
      try connection.append(
        FeeSchedule(
          validFrom: CalendarDay("2026-01-01")!, prices: [.init(.massage, perUnit: Money(cents: 3_500))]))
      let appointment = Appointment(
        id: AppointmentID(high: 1, low: 7), episode: episode.id, patient: patient.id, therapist: therapist.id,
        location: location.id, day: CalendarDay("2026-11-19")!, start: ClockTime(minutes: 600), minutes: 60,
        paying: .underOrder, state: .done(at: now))
      try connection.insert(appointment)
      var note = SessionNote()
      note.areas = [.init(.lowBack)]
      note.work = [.init(.massage, minutes: minutes)]
      if let agreedOutside {
        note.outside = .init(areas: [], work: [.init(.massage, minutes: 15)], finding: "Tight", hasConsent: true)
        note.outside?.price = agreedOutside
      }
      var signed = SignedNote(
        id: NoteID(high: 1, low: 8), appointment: appointment, therapist: therapist, licence: nil, order: nil,
        unitRule: .cpt, ending: .delivered, note: note, openQuestions: [], signedAt: now,
        signedBy: MembershipID(high: 1, low: 9))
      signed.diagnoses = [ICD10Code("M54.50")!]
      _ = try connection.append(signed)
      return (appointment.id, episode.id)
    }
  }

  @Test("The money of an episode names the patient, and leads to the chart who may open it", arguments: [true, false])
  func crumbs(mayOpen: Bool) async throws {
    try await Self.withSession("commercial_in_network", roles: mayOpen ? [.biller] : [.owner]) { browser, _, episode in
      let page = try await browser.get("/episodes/\(episode)/money").text
      #expect(page.contains("Beatrice Delacroix"))
      #expect(page.contains("href=\"/patients/") == mayOpen)
      #expect(page.contains(">The episode<") == mayOpen)
    }
  }

  @Test("A signed session is charged, put on a claim, and the claim says what is missing and where it is mended")
  func toFix() async throws {
    try await Self.withSession("commercial_in_network") { browser, appointment, episode in
      let landing = try await browser.get("/money").text
      #expect(landing.contains("Sessions to charge"))
      let list = try await browser.get("/claims").text
      // A file that nobody sent is not said to have gone.
      #expect(try await browser.get("/claims?sent=12").text.contains("in file 12") == false)
      #expect(list.contains("/appointments/\(appointment)/charge"))
      let path = "/appointments/\(appointment)/charge"
      let preview = try await browser.get(path).text
      #expect(preview.contains("$105.00") && preview.contains("45 minutes make 3 units"))
      let charged = try await browser.submit(path, to: path, [])
      #expect(charged["location"] == "/episodes/\(episode)/money")
      let money = "/episodes/\(episode)/money"
      let made = try await browser.submit(money, to: "/episodes/\(episode)/claims", [])
      let claim = try #require(made["location"])
      let page = try await browser.get(claim).text
      for words in ["To fix", "The practice has no tax number.", "Box 25, tax number", "/settings/practice"] {
        #expect(page.contains(words), "\(words)")
      }
      // A biller writes no chart: the page says who does, and leads nobody to a page without a way to mend it.
      #expect(page.contains("The patient has no address."))
      #expect(page.contains("The front desk can enter it: ask them, or have the owner add the role of front desk."))
      let paper = try await browser.get("\(claim)/cms1500.pdf")
      #expect(paper.status == 409)
      let check = try await browser.submit(claim, to: "\(claim)/check", [])
      #expect(check["location"] == claim)
      let send = try await browser.submit(claim, to: "/claims/submit", [])
      #expect(send.status == 409)
      let nobodys = try await browser.submit(claim, to: "/claims/\(Self.foreign)/send", [])
      #expect(nobodys.status == 404, "whether a clearinghouse is entered or not")
      // The lines of a claim that is still in the house may be made anew; the rest waits for the payer.
      let again = try await browser.submit(path, to: path, [("again", "yes")])
      #expect(again["location"] == claim)
      for act in ["as-new", "confirm"] {
        let early = try await browser.submit(claim, to: "\(claim)/\(act)", [])
        #expect(early.status == 409, "\(act)")
      }
    }
  }

  @Test("Where the fees say another amount than the patient agreed to, the page says both and takes the agreed one")
  func agreed() async throws {
    try await Self.withSession("commercial_in_network", agreedOutside: Money(cents: 3_300)) { browser, appointment, _ in
      let path = "/appointments/\(appointment)/charge"
      let words = ["the patient agreed to pay $33.00", "come to $35.00", "From the patient: $33.00"]
      let preview = try await browser.get(path).text
      for word in words { #expect(preview.contains(word), "\(word)") }
      _ = try await browser.submit(path, to: path, [])
      let made = try await browser.get(path).text
      for word in words { #expect(made.contains(word), "\(word)") }
    }
    try await Self.withSession("commercial_in_network", agreedOutside: Money(cents: 3_500)) { browser, appointment, _ in
      let preview = try await browser.get("/appointments/\(appointment)/charge").text
      #expect(!preview.contains("agreed to pay"))
    }
  }

  @Test("A session that makes no unit is left uncharged, and is never called charged")
  func noUnit() async throws {
    try await Self.withSession("commercial_in_network", minutes: 7) { browser, appointment, _ in
      let path = "/appointments/\(appointment)/charge"
      let preview = try await browser.get(path).text
      for words in [
        "Nothing of this session can be charged: below is why.", "7 minutes make no unit", "Leave it uncharged",
      ] {
        #expect(preview.contains(words), "\(words)")
      }
      #expect(!preview.contains("Charge this session"))
      #expect(try await browser.submit(path, to: path, [])["location"] == path)
      let left = try await browser.get(path).text
      #expect(left.contains("Left uncharged") && !left.contains("Leave it uncharged"))
      let list = try await browser.get("/claims").text
      #expect(!list.contains(path) && list.contains("No signed session waits to be charged."))
    }
  }

  @Test("A patient's own session gets a receipt that prints, and a credit note takes it back")
  func receipt() async throws {
    try await Self.withSession("hsa") { browser, appointment, episode in
      let charge = "/appointments/\(appointment)/charge"
      _ = try await browser.submit(charge, to: charge, [])
      let form = "/episodes/\(episode)/receipts/new"
      let drawn = try await browser.get(form).text
      #expect(drawn.contains("value=\"105.00\""))
      let wrong = try await browser.submit(form, to: form, [("paid", "a lot"), ("method", "card")])
      #expect(wrong.status == 422 && wrong.text.contains("value=\"a lot\""))
      let given = try await browser.submit(form, to: form, [("paid", "105"), ("method", "card")])
      let receipt = try #require(given["location"])
      let page = try await browser.get(receipt).text
      #expect(page.contains("HSA receipt 1") && page.contains("Not billed to insurance"))
      let pdf = try await browser.get("\(receipt)/receipt.pdf")
      #expect(pdf.status == 200 && pdf.text.hasPrefix("%PDF"))
      let void = "\(receipt)/void"
      let asked = try await browser.get(void).text
      #expect(asked.contains("$105.00 was charged, $105.00 paid.") && asked.contains("value=\"105.00\""))
      let unsaid = try await browser.submit(void, to: void, [("back", "105.00"), ("method", "")])
      #expect(unsaid.status == 422)
      let more = try await browser.submit(void, to: void, [("back", "105.01"), ("method", "card")])
      #expect(more.status == 422 && more.text.contains("$105.00 is free to go back"))
      let back = try await browser.submit(void, to: void, [("back", "85.00"), ("method", "card")])
      let note = try #require(back["location"])
      let credit = try await browser.get(note).text
      #expect(credit.contains("Credit note 2") && credit.contains("Charged −$105.00"))
      #expect(credit.contains("Kept on the account $20.00") && credit.contains("Given back $85.00"))
    }
  }

  @Test("Of two windows the second is shown that the account changed, and gives no other receipt than its own")
  func twoWindows() async throws {
    try await Self.withSession("hsa") { browser, appointment, episode in
      let charge = "/appointments/\(appointment)/charge"
      _ = try await browser.submit(charge, to: charge, [])
      let form = "/episodes/\(episode)/receipts/new"
      let second = Browser.hidden(in: try await browser.get(form).text)
      #expect(second.contains { $0.0 == "seen" && $0.1.utf8.count == 32 })
      let typed = [("paid", "105.00"), ("method", "card")]
      #expect(try await browser.submit(form, to: form, typed).status == 303)
      let refused = try await browser.post(form, second + typed)
      #expect(refused.status == 422 && refused.text.contains("The account changed since this page was opened"))
      #expect(refused.text.contains("$0.00 is owed now") && refused.text.contains("value=\"105.00\""))
      let list = try await browser.get("/episodes/\(episode)/money").text
      #expect(Set(list.matches(of: #/\/receipts\/[0-9A-Z]{26}/#).map(\.0)).count == 1)
    }
  }

  @Test("A receipt that was paid later says what was left when it was given, and what the account owes today")
  func paidSince() async throws {
    try await Self.withSession("hsa", roles: [.biller, .owner, .frontDesk]) { browser, appointment, episode in
      let charge = "/appointments/\(appointment)/charge"
      _ = try await browser.submit(charge, to: charge, [])
      let form = "/episodes/\(episode)/receipts/new"
      let given = try await browser.submit(form, to: form, [("paid", "10"), ("method", "card")])
      let receipt = try #require(given["location"])
      let before = try await browser.get(receipt).text
      #expect(before.contains("Balance when issued $95.00") && before.contains("The account owes $95.00 today"))
      let payment = "/money/accounts/\(PatientID(high: 1, low: 4))/payment"
      _ = try await browser.submit(payment, to: payment, [("amount", "95.00"), ("method", "card"), ("reference", "")])
      let after = try await browser.get(receipt).text
      #expect(after.contains("Balance when issued $95.00") && after.contains("The account owes $0.00 today"))
      let void = try await browser.get("\(receipt)/void").text
      #expect(void.contains("$10.00 paid when it was given. The account owes $0.00 today"))
      let list = try await browser.get("/episodes/\(episode)/money").text
      #expect(list.contains("Balance when issued") && list.contains("account owes $0.00 today"))
    }
  }

  @Test("What was charged without a receipt is on the account and the payment form, and is not offered back")
  func noReceiptYet() async throws {
    try await Self.withSession("hsa", roles: [.biller, .owner, .frontDesk]) { browser, appointment, episode in
      let charge = "/appointments/\(appointment)/charge"
      _ = try await browser.submit(charge, to: charge, [])
      // A second window is shown what was charged.
      let twice = try await browser.submit("/claims", to: charge, [])
      #expect(twice["location"] == charge)
      let account = "/money/accounts/\(PatientID(high: 1, low: 4))"
      let page = try await browser.get(account).text
      #expect(page.contains("Charged, no receipt yet") && page.contains("$105.00"))
      #expect(page.contains("/episodes/\(episode)/receipts/new"))
      let pay = account + "/payment"
      let form = try await browser.get(pay).text
      #expect(form.contains("Owes $0.00; charged, no receipt yet: $105.00; held for the patient: $0.00."))
      #expect(form.contains("value=\"105.00\""))
      _ = try await browser.submit(pay, to: pay, [("amount", "110.00"), ("method", "card"), ("reference", "")])
      #expect(try await browser.get(account + "/refund").text.contains("value=\"5.00\""))
      let receipt = "/episodes/\(episode)/receipts/new"
      _ = try await browser.submit(receipt, to: receipt, [("paid", ""), ("method", "card")])
      let settled = try await browser.get(account).text
      #expect(!settled.contains("Charged, no receipt yet"))
    }
  }

  @Test("A file that is no answer to claims is refused beside its field, and the form stays")
  func wrongFile() async throws {
    try await Self.withSession("commercial_in_network") { browser, _, _ in
      let answer = try await browser.upload(
        "/claims", to: "/claims/answers", file: [0x89, 0x50, 0x4E, 0x47], named: "picture.png")
      #expect(answer.status == 422 && answer.text.contains("This is no answer to claims."))
      #expect(answer.text.contains("Read an answer") && answer.text.contains("aria-invalid"))
    }
  }

  @Test("Prices are entered once and stand under Settings")
  func fees() async throws {
    try await Self.withSession("hsa") { browser, _, _ in
      // One wrong number is one thing to correct.
      let wrong = try await browser.submit(
        "/settings/fees", to: "/settings/fees",
        [("validFrom", "2026-11-01"), ("unit97124", "forty"), ("own97124", "35.50")])
      #expect(wrong.status == 422 && wrong.text.contains("Write the price in dollars"))
      #expect(!wrong.text.contains("Write the price that payers are charged, too."))
      let typed = [("validFrom", "2026-11-01"), ("unit97124", "40"), ("own97124", "35.50")]
      // A session of 19 November is signed: which prices it has is asked about once.
      let asked = try await browser.submit("/settings/fees", to: "/settings/fees", typed)
      #expect(asked.status == 422 && asked.text.contains("1 session is signed and not charged yet"))
      #expect(asked.text.contains("name=\"isMeant\""))
      let saved = try await browser.submit("/settings/fees", to: "/settings/fees", typed + [("isMeant", "yes")])
      #expect(saved["location"] == "/settings")
      let settings = try await browser.get("/settings").text
      #expect(settings.contains("97124 $40.00, alone $35.50"))
    }
  }

  static let foreign = ClaimID(high: 7, low: 7).description
  static let paths = [
    "/claims/\(foreign)", "/claims/\(foreign)/cms1500.pdf", "/receipts/\(foreign)", "/receipts/\(foreign)/receipt.pdf",
    "/appointments/\(foreign)/charge", "/episodes/\(foreign)/money", "/episodes/\(foreign)/receipts/new",
    "/patients/\(foreign)/letters/new",
  ]

  @Test("What is nobody's is not found", arguments: paths)
  func notFound(path: String) async throws {
    try await Self.withSession("hsa") { browser, _, _ in
      let answer = try await browser.get(path)
      #expect(answer.status == 404)
    }
  }

  @Test("A front desk sees no money, an owner sees it and posts none")
  func roles() async throws {
    try await Self.withSession("hsa", roles: [.frontDesk]) { browser, _, _ in
      let claims = try await browser.get("/claims")
      #expect(claims.status == 403)
    }
    try await Self.withSession("hsa", roles: [.owner]) { browser, appointment, _ in
      let page = try await browser.get("/appointments/\(appointment)/charge").text
      #expect(!page.contains("Charge this session"))
      let claims = try await browser.get("/claims")
      #expect(claims.status == 200)
      let posted = try await browser.post(
        "/appointments/\(appointment)/charge", Browser.hidden(in: claims.text))
      #expect(posted.status == 403)
    }
  }
}
