import ScripCore
import ScripDesk
import Testing

@testable import ScripWeb

/// What the sign-in page says before anybody signs in: whose it is, and who is signed in already.
@Suite struct SignInPageTests {
  @Test("Whoever is signed in already is named, and led on to the page that was wanted")
  func wayOn() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var rosa = server.browser()
      let before = try await rosa.get("/login").text
      #expect(!before.contains("You are signed in"))
      _ = try await rosa.signIn("rosa@example.org")
      let page = try await rosa.get("/login")
      #expect(page.status == 200 && page.text.contains("You are signed in as Rosa Ibarra."))
      #expect(page.text.contains("href=\"/today\">Go on to Today</a>"))
      #expect(page.text.contains("name=\"password\""), "somebody else can sign in")
      #expect(try await rosa.get("/login?next=/password").text.contains("href=\"/password\">Go on</a>"))
      for next in ["//evil.example", "/nowhere", "https://evil.example"] {
        let page = try await rosa.get("/login?next=\(Browser.encoded(next))")
        #expect(page.text.contains("href=\"/today\">Go on to Today</a>"), "\(next)")
      }
      server.clock.move(seconds: 901)
      let after = try await rosa.get("/login").text
      #expect(!after.contains("You are signed in"))
    }
  }

  @Test("Whoever has still to choose a practice is led to the choice")
  func choosing() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      let second = try await server.addPractice("Fremont")
      try await server.identity.addMembership(email: "rosa@example.org", practice: second, roles: [.biller])
      var rosa = server.browser()
      _ = try await rosa.signIn("rosa@example.org")
      #expect(try await rosa.get("/login").text.contains("href=\"/practice\">Go on</a>"))
    }
  }

  @Test("The sign-in page names the practice, after a wrong password too; without a name it carries the mark")
  func named() async throws {
    let sign = GuideOpeningTests.sign([GuideOpeningTests.location("Ballard", "5401 Market Row")])
    try await withServer(sign: { sign }) { server in
      var browser = server.browser()
      let page = try await browser.get("/login").text
      let wrong = try await browser.signIn("rosa@example.org", "not the right one")
      #expect(wrong.status == 422)
      for text in [page, wrong.text] {
        #expect(text.contains("href=\"/guide\">Ballard Bodywork</a>"))
        #expect(text.contains("Ballard: 5401 Market Row, Seattle, WA 98107"))
      }
    }
    try await withServer { server in
      var browser = server.browser()
      let page = try await browser.get("/login").text
      #expect(page.contains("href=\"/\">Scrip</a>") && !page.contains("class=\"where\""))
    }
  }

  @Test("One second is one second")
  func second() {
    let page = LogInPage(next: nil, email: "", trouble: .wait(seconds: 1))
    #expect(page.message == "There were several tries. Wait 1 second, then try again.")
    #expect(Identity.Failure.wait(seconds: 1).description == "Wait 1 second, then try again.")
    #expect(
      RefusalPage(.tooMany(retryAfterSeconds: 1), for: nil).paragraphs == ["Wait 1 second, then try again."])
  }
}
