import ScripCore
import ScripDesk
import Testing

@testable import ScripWeb

/// Signing in over real HTTP: refusals first.
@Suite struct SigningInTests {
  @Test("A wrong password and an unknown address get the same status and the same words")
  func sameAnswer() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var one = server.browser()
      var other = server.browser()
      let wrong = try await one.signIn("rosa@example.org", "not the right one")
      let unknown = try await other.signIn("nobody@example.org", "not the right one")
      #expect(wrong.status == 422)
      #expect(unknown.status == 422)
      let words = "The e-mail address or the password is not right."
      #expect(wrong.text.contains(words))
      #expect(unknown.text.contains(words))
      #expect(wrong.body.count == unknown.body.count + "rosa".count - "nobody".count)
    }
  }

  @Test("Of 64 wrong passwords at once no more than the first five are looked at")
  func manyAtOnce() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      let hidden = Browser.hidden(in: try await browser.get("/login").text)
      let ready = browser
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<64 {
          group.addTask {
            var mine = ready
            let fields = hidden + [("email", "rosa@example.org"), ("password", "wrong number \(number)")]
            return try await mine.post("/login", fields).status
          }
        }
        return try await group.reduce(into: [:]) { counts, status in counts[status, default: 0] += 1 }
      }
      #expect(statuses == [422: 5, 429: 59])
      #expect(try await browser.signIn("rosa@example.org").status == 429)
      server.clock.move(seconds: 3)
      #expect(try await browser.signIn("rosa@example.org").status == 303)
    }
  }

  @Test("The tenth try within fifteen minutes is the last for fifteen minutes")
  func tenTries() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      var looked = 0
      for _ in 0..<40 {
        if try await browser.signIn("rosa@example.org", "wrong all the time").status == 422 { looked += 1 }
        server.clock.move(seconds: 15)
      }
      #expect(looked == 10)
      let waiting = try await browser.signIn("rosa@example.org")
      #expect(waiting.status == 429)
      #expect(waiting["retry-after"] != nil)
    }
  }

  @Test("After a hundred wrong passwords in a row only a new password helps")
  func hardStop() async throws {
    try await withServer { server in
      let email = "rosa@example.org"
      try await server.addPerson(email)
      for number in 0..<100 {
        let answer = try await server.identity.logIn(email: email, password: "wrong", address: "198.51.100.\(number)")
        #expect(answer == .refused)
      }
      var browser = server.browser()
      #expect(try await browser.signIn(email).status == 422)
      try await server.identity.setPassword("a fresh warm towel daily", email: email)
      #expect(try await browser.signIn(email, "a fresh warm towel daily").status == 303)
    }
  }

  @Test("The cookie of a sign-in is out of reach of scripts and of other sites, and new at every sign-in")
  func cookie() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      let first = try await browser.signIn("rosa@example.org")
      let line = try #require(first.all("set-cookie").first { $0.hasPrefix("scrip=") })
      #expect(line.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
      let token = try #require(browser.cookies["scrip"])
      #expect(token.utf8.count == 64)
      let second = try await browser.signIn("rosa@example.org")
      #expect(second.status == 303)
      #expect(browser.cookies["scrip"] != token)
      let old = try await server.identity.entry(token: token, address: "127.0.0.1")
      #expect(old == nil)
    }
  }

  @Test("A token chosen by somebody else is never taken over")
  func fixation() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      let planted = String(repeating: "a", count: 64)
      let page = try await server.http.exchange(
        text: "GET /login HTTP/1.1\nHost: 127.0.0.1:\(server.port)\nCookie: scrip=\(planted)\n\n")
      #expect(page.status == 200)
      _ = try await browser.signIn("rosa@example.org")
      #expect(browser.cookies["scrip"] != planted)
      #expect(try await server.identity.entry(token: planted, address: "127.0.0.1") == nil)
    }
  }

  @Test("Behind the proxy's https the cookie is Secure and takes the __Host- prefix")
  func behindProxy() async throws {
    try await withServer(behindProxy: "127.0.0.1") { server in
      let page = try await server.http.exchange(
        text: "GET /login HTTP/1.1\nHost: scrip.example.org\nX-Forwarded-Proto: https\n\n")
      let line = try #require(page.all("set-cookie").first)
      #expect(line.hasPrefix("__Host-scrip-form="))
      #expect(line.hasSuffix("; Path=/; HttpOnly; SameSite=Strict; Secure"))
      #expect(page["strict-transport-security"] == "max-age=63072000; includeSubDomains")
    }
  }

  static let elsewhere = [
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
    "///evil.example", "http:evil.example", "javascript:alert(1)", "data:text/html,x", "/%2f/evil.example",
    "/..//evil.example", "/.//evil.example", "@evil.example", "/@evil.example", "https:/evil.example",
    " //evil.example",
    "/today//evil.example", "/today\r\nSet-Cookie: a=b", "/today\u{0}", "/nowhere", "/logout", "?next=//evil.example",
    "#//evil.example", "", "/login/../../evil", "/\u{2215}evil.example", "//127.0.0.1:1@evil.example",
  ]

  @Test("After signing in one never lands anywhere but on a page of ours", arguments: elsewhere)
  func openRedirect(next: String) async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      let answer = try await browser.signIn("rosa@example.org", next: next)
      #expect(answer.status == 303)
      #expect(answer["location"] == "/today")
    }
  }

  @Test("The page that was asked for is shown after signing in")
  func wantedPage() async throws {
    try await withServer(declare: { routes in
      routes.get("/patients/{patient}", .readPatients) { _, _ in Answer.html([]) }
    }) { server in
      try await server.addPerson("rosa@example.org")
      var browser = server.browser()
      let sent = try await browser.get("/patients/7?tab=money")
      #expect(sent.status == 303)
      let login = try #require(sent["location"])
      let page = try await browser.get(login)
      let fields = Browser.hidden(in: page.text) + [("email", "rosa@example.org"), ("password", TestServer.password)]
      #expect(try await browser.post("/login", fields)["location"] == "/patients/7?tab=money")
    }
  }
}
