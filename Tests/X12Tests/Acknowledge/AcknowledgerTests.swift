import Foundation
import Testing

@testable import X12

/// What we answer to what we were sent, and what others answered to us.
@Suite struct AcknowledgerTests {
  static let time = EnvelopeTime(day: 20_261_125, time: 905)

  static func replies(_ bytes: [UInt8], tolerance: CheckOptions.Tolerance = .reading) throws -> [Reply] {
    try bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Acknowledger.answer(buffer, CheckOptions(tolerance: tolerance, today: Fixture.today))
    }
  }

  static func read(_ bytes: [UInt8]) throws -> AcknowledgementReader {
    try bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in try AcknowledgementReader.read(buffer) }
  }

  @Test("What is written has no finding and reads back as what was said", arguments: try Fixture.brokenFiles())
  func broken(file: String) throws {
    for reply in try Self.replies(try Fixture.broken(file), tolerance: .none) {
      try Self.holds(reply)
      let isAcknowledgement = file.hasPrefix("999")
      #expect(isAcknowledgement || !reply.isAccepted)
    }
  }

  static func holds(_ reply: Reply) throws {
    let bytes = reply.written(controlNumber: 7, at: time)
    if bytes.isEmpty { return }
    let findings = try Fixture.check(bytes).findings
    #expect(findings == [], "\(findings.first?.position ?? "") \(String(decoding: bytes, as: UTF8.self))")
    #expect(try Fixture.check(bytes).interchanges == reply.interchangeCount)
    #expect(
      String(decoding: bytes.prefix(106), as: UTF8.self).contains("*000000007*"), "the first has the number given")
    let back = try read(bytes)
    #expect(back.groups == reply.groups)
    let expected = reply.needsInterchangeAnswer ? [reply.interchange] : []
    #expect(back.interchanges == expected)
  }

  @Test("A clean file is accepted whole", arguments: Fixture.kinds.filter { $0 != "999" })
  func clean(kind: String) throws {
    let reply = try #require(try Self.replies(Array(try Fixture.made(kind, 10).utf8)).first)
    #expect(reply.isAccepted)
    #expect(reply.interchange.note == "000")
    let group = try #require(reply.groups.first)
    #expect(group.verdict == .accepted)
    #expect(group.accepted == group.sets.count)
    try Self.holds(reply)
  }

  @Test("An acknowledgement is not acknowledged")
  func noLoop() throws {
    let reply = try #require(try Self.replies(Array(try Fixture.made("999", 3).utf8)).first)
    #expect(reply.groups == [])
  }

  @Test("A fault lands on its set, its claim, its segment and its element")
  func place() throws {
    var made = try Fixture.made("837p", 6)
    let claim = try #require(made.range(of: "CLM*ACC0000004"))
    let line = try #require(made.range(of: "SV1*HC:97", range: claim.upperBound..<made.endIndex))
    made.replaceSubrange(line, with: "SV1*HC:9X")
    let ordinal = made[..<line.lowerBound].count { $0 == "~" } + 1
    // A second set before it, so that the position is the set's and not the file's.
    let start = try #require(made.range(of: "ST*837"))
    let end = try #require(made.range(of: "GE*1*"))
    let faulty = String(made[start.lowerBound..<end.lowerBound])
    let good = faulty.replacing("9X", with: "97").replacing("*0001", with: "*0009").replacing("ACC", with: "BCC")
    let file = made.replacing(faulty, with: good + faulty).replacing("GE*1*", with: "GE*2*")
    let reply = try #require(try Self.replies(Array(file.utf8)).first)
    let group = try #require(reply.groups.first)
    #expect(group.verdict == .partly)
    let counts = [group.included, group.received, group.accepted]
    #expect(counts == [2, 2, 1])
    #expect(group.sets.map(\.verdict) == [.accepted, .refused])
    let fault = try #require(group.sets.last?.faults.first)
    #expect(group.sets[1].faults.count == 1)
    #expect(fault.segment == "SV1")
    #expect(fault.position == ordinal - 2, "ISA and GS stand before ST")
    #expect(fault.loop == "2400")
    #expect(fault.claim == "ACC0000004")
    #expect(fault.code == "8")
    #expect(fault.elements.map(\.element) == [1])
    #expect(fault.elements.map(\.component) == [2])
    #expect(fault.elements.map(\.code) == ["I12"])
    try Self.holds(reply)
  }

  typealias EnvelopeRow = (from: String, to: String, note: String, group: [String], set: [String])
  static let envelopes: [EnvelopeRow] = [
    (from: "IEA*1*000000001", to: "IEA*1*000000009", note: "001", group: [], set: []),
    (from: "IEA*1*000000001~", to: "", note: "023", group: [], set: []),
    (from: "*00501*", to: "*00401*", note: "017", group: [], set: []),
    (from: "*P*:~", to: "*Q*:~", note: "020", group: [], set: []),
    (from: "GE*1*1", to: "GE*1*9", note: "000", group: ["4"], set: []),
    (from: "GE*1*1", to: "GE*3*1", note: "000", group: ["5"], set: []),
    (from: "GE*1*1~", to: "", note: "000", group: ["3"], set: []),
    (from: "*X*005010X222A1", to: "*X*004010X098", note: "000", group: ["2"], set: ["I6"]),
    (from: "~SE*", to: "~SE*9", note: "000", group: [], set: ["4"]),
  ]

  @Test("A fault of the envelope has the code of its level", arguments: envelopes)
  func envelope(row: EnvelopeRow) throws {
    let made = try Fixture.made("837p", 2)
    let from = made.contains(row.from) ? row.from : row.from.replacing("*P*:~", with: "*T*:~")
    let range = try #require(made.range(of: from), "the clean file has no \(from)")
    let file = made.replacingCharacters(in: range, with: row.to)
    let reply = try #require(try Self.replies(Array(file.utf8), tolerance: .none).first)
    #expect(reply.interchange.note == row.note)
    let verdict: Verdict = row.note == "000" ? .accepted : .refused
    #expect(reply.interchange.verdict == verdict)
    if row.note == "000" {
      let group = try #require(reply.groups.first)
      #expect(group.verdict == .refused)
      #expect(group.codes == row.group)
      if let code = row.set.first { #expect(group.sets.first?.codes.first == code) }
    } else {
      #expect(reply.groups == [])
    }
    try Self.holds(reply)
  }

  @Test("A group of a kind that no 999 can name falls with its interchange")
  func unnamed() throws {
    let file = try Fixture.made("835", 2).replacing("GS*HP*", with: "GS*HT*")
    let reply = try #require(try Self.replies(Array(file.utf8)).first)
    #expect(reply.interchange.verdict == .refused)
    #expect(reply.groups == [])
    try Self.holds(reply)
  }

  @Test("An element in error has the number of its data element")
  func reference() throws {
    let file = try Fixture.made("837p", 1).replacing("SV1*HC:97", with: "SV1*HC:9X")
    let fault = try #require(try Self.replies(Array(file.utf8)).first?.groups.first?.sets.first?.faults.first)
    #expect(fault.elements.map(\.reference) == [234])
  }

  @Test("A set with faults without end is refused, and so many of them are named")
  func endless() throws {
    let stray = String(repeating: "ZZZ*1~", count: Acknowledger.mostFaults + 500)
    let file = try Fixture.made("837p", 1).replacing("~SE*", with: "~\(stray)SE*")
    let set = try #require(try Self.replies(Array(file.utf8)).first?.groups.first?.sets.first)
    #expect(set.verdict == .refused)
    #expect(set.faults.count == Acknowledger.mostFaults)
  }

  @Test("Every rule has a code of IK3 or IK4, of the lists that a 999 allows")
  func codes() {
    let elsewhere: Set<Rule> = [
      .byteOrderMark, .header, .separators, .segmentCount, .setCount, .groupCount, .controlNumber,
      .controlNumberTwice, .groupKind,
    ]
    for rule in Rule.allCases where !elsewhere.contains(rule) {
      #expect(AnswerCodes.segment[rule] != nil || AnswerCodes.element[rule] != nil, "\(rule.rawValue)")
    }
  }

  @Test("Changed bytes are answered with what has no finding, or not at all", arguments: Fixture.kinds)
  func changed(kind: String) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("AcknowledgerTests \(kind) seed \(seed)")
    var random = RandomBytesTests.Random(state: seed)
    let clean = Array(try Fixture.made(kind, 3).utf8)
    for _ in 0..<100 {
      let bytes = RandomBytesTests.changed(clean, using: &random)
      for reply in (try? Self.replies(bytes)) ?? [] { try Self.holds(reply) }
    }
  }
}
