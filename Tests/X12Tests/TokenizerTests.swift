import Testing
import X12

@Suite struct TokenizerTests {
  struct Seen: Equatable {
    var text: String
    var place: Place
  }

  static func whole(_ text: String) throws -> [Seen] {
    var seen: [Seen] = []
    try Array(text.utf8).withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Tokenizer.read(buffer) { seen.append(Seen(text: $0.bytes.string, place: $0.place)) }
    }
    return seen
  }

  static func inBlocks(_ text: String, of size: Int) throws -> [Seen] {
    var seen: [Seen] = []
    var tokenizer = Tokenizer()
    let bytes = Array(text.utf8)
    var from = 0
    while true {
      let end = min(from + size, bytes.count)
      let block = Array(bytes[from..<end])
      try block.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
        try tokenizer.read(buffer, isLast: end == bytes.count) {
          seen.append(Seen(text: $0.bytes.string, place: $0.place))
        }
      }
      if end == bytes.count { return seen }
      from = end
    }
  }

  @Test("Blocks of any size give the segments of the whole", arguments: [1, 7, 63, 64, 65, 1000])
  func blocks(size: Int) throws {
    let text = "\r\n " + (try Fixture.made("837p", 3, lines: true)).replacing("\n", with: "\r\n")
    #expect(try Self.inBlocks(text, of: size) == Self.whole(text))
  }

  @Test("A header that is cut in its name is waited for, even where a letter is the terminator", arguments: [1, 3, 64])
  func cutName(size: Int) {
    let text = "ISA" + String(repeating: "|", count: 16) + ":AISA|"
    let failure = Failure.brokenHeader(Place(byte: 21, segment: 2, line: 1))
    #expect(throws: failure) { try Self.whole(text) }
    #expect(throws: failure) { try Self.inBlocks(text, of: size) }
  }

  @Test("Elements and components are found by position, and absent ones are empty")
  func elements() throws {
    let header = try Fixture.made("270", 1).prefix(106)
    var found: [String] = []
    try Array((header + "SV1*HC:97124:GP**UN~N3*Müller Straße~X~").utf8).withUnsafeBytes {
      (buffer: UnsafeRawBufferPointer) in
      try Tokenizer.read(buffer) { segment in
        if segment.id == "SV1" {
          found += [segment[1, 2].string, segment[1, 4].string, segment[2].string, segment[3].string]
          found += [segment[0].string, "\(segment.count)", "\(segment[1].pieces(separator: 0x3A))"]
        }
        if segment.id == "N3" { found.append(segment[1].string) }
        if segment.id == "X" { found.append("\(segment.count)\(segment[9].string)") }
      }
    }
    #expect(found == ["97124", "", "", "UN", "SV1", "3", "3", "Müller Straße", "0"])
  }

  @Test(
    "The pieces of a value, gone through, are those found by their number", arguments: ["", "a", ":", "a::b:", ":a"])
  func pieces(value: String) throws {
    let header =
      "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261124*0930*^*00501*000000001*0*T*:~"
    try Array("\(header)REF*\(value)*1~".utf8).withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Tokenizer.read(buffer) { segment in
        guard segment.id == "REF" else { return }
        let (colon, whole) = (UInt8(ascii: ":"), segment[1])
        let pieces = whole.split(separator: colon).map(\.string)
        #expect(pieces == value.split(separator: ":", omittingEmptySubsequences: false).map(String.init))
        #expect(pieces == (0..<whole.pieces(separator: colon)).map { whole.piece($0, separator: colon).string })
        #expect(whole.split(separator: nil).map(\.string) == [value])
      }
    }
  }

  @Test("A place is a byte, an ordinal and a line")
  func places() throws {
    let text = (try Fixture.made("999", 1, lines: true))
    let seen = try Self.whole("\n\n" + text)
    #expect(seen[0].place == Place(byte: 2, segment: 1, line: 3))
    #expect(seen[3].place.line == 6)
    #expect(seen[3].text.hasPrefix("AK1"))
    #expect(seen.map(\.place.segment) == Array(1...seen.count))
  }

  @Test("What is not X12 is a failure with its place")
  func failures() {
    #expect(throws: Failure.empty) { try Self.whole(" \n ") }
    #expect(throws: Failure.notAnInterchange(Place(byte: 1, segment: 1, line: 2))) { try Self.whole("\nhello") }
    #expect(throws: Failure.brokenHeader(Place(byte: 0, segment: 1, line: 1))) { try Self.whole("ISA*00*") }
  }

  @Test(
    "Numbers are hundredths, exactly",
    arguments: [
      ("160", 16000), ("-1.5", -150), (".05", 5), ("0", 0), ("1.005", nil), ("1O", nil), ("", nil), ("-", nil),
      ("12345678901234567", nil),
    ])
  func hundredths(text: String, value: Int?) throws {
    let header = try Fixture.made("270", 1).prefix(106)
    var found: Int?
    try Array((header + "AMT*D*\(text)~").utf8).withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Tokenizer.read(buffer) { if $0.id == "AMT" { found = $0[2].hundredths } }
    }
    #expect(found == value)
  }
}
