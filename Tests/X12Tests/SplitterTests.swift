import Testing
import X12

/// One file becomes a file a set, each right in itself.
@Suite struct SplitterTests {
  static func split(_ text: String) throws -> [Splitter.Piece] {
    var pieces: [Splitter.Piece] = []
    var splitter = Splitter { pieces.append($0) }
    try Array(text.utf8).withUnsafeBytes { try Tokenizer.read($0) { splitter.take($0) } }
    try splitter.finish()
    return pieces
  }

  /// The same set three times in a group, each with its own number.
  static func three(_ kind: String, _ separators: String) throws -> String {
    let made = try Fixture.made(kind, 2, separators: separators)
    let element = String(separators.first!)
    let start = try #require(made.range(of: "ST" + element))
    let end = try #require(made.range(of: "GE" + element))
    let set = String(made[start.lowerBound..<end.lowerBound])
    let sets = ["0001", "0002", "0003"].map { set.replacing("\(element)0001", with: element + $0) }
    return String(made[..<start.lowerBound]) + sets.joined()
      + made[end.lowerBound...].replacing("GE\(element)1", with: "GE\(element)3")
  }

  @Test("Each piece has one set and no finding", arguments: ["835", "837p"], ["*:~^", "|>!<"])
  func pieces(kind: String, separators: String) throws {
    let whole = try Self.three(kind, separators)
    #expect(try Fixture.check(whole).findings == [])
    let pieces = try Self.split(whole)
    #expect(pieces.map(\.set) == ["0001", "0002", "0003"])
    for piece in pieces {
      let report = try Fixture.check(piece.bytes)
      #expect(report.findings == [])
      #expect(report.sets.map(\.count) == [1])
    }
  }

  @Test("A set that was cut is a piece too, and nothing in it is lost")
  func cut() throws {
    let whole = try Self.three("835", "*:~^")
    let pieces = try Self.split(String(whole.prefix(whole.count - 60)))
    #expect(pieces.count == 3)
    #expect(try Fixture.check(pieces[2].bytes).findings.map(\.rule).contains(.trailerMissing))
  }

  @Test("What a receiver of pieces throws ends the cutting")
  func stops() throws {
    struct Full: Error {}
    var taken = 0
    var splitter = Splitter { _ in
      taken += 1
      throw Full()
    }
    try Array(try Self.three("835", "*:~^").utf8).withUnsafeBytes { try Tokenizer.read($0) { splitter.take($0) } }
    #expect(throws: Full.self) { try splitter.finish() }
    #expect(taken == 1)
  }

  static func claims(_ bytes: [UInt8]) throws -> [String] {
    var claims: [String] = []
    try bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Tokenizer.read(buffer) { if $0.id == "CLM" { claims.append($0[1].string) } }
    }
    return claims
  }

  @Test(
    "Pieces of so many claims have no finding and every claim in its order", arguments: [1, 2, 7, 100],
    ["*:~^", "*:\n^"])
  func claims(most: Int, separators: String) throws {
    let whole = try Fixture.made("837p", 40, separators: separators)
    var pieces: [Splitter.Piece] = []
    var splitter = Splitter(mostClaims: most) { pieces.append($0) }
    try Array(whole.utf8).withUnsafeBytes { try Tokenizer.read($0) { splitter.take($0) } }
    try splitter.finish()
    let parts = try pieces.map { try Self.claims($0.bytes) }
    #expect(parts.allSatisfy { $0.count == most || $0 == parts.last })
    let all = try Self.claims(Array(whole.utf8))
    #expect(Array(parts.joined()) == all)
    for piece in pieces {
      let findings = try Fixture.check(piece.bytes).findings
      #expect(findings == [], "\(String(decoding: piece.bytes, as: UTF8.self))")
    }
    let plain = { (text: String) in text.replacing("\n", with: "") }
    if most == 100 { #expect(plain(String(decoding: pieces[0].bytes, as: UTF8.self)) == plain(whole)) }
  }

  @Test("A remittance is not cut: its claims are one payment")
  func payment() throws {
    var pieces: [Splitter.Piece] = []
    var splitter = Splitter(mostClaims: 1) { pieces.append($0) }
    try Array(try Fixture.made("835", 5).utf8).withUnsafeBytes { try Tokenizer.read($0) { splitter.take($0) } }
    try splitter.finish()
    #expect(pieces.count == 1)
  }
}
