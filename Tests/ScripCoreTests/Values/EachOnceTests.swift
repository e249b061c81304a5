import ScripCore
import Testing

@Suite struct EachOnceTests {
  @Test("Every value stays once, where it stood first")
  func once() {
    #expect(["b", "a", "b", "c", "a"].eachOnce == ["b", "a", "c"])
    #expect([Int]().eachOnce.isEmpty)
  }
}
