import Foundation
import Testing
import X12

/// X12 as JSON and back: not one byte is lost.
@Suite struct X12JSONTests {
  static func encode(_ bytes: [UInt8]) throws -> [UInt8] {
    try bytes.withUnsafeBytes { try X12JSONEncoder.encode($0) }
  }

  static func encode(_ bytes: [UInt8], blocks size: Int) throws -> [UInt8] {
    var encoder = X12JSONEncoder()
    var json: [UInt8] = []
    var from = 0
    while from < bytes.count {
      let to = min(from + size, bytes.count)
      json += try bytes[from..<to].withUnsafeBytes { try encoder.encode($0, isLast: false) }
      from = to
    }
    return json + (try encoder.encode(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true))
  }

  static func decode(_ json: [UInt8]) throws -> [UInt8] {
    try json.withUnsafeBytes { try X12JSONDecoder.decode($0) }
  }

  /// Whether it is what any reader of JSON takes, and comes back as it was.
  static func holds(_ bytes: [UInt8]) throws {
    let json = try encode(bytes)
    #expect((try? JSONSerialization.jsonObject(with: Data(json))) != nil, "not JSON")
    let back = try decode(json)
    #expect(back == bytes)
    #expect(try encode(bytes, blocks: 97) == json, "blocks change nothing")
  }

  @Test("A broken file comes back byte for byte", arguments: try Fixture.brokenFiles())
  func broken(file: String) throws { try Self.holds(try Fixture.broken(file)) }

  @Test(
    "A clean file comes back, whatever its separators", arguments: Fixture.kinds,
    ["*:~^", "|>!<", "*:\n^", "|^\u{1D}<"])
  func clean(kind: String, separators: String) throws {
    let text = try Fixture.made(kind, 3, separators: separators, lines: true)
    try Self.holds(Array(text.utf8))
    try Self.holds(Array(("\u{FEFF} \r\n" + text.replacing("\n", with: "\r\n") + "\n\n").utf8))
    try Self.holds(Array(text.utf8.dropLast(2)))
    try Self.holds(Array((text + text).utf8))
  }

  @Test("Changed bytes come back as they are", arguments: Fixture.kinds)
  func changed(kind: String) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("X12JSONTests \(kind) seed \(seed)")
    var random = RandomBytesTests.Random(state: seed)
    let clean = Array(try Fixture.made(kind, 2).utf8)
    for _ in 0..<150 {
      let bytes = RandomBytesTests.changed(clean, using: &random)
      let isTaken = (try? bytes.withUnsafeBytes { try Tokenizer.read($0) { _ in } }) != nil
      if isTaken { try Self.holds(bytes) }
    }
  }

  @Test("The form is the one of docs/reference/x12.md")
  func form() throws {
    let header =
      "ISA*00*          *00*          *ZZ*SCRIP          *ZZ*PAYER          *261125*0905*^*00501*000000001*0*T*:~"
    let bytes = Array((header + "\nGS*HC~\nST*837*0001~\nHI*ABK:M542*\u{E9}^B~\n").utf8) + [0x58, 0x2A, 0xFF, 0x7E]
    let lines = String(decoding: try Self.encode(bytes), as: UTF8.self).split(separator: "\n")
    #expect(
      lines == [
        "[", #"{"interchange":["#,
        #"{"id":"ISA","delimiters":{"element":"*","component":":","segment":"~","repetition":"^"},"elements":["00","          ","00","          ","ZZ","SCRIP          ","ZZ","PAYER          ","261125","0905","^","00501","000000001","0","T",":"]},"#,
        #"{"group":["#, #"{"before":"\n","id":"GS","elements":["HC"]},"#, #"{"transaction":["#,
        #"{"id":"ST","elements":["837","0001"]},"#,
        #"{"id":"HI","elements":[["ABK","M542"],{"repeats":["é","B"]}]},"#,
        #"{"id":"X","elements":[{"hex":"FF"}]}"#, "]}", "]}", "]}", "]",
      ])
  }

  @Test(
    "What is not this form is refused with its place",
    arguments: [
      "", "{}", "[", "[{]", #"[{"id":"GS","elements":["A"]}"#, #"[{"id":"GS","colour":"A"}]"#,
      #"[{"id":"GS","elements":[{"hex":"4"}]}]"#, #"[{"id":"\uD800"}]"#, #"[{"id":"GS"}] x"#,
      #"[{"interchange":[{"interchange":[{"interchange":[{"interchange":[]}]}]}]}]"#,
    ])
  func refused(json: String) {
    #expect(throws: JSONFailure.self) { try Self.decode(Array(json.utf8)) }
  }
}
