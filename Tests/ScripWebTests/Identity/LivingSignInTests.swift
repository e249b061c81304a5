import ScripCore
import ScripDesk
import Testing

@testable import ScripWeb

/// When a sign-in ends, and that it ends with the next request.
@Suite struct LivingSignInTests {
  typealias Pause = (seconds: [Int64], status: Int)
  static let pauses: [Pause] = [
    (seconds: [899], status: 200),
    (seconds: [900], status: 303),
    (seconds: [899, 899, 899], status: 200),
    (seconds: [899, 901], status: 303),
    (seconds: Array(repeating: 800, count: 53), status: 200),
    (seconds: Array(repeating: 800, count: 54), status: 303),
    (seconds: [899, -86_400, 86_400 + 899], status: 200),
    (seconds: [899, -86_400, 86_400 + 901], status: 303),
  ]

  @Test("A sign-in lasts fifteen idle minutes and twelve hours, by the server's clock", arguments: pauses)
  func timeOut(row: Pause) async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      var status = 0
      for seconds in row.seconds {
        server.clock.move(seconds: seconds)
        status = try await browser.get("/today").status
      }
      #expect(status == row.status)
    }
  }

  @Test("A disabled person is out with the next request")
  func disabled() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      #expect(try await browser.get("/today").text == "today of Rosa Ibarra")
      try await server.identity.disable(email: "rosa@example.org")
      #expect(try await browser.get("/today").status == 303)
      #expect(try await browser.signIn("rosa@example.org").status == 422)
    }
  }

  @Test("Who works in a practice no more is out with the next request")
  func membershipEnded() async throws {
    try await withServer { server in
      let practice = try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      try await server.identity.endMembership(email: "rosa@example.org", practice: practice)
      #expect(try await browser.get("/today").status == 303)
    }
  }

  @Test("Who has other roles is out with the next request, and signs in with the new ones")
  func rolesChanged() async throws {
    try await withServer { server in
      let practice = try await server.addPerson("rosa@example.org", roles: [.owner, .frontDesk])
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      try await server.identity.setRoles([.owner], email: "rosa@example.org", practice: practice)
      #expect(try await browser.get("/today").status == 303)
      _ = try await browser.signIn("rosa@example.org")
      #expect(try await browser.get("/today").status == 200)
    }
  }

  @Test("Signing out ends the sign-in on the server and empties the browser")
  func signedOut() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      let token = try #require(browser.cookies["scrip"])
      let answer = try await browser.submit("/password", to: "/logout", [])
      #expect(answer.status == 303)
      #expect(answer["clear-site-data"] == "\"cache\", \"cookies\", \"storage\"")
      #expect(browser.cookies["scrip"] == nil)
      #expect(try await server.identity.entry(token: token, address: "127.0.0.1") == nil)
    }
  }

  @Test("With two practices a person chooses first, and may choose only their own")
  func choosing() async throws {
    try await withServer { server in
      let first = try await server.addPerson("rosa@example.org")
      let second = try await server.addPractice("Fremont")
      let foreign = try await server.addPractice("Elsewhere")
      try await server.identity.addMembership(email: "rosa@example.org", practice: second, roles: [.biller])
      var browser = server.browser()
      #expect(try await browser.signIn("rosa@example.org")["location"] == "/practice")
      #expect(try await browser.get("/today").status == 303)
      let page = try await browser.get("/practice")
      #expect(page.text.contains("Ballard · front desk"))
      #expect(page.text.contains("Fremont · biller"))
      #expect(!page.text.contains("Elsewhere"))
      let hidden = Browser.hidden(in: page.text)
      #expect(try await browser.post("/practice", hidden + [("practice", foreign.description)]).status == 404)
      #expect(try await browser.post("/practice", hidden + [("practice", first.description)]).status == 303)
      #expect(try await browser.get("/today").status == 200)
    }
  }

  @Test("A new password ends every other sign-in, and asks for the old one")
  func newPassword() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var here = server.browser()
      var there = server.browser()
      _ = try await here.signIn("rosa@example.org")
      _ = try await there.signIn("rosa@example.org")
      let wrong = [("old", "not mine at all"), ("new", "a fresh warm towel daily")]
      #expect(try await here.submit("/password", to: "/password", wrong).status == 422)
      let short = [("old", TestServer.password), ("new", "too short")]
      #expect(try await here.submit("/password", to: "/password", short).text.contains("at least 15 letters"))
      let right = [("old", TestServer.password), ("new", "a fresh warm towel daily")]
      #expect(try await here.submit("/password", to: "/password", right).status == 303)
      #expect(try await here.get("/today").status == 200)
      #expect(try await there.get("/today").status == 303)
      #expect(try await there.signIn("rosa@example.org", "a fresh warm towel daily").status == 303)
    }
  }

  @Test("No token of a living sign-in stands in the database")
  func storedHashed() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      let token = try #require(browser.cookies["scrip"])
      let stored = try await server.database.read(in: .installation) { connection in
        try connection.map("SELECT token_digest, form_token FROM sign_in") { row in
          (try row.bytes(0), try row.text(1))
        }
      }
      #expect(stored.count == 1)
      #expect(stored.allSatisfy { $0.0.count == 32 && $0.0 != Array(token.utf8) && $0.1 != token })
    }
  }
}
