import ScripCore
import ScripIntake
import ScripStore
import TestSupport
import Testing

@testable import ScripWeb

/// Each refusal as it is seen from outside.
@Suite struct RefusalTests {
  struct Unforeseen: Error {}

  static func declare(_ routes: inout Routes) {
    routes.get("/patients/{patient}", .readPatients) { request, _ in
      let id: PatientID = try request.id("patient")
      guard id.low != 1 else { throw WebRefusal.notFound }
      return Answer.html([])
    }
    routes.get("/money", .postMoney) { _, _ in Answer.html([]) }
    routes.get("/broken", .readToday) { _, _ -> Answer in throw Unforeseen() }
    routes.get("/busy", .readToday) { _, _ -> Answer in throw WebRefusal.unavailable(retryAfterSeconds: 3) }
    routes.post("/notes", .editPatients) { request, _ in
      guard try request.requestKey() != "used-before" else { throw WebRefusal.conflict("The note of 24 Nov stands.") }
      return Answer.seeOther("/today")
    }
    routes.post("/call", .editPatients, body: .json) { request, _ in Answer.json(request.json ?? []) }
    routes.post("/documents", .receiveDocuments, body: .upload(bytesMax: 200_000)) { request, _ in
      var count = 0
      while let piece = try await request.upload?.next() { count += piece.count }
      return Answer.json(Array("\(count)".utf8))
    }
  }

  @Test("A missing record, another's record, what is no id and what is no page are answered alike")
  func missing() async throws {
    try await withServer(declare: Self.declare) { server in
      try await server.addPerson("rosa@example.org")
      var rosa = server.browser()
      _ = try await rosa.signIn("rosa@example.org")
      let foreign = try await rosa.get("/patients/\(PatientID(high: 1, low: 1))")
      #expect(foreign.status == 404)
      for path in ["/patients/none", "/no-such-page", "/patients/\(PatientID(high: 2, low: 1))"] {
        let other = try await rosa.get(path)
        #expect(other.status == 404)
        #expect(other.body == foreign.body)
      }
      #expect(try await rosa.get("/patients/\(PatientID(high: 1, low: 2))").status == 200)
    }
  }

  @Test("Who is signed in keeps the navigation on every refusal; a stranger is led to the guide, not to the desk")
  func framed() async throws {
    try await withServer(declare: Self.declare) { server in
      try await server.addPerson("rosa@example.org")
      var rosa = server.browser()
      _ = try await rosa.signIn("rosa@example.org")
      for (path, status) in [("/money", 403), ("/no-such-page", 404), ("/broken", 500), ("/patients/none", 404)] {
        let answer = try await rosa.get(path)
        #expect(answer.status == status)
        #expect(answer.text.contains("Sign out") && answer.text.contains("Back to Today"), "\(path)")
        #expect(!answer.text.contains("Staff: sign in"), "\(path)")
      }
      #expect(try await rosa.get("/money").text.contains("scrip user roles"))
      var stranger = server.browser()
      let missing = try await stranger.get("/no-such-page")
      #expect(missing.status == 404)
      #expect(missing.text.contains("href=\"/guide\"") && !missing.text.contains("find the patient"))
    }
  }

  @Test("A role without the right is told so, and a failure of ours shows a number and nothing else")
  func forbiddenAndBroken() async throws {
    try await withServer(declare: Self.declare) { server in
      try await server.addPerson("rosa@example.org")
      var rosa = server.browser()
      _ = try await rosa.signIn("rosa@example.org")
      #expect(try await rosa.get("/money").status == 403)
      let broken = try await rosa.get("/broken")
      #expect(broken.status == 500)
      #expect(broken.text.contains("incident"))
      #expect(!broken.text.contains("Unforeseen"))
      let busy = try await rosa.get("/busy")
      #expect(busy.status == 503)
      #expect(busy["retry-after"] == "3")
      #expect(try await rosa.get("/today", ["Accept: application/json"]).status == 200)
      var stranger = server.browser()
      #expect(try await stranger.get("/today", ["Accept: application/json"]).status == 401)
    }
  }

