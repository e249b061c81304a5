import Logging
import TestSupport
import Testing

@testable import ScripWeb

/// Bytes on the wire that a server must not guess about.
@Suite struct WireTests {
  static let refused: [(what: String, request: String)] = [
    ("length and chunks", "POST /login HTTP/1.1\nHost: x\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n"),
    ("two lengths", "POST /login HTTP/1.1\nHost: x\nContent-Length: 5\nContent-Length: 6\n\nabcdef"),
    ("a length with a sign", "POST /login HTTP/1.1\nHost: x\nContent-Length: +5\n\nabcde"),
    ("a coding nobody knows", "POST /login HTTP/1.1\nHost: x\nTransfer-Encoding: xchunked\n\n0\n\n"),
    ("a blank before the colon", "GET /health HTTP/1.1\nHost: x\nContent-Length : 0\n\n"),
    ("no host", "GET /health HTTP/1.1\n\n"),
    ("no HTTP", "hello\n\n"),
    ("a header of 40 KiB", "GET /health HTTP/1.1\nHost: x\nX-A: \(String(repeating: "a", count: 40_000))\n\n"),
    ("150 header fields", "GET /health HTTP/1.1\nHost: x\n\(String(repeating: "X-A: b\n", count: 150))\n"),
  ]

  @Test("A request that can be read in two ways is answered 400", arguments: refused)
  func ambiguous(row: (what: String, request: String)) async throws {
    try await withServer { server in
      let status = try await server.http.exchange(text: row.request).status
      #expect(status == 400)
    }
  }

  @Test("Requests sent in one breath are answered in their order")
  func pipeline() async throws {
    try await withServer { server in
      let one = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
      let other = "GET /no-such-page HTTP/1.1\r\nHost: x\r\n\r\n"
      let last = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      let bytes = try await server.http.everything(after: Array((one + other + last).utf8))
      let statuses = String(decoding: bytes, as: UTF8.self).matches(of: /HTTP\/1\.1 (\d+)/).map { String($0.1) }
      #expect(statuses == ["200", "404", "200"])
    }
  }

  @Test("A HEAD answers like its GET, without a body")
  func head() async throws {
    try await withServer { server in
      let bytes = try await server.http.everything(
        after: Array("HEAD /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8))
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(text.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("A client that sends its header too slowly is cut")
  func slowHeader() async throws {
    var limits = ServerLimits()
    limits.headerSeconds = 0.5
    try await withServer(limits: limits) { server in
      let bytes = try await server.http.everything(after: Array("GET /health HTTP/1.1\r\nHost: x\r\n".utf8))
      #expect(bytes == [])
    }
  }

  @Test("One address has so many connections without an answer and no more")
  func unproven() async throws {
    var limits = ServerLimits()
    limits.unprovenPerAddressMax = 0
    try await withServer(limits: limits) { server in
      let answer = try await server.http.exchange(text: "GET /health HTTP/1.1\nHost: x\n\n")
      #expect(answer.status == 503)
      #expect(answer["retry-after"] == "10")
    }
  }

  @Test("An address that asks without end is slowed down, whoever it says it is")
  func strangers() {
    let buckets = TokenBuckets(perSecond: 2, burst: 3)
    let taken = [0, 0, 0, 0, 0.5, 0.5, 10, 10, 10, 10].map { buckets.take("203.0.113.9", at: $0) }
    #expect(taken == [true, true, true, false, true, false, true, true, true, false])
    #expect(buckets.take("203.0.113.10", at: 10))
  }

  @Test("Addresses beyond those that are told apart share what one of them has")
  func manyStrangers() {
    let buckets = TokenBuckets(perSecond: 1, burst: 2, addressesMax: 3)
    let taken = (0..<6).map { buckets.take("203.0.113.\($0)", at: 0) }
    #expect(taken == [true, true, true, true, true, false])
    #expect(buckets.take("203.0.113.0", at: 0), "who is told apart keeps a share of their own")
    #expect(buckets.take("203.0.113.9", at: 10), "who has asked for nothing lately is forgotten")
  }

  @Test("An address that can be reached from outside is bound only with a proxy in front")
  func binding() async throws {
    var settings = WebServer.Settings()
    settings.host = "0.0.0.0"
    #expect(throws: WebServer.Failure.notLoopback(host: "0.0.0.0")) {
      _ = try WebServer(
        settings: settings, routes: Routes(), doorkeeper: Doorkeeper { _, _ in nil }, logger: .init(label: "test")
      ) { _ in }
    }
  }

  @Test("A port that another program has is named, with what to do")
  func taken() async throws {
    try await withServer { server in
      var settings = WebServer.Settings()
      settings.port = server.port
      let second = try WebServer(
        settings: settings, routes: Routes(), doorkeeper: Doorkeeper { _, _ in nil }, logger: .init(label: "test")
      ) { _ in }
      await #expect(throws: WebServer.Failure.portTaken(server.port)) { try await second.run(obeysSignals: false) }
      #expect("\(WebServer.Failure.portTaken(8080))".hasPrefix("Port 8080 is in use"))
    }
  }
}
