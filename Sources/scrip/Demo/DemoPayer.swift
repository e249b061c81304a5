import ScripCore
import ScripX12
import X12

/// The payers of the demonstration: one that takes every file of claims, and pays by a rule that can be seen through.
///
/// It reads and writes the files that real ones do; nothing is put into the records beside them.
struct DemoPayer {
  /// What it makes of a claim.
  enum Mood {
    /// Pays what it allows, less the patient's part.
    case pays
    /// Takes the whole off, for this reason.
    case denies(ClaimAdjustment.Group, String, remarks: [String])
    /// Pays, and sends an answer to a claim along that is not this practice's.
    case paysAndStrays
    /// Pays, and sends the claim on to the patient's next payer itself.
    case sendsOn(ClaimPayer)
  }

  /// Allowed for one unit of any code, in cents.
  var allowedPerUnit = 2_800
  /// The patient's part of each day, in cents.
  var copay = 0
  /// Why the rest of a charge is taken off.
  var reduction = "45"

  /// 999 and 277CA: the file could be read, and every claim in it is taken.
  func receipts(for bytes: [UInt8], on day: CalendarDay, number: Int) -> [[UInt8]] {
    let replies = bytes.withUnsafeBytes { buffer in
      do throws(Failure) {
        return try Acknowledger.answer(buffer, CheckOptions(tolerance: .reading, today: day.asNumber))
      } catch { return [] }
    }
    let read = replies.flatMap { $0.written(controlNumber: number, at: Self.time(day), lineBreaks: true) }
    guard let batch = Self.batch(bytes), let first = batch.claims.first else { return [read] }
    let report = ClaimStatusReport(
      payer: first.coverage.payer, receiver: batch.submitter, provider: first.billing.provider,
      batchReference: batch.reference, claims: batch.claims.map { taken($0, on: day) })
    var writer = Self.writer(.claimAcknowledgement, on: day, number: number + 1)
    report.writeAcknowledgement(into: &writer, on: day, at: Self.time(day))
    return [read, writer.finish()]
  }

  private func taken(_ claim: Claim, on day: CalendarDay) -> ClaimStatusReply {
    var status = ClaimStatus(codes: [.init("A2", "20", entity: "PR")], day: day, action: "WQ")
    status.charge = claim.charge
    var reply = ClaimStatusReply(traceNumber: claim.controlNumber, payer: claim.coverage.payer)
    reply.statuses = [status]
    reply.payerClaimNumber = Self.payerNumber(of: claim)
    reply.patient = (claim.dependent ?? claim.coverage.subscriber).name
    reply.memberID = claim.coverage.memberID
    return reply
  }

  /// 835 for a file of claims of one payer; nil when it holds none.
  func remittance(for bytes: [UInt8], _ mood: Mood, on day: CalendarDay, number: Int) -> [UInt8]? {
    guard let batch = Self.batch(bytes), let first = batch.claims.first else { return nil }
    var answers = batch.claims.map { answer(to: $0, mood, on: day) }
    if case .paysAndStrays = mood { answers.append(Self.stray(on: day)) }
    var payee = first.billing.provider
    payee.address = first.billing.address
    let paid = answers.reduce(Money.zero) { $0 + $1.paid }
    let remittance = Remittance(
      payment: paid, method: paid > .zero ? .cheque : .noPayment, day: day, traceNumber: "88\(10_000 + number)",
      originator: "1900000007", payer: first.coverage.payer, payee: payee, payeeTax: first.billing.tax.digits,
      claims: answers)
    var writer = Self.writer(.payment, on: day, number: number)
    remittance.write(into: &writer)
    return writer.finish()
  }

  /// 835 that takes back what `remittance` paid for a file of claims, without deciding anew; the sum is carried forward.
  func takeback(of bytes: [UInt8], on day: CalendarDay, number: Int) -> [UInt8]? {
    guard let batch = Self.batch(bytes), let first = batch.claims.first else { return nil }
    let answers = batch.claims.map { answer(to: $0, .pays, on: day).reversed }
    var payee = first.billing.provider
    payee.address = first.billing.address
    let taken = answers.reduce(Money.zero) { $0 + $1.paid }
    let remittance = Remittance(
      payment: .zero, method: .noPayment, day: day, traceNumber: "88\(10_000 + number)", originator: "1900000007",
      payer: first.coverage.payer, payee: payee, payeeTax: first.billing.tax.digits, claims: answers,
      providerAdjustments: [
        ProviderAdjustment("FB", reference: answers.first?.payerClaimNumber, amount: taken)
      ])
    var writer = Self.writer(.payment, on: day, number: number)
    remittance.write(into: &writer)
    return writer.finish()
  }

