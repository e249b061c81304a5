import Testing

@testable import ScripWeb

/// The way back to what a search found, with no name in an address.
@Suite struct SealedSearchTests {
  private static let person = [("givenName", "Noor"), ("familyName", "Abernathy")]

  @Test("Back leads to what was found, and the address holds no letter of the name")
  func back() async throws {
    try await withStaff { browser, _, _ in
      let chart = try #require(
        try await browser.submit("/patients/new", to: "/patients/new", Self.person)["location"])
      let answer = try await browser.submit("/patients", to: "/patients", [("q", "abern")])
      #expect(answer.status == 303)
      let address = try #require(answer["location"])
      #expect(address.hasPrefix("/patients?found=") && !address.lowercased().contains("abern"))
      for _ in 0..<2 {
        let found = try await browser.get(address)
        #expect(found.status == 200 && found.text.contains(chart) && found.text.contains("value=\"abern\""))
        #expect(found["cache-control"] == "no-store")
        _ = try await browser.get(chart)
      }
      let empty = try await browser.submit("/patients", to: "/patients", [("q", "  ")])
      #expect(empty["location"] == "/patients")
    }
  }

  @Test("A search ends with its sign-in, and one that was changed finds nobody")
  func ends() async throws {
    try await withStaff { browser, _, _ in
      _ = try await browser.submit("/patients/new", to: "/patients/new", Self.person)
      let answer = try await browser.submit("/patients", to: "/patients", [("q", "abern")])
      let address = try #require(answer["location"])
      let last = address.hasSuffix("0") ? "1" : "0"
      for changed in [String(address.dropLast()) + last, String(address.dropLast(2)), "/patients?found=abern"] {
        let found = try await browser.get(changed)
        #expect(found.status == 200 && found.text.contains("Type it again."))
        #expect(!found.text.contains("Abernathy, Noor"))
      }
      _ = try await browser.signIn("rosa@example.org")
      let later = try await browser.get(address).text
      #expect(later.contains("This search ended with its sign-in") && !later.contains("Abernathy, Noor"))
    }
  }

  @Test("An address tells neither the length of a name nor that two searches are alike", arguments: ["o", "Abernathy"])
  func length(typed: String) throws {
    let sealed = SealedSearch(formToken: String(repeating: "a", count: 64))
    let other = SealedSearch(formToken: String(repeating: "b", count: 64))
    let address = sealed.address(of: typed).text
    #expect(address.utf8.count == sealed.address(of: "Noor Abernathy").text.utf8.count)
    #expect(address != sealed.address(of: typed).text)
    let text = String(address.drop { $0 != "=" }.dropFirst())
    #expect(sealed.typed(from: text) == typed)
    #expect(other.typed(from: text) == nil)
  }

  @Test("However much is typed, the address stays short and whole")
  func long() throws {
    let sealed = SealedSearch(formToken: String(repeating: "a", count: 64))
    let marks = "e" + String(repeating: "\u{301}", count: 5_000)
    let address = sealed.address(of: marks).text
    #expect(address.utf8.count < 1_024)
    let text = String(address.drop { $0 != "=" }.dropFirst())
    #expect(sealed.typed(from: text)?.unicodeScalars.count == 100)
  }
}
