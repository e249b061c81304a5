import Foundation
import ScripCore
import ScripPayerSim
import TestSupport
import Testing
import X12

/// Whatever claims come, the answers add up at line, claim and payment, and validators have nothing to say.
@Suite struct BalanceTests {
  /// One practice's month at a payer: first and second payers, copies, takebacks, corrections, all by the seed.
  struct Month {
    private var random: SeededGenerator
    private(set) var sim: PayerSim
    private var paid: [(number: String, claim: Claim)] = []
    private var count = 0

    init(seed: UInt64) {
      random = SeededGenerator(seed: seed)
      sim = SimSample.sim(
        SimSample.book { plan, member, book in
          book.speech = .varied
          book.bank = BankTransfer(
            from: .init(routingNumber: "125000024", accountNumber: "1234567"),
            to: .init(routingNumber: "125000105", accountNumber: "7654321"))
          plan.deductible = Money(cents: 20_000)
          plan.needsAuthorization = seed % 3 == 0
          plan.unitsPerVisit = 5
          plan.outOfNetworkCoinsurance = BasisPoints(4000)
          member.visitsUsed = 2
          if seed % 4 == 0 { member.nextPayer = ClaimPayer(name: "NEXT PAYER", number: "88888") }
          if seed % 5 == 0 { book.therapists[0].networkZIPs = ["98052"] }
          if seed % 7 == 0 { member.accidentMoney = Money(cents: 30_000) }
        }, seed: seed)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }

    mutating func send() throws -> [PayerAnswer] {
      let claims = (0..<number(1...6)).map { _ in claim() }
      let answers = try sim.answer(SimSample.file(claims, number: number(1...999_999)), on: SimSample.today)
      let decided = try SimSample.remittances(answers).flatMap(\.claims).filter { $0.status != .reversal }
      for answer in decided {
        guard let number = answer.payerClaimNumber,
          let claim = claims.first(where: { $0.controlNumber == answer.controlNumber })
        else { continue }
        paid.append((number, claim))
      }
      return answers
    }

    private mutating func claim() -> Claim {
      count += 1
      let day = SimSample.day("2026-10-01").adding(days: number(0...50))
      let codes: [ProcedureCode] = [.massage, .manualTherapy, .heatCold]
      let lines = (0..<number(1...3)).map { (codes[$0], number(1...6)) }
      var claim = SimSample.claim("M\(count)", lines: lines, on: day)
      switch number(0...9) {
      case 0...1 where !paid.isEmpty:
        let earlier = paid.remove(at: number(0...paid.count - 1))
        claim.frequency = number(0...1) == 0 ? .void(of: earlier.number) : .replacement(of: earlier.number)
      case 2...3: makeSecond(&claim)
      case 4: claim.coverage.payer.number = "99999"
      default: break
      }
      return claim
    }

    private mutating func makeSecond(_ claim: inout Claim) {
      var coverage = claim.coverage
      coverage.payer = ClaimPayer(name: "FIRST PAYER", number: "77777")
      coverage.subscriber.birthDate = nil
      coverage.subscriber.sex = .unknown
      claim.coverage.rank = .secondary
      var whole = Money.zero
      for index in claim.lines.indices {
        let charge = claim.lines[index].charge
        let paid = Money(cents: number(0...charge.cents / 2))
        let rest = charge - paid
        let forgone = Money(cents: number(0...rest.cents))
        whole += paid
        let adjustments = [
          ClaimAdjustment(.contractual, "45", forgone), ClaimAdjustment(.patient, "2", rest - forgone),
        ].filter { $0.amount != .zero }
        claim.lines[index].adjudications = [
          LineAdjudication(
            payerNumber: "77777", paid: paid, paidUnits: claim.lines[index].units, adjustments: adjustments,
            decidedOn: SimSample.today.adding(days: -2))
        ]
      }
      claim.earlierPayers = [EarlierPayer(coverage: coverage, paid: whole)]
    }
  }

  /// Two hundred files, of which a part are second claims, replacements and voids.
  @Test(
    "Two hundred files of second, replacing and voided claims balance and have no finding",
    arguments: 1...20 as ClosedRange<UInt64>)
  func balance(seed: UInt64) throws {
    var month = Month(seed: seed)
    for _ in 0..<10 {
      let answers = try month.send()
      let findings = try SimSample.findings(answers)
      #expect(findings == [], "seed \(seed)")
      for remittance in try SimSample.remittances(answers) {
        #expect(remittance.imbalances.isEmpty, "seed \(seed)")
        #expect(remittance.payment >= .zero, "seed \(seed)")
        for claim in remittance.claims where claim.status != .reversal {
          #expect(claim.everyAdjustment.allSatisfy { $0.amount > .zero }, "seed \(seed)")
        }
      }
    }
  }

  @Test("The same seed, book and bytes give the same bytes")
  func deterministic() throws {
    var first = Month(seed: 5)
    var second = Month(seed: 5)
    for _ in 0..<5 {
      let (left, right) = (try first.send(), try second.send())
      #expect(left == right)
    }
  }

  @Test("999, 277CA and 835 pass the validator of others")
  func peers() throws {
    let folder = try TemporaryFolder()
    for seed in [1, 3, 4, 5, 7] as [UInt64] {
      var month = Month(seed: seed)
      for file in 0..<4 {
        for answer in try month.send() {
          try Data(answer.bytes).write(to: folder.url.appending(path: "\(seed)-\(file).\(answer.kind.rawValue)"))
        }
      }
    }
    let python = Checkout.root.appending(path: ".venv/bin/python")
    try #require(FileManager.default.fileExists(atPath: python.path), "scripts/setup makes .venv")
    let process = Process()
    process.executableURL = python
    process.arguments = [
      Checkout.root.appending(path: "Tests/ScripX12Tests/Peers/check.py").path, "pyx12", folder.url.path,
    ]
    let words = Pipe()
    process.standardOutput = words
    process.standardError = words
    try process.run()
    let said = words.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
  }
}