  typealias Post = (origin: String?, site: String?, token: Bool, key: String?, status: Int)
  static let posts: [Post] = [
    (origin: nil, site: nil, token: true, key: "fresh-key-1", status: 303),
    (origin: nil, site: "same-origin", token: true, key: "fresh-key-2", status: 303),
    (origin: nil, site: nil, token: true, key: "used-before", status: 409),
    (origin: nil, site: nil, token: true, key: nil, status: 422),
    (origin: nil, site: nil, token: true, key: "short", status: 422),
    (origin: nil, site: nil, token: false, key: "fresh-key-3", status: 403),
    (origin: "http://evil.example", site: nil, token: true, key: "fresh-key-4", status: 403),
    (origin: "null", site: nil, token: true, key: "fresh-key-5", status: 403),
    (origin: nil, site: "cross-site", token: true, key: "fresh-key-6", status: 403),
    (origin: nil, site: "same-site", token: true, key: "fresh-key-7", status: 403),
  ]

  @Test("A form is taken from our own pages with its token and its key, and from nowhere else", arguments: posts)
  func posting(row: Post) async throws {
    try await withServer(declare: Self.declare) { server in
      try await server.addPerson("rosa@example.org")
      var rosa = server.browser()
      _ = try await rosa.signIn("rosa@example.org")
      let hidden = row.token ? Browser.hidden(in: try await rosa.get("/password").text) : []
      let key = row.key.map { [("request_key", $0)] } ?? []
      let more = row.site.map { ["Sec-Fetch-Site: \($0)"] } ?? []
      #expect(try await rosa.post("/notes", hidden + key, origin: row.origin, more).status == row.status)
    }
  }

  @Test("A POST from a foreign page is refused by every route, signed in or not")
  func foreignOrigin() async throws {
    try await withServer(declare: Self.declare) { server in
      try await server.addPerson("rosa@example.org")
      var rosa = server.browser()
      var stranger = server.browser()
      _ = try await rosa.signIn("rosa@example.org")
      let posts = server.routes.table.filter { $0.method == .post }
      #expect(posts.count == 7)
      for route in posts {
        #expect(try await rosa.post(route.path, [], origin: "https://evil.example").status == 403)
        #expect(try await stranger.post(route.path, [], origin: "https://evil.example").status == 403)
      }
    }
  }

  @Test("A body of the wrong kind or size is refused by name")
  func bodies() async throws {
    try await withServer(declare: Self.declare) { server in
      try await server.addPerson("rosa@example.org")
      var rosa = server.browser()
      _ = try await rosa.signIn("rosa@example.org")
      let token = try #require(Browser.hidden(in: try await rosa.get("/password").text).first?.1)
      func send(_ path: String, type: String, length: Int?, _ body: String) async throws -> RawHTTP.Answer {
        let head =
          "POST \(path) HTTP/1.1\r\nHost: x\r\nX-CSRF-Token: \(token)\r\nCookie: scrip=\(rosa.cookies["scrip"] ?? "")\r\n"
          + "Content-Type: \(type)\r\nContent-Length: \(length ?? body.utf8.count)\r\n\r\n"
        return try await server.http.exchange(Array((head + body).utf8))
      }
      #expect(try await send("/call", type: "application/json", length: nil, "{}").text == "{}")
      #expect(try await send("/call", type: "text/plain", length: nil, "{}").status == 415)
      #expect(try await send("/notes", type: "text/xml", length: nil, "<a/>").status == 415)
      #expect(try await send("/notes", type: "application/x-www-form-urlencoded", length: nil, "a=%zz").status == 400)
      let large = try await send("/notes", type: "application/x-www-form-urlencoded", length: 1_000_001, "a=")
      #expect(large.status == 413)
      #expect(large["connection"] == "close")
      let form = "multipart/form-data; boundary=b"
      let part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\n\r\n"
      let file = String(repeating: "x", count: 150_000)
      #expect(try await send("/documents", type: form, length: nil, "\(part)\(file)\r\n--b--\r\n").text == "150000")
      #expect(try await send("/documents", type: form, length: 30_000_000, part).status == 413)
      #expect(try await send("/documents", type: "multipart/form-data", length: nil, part).status == 400)
    }
  }

  @Test("Who sends too much is told the limit that the page names: 25 MB of a document, the form's other fields aside")
  func limit() {
    #expect(FileKind.bytesMax == Document.byteCountMax)
    for bytesMax in [FileKind.bytesMax, FileKind.bytesMax + 64 * 1024] {
      let page = RefusalPage(.tooLarge(bytesMax: bytesMax), for: nil)
      #expect(page.paragraphs.first?.hasPrefix("At most 25 MB can be sent at once.") == true)
    }
    #expect(RefusalPage(.tooLarge(bytesMax: 1_000_000), for: nil).paragraphs.first?.hasPrefix("At most 1 MB ") == true)
    #expect(RefusalPage(.tooLarge(bytesMax: 16_384), for: nil).paragraphs.first?.hasPrefix("At most 16 KB ") == true)
  }
}
