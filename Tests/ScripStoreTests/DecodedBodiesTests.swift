import Testing

@testable import ScripStore

/// Bodies that were decoded lately.
@Suite struct DecodedBodiesTests {
  /// Counts how often it decodes.
  private final class Counting {
    var decoded: [String] = []
    func number(_ text: String) -> Int {
      decoded.append(text)
      return Int(text) ?? 0
    }
  }

  @Test("The same text is decoded once; as another type it is another value")
  func once() {
    let (bodies, counting) = (DecodedBodies(countMax: 4, byteMax: 100), Counting())
    for _ in 0..<3 { #expect(bodies.value(of: "7", counting.number) == 7) }
    #expect(counting.decoded == ["7"])
    #expect(bodies.value(of: "7") { "text \($0)" } == "text 7")
    #expect(bodies.value(of: "7", counting.number) == 7 && counting.decoded == ["7"])
  }

  @Test("What is asked for again stays; what is not is forgotten, so that memory has an end")
  func forgetting() {
    let (bodies, counting) = (DecodedBodies(countMax: 4, byteMax: 100), Counting())
    for number in 1...20 {
      #expect(bodies.value(of: "0", counting.number) == 0)
      #expect(bodies.value(of: String(number), counting.number) == number)
    }
    #expect(counting.decoded.filter { $0 == "0" }.count == 1)
    _ = bodies.value(of: "1", counting.number)
    #expect(counting.decoded.filter { $0 == "1" }.count == 2)
  }

  @Test("A large body is decoded every time and not kept")
  func large() {
    let (bodies, counting) = (DecodedBodies(countMax: 4, byteMax: 3), Counting())
    for _ in 0..<2 { _ = bodies.value(of: "1234", counting.number) }
    #expect(counting.decoded.count == 2)
  }

  @Test("What cannot be decoded is refused each time")
  func unreadable() {
    struct Unreadable: Error {}
    let bodies = DecodedBodies(countMax: 4, byteMax: 100)
    for _ in 0..<2 {
      #expect(throws: Unreadable.self) { try bodies.value(of: "x") { (_: String) -> Int in throw Unreadable() } }
    }
  }
}
