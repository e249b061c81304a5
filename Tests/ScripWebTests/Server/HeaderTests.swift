import ScripCore
import Testing

@testable import ScripWeb

/// What every answer of every route carries.
@Suite struct HeaderTests {
  static let expected: [(name: String, value: String)] = [
    (
      "content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
  ]

  @Test("Every route answers with every header, signed in or not, refused or not")
  func everyRoute() async throws {
    try await withServer { server in
      try await server.addPerson("rosa@example.org")
      var stranger = server.browser()
      var rosa = server.browser()
      _ = try await rosa.signIn("rosa@example.org")
      for route in server.routes.table {
        let path = route.path.replacing(/\{[^}]*\}/, with: "1")
        let answers =
          switch route.method {
          case .get: [try await stranger.get(path), try await rosa.get(path)]
          case .post: [try await stranger.post(path, []), try await rosa.post(path, [])]
          }
        for answer in answers + [try await rosa.get("/no-such-page")] {
          for (name, value) in Self.expected {
            #expect(answer[name] == value, "\(route.method.rawValue) \(route.path): \(name)")
          }
          #expect(answer["permissions-policy"] != nil)
          #expect(answer["server"] == nil)
        }
      }
    }
  }

  @Test("Only our own files may be kept by the browser")
  func assets() async throws {
    try await withServer(declare: { routes in
      Assets([.init(name: "scrip.css", contentType: "text/css", bytes: Array("p{}".utf8))]).declare(in: &routes)
    }) { server in
      var browser = server.browser()
      let sheet = try await browser.get("/static/scrip.css")
      #expect(sheet.text == "p{}")
      #expect(sheet["cache-control"] == "public, max-age=31536000, immutable")
      #expect(try await browser.get("/static/other.css")["cache-control"] == "no-store")
    }
  }

  static let names: [(name: String, header: String)] = [
    ("report.pdf", "attachment; filename=\"report.pdf\"; filename*=UTF-8''report.pdf"),
    (
      "a\"b\r\nSet-Cookie: x=y",
      "attachment; filename=\"a_b__Set-Cookie_ x=y\"; filename*=UTF-8''a_b__Set-Cookie_%20x%3Dy"
    ),
    ("../../etc/passwd", "attachment; filename=\".._.._etc_passwd\"; filename*=UTF-8''.._.._etc_passwd"),
    ("Öz.pdf", "attachment; filename=\"__z.pdf\"; filename*=UTF-8''%C3%96z.pdf"),
    ("", "attachment; filename=\"document\"; filename*=UTF-8''document"),
    ("..", "attachment; filename=\"document\"; filename*=UTF-8''document"),
    ("x\u{202E}fdp.exe", "attachment; filename=\"x_fdp.exe\"; filename*=UTF-8''x_fdp.exe"),
  ]

  @Test("A file's name is only a label, whatever it holds", arguments: names)
  func fileName(row: (name: String, header: String)) {
    #expect(FileName.disposition(saving: row.name) == row.header)
  }
}
