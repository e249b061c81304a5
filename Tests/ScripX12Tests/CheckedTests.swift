import ScripCore
import ScripX12
import Testing
import X12

/// What Scrip writes has no finding of its own checker, strictly asked.
@Suite struct CheckedTests {
  typealias Kind = (name: String, bytes: @Sendable (UInt64) -> [UInt8])
  static let kinds: [Kind] = [
    (name: "837P", bytes: { Written.claims(seed: $0, count: 10).bytes }),
    (name: "835", bytes: { Written.remittance(seed: $0, count: 10).bytes }),
    (name: "270", bytes: { Written.benefitInquiries(seed: $0, count: 10).bytes }),
    (name: "271", bytes: { Written.benefitReplies(seed: $0, count: 10).bytes }),
    (name: "278 request", bytes: { Written.authorizationRequests(seed: $0, count: 10).bytes }),
    (name: "278 reply", bytes: { Written.authorizationReplies(seed: $0, count: 10).bytes }),
    (name: "276", bytes: { Written.statusInquiries(seed: $0, count: 10).bytes }),
    (name: "277", bytes: { Written.statusReplies(seed: $0, count: 10).bytes }),
    (name: "277CA", bytes: { Written.acknowledgements(seed: $0, count: 10).bytes }),
  ]

  @Test("Two hundred generated cases of each kind have no finding", arguments: kinds.indices)
  func clean(index: Int) throws {
    let kind = Self.kinds[index]
    for seed in 1...20 as ClosedRange<UInt64> {
      let report = try kind.bytes(seed).withUnsafeBytes { try Checker.check($0) }
      let said = report.findings.prefix(3).map { "\($0.rule) \($0.segment) \($0.what)" }
      #expect(said == [], "\(kind.name), seed \(seed)")
    }
  }
}