  private func answer(to claim: Claim, _ mood: Mood, on day: CalendarDay) -> RemittedClaim {
    var days: Set<CalendarDay> = []
    let lines = claim.lines.map { line in
      var answer = RemittedLine(
        controlNumber: line.controlNumber, procedure: line.procedure, modifiers: line.modifiers, day: line.day,
        charge: line.charge, paid: .zero, paidUnits: 0)
      if case .denies(let group, let reason, let remarks) = mood {
        answer.adjustments = [ClaimAdjustment(group, reason, line.charge)]
        answer.remarks = remarks
        return answer
      }
      if let earlier = line.adjudications.last { return rest(of: line, after: earlier) }
      let allowed = min(line.charge, Money(cents: allowedPerUnit * line.units))
      let share = days.insert(line.day).inserted ? min(allowed, Money(cents: copay)) : .zero
      (answer.paid, answer.paidUnits, answer.allowed) = (allowed - share, line.units, allowed)
      if line.charge > allowed {
        answer.adjustments.append(ClaimAdjustment(.contractual, reduction, line.charge - allowed))
      }
      if share > .zero { answer.adjustments.append(ClaimAdjustment(.patient, "3", share)) }
      return answer
    }
    var answer = RemittedClaim(
      controlNumber: claim.controlNumber,
      status: claim.coverage.rank == .primary ? .processedPrimary : .processedSecondary, charge: claim.charge,
      paid: lines.reduce(.zero) { $0 + $1.paid },
      patientResponsibility: lines.flatMap(\.adjustments).filter { $0.group == .patient }.total,
      payerClaimNumber: Self.payerNumber(of: claim), lines: lines)
    answer.patient = (claim.dependent ?? claim.coverage.subscriber).name
    answer.memberID = claim.coverage.memberID
    answer.filingCode = claim.coverage.filing.rawValue
    if case .sendsOn(let next) = mood { (answer.status, answer.forwardedTo) = (.processedPrimaryForwarded, next) }
    return answer
  }

  /// A later payer pays the whole of what the one before it left to the patient.
  private func rest(of line: ServiceLine, after earlier: LineAdjudication) -> RemittedLine {
    let left = earlier.adjustments.filter { $0.group == .patient }.total
    return RemittedLine(
      controlNumber: line.controlNumber, procedure: line.procedure, modifiers: line.modifiers, day: line.day,
      charge: line.charge, paid: left, paidUnits: line.units,
      adjustments: [ClaimAdjustment(.other, "23", line.charge - left)])
  }

  /// A claim that nobody here sent, as payers mix up two practices now and then.
  private static func stray(on day: CalendarDay) -> RemittedClaim {
    let charge = Money(cents: 9_000)
    let line = RemittedLine(
      controlNumber: "77310-1", procedure: .massage, day: day.adding(days: -20), charge: charge,
      paid: Money(cents: 6_600), paidUnits: 3, allowed: Money(cents: 6_600),
      adjustments: [ClaimAdjustment(.contractual, "45", Money(cents: 2_400))])
    var answer = RemittedClaim(
      controlNumber: "77310", status: .processedPrimary, charge: charge, paid: Money(cents: 6_600),
      payerClaimNumber: "C5550142", lines: [line])
    answer.patient = ClaimName(family: "Underhill", given: "Perry")
    answer.filingCode = "12"
    return answer
  }

  private static func batch(_ bytes: [UInt8]) -> ClaimBatch? {
    for transaction in (try? TransactionReader.read(bytes)) ?? [] {
      if case .claims(let batch) = transaction.content { return batch }
    }
    return nil
  }

  private static func payerNumber(of claim: Claim) -> String { "C26\(claim.controlNumber)" }

  private static func time(_ day: CalendarDay) -> EnvelopeTime { EnvelopeTime(day: day.asNumber, time: 915) }

  private static func writer(_ guide: GuideReference, on day: CalendarDay, number: Int) -> InterchangeWriter {
    InterchangeWriter(
      guide, between: TradingPartners(sender: "HARBOR01", receiver: "TIDEWATER"), controlNumber: number,
      at: time(day), isTest: true, lineBreaks: true)
  }
}

extension RemittedClaim {
  /// The same answer turned round: every amount below zero, nothing paid any more.
  fileprivate var reversed: RemittedClaim {
    var turned = self
    turned.status = .reversal
    (turned.charge, turned.paid, turned.patientResponsibility) = (-charge, -paid, .zero)
    turned.lines = lines.map { line in
      var line = line
      (line.charge, line.paid) = (-line.charge, -line.paid)
      line.allowed = line.allowed.map { -$0 }
      line.adjustments = line.adjustments.map { ClaimAdjustment($0.group, $0.reason, -$0.amount) }
      return line
    }
    return turned
  }
}

extension CalendarDay {
  /// 20261124, as X12 writes days.
  fileprivate var asNumber: Int {
    let (year, month, day) = components
    return year * 10_000 + month * 100 + day
  }
}
