import ScripCore
import ScripX12
import TestSupport
import Testing
import X12

/// Transactions as a biller reads them, pinned whole.
@Suite struct LetterTests {
  typealias Kind = (name: String, bytes: @Sendable () -> [UInt8])
  static let own: [Kind] = [
    (name: "837p", bytes: { Written.claims(seed: 5, count: 4).bytes }),
    (name: "835", bytes: { Written.remittance(seed: 5, count: 4).bytes }),
    (name: "999", bytes: { Written.damagedAnswers(seed: 5, count: 3) }),
  ]
  static let kinds: [Kind] = own + WrittenTests.kinds

  @Test("A letter of each kind says what it said when it was looked at", arguments: kinds.indices)
  func letters(index: Int) throws {
    let (name, bytes) = Self.kinds[index]
    let lines = try TransactionReader.read(bytes()).map { Letter.lines($0).joined(separator: "\n") }
    let text = lines.joined(separator: "\n\n") + "\n"
    #expect(try Golden.kept(at: WrittenTests.golden + "letter-\(name).txt", recording: text) == text)
    #expect(!text.contains("~"), "no segment is left in a letter")
  }

  @Test("A remittance that does not balance says where and by how much")
  func imbalance() throws {
    let text = String(decoding: Written.remittance(seed: 5, count: 3).bytes, as: UTF8.self)
    let wrong = text.replacing(#/BPR\*I\*([0-9.]+)/#) { "BPR*I*1\($0.1)" }
    let lines = try TransactionReader.read(Array(wrong.utf8)).flatMap { Letter.lines($0) }
    #expect(lines.contains("What does not balance:"))
    #expect(lines.last?.hasPrefix("  the payment: $") == true)
  }
}
