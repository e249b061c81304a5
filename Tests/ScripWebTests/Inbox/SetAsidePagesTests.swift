import ScripCore
import ScripDesk
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

  @Test("What was dealt with goes on to older ones, page by page")
  func older() async throws {
    try await withInbox { browser, server, practice, _ in
      for number in 1...21 {
        let flyer = try await arrive(["flyer \(number)"], at: server, practice, key: "flyer-\(number)")
        let aside = SetAside(intake: flyer, reason: "flyer \(number)")
        _ = try await server.desk.performAsProgram(aside, in: practice, key: RequestKey("aside-of-\(number)")!)
      }
      func flyers(_ page: String) -> [String] { page.matches(of: />(flyer [0-9]+)</).map { String($0.1) } }
      let inbox = try await browser.get("/inbox").text
      let link = try #require(inbox.firstMatch(of: #/href="(\/inbox\?done=\w+)"[^>]*>Older ones/#)).1
      let older = try await browser.get(String(link)).text
      #expect(older.contains("<h1>Dealt with</h1>"))
      #expect(!older.contains("Older ones<") && older.contains("The newest"))
      #expect(flyers(inbox).count == ShowInbox.doneSize && flyers(older).count == 1)
      #expect(Set(flyers(inbox) + flyers(older)).count == 21)
      #expect(try await browser.get("/inbox?done=nothing").status == 404)
    }
  }
}
