import ScripCore
import ScripX12
import X12

/// A payer that answers the file it is sent: reads it, takes every claim, and pays by one simple rule.
struct StoryPayer {
  /// Allowed for one unit of any code.
  var allowedPerUnit: Int
  /// The patient's part of each day.
  var copay = 0
  /// Why the rest is taken off: `45` contract, `P12` workers' compensation, `P23` no-fault.
  var reduction = "45"

  /// 999.
  func acknowledgement(of bytes: [UInt8], on day: CalendarDay) throws -> [UInt8] {
    let replies = bytes.withUnsafeBytes { buffer -> [Reply] in
      (try? Acknowledger.answer(buffer, CheckOptions(tolerance: .reading, today: day.number))) ?? []
    }
    return replies.flatMap { $0.written(controlNumber: 501, at: Self.time(day)) }
  }

  /// 277CA: every claim is taken.
  func taken(_ bytes: [UInt8], on day: CalendarDay) throws -> [UInt8] {
    let batch = try Self.batch(bytes)
    let first = batch.claims[0]
    let replies = batch.claims.enumerated().map { place, claim in
      var status = ClaimStatus(codes: [.init("A2", "20", entity: "PR")], day: day, action: "WQ")
      status.charge = claim.charge
      var reply = ClaimStatusReply(traceNumber: claim.controlNumber, payer: claim.coverage.payer)
      reply.statuses = [status]
      reply.payerClaimNumber = Self.number(of: place)
      reply.patient = (claim.dependent ?? claim.coverage.subscriber).name
      reply.memberID = claim.coverage.memberID
      return reply
    }
    let report = ClaimStatusReport(
      payer: first.coverage.payer, receiver: batch.submitter, provider: first.billing.provider,
      batchReference: batch.reference, claims: replies)
    var writer = Self.writer(.claimAcknowledgement, on: day)
    report.writeAcknowledgement(into: &writer, on: day, at: Self.time(day))
    return writer.finish()
  }

  /// 835: what is allowed, less the patient's part.
  func payment(for bytes: [UInt8], on day: CalendarDay) throws -> [UInt8] {
    let batch = try Self.batch(bytes)
    let claims = batch.claims.enumerated().map { place, claim in answer(to: claim, number: Self.number(of: place)) }
    var payee = batch.claims[0].billing.provider
    payee.address = batch.claims[0].billing.address
    let remittance = Remittance(
      payment: claims.reduce(.zero) { $0 + $1.paid }, method: .cheque, day: day, traceNumber: "4402017",
      originator: "1911111111", payer: batch.claims[0].coverage.payer, payee: payee,
      payeeTax: batch.claims[0].billing.tax.digits, claims: claims)
    var writer = Self.writer(.payment, on: day)
    remittance.write(into: &writer)
    return writer.finish()
  }

  private func answer(to claim: Claim, number: String) -> RemittedClaim {
    var days: Set<CalendarDay> = []
    let lines = claim.lines.map { line in
      let allowed = min(line.charge, Money(cents: allowedPerUnit * line.units))
      let share = days.insert(line.day).inserted ? min(allowed, Money(cents: copay)) : .zero
      var adjustments: [ClaimAdjustment] = []
      if line.charge > allowed { adjustments.append(ClaimAdjustment(.contractual, reduction, line.charge - allowed)) }
      if share > .zero { adjustments.append(ClaimAdjustment(.patient, "3", share)) }
      return RemittedLine(
        controlNumber: line.controlNumber, procedure: line.procedure, modifiers: line.modifiers, day: line.day,
        charge: line.charge, paid: allowed - share, paidUnits: line.units, allowed: allowed, adjustments: adjustments)
    }
    let share = lines.flatMap(\.adjustments).filter { $0.group == .patient }.total
    var answer = RemittedClaim(
      controlNumber: claim.controlNumber, status: .processedPrimary, charge: claim.charge,
      paid: lines.reduce(.zero) { $0 + $1.paid }, patientResponsibility: share, payerClaimNumber: number, lines: lines)
    answer.patient = (claim.dependent ?? claim.coverage.subscriber).name
    answer.memberID = claim.coverage.memberID
    answer.filingCode = claim.coverage.filing.rawValue
    return answer
  }

  static func batch(_ bytes: [UInt8]) throws -> ClaimBatch {
    for transaction in try TransactionReader.read(bytes) {
      if case .claims(let batch) = transaction.content { return batch }
    }
    throw NoClaims()
  }

  private struct NoClaims: Error {}

  private static func number(of place: Int) -> String { "PCN\(7_001 + place)" }

  private static func time(_ day: CalendarDay) -> EnvelopeTime { EnvelopeTime(day: day.number, time: 915) }

  private static func writer(_ guide: GuideReference, on day: CalendarDay) -> InterchangeWriter {
    InterchangeWriter(
      guide, between: TradingPartners(sender: "CH0001", receiver: "SC1001"), controlNumber: 701, at: time(day),
      isTest: true, lineBreaks: true)
  }
}

extension CalendarDay {
  /// 20261124, as X12 writes days.
  var number: Int {
    let (year, month, day) = components
    return year * 10_000 + month * 100 + day
  }
}
