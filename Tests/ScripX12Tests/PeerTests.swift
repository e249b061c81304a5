import Foundation
import ScripCore
import ScripX12
import TestSupport
import Testing

/// What Scrip writes, as other people's validators see it: pyx12 and x12sdk, in .venv. Their known faults stand with
/// their reasons in Peers/check.py.
@Suite struct PeerTests {
  typealias Kind = (name: String, peers: [String], write: @Sendable (UInt64) -> [UInt8])
  static let kinds: [Kind] = [
    (name: "837P", peers: ["pyx12", "x12sdk"], write: { Written.claims(seed: $0, count: 10).bytes }),
    (name: "837P of every class", peers: ["pyx12", "x12sdk"], write: { ClaimFileTests.mixed(seed: $0) }),
    (name: "835", peers: ["pyx12", "x12sdk"], write: { Written.remittance(seed: $0, count: 10).bytes }),
    (name: "270", peers: ["x12sdk"], write: { Written.benefitInquiries(seed: $0, count: 10).bytes }),
    (name: "271", peers: ["x12sdk"], write: { Written.benefitReplies(seed: $0, count: 10).bytes }),
    (name: "276", peers: ["x12sdk"], write: { Written.statusInquiries(seed: $0, count: 10).bytes }),
    (name: "277", peers: ["x12sdk"], write: { Written.statusReplies(seed: $0, count: 10).bytes }),
    (name: "277CA", peers: ["pyx12"], write: { Written.acknowledgements(seed: $0, count: 10).bytes }),
    (name: "999", peers: ["pyx12"], write: { Written.damagedAnswers(seed: $0, count: 10) }),
  ]

  /// Twenty files of ten cases each: 200 of a kind.
  @Test("Two hundred generated cases of each kind pass the validators of others", arguments: kinds.indices)
  func pass(index: Int) throws {
    let kind = Self.kinds[index]
    let folder = try TemporaryFolder()
    for seed in 1...20 as ClosedRange<UInt64> {
      try Data(kind.write(seed)).write(to: folder.url.appending(path: "\(kind.name)-seed-\(seed).x12"))
    }
    for peer in kind.peers {
      let answer = try PeerValidator.ask(peer, about: folder.url)
      #expect(answer.status == 0, "\(peer) on \(kind.name):\n\(answer.words)")
    }
  }
}
