import ScripCore
import ScripX12
import TestSupport
import Testing
import X12

/// What leaves the building, pinned whole.
@Suite struct WrittenTests {
  static let golden = "Tests/ScripX12Tests/Golden/"

  @Test("Ten made-up claims are written as they were looked at")
  func claims() throws {
    let text = String(decoding: Written.claims(seed: 5, count: 10).bytes, as: UTF8.self)
    #expect(try Golden.kept(at: Self.golden + "837p.x12", recording: text) == text)
  }

  @Test("A made-up remittance balances, and is written as it was looked at")
  func remittance() throws {
    let written = Written.remittance(seed: 5, count: 6)
    #expect(written.remittance.imbalances == [])
    let text = String(decoding: written.bytes, as: UTF8.self)
    #expect(try Golden.kept(at: Self.golden + "835.x12", recording: text) == text)
  }

  typealias Kind = (name: String, bytes: @Sendable () -> [UInt8])
  static let kinds: [Kind] = [
    (name: "270", bytes: { Written.benefitInquiries(seed: 5, count: 3).bytes }),
    (name: "271", bytes: { Written.benefitReplies(seed: 5, count: 3).bytes }),
    (name: "278", bytes: { Written.authorizationRequests(seed: 5, count: 3).bytes }),
    (name: "278-reply", bytes: { Written.authorizationReplies(seed: 5, count: 3).bytes }),
    (name: "276", bytes: { Written.statusInquiries(seed: 5, count: 2).bytes }),
    (name: "277", bytes: { Written.statusReplies(seed: 5, count: 1).bytes }),
    (name: "277ca", bytes: { Written.acknowledgements(seed: 5, count: 1).bytes }),
  ]

  @Test("Each other kind is written as it was looked at", arguments: kinds.indices)
  func others(index: Int) throws {
    let (name, bytes) = Self.kinds[index]
    let text = String(decoding: bytes(), as: UTF8.self)
    #expect(try Golden.kept(at: Self.golden + name + ".x12", recording: text) == text)
  }

  @Test("Adjustments beyond six go into a second PLB")
  func manyAdjustments() {
    var made = MadeUp(seed: 1)
    var remittance = made.remittance(of: 1)
    remittance.providerAdjustments = (1...8).map {
      ProviderAdjustment("WO", reference: "P\($0)", amount: Money(cents: $0))
    }
    var writer = Written.writer(.payment)
    remittance.write(into: &writer)
    let lines = String(decoding: writer.finish(), as: UTF8.self).split(separator: "\n")
    let plb = lines.filter { $0.hasPrefix("PLB*") }
    #expect(plb.map { $0.split(separator: "*").count } == [15, 7])
  }

  @Test("Names are written in the letters payers take")
  func plain() {
    var made = MadeUp(seed: 3)
    var batch = made.batch(of: 1)
    batch.claims[0].referring?.name = ClaimName(family: "Bergström-Ünal", given: "Hélène")
    var writer = Written.writer(.professionalClaim)
    batch.write(into: &writer, at: Written.time)
    #expect(String(decoding: writer.finish(), as: UTF8.self).contains("NM1*DN*1*BERGSTROM-UNAL*HELENE*"))
  }
}
