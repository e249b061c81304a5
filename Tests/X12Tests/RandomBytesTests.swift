import Testing
import X12

/// Bytes that nobody wrote: the reading ends, and nothing traps.
@Suite struct RandomBytesTests {
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
      return value ^ value >> 31
    }
  }

  /// One to eight changes of the bytes: one other, out, in, or a stretch gone.
  static func changed(_ clean: [UInt8], using random: inout Random) -> [UInt8] {
    var bytes = clean
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: at)
      case 2: bytes.insert([0x2A, 0x3A, 0x7E, 0x0A, 0x5E].randomElement(using: &random)!, at: at)
      default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...200, using: &random)))
      }
      if bytes.isEmpty { bytes = [0x49] }
    }
    return bytes
  }

  @Test("Changed bytes give findings or a failure", arguments: Fixture.kinds)
  func changed(kind: String) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("RandomBytesTests \(kind) seed \(seed)")
    var random = Random(state: seed)
    let clean = Array(try Fixture.made(kind, 3).utf8)
    for _ in 0..<300 {
      let bytes = Self.changed(clean, using: &random)
      let report = try? Fixture.check(bytes)
      #expect((report?.segments ?? 0) <= bytes.count)
    }
  }

  @Test("Nothing but separators is read to its end")
  func separators() throws {
    let header = try Fixture.made("270", 1).prefix(106)
    for tail in ["~", "*", ":", "^", "~\n", "GS*", "ISA", "ST*837*1~SE*", "HL*1**20*1~"] {
      let text = header + String(repeating: tail, count: 5000)
      _ = try? Fixture.check(String(text))
    }
    #expect(try Fixture.check(String(header)).isRefused)
  }
}
