import Foundation
import ScripCore
import ScripDesk
import TestSupport
import Testing

@testable import ScripWeb

/// The page that makes a secret address, and what the address answers to whoever holds it.
@Suite struct FeedTests {
  private func withFeeds(
    _ roles: Set<Role> = [.therapist], _ body: (inout Browser, TestServer, TherapistID) async throws -> Void
  ) async throws {
    try await withServer(pages: { pages, routes in CalendarRoutes(pages).declare(in: &routes) }) { server in
      let practice = try await server.addPerson("rosa@example.org", roles: roles)
      let therapist = try await server.desk.performAsProgram(
        SaveTherapist(Therapist(id: TherapistID(high: 0, low: 0), name: "Lee Ann Moss"), isNew: true), in: practice,
        key: RequestKey("therapist-1")!)
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      try await body(&browser, server, therapist)
    }
  }

  /// Loads the page and posts one of its forms.
  private func send(_ browser: inout Browser, _ form: String, secret: String? = nil) async throws -> RawHTTP.Answer {
    let page = try await browser.get("/calendar/feeds").text
    // Every form of a page carries the same token; any of its keys will do once.
    var fields = Dictionary(Browser.hidden(in: page), uniquingKeysWith: { first, _ in first })
    fields["secret"] = secret
    return try await browser.post("/calendar/feeds/\(form)", fields.map { ($0.key, $0.value) })
  }

  private func made(_ browser: inout Browser, _ therapist: TherapistID) async throws -> (path: String, page: String) {
    let page = try await browser.get("/calendar/feeds").text
    let secret = try #require(page.firstMatch(of: /name="secret" value="([0-9a-f]{64})"/)).1
    let answer = try await send(&browser, "\(therapist)/renew", secret: String(secret))
    #expect(answer.status == 200 && answer.text.contains("not shown again"))
    let path = try #require(answer.text.firstMatch(of: /http:\/\/[^\/]+(\/feeds\/[0-9A-Z]{26}\/[0-9a-f]{64}\.ics)/)).1
    return (String(path), answer.text)
  }

  @Test("An address is made, shown once, and answers without a sign-in; asked again it says that nothing changed")
  func address() async throws {
    try await withFeeds { browser, server, therapist in
      let (path, _) = try await made(&browser, therapist)
      let later = try await browser.get("/calendar/feeds").text
      #expect(!later.contains(path.suffix(40)) && later.contains("has an address since"))
      var stranger = server.browser()
      let feed = try await stranger.get(path)
      #expect(feed.status == 200 && feed.all("content-type") == ["text/calendar; charset=utf-8"])
      #expect(feed.text.hasPrefix("BEGIN:VCALENDAR\r\n") && feed.all("set-cookie").isEmpty)
      #expect(
        feed.all("cache-control") == ["private, no-cache"] && feed.all("last-modified").first?.hasSuffix("GMT") == true)
      let tag = try #require(feed.all("etag").first)
      let again = try await stranger.get(path, ["If-None-Match: \(tag)"])
      #expect(again.status == 304 && again.text.isEmpty && again.all("etag") == [tag])
      let other = try await stranger.get(path, ["If-None-Match: \"0\""])
      #expect(other.status == 200)
    }
  }

  @Test("A renewed address ends the one before, and one that was turned off is as if it had never been")
  func ends() async throws {
    try await withFeeds { browser, server, therapist in
      let (first, _) = try await made(&browser, therapist)
      let (second, _) = try await made(&browser, therapist)
      var stranger = server.browser()
      let old = try await stranger.get(first)
      let new = try await stranger.get(second)
      #expect(old.status == 404 && new.status == 200 && first != second)
      let off = try await send(&browser, "\(therapist)/end")
      let ended = try await stranger.get(second)
      #expect(off.status == 303 && ended.status == 404 && ended.text == old.text)
      let guessed = try await stranger.get("/feeds/\(String(repeating: "0", count: 26))/x.ics")
      #expect(guessed.status == 404)
    }
  }

  @Test("Whoever may not book makes no address, and a secret of one's own choosing is not taken")
  func guarded() async throws {
    try await withFeeds([.biller]) { browser, _, _ in
      let page = try await browser.get("/calendar/feeds")
      #expect(page.status == 403)
    }
    try await withFeeds { browser, _, therapist in
      let weak = try await send(&browser, "\(therapist)/renew", secret: "password")
      #expect(weak.status == 400)
    }
  }
}
