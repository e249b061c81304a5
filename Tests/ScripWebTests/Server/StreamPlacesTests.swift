import Synchronization
import TestSupport
import Testing

@testable import ScripWeb

/// Slow readers of stored documents take only so many places.
@Suite struct StreamPlacesTests {
  @Test("A person has so many places, everybody together has so many, and each comes back with its holder")
  func places() {
    let places = StreamPlaces(perPersonMax: 2, totalMax: 3)
    var first = places.take("rosa")
    let second = places.take("rosa")
    #expect(first != nil && second != nil)
    #expect(places.take("rosa") == nil)
    let third = places.take("lee")
    #expect(third != nil)
    #expect(places.take("sol") == nil)
    first = nil
    #expect(places.take("sol") != nil)
    withExtendedLifetime((second, third)) {}
  }

  @Test("While one document is being read slowly, a second is refused 429 and closed; afterwards it is sent")
  func slowReader() async throws {
    var limits = ServerLimits()
    limits.streamsPerPersonMax = 1
    let gate = Gate()
    try await withServer(
      limits: limits,
      declare: { routes in
        routes.open("/document", why: "a test") { _ in
          let sent = Mutex(false)
          return Answer.download(
            .stream(length: 1) {
              let isDone = sent.withLock { sent in
                defer { sent = true }
                return sent
              }
              guard !isDone else { return nil }
              await gate.pass()
              return [1]
            }, contentType: "application/pdf", name: "a.pdf")
        }
      }
    ) { server in
      let get = "GET /document HTTP/1.1\nHost: x\nConnection: close\n\n"
      // A HEAD has a length and no body: what comes back is read until the server closes.
      let head = Array(get.replacing("GET", with: "HEAD").replacing("\n", with: "\r\n").utf8)
      async let slow = server.http.exchange(text: get).status
      await gate.untilSomebodyWaits()
      let meanwhile = try await server.http.exchange(text: get).status
      let meanwhileHead = String(decoding: try await server.http.everything(after: head), as: UTF8.self)
      #expect(meanwhile == 429)
      #expect(meanwhileHead.hasPrefix("HTTP/1.1 429"))
      // Whoever asks for more than their share keeps no connection either.
      let kept = get.replacing("Connection: close\n", with: "").replacing("\n", with: "\r\n")
      let keptAnswer = String(decoding: try await server.http.everything(after: Array(kept.utf8)), as: UTF8.self)
      #expect(keptAnswer.hasPrefix("HTTP/1.1 429"))
      #expect(keptAnswer.lowercased().contains("\r\nconnection: close\r\n"))
      await gate.open()
      let slowly = try await slow
      #expect(slowly == 200)
      // A HEAD never asks for the body; its place comes back all the same.
      let afterwardsHead = String(decoding: try await server.http.everything(after: head), as: UTF8.self)
      let afterwards = try await server.http.exchange(text: get).status
      #expect(afterwardsHead.hasPrefix("HTTP/1.1 200"))
      #expect(afterwards == 200)
    }
  }
}

/// Holds whoever passes until it is opened.
private actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var watchers: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    guard !isOpen else { return }
    for watcher in watchers { watcher.resume() }
    watchers = []
    await withCheckedContinuation { waiting.append($0) }
  }

  func untilSomebodyWaits() async {
    guard waiting.isEmpty else { return }
    await withCheckedContinuation { watchers.append($0) }
  }

  func open() {
    isOpen = true
    for one in waiting { one.resume() }
    waiting = []
  }
}
