import ScripCore
import ScripDesk
import Testing

@testable import ScripWeb

/// The pane beside the fields: what the order says, on its own page.
@Suite struct ReviewPaneTests {
  @Test("A typed document shows its text, escaped, in place of a picture")
  func text() async throws {
    try await withInbox(orders: [typedOrder + "\nNote: <b>urgent</b> & soon"]) { browser, _, _, review in
      let page = try await browser.get(review).text
      let shown = try #require(page.firstMatch(of: #/(?s)<pre>(.*?)<\/pre>/#)).1
      #expect(shown.contains("PRESCRIPTION FOR MASSAGE THERAPY\nPatient: Beatrice Delacroix\n"))
      #expect(shown.contains("&lt;b&gt;urgent") && shown.contains("&amp; soon") && !shown.contains("<b>"))
      #expect(!page.contains("This document has no picture"))
    }
  }

  @Test("The page of the order that is shown is marked: it opens there", arguments: [0, 1])
  func start(order: Int) async throws {
    let second = typedOrder.replacing("Beatrice Delacroix", with: "Samuel Reyes").replacing("1992", with: "1970")
    try await withInbox(orders: [typedOrder, second]) { browser, _, _, review in
      let page = try await browser.get("\(review)?order=\(order)").text
      let marked = page.matches(of: #/aria-label="Page (\d), can be scrolled" data-start="yes"/#).map { String($0.1) }
      #expect(marked == ["\(order + 1)"])
    }
  }

  @Test("A document that nobody could read has its original to open")
  func unread() async throws {
    try await withInbox { browser, server, practice, _ in
      let received = try await server.desk.receiveAsProgram(
        Arrival(via: .email, mediaType: "text/plain"), in: practice, key: RequestKey("unread-arrival")!,
        bytes: Array("unread".utf8))
      try await server.desk.record(
        .unreadable(reason: "It holds nothing."), of: received.intake, in: practice, key: RequestKey("unread-reading")!)
      let page = try await browser.get("/inbox/\(received.intake)").text
      #expect(page.contains("This document has no picture") && page.contains("/inbox/\(received.intake)/original"))
    }
  }
}
