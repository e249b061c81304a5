import ScripCore
import TestSupport
import Testing

/// Laws of the books over random histories; a failure prints the seed.
@Suite struct LedgerPropertyTests {
  /// A practice's books played forward by the functions alone, with what a plain count says beside them.
  struct Books {
    var random: SeededGenerator
    var ledger = Ledger()
    var book = ClaimBook()
    var claims: [KnownClaim] = []
    var answered: [RemittedClaim] = []
    var parked: [RemittanceID: Money] = [:]
    /// Money that came in less what went out, counted beside the books.
    var cash = Money.zero
    var charged = Money.zero
    var refused = 0
    private var number: UInt64 = 0

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    mutating func fresh() -> UInt64 {
      number += 1
      return number
    }

    mutating func append(_ cause: Posting.Cause, _ entries: [LedgerEntry]) {
      guard !entries.isEmpty else { return }
      let posting = Posting(
        id: PostingID(high: 0, low: fresh()), day: MoneySample.day, at: Moment(milliseconds: 0), cause: cause,
        entries: entries)
      ledger.append(posting!)
    }

    mutating func openClaim() {
      let billing: [PayerRules.SelfPay] = [.allowed, .withNotice, .never]
      let claim = MoneySample.claim(
        claims.count + 1, billing: billing[roll(0...2)], noticeSigned: roll(0...1) == 1,
        charges: [roll(1000...20000), roll(1000...20000)])
      claims.append(claim)
      append(.charge, ClaimAccount.charge(claim.id, from: .zero, to: claim.charge))
      charged += claim.charge
      book.set(MoneySample.account(claim))
    }

    mutating func remit() {
      let id = RemittanceID(high: 8, low: fresh())
      var claims: [RemittedClaim] = []
      for _ in 0..<roll(1...6) { claims.append(anyAnswer()) }
      var adjustments: [ProviderAdjustment] = []
      for _ in 0..<roll(0...2) {
        adjustments.append(
          ProviderAdjustment(
            ["WO", "FB", "L6", "72"][roll(0...3)], reference: nil, amount: Money(cents: roll(-900...900))))
      }
      var remittance = MoneySample.remittance(claims, adjustments)
      if roll(0...9) == 0 { remittance.payment += Money(cents: roll(-50...50)) }
      let posting = RemittancePosting(remittance, id: id, book: book, reasons: .shipped)
      append(.deposit, posting.deposit)
      for beside in posting.providerAdjustments { append(.providerAdjustment, beside.entries) }
      cash += remittance.payment
      for line in posting.lines {
        guard let effect = line.verdict.effect else { continue }
        append(effect.cause, effect.entries)
        answered.append(line.answer)
      }
      book = posting.book
      parked[id] = posting.parked
      settle()
    }

    private mutating func anyAnswer() -> RemittedClaim {
      if !answered.isEmpty, roll(0...4) == 0 {
        let earlier = answered[roll(0...answered.count - 1)]
        return roll(0...1) == 0 ? earlier : MoneySample.takeback(of: earlier)
      }
      let claim = claims[roll(0...claims.count - 1)]
      let statuses: [RemittedClaim.Status] = [
        .processedPrimary, .processedPrimary, .processedPrimary, .processedSecondary, .denied,
        .processedPrimaryForwarded, .predetermination, .notOursForwarded,
      ]
      var answer = MoneySample.answer(
        to: claim, claim.lines.map { adjustments(of: $0.charge) }, status: statuses[roll(0...7)],
        number: "ICN\(fresh())")
      switch roll(0...19) {
      case 0: answer.paid += Money(cents: 1)
      case 1: answer.controlNumber = "none"
      case 2: answer.lines[0].controlNumber = "x"
      case 3: answer.patient?.family = "MORENO"
      default: break
      }
      return answer
    }

    private mutating func adjustments(of charge: Money) -> [ClaimAdjustment] {
      let codes = ["45", "1", "2", "3", "29", "96", "97", "197", "204", "23", "50", "999"]
      var left = charge.cents
      var adjustments: [ClaimAdjustment] = []
      for _ in 0..<roll(0...3) where left > 0 {
        let amount = roll(0...2) == 0 ? left : roll(0...left)
        left -= amount
        let group = ClaimAdjustment.Group.allCases[roll(0...3)]
        adjustments.append(ClaimAdjustment(group, codes[roll(0...11)], Money(cents: amount)))
      }
      return adjustments
    }

