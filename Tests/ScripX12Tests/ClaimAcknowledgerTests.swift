import ScripCore
import Testing
import X12

@testable import ScripX12

/// What we say of each claim of an 837 we were sent.
@Suite struct ClaimAcknowledgerTests {
  static let day = CalendarDay("2026-11-24")!
  static let options = CheckOptions(tolerance: .reading, today: 2026_11_24)

  static func acknowledge(_ bytes: [UInt8]) throws -> [ClaimAcknowledgement] {
    var acknowledger = ClaimAcknowledger(on: day, options)
    try bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Tokenizer.read(buffer) { acknowledger.take($0) }
    }
    return acknowledger.finish()
  }

  /// Made-up claims, and their text with one change in the claim of a number.
  static func changed(_ index: Int, _ from: String, _ to: String) throws -> (ids: [String], bytes: [UInt8]) {
    let (batch, bytes) = Written.claims(seed: 11, count: 8)
    let text = String(decoding: bytes, as: UTF8.self)
    let claim = try #require(text.range(of: "CLM*\(batch.claims[index].controlNumber)*"))
    let place = try #require(text.range(of: from, range: claim.lowerBound..<text.endIndex))
    return (batch.claims.map(\.controlNumber), Array(text.replacingCharacters(in: place, with: to).utf8))
  }

  @Test("Clean claims are taken, each by its own number")
  func clean() throws {
    let (batch, bytes) = Written.claims(seed: 11, count: 8)
    let answer = try #require(try Self.acknowledge(bytes).first)
    let claims = answer.reports.flatMap(\.claims)
    #expect(answer.isAccepted)
    #expect(claims.map(\.traceNumber) == batch.claims.map(\.controlNumber))
    #expect(claims.compactMap { $0.statuses.first?.charge } == batch.claims.map(\.charge))
    try Self.holds(answer)
  }

  @Test("A claim with a fault comes back alone, with its place", arguments: [0, 3, 7])
  func fault(index: Int) throws {
    let (ids, bytes) = try Self.changed(index, "SV1*HC:97", "SV1*HC:9X")
    let answer = try #require(try Self.acknowledge(bytes).first)
    let claims = answer.reports.flatMap(\.claims)
    #expect(claims.map(\.traceNumber) == ids)
    #expect(claims.filter(\.isRejected).map(\.traceNumber) == [ids[index]])
    let status = try #require(claims[index].statuses.first)
    #expect(status.codes.first?.category == "A7")
    #expect(status.codes.first?.status == "454")
    #expect(status.message?.hasPrefix("SV101-2 OF LINE 1") == true)
    try Self.holds(answer)
    // The 999 takes the set: the claim is not its business.
    let replies = try bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      var acknowledger = Acknowledger(Self.options, leavesClaims: true)
      try Tokenizer.read(buffer) { acknowledger.take($0) }
      return acknowledger.finish()
    }
    #expect(replies.count { !$0.isAccepted } == 0)
  }

  @Test("A set that is broken has no claims to speak of")
  func broken() throws {
    let (_, bytes) = try Self.changed(2, "SV1*HC:", "SVX*HC:")
    let answers = try Self.acknowledge(bytes)
    #expect(answers.isEmpty)
  }

  /// What is written is clean and reads back as what was said.
  static func holds(_ answer: ClaimAcknowledgement) throws {
    let bytes = answer.written(controlNumber: 7, on: day, at: Written.time)
    let report = try bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Checker.check(buffer, CheckOptions(today: 2026_11_24))
    }
    #expect(report.findings == [])
    let back = try TransactionReader.read(bytes).flatMap { transaction -> [ClaimStatusReply] in
      guard case .claimAcknowledgement(let report) = transaction.content else { return [] }
      return report.claims
    }
    #expect(back.map(\.traceNumber) == answer.reports.flatMap(\.claims).map(\.traceNumber))
    #expect(back.map(\.isRejected) == answer.reports.flatMap(\.claims).map(\.isRejected))
  }
}
