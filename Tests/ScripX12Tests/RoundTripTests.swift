import ScripCore
import ScripX12
import Testing
import X12

/// Reading what was written gives back what was there, and writing that again gives the same bytes.
@Suite struct RoundTripTests {
  /// Ten thousand transactions or claims of each kind: seeds 1 to 500, twenty each.
  static let seeds: ClosedRange<UInt64> = 1...500
  static let count = 20

  @Test("Claims")
  func claims() throws {
    for seed in Self.seeds {
      let written = Written.claims(seed: seed, count: Self.count)
      let read = try Self.contents(of: written.bytes, seed)
      guard case .claims(let batch)? = read.first else { return #expect(Bool(false), "seed \(seed)") }
      #expect(batch == written.batch, "seed \(seed)")
      var again = Written.writer(.professionalClaim)
      batch.write(into: &again, at: Written.time)
      #expect(again.finish() == written.bytes, "seed \(seed)")
    }
  }

  @Test("Remittances")
  func remittances() throws {
    for seed in Self.seeds {
      let written = Written.remittance(seed: seed, count: Self.count)
      let read = try Self.contents(of: written.bytes, seed)
      guard case .remittance(let remittance)? = read.first else { return #expect(Bool(false), "seed \(seed)") }
      #expect(remittance == written.remittance, "seed \(seed)")
      #expect(remittance.imbalances == [], "seed \(seed)")
      var again = Written.writer(.payment)
      remittance.write(into: &again)
      #expect(again.finish() == written.bytes, "seed \(seed)")
    }
  }

  @Test("Claims of a remittance, one by one")
  func claimsOneByOne() throws {
    let written = Written.remittance(seed: 1, count: Self.count)
    var claims: [RemittedClaim] = []
    var kept: [Int] = []
    var reader = TransactionReader(claims: { claims.append($0) }) { transaction in
      if case .remittance(let remittance) = transaction.content { kept.append(remittance.claims.count) }
    }
    try written.bytes.withUnsafeBytes { bytes in try Tokenizer.read(bytes) { reader.take($0) } }
    reader.close()
    #expect(claims == written.remittance.claims)
    #expect(kept == [0])
  }

  @Test("Benefit inquiries")
  func benefitInquiries() throws {
    for seed in Self.seeds {
      let written = Written.benefitInquiries(seed: seed, count: Self.count)
      let read = try Self.contents(of: written.bytes, seed).flatMap { content -> [BenefitInquiry] in
        if case .benefitInquiries(let inquiries) = content { inquiries } else { [] }
      }
      #expect(read == written.values, "seed \(seed)")
    }
  }

  @Test("Benefit replies, each line beside the segments it came from")
  func benefitReplies() throws {
    for seed in Self.seeds {
      let written = Written.benefitReplies(seed: seed, count: Self.count)
      var read = try Self.contents(of: written.bytes, seed).flatMap { content -> [BenefitReply] in
        if case .benefitReplies(let replies) = content { replies } else { [] }
      }
      for reply in read.indices {
        for line in read[reply].lines.indices {
          #expect(read[reply].lines[line].raw.first?.hasPrefix("EB*") == true)
          read[reply].lines[line].raw = []
        }
      }
      #expect(read == written.values, "seed \(seed)")
    }
  }

  @Test("Requests for authorization")
  func authorizationRequests() throws {
    for seed in Self.seeds {
      let written = Written.authorizationRequests(seed: seed, count: Self.count)
      let read = try Self.contents(of: written.bytes, seed).compactMap { content -> AuthorizationRequest? in
        if case .authorizationRequest(let request) = content { request } else { nil }
      }
      #expect(read == written.values, "seed \(seed)")
    }
  }

  @Test("Replies to requests for authorization")
  func authorizationReplies() throws {
    for seed in Self.seeds {
      let written = Written.authorizationReplies(seed: seed, count: Self.count)
      let read = try Self.contents(of: written.bytes, seed).compactMap { content -> AuthorizationReply? in
        if case .authorizationReply(let reply) = content { reply } else { nil }
      }
      #expect(read == written.values, "seed \(seed)")
    }
  }

  @Test("Status inquiries")
  func statusInquiries() throws {
    for seed in Self.seeds {
      let written = Written.statusInquiries(seed: seed, count: Self.count)
      let read = try Self.contents(of: written.bytes, seed).flatMap { content -> [ClaimStatusInquiry] in
        if case .statusInquiries(let inquiries) = content { inquiries } else { [] }
      }
      #expect(read == written.values, "seed \(seed)")
    }
  }

  @Test("Status replies and acknowledgements", arguments: [true, false])
  func statusReports(acknowledges: Bool) throws {
    for seed in Self.seeds {
      let written =
        acknowledges
        ? Written.acknowledgements(seed: seed, count: Self.count) : Written.statusReplies(seed: seed, count: Self.count)
      let read = try Self.contents(of: written.bytes, seed).compactMap { content -> ClaimStatusReport? in
        switch content {
        case .claimAcknowledgement(let report): acknowledges ? report : nil
        case .statusReplies(let report): acknowledges ? nil : report
        default: nil
        }
      }
      #expect(read == written.values, "seed \(seed)")
      for report in read {
        for claim in report.claims { #expect(claim.isRejected == (acknowledges && claim.statuses[0].action == "U")) }
      }
    }
  }

  /// What a file says, which must be without a fault.
  static func contents(of bytes: [UInt8], _ seed: UInt64) throws -> [ReadTransaction.Content] {
    let transactions = try TransactionReader.read(bytes)
    for transaction in transactions { #expect(transaction.faults == [], "seed \(seed)") }
    return transactions.map(\.content)
  }
}
