import Testing

@testable import ScripWeb

/// Open forms that store nothing: same origin is enough, and no cookie comes of them.
@Suite struct StatelessFormTests {
  static func withForm(_ body: (inout Browser) async throws -> Void) async throws {
    try await withServer(declare: { routes in
      routes.openStateless("/echo", why: "a test") { request in
        Answer.html(Array((request.fields["word"] ?? "").utf8)).with(
          cookie: Cookie(name: "kept", value: "1", sameSite: .strict, isSecure: false))
      }
    }) { server in
      var browser = server.browser()
      try await body(&browser)
    }
  }

  @Test("It works without a cookie or a token, and sets no cookie even if its page would")
  func noCookie() async throws {
    try await Self.withForm { browser in
      let answer = try await browser.post("/echo", [("word", "calm")])
      #expect(answer.status == 200 && answer.text == "calm")
      #expect(answer.all("set-cookie") == [])
    }
  }

  @Test("A form of another site is refused", arguments: ["http://evil.example", "null"])
  func foreign(origin: String) async throws {
    try await Self.withForm { browser in
      #expect(try await browser.post("/echo", [("word", "calm")], origin: origin).status == 403)
      let site = try await browser.post("/echo", [("word", "calm")], ["Sec-Fetch-Site: cross-site"])
      #expect(site.status == 403)
    }
  }

  @Test("Where a browser hides the origin, its word that the site is the same is enough")
  func hiddenOrigin() async throws {
    try await Self.withForm { browser in
      let answer = try await browser.post(
        "/echo", [("word", "calm")], origin: "null", ["Sec-Fetch-Site: same-origin"])
      #expect(answer.status == 200)
    }
  }
}