    mutating func patientAct() {
      let claim = claims[roll(0...claims.count - 1)]
      let balance = PatientBalance(of: claim.patient, in: ledger)
      let amount = Money(cents: roll(-100...9000))
      let account = book[claim.id]!
      do throws(PostingRefusal) {
        switch roll(0...4) {
        case 0:
          append(.patientPayment, try PatientMoney.payment(amount, by: claim.patient, having: balance))
          cash += amount
        case 1:
          append(.refund, try PatientMoney.refund(amount, to: claim.patient, having: balance))
          cash -= amount
        case 2:
          let receivable = Account.patientReceivable(claim.patient)
          append(.writeOff, try PatientMoney.writeOff(amount, on: receivable, open: balance.owed))
        case 3:
          append(.writeOff, try account.writeOff(amount))
          setOpen(account, less: amount)
        default:
          append(.transferToPatient, try account.transferToPatient(amount))
          setOpen(account, less: amount)
        }
      } catch { refused += 1 }
      settle()
    }

    private mutating func setOpen(_ account: ClaimAccount, less amount: Money) {
      var account = account
      account.open -= amount
      book.set(account)
    }

    private mutating func settle() {
      for claim in claims {
        append(
          .settlement,
          PatientMoney.settlement(of: claim.patient, having: PatientBalance(of: claim.patient, in: ledger)))
      }
    }
  }

  static func play(seed: UInt64, steps: Int) -> Books {
    var books = Books(seed: seed)
    for _ in 0..<3 { books.openClaim() }
    for _ in 0..<steps {
      switch books.roll(0...5) {
      case 0: books.openClaim()
      case 1...3: books.remit()
      default: books.patientAct()
      }
    }
    return books
  }

  @Test("Whatever happens, the books add up, replay and hold nothing from nowhere", arguments: 1...40)
  func laws(seed: UInt64) {
    let books = Self.play(seed: seed, steps: 60)
    let (ledger, accounts) = (books.ledger, books.ledger.accounts)
    #expect(books.answered.count > 10 && books.refused > 0)
    #expect(accounts.values.reduce(.zero, +) == .zero, "seed \(seed)")
    #expect(ledger.postings.allSatisfy { $0.entries.total == .zero })
    #expect(Ledger(replaying: ledger.postings) == ledger, "seed \(seed)")
    #expect(Set(accounts.keys).isSubset(of: ledger.postings.flatMap(\.entries).map(\.account)))
    #expect(ledger[.cash] == books.cash, "seed \(seed)")
    #expect(ledger[.revenue] == -books.charged, "seed \(seed)")
    for (id, parked) in books.parked { #expect(ledger[.suspense(id)] == -parked, "seed \(seed)") }
    for claim in books.claims {
      let balance = PatientBalance(of: claim.patient, in: ledger)
      #expect(balance.owed >= .zero && balance.credit >= .zero, "seed \(seed)")
      #expect(balance.owed == .zero || balance.credit == .zero, "seed \(seed)")
      #expect(books.book[claim.id]?.open == ledger[.payerReceivable(claim.id)], "seed \(seed)")
      #expect(ledger[.payerReceivable(claim.id)] <= claim.charge, "seed \(seed)")
      if claim.billing == .never { #expect(ledger[.patientReceivable(claim.patient)] == .zero, "seed \(seed)") }
    }
  }

  @Test("100,000 lines whose patients must not be billed put no cent on a patient")
  func neverBilled() {
    var random = SeededGenerator(seed: 7)
    let codes = ReasonTable.shipped.codes + ["999"]
    let claim = MoneySample.claim(billing: .never, charges: [10000])
    let account = MoneySample.account(claim)
    var billed = 0
    var parked = 0
    for _ in 0..<100_000 {
      let amount = Money(cents: Int.random(in: 1...10000, using: &random))
      let group = ClaimAdjustment.Group.allCases.randomElement(using: &random)!
      let adjustment = ClaimAdjustment(group, codes.randomElement(using: &random)!, amount)
      let status = RemittedClaim.Status.allCases.randomElement(using: &random)!
      let answer = MoneySample.answer(to: claim, [[adjustment]], status: status)
      let verdict = ClaimAnswer(answer, on: account, from: MoneySample.remittance, reasons: .shipped).verdict
      if let effect = verdict.effect, effect.moved(.patientReceivable(claim.patient)) != .zero { billed += 1 }
      if verdict.parked?.kind == "patientNeverBilled" { parked += 1 }
      if (try? account.transferToPatient(amount)) != nil { billed += 1 }
    }
    #expect(billed == 0)
    #expect(parked > 5_000)
  }

  @Test("A posting that does not add up, or holds nothing, cannot be made")
  func unbalanced() {
    func posting(_ entries: [LedgerEntry]) -> Posting? {
      Posting(
        id: PostingID(high: 0, low: 1), day: MoneySample.day, at: Moment(milliseconds: 0), cause: .writeOff,
        entries: entries)
    }
    #expect(posting([]) == nil)
    #expect(posting([LedgerEntry(.cash, Money(cents: 5))]) == nil)
    #expect(posting([LedgerEntry(.cash, Money(cents: 5)), LedgerEntry(.revenue, Money(cents: -5))]) != nil)
  }
}
