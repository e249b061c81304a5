import ScripCore
import ScripX12

/// Works through a batch of claims: says which it takes in, decides those, and pays for them.
struct ClaimDesk {
  var book: PayerBook
  let seed: UInt64
  let day: CalendarDay
  let isDiagnosisValid: @Sendable (ICD10Code, CalendarDay) -> Bool
  /// 277CA, one a payer and billing provider.
  private(set) var reports: [ClaimStatusReport] = []
  /// 835, the same.
  private(set) var remittances: [Remittance] = []

  init(
    _ book: PayerBook, seed: UInt64, day: CalendarDay,
    isDiagnosisValid: @escaping @Sendable (ICD10Code, CalendarDay) -> Bool
  ) {
    self.book = book
    self.seed = seed
    self.day = day
    self.isDiagnosisValid = isDiagnosisValid
  }

  mutating func take(_ batch: ClaimBatch) {
    for claims in Self.grouped(batch.claims) {
      guard let first = claims.first else { continue }
      let payer = book.payer(named: first.coverage.payer)
      var answers: [RemittedClaim] = []
      let replies = claims.map { claim in reply(to: claim, from: payer, &answers) }
      reports.append(
        ClaimStatusReport(
          payer: payer, receiver: batch.submitter, provider: first.billing.provider,
          batchReference: batch.reference, claims: replies))
      if !answers.isEmpty { pay(for: answers, from: payer, to: first.billing) }
    }
  }

  /// By payer and who bills, each in the order of the batch.
  private static func grouped(_ claims: [Claim]) -> [[Claim]] {
    var groups: [[Claim]] = []
    var places: [[String]: Int] = [:]
    for claim in claims {
      let key = [claim.coverage.payer.number, claim.billing.provider.npi ?? claim.billing.tax.digits]
      if let place = places[key] {
        groups[place].append(claim)
      } else {
        places[key] = groups.count
        groups.append([claim])
      }
    }
    return groups
  }

  /// Takes a claim in or returns it; decides it when it was taken.
  private mutating func reply(
    to claim: Claim, from payer: ClaimPayer, _ answers: inout [RemittedClaim]
  ) -> ClaimStatusReply {
    book.welcome(claim, seed: seed)
    var status = ClaimStatus(codes: [ClaimStatus.accepted], day: day, action: "WQ", charge: claim.charge)
    var reply = ClaimStatusReply(traceNumber: claim.controlNumber, payer: payer)
    let arrival = book.arrival(of: claim)
    if case .rejected(let code) = arrival {
      status.codes = [code]
      status.action = "U"
    } else {
      let number = book.nextNumber("C")
      reply.payerClaimNumber = number
      answers += decide(claim, arrival, number)
    }
    reply.statuses = [status]
    reply.patient = (claim.dependent ?? claim.coverage.subscriber).name
    reply.memberID = claim.coverage.memberID
    let days = claim.lines.map(\.day)
    if let first = days.min(), let last = days.max() { reply.days = first...last }
    return reply
  }

  /// The answers to one claim: a reversal, a decision, or both.
  private mutating func decide(_ claim: Claim, _ arrival: Arrival, _ number: String) -> [RemittedClaim] {
    var answers: [RemittedClaim] = []
    if let earlier = claim.frequency.earlier, let place = book.place(of: earlier),
      let filed = book.claims[place.member]?[place.index]
    {
      book.claims[place.member]?[place.index].isReversed = true
      answers.append(filed.answer.takenBack)
    }
    guard !claim.frequency.isVoid else { return answers }
    var answer: RemittedClaim
    switch arrival {
    case .accepted(let member):
      guard let plan = book.plan(of: member) else { return answers + [denied(claim, .notFound, .denied, number)] }
      var adjudication = Adjudication(
        claim, of: member, in: plan, book: book, seed: seed, receivedOn: day, isDiagnosisValid: isDiagnosisValid)
      answer = adjudication.answer()
      answer.payerClaimNumber = number
    case .acceptedUnknown: answer = denied(claim, .notFound, .denied, number)
    case .acceptedStray: answer = denied(claim, .otherPayersClaim, .processedPrimary, number)
    case .rejected: return answers
    }
    book.claims[claim.coverage.memberID, default: []].append(PayerBook.FiledClaim(claim: claim, answer: answer))
    return answers + [answer]
  }

  /// A claim of which no plan decides.
  private func denied(
    _ claim: Claim, _ refusal: Refusal, _ status: RemittedClaim.Status, _ number: String
  ) -> RemittedClaim {
    var dice = Dice(seed: seed, about: claim.controlNumber, claim.coverage.memberID)
    let wording = refusal.wording(book.speech, &dice)
    let lines = claim.lines.map { line in
      var answer = RemittedLine(line)
      answer.paidUnits = 0
      answer.adjustments = [ClaimAdjustment(wording.group ?? .contractual, wording.reason, line.charge)]
      answer.remarks = wording.remarks
      return answer
    }
    var answer = RemittedClaim(
      controlNumber: claim.controlNumber, status: status, charge: claim.charge, paid: .zero,
      patientResponsibility: .zero, payerClaimNumber: number, lines: lines)
    answer.complete(from: claim, receivedOn: day)
    return answer
  }

  /// One payment for decided claims, less what the practice owes.
  private mutating func pay(for answers: [RemittedClaim], from payer: ClaimPayer, to billing: BillingProvider) {
    let trace = book.nextNumber("E")
    let due = answers.reduce(Money.zero) { $0 + $1.paid }
    let adjustments = book.settle(due, trace: trace)
    let payment = due - adjustments.reduce(.zero) { $0 + $1.amount }
    var payee = billing.provider
    payee.address = billing.address
    var remittance = Remittance(
      payment: payment, method: payment == .zero ? .noPayment : book.bank == nil ? .cheque : .ach, day: day,
      traceNumber: trace, originator: "1" + book.taxNumber, payer: payer, payee: payee, payeeTax: billing.tax.digits,
      claims: answers, providerAdjustments: adjustments)
    if payment != .zero { remittance.transfer = book.bank }
    remittance.payerPhone = book.phone
    remittances.append(remittance)
  }
}

extension PayerBook {
  /// What is held back from a payment or carried to the next one, so that no payment is less than nothing. PLB.
  fileprivate mutating func settle(_ due: Money, trace: String) -> [ProviderAdjustment] {
    guard due >= .zero else {
      owed.append(ProviderAdjustment("FB", reference: trace, amount: -due))
      return [ProviderAdjustment("FB", reference: trace, amount: due)]
    }
    var left = due
    var adjustments: [ProviderAdjustment] = []
    for index in owed.indices where left > .zero {
      let taken = min(left, owed[index].amount)
      guard taken > .zero else { continue }
      adjustments.append(ProviderAdjustment(owed[index].reason, reference: owed[index].reference, amount: taken))
      owed[index].amount -= taken
      left -= taken
    }
    owed.removeAll { $0.amount == .zero }
    return adjustments
  }

  /// In whose name it answers: its own, or for a book that welcomes strangers that of whoever was asked.
  func payer(named asked: ClaimPayer) -> ClaimPayer {
    guard welcomesStrangers, !asked.number.isEmpty else { return payer }
    return ClaimPayer(name: asked.name, number: asked.number, address: asked.address ?? payer.address)
  }
}
