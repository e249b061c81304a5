import ScripCore
import ScripPayerSim
import ScripX12
import TestSupport
import Testing

/// The payer refuses for a cause that only it knows; from its 835 and our own chart the cause is named, with an act.
@Suite struct HiddenCauseTests {
  /// What became of one claim with a planted cause.
  struct Traced {
    let planted: PlantedCause
    let denial: Denial
    let codes: [String]
  }

  /// Sends one claim with the cause planted, reads the payment as the practice does, and traces what stays open.
  static func trace(_ planted: PlantedCause, seed: UInt64, isSeen: Bool, noise: Int) throws -> Traced {
    var sim = SimSample.sim(
      SimSample.book { plan, member, book in
        book.speech = .varied
        planted.book(&plan, &member, &book)
      }, seed: seed)
    let number = "C\(seed)"
    let claim = SimSample.claim(number, planted.claim)
    if planted.refusal == .duplicate {
      _ = try sim.answer(SimSample.file([SimSample.claim("B\(seed)")]), on: SimSample.today)
    }
    let answers = try sim.answer(SimSample.file([claim], number: 8), on: SimSample.today)
    let findings = try SimSample.findings(answers)
    #expect(findings == [], "\(planted.refusal) seed \(seed)")
    let bytes = try #require(answers.first { $0.kind == .remittance }).bytes
    let payment = try #require(try RemittanceFile.read(bytes).payments.first)
    #expect(payment.fault == nil)
    #expect(payment.remittance.imbalances.isEmpty)
    let account = ClaimAccount(claim: PracticeRecords.known(claim), open: claim.charge)
    let posting = RemittancePosting(
      payment.remittance, id: RemittanceID(high: 6, low: 6), book: ClaimBook([account]),
      reasons: PracticeRecords.reasons, unreadable: payment.unreadableClaims)
    let line = try #require(posting.lines.first { $0.answer.controlNumber == number })
    guard case .posted(let effect) = line.verdict else {
      throw Unposted(what: "\(planted.refusal) seed \(seed): \(line.verdict)")
    }
    var chart = PracticeRecords.facts()
    if isSeen { planted.chart?(&chart) }
    Self.addNoise(noise, to: &chart)
    let denial = PracticeRecords.reasons.denial(
      amount: effect.open.total, reasons: effect.open, remarks: line.answer.everyRemark,
      facts: PracticeRecords.ownFacts(chart, on: SimSample.served, units: claim.lines[0].units))
    return Traced(planted: planted, denial: denial, codes: line.answer.reasons + line.answer.everyRemark)
  }

  struct Unposted: Error {
    let what: String
  }

  /// Something of ours is out of order without being the reason.
  private static func addNoise(_ kind: Int, to chart: inout EpisodeFacts) {
    switch kind {
    case 0: chart.therapists[0].licences = []
    case 1: chart.coverage?.to = SimSample.served.adding(days: -1)
    default: break
    }
  }

  @Test("Each cause makes the payer refuse, and plainly worded it is named", arguments: PlantedCause.all.indices)
  func each(index: Int) throws {
    let planted = PlantedCause.all[index]
    var sim = SimSample.sim(SimSample.book(planted.book))
    if planted.refusal == .duplicate {
      _ = try sim.answer(SimSample.file([SimSample.claim("1000")]), on: SimSample.today)
    }
    let claims = [SimSample.claim("1001", planted.claim)]
    let answers = try sim.answer(SimSample.file(claims), on: SimSample.today)
    let claim = try #require(try SimSample.remittances(answers).flatMap(\.claims).last)
    let wording = planted.refusal.plainWording
    #expect(claim.lines.first?.adjustments.map(\.reason) == [wording.reason], "\(planted.refusal)")
    #expect(claim.lines.first?.remarks == wording.remarks)
    #expect(claim.lines.first?.paid == .zero)
  }

  @Test("No refusal a payer can give is left untried")
  func all() {
    #expect(Set(PlantedCause.all.map(\.refusal)) == Set(Refusal.allCases))
  }

  /// The Must show of the denied claim: 500 a seed.
  @Test("500 refusals by X12 with hidden causes: at least 95 of 100 are named, each with an act", arguments: [1, 2, 3])
  func hidden(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var named = 0
    var missed: [String: Int] = [:]
    for number in 0..<500 {
      let planted = PlantedCause.all.randomElement(using: &random)!
      let isSeen = Int.random(in: 1...10, using: &random) <= 9
      let noise = Int.random(in: 0...19, using: &random)
      let traced = try Self.trace(
        planted, seed: seed * 1000 + UInt64(number), isSeen: isSeen, noise: noise)
      if traced.denial.cause == planted.cause {
        named += 1
      } else {
        missed["\(planted.refusal) as \(traced.codes.joined(separator: " ")): \(traced.denial.cause)", default: 0] += 1
      }
      #expect(traced.denial.amount > .zero)
      #expect(!traced.denial.next.words.isEmpty && !traced.denial.next.task.isEmpty, "\(planted.refusal)")
    }
    #expect(named >= 475, "seed \(seed): \(named) of 500; missed \(missed.sorted { $0.key < $1.key })")
    print("hidden causes, seed \(seed): \(named) of 500 named; missed \(missed.sorted { $0.key < $1.key })")
  }
}
