import ScripCore
import ScripDesk
import ScripStore
import Testing

@testable import ScripWeb

/// Two windows on one record: the second save never undoes the first unseen.
@Suite struct TwoWindowsTests {
  private typealias Fields = [(String, String)]

  private static let person: Fields = [
    ("givenName", "Maya"), ("familyName", "Brandt"), ("birthDate", "03/16/1990"),
  ]

  private func form(_ path: String, _ browser: inout Browser) async throws -> Fields {
    Browser.hidden(in: try await browser.get(path).text)
  }

  @Test("A telephone changed in one window stands when the other changes the e-mail: both values are shown")
  func chart() async throws {
    try await withStaff { browser, _, _ in
      let old = Self.person + [("phone", "206-555-0101")]
      let added = try await browser.submit("/patients/new", to: "/patients/new", old)
      let chart = try #require(added["location"])
      let (one, two) = (try await form(chart + "/edit", &browser), try await form(chart + "/edit", &browser))
      #expect(one.contains { $0.0 == "seen" && $0.1.utf8.count == 32 })
      let first = try await browser.post(chart + "/edit", one + Self.person + [("phone", "206-555-0102")])
      #expect(first.status == 303)
      let mail = [("email", "maya@example.org")]
      let refused = try await browser.post(chart + "/edit", two + old + mail)
      #expect(refused.status == 422 && refused.text.contains("Somebody changed this meanwhile."))
      #expect(refused.text.contains("Saved meanwhile: 206-555-0102."), "what is saved")
      #expect(refused.text.contains("value=\"206-555-0101\"") && refused.text.contains("value=\"maya@example.org\""))
      #expect(refused.text.contains("Saved meanwhile: nothing."), "no e-mail was saved")
      let stands = try await browser.get(chart).text
      #expect(stands.contains("206-555-0102") && !stands.contains("maya@example.org"))

      let decided = Browser.hidden(in: refused.text) + Self.person + [("phone", "206-555-0102")] + mail
      #expect(try await browser.post(chart + "/edit", decided).status == 303)
      let both = try await browser.get(chart).text
      #expect(both.contains("206-555-0102") && both.contains("maya@example.org"))
    }
  }

  @Test("A fault on the way does not make the second window forget what it has seen")
  func fault() async throws {
    try await withStaff { browser, _, _ in
      let added = try await browser.submit("/patients/new", to: "/patients/new", Self.person)
      let edit = try #require(added["location"]) + "/edit"
      let (one, two) = (try await form(edit, &browser), try await form(edit, &browser))
      _ = try await browser.post(edit, one + Self.person + [("phone", "206-555-0102")])
      let wrong = try await browser.post(edit, two + Self.person + [("email", "maya")])
      #expect(wrong.status == 422 && !wrong.text.contains("meanwhile"))
      let mended = Browser.hidden(in: wrong.text) + Self.person + [("email", "maya@example.org")]
      #expect(try await browser.post(edit, mended).text.contains("Saved meanwhile: 206-555-0102."))
    }
  }

  @Test("A save that changed nothing is in nobody's way")
  func same() async throws {
    try await withStaff { browser, _, _ in
      let added = try await browser.submit("/patients/new", to: "/patients/new", Self.person)
      let edit = try #require(added["location"]) + "/edit"
      let (one, two) = (try await form(edit, &browser), try await form(edit, &browser))
      #expect(try await browser.post(edit, one + Self.person).status == 303)
      #expect(try await browser.post(edit, two + Self.person + [("phone", "206-555-0102")]).status == 303)
    }
  }

  @Test("Settings are held to the same", arguments: ["practice", "location", "therapist"])
  func settings(kind: String) async throws {
    try await withStaff { browser, server, practice in
      let path: String
      let fields: (String) -> Fields
      switch kind {
      case "location":
        let address = PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "98107")
        let id = try await server.desk.performAsProgram(
          SaveLocation(Location(id: LocationID(high: 0, low: 0), name: "Ballard", address: address), isNew: true),
          in: practice, key: RequestKey("location-1")!)
        path = "/settings/locations/\(id)"
        fields = {
          [
            ("name", $0), ("street", "1 Row"), ("city", "Seattle"), ("state", "WA"), ("zip", "98107"),
            ("placeOfService", "11"), ("opens2", "9 am"), ("closes2", "5 pm"),
          ]
        }
      case "therapist":
        let id = try await server.desk.performAsProgram(
          SaveTherapist(Therapist(id: TherapistID(high: 0, low: 0), name: "Ann Teller"), isNew: true), in: practice,
          key: RequestKey("therapist-1")!)
        path = "/settings/therapists/\(id)"
        fields = { [("name", $0)] }
      default:
        _ = try await server.desk.performAsProgram(
          SavePractice(
            Practice(id: practice, legalName: "Cedar PLLC", tradeName: "Cedar", zone: "America/Los_Angeles")),
          in: practice, key: RequestKey("practice-1")!)
        path = "/settings/practice"
        fields = { [("legalName", "Cedar PLLC"), ("tradeName", $0), ("zone", "America/Los_Angeles")] }
      }
      let (one, two) = (try await form(path, &browser), try await form(path, &browser))
      #expect(try await browser.post(path, one + fields("Rowan")).status == 303)
      let refused = try await browser.post(path, two + fields("Alder"))
      #expect(refused.status == 422 && refused.text.contains("Saved meanwhile: Rowan."))
      #expect(try await browser.post(path, Browser.hidden(in: refused.text) + fields("Alder")).status == 303)
      #expect(try await browser.get(path).text.contains("value=\"Alder\""))
    }
  }
}
