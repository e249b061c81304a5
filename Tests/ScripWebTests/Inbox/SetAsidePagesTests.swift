import Testing

@testable import ScripWeb

/// What is no referral leaves the inbox with what it is, and the inbox says so.
@Suite struct SetAsidePagesTests {
  @Test("What a document is has to be said before it is set aside", arguments: ["", "  "])
  func unsaid(reason: String) async throws {
    try await withInbox { browser, _, _, review in
      let asked = try await browser.submit(review, to: "\(review)/set-aside", [("reason", reason)])
      #expect(asked.status == 422 && asked.text.contains("Not set aside yet. Correct this:"))
      #expect(asked.text.contains("href=\"#reason\">Not a referral?</a>: Say what it is"))
      #expect(asked.text.contains("value=\"Beatrice Delacroix\""), "the review is still there")
      #expect(try await browser.get("/inbox").text.contains("to review"))
    }
  }

  @Test("The inbox says what was set aside, and one press takes it back")
  func takenBack() async throws {
    try await withInbox { browser, _, _, review in
      let done = try await browser.submit(review, to: "\(review)/set-aside", [("reason", "a laboratory report")])
      let inbox = try #require(done["location"])
      let page = try await browser.get(inbox).text
      #expect(page.contains("Set aside: Beatrice Delacroix, a laboratory report.") && page.contains("Take it back"))
      #expect(page.contains("action=\"\(review)/take-back\""))
      let back = try await browser.submit(inbox, to: "\(review)/take-back", [])
      #expect(back["location"] == review)
      // It is not set aside any more: nothing is said of it.
      #expect(try await !browser.get(inbox).text.contains("Take it back"))
      #expect(try await browser.get(review).text.contains("Sign off and check"))
    }
  }
}
