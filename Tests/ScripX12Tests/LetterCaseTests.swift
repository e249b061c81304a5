import ScripCore
import ScripX12
import Testing
import X12

/// Names of segments that somebody sent in small letters, as the checker lets through with a warning.
@Suite struct LetterCaseTests {
  /// The same file with its names in small letters, from the second segment on.
  static func small(_ bytes: [UInt8]) -> [UInt8] {
    let segments = String(decoding: bytes, as: UTF8.self).split(separator: "~", omittingEmptySubsequences: false)
    let lowered = segments.enumerated().map { index, segment in
      let name = segment.prefix { $0 != "*" }
      return index == 0 ? String(segment) : name.lowercased() + segment.dropFirst(name.count)
    }
    return Array(lowered.joined(separator: "~").utf8)
  }

  @Test("A payment in small letters says what it says in capitals, and may be posted")
  func payment() throws {
    let written = Written.remittance(seed: 5, count: 20)
    let read = try RemittanceFile.read(Self.small(written.bytes))
    #expect(read.payments.map(\.remittance) == [written.remittance])
    #expect(read.payments.map(\.fault) == [nil])
  }

  @Test("Each claim in small letters is answered")
  func claims() throws {
    let written = Written.claims(seed: 5, count: 20)
    var acknowledger = ClaimAcknowledger(on: CalendarDay("2026-11-24")!)
    try Self.small(written.bytes).withUnsafeBytes { try Tokenizer.read($0) { acknowledger.take($0) } }
    let answered = acknowledger.finish().flatMap(\.reports).flatMap(\.claims)
    #expect(answered.map(\.traceNumber) == written.batch.claims.map(\.controlNumber))
  }
}
