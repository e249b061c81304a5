import ScripCore
import ScripSQL
import ScripStore

/// A paper explanation of benefits, typed in: the same checks and the same posting as a file.
public struct EnterPaperRemittance: Act {
  public static let permission = Permission.postMoney
  let paper: PaperRemittance

  public init(_ paper: PaperRemittance) { self.paper = paper }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<PostedRemittance>
  {
    var faults: [Refusal.Fault] = []
    if paper.day > context.today { faults.append(.init("day", "This day is in the future. Check the year.")) }
    if paper.lines.isEmpty { faults.append(.init("claim1", "Write at least one claim.")) }
    var claims: [RemittedClaim] = []
    var payer: ClaimPayer?
    var isTooOld = false
    for (index, line) in paper.lines.enumerated() {
      guard let sent = try connection.claim(numbered: line.controlNumber) else {
        faults.append(.init("claim\(index + 1)", "No claim of ours has this number. It stands in box 26 of the claim."))
        continue
      }
      // A payer pays what was done; a check that is older bears another year's date.
      if paper.day < sent.lastDay { isTooOld = true }
      if let code = line.refusedReason, line.refused != .zero, !AdjustmentReason.isPossible(code) {
        let nearest = context.reference.reasons.nearest(to: code).map { " The nearest is \($0.code): \($0.meaning)." }
        faults.append(
          .init(
            "code\(index + 1)", "No payer gives \(code) as a reason.\(nearest ?? "") Write what stands on the paper."))
      }
      let content = try connection.content(of: sent.id)?.claim
      let theirs = try connection.payer(of: sent)
      if let payer, payer.number != theirs.number {
        faults.append(.init("claim\(index + 1)", "This claim went to \(theirs.name). Enter its payment apart."))
      }
      payer = payer ?? theirs
      let claim = line.answer(charge: sent.charge, to: content)
      if !claim.imbalances(at: index).isEmpty {
        let left = sent.charge - claim.everyAdjustment.total - claim.paid
        let asked = claim.everyAdjustment.earlierPayers.map { "the \((sent.charge - $0).shown) asked of this payer" }
        faults.append(.init("claim\(index + 1)", Self.words(left, of: asked ?? sent.charge.shown)))
      }
      claims.append(claim)
    }
    if isTooOld { faults.append(.init("day", "The check is older than the session it pays. Check the year.")) }
    let total = claims.reduce(Money.zero) { $0 + $1.paid } - paper.takenBeside + paper.interest
    if faults.isEmpty, total != paper.payment {
      faults.append(.init("payment", "The claims come to \(total.shown). Correct the payment or a claim."))
    }
    guard faults.isEmpty, let payer else {
      return .refused(Refusal(.invalid, "Nothing was posted.", faults: faults))
    }
    let remittance = paper.remittance(claims, of: payer)
    let posted = try connection.take(
      remittance, content: remittance.contentDigest, file: nil, unreadable: [], fault: nil, &context)
    return .done(posted, subjects: [Subject("remittance", posted.id)])
  }

  /// What the amounts leave of what was asked; below zero when they come to more.
  private static func words(_ left: Money, of asked: String) -> String {
    guard left < .zero else { return "\(left.shown) of \(asked) is not accounted for. Correct the amounts." }
    return "The amounts come to \((-left).shown) more than \(asked). Correct them."
  }
}

extension Connection {
  /// Who was asked to pay a claim, as the claim says: the paper is of the same payer, and so are its files.
  func payer(of claim: StoredClaim) throws -> ClaimPayer {
    if let sent = try content(of: claim.id)?.claim.coverage.payer { return sent }
    let plan = try plan(claim.plan)
    let name = plan?.payerName ?? ""
    return ClaimPayer(name: name, number: plan?.payerNumber ?? plainCapitals(name))
  }
}

extension Claim {
  /// How its payer's answer is told from the one of those before it. CLP02.
  fileprivate var answeredStatus: RemittedClaim.Status {
    switch earlierPayers.count {
    case 0: .processedPrimary
    case 1: .processedSecondary
    default: .processedTertiary
    }
  }
}

extension [ClaimAdjustment] {
  /// What the payers before this one paid and took off; nil when there were none.
  fileprivate var earlierPayers: Money? {
    let effects = filter { $0.group == .other && $0.reason == AdjustmentReason.earlierPayer }
    return effects.isEmpty ? nil : effects.total
  }
}

/// What stands on the paper, as it is typed.
public struct PaperRemittance: Hashable, Sendable, Codable {
  /// One claim.
  public struct Line: Hashable, Sendable, Codable {
    public var controlNumber: String
    public var payerClaimNumber: String?
    public var paid: Money
    /// Above the fee schedule: CO 45.
    public var contractual: Money
    /// The patient's share, by its reason: 1, 2 or 3.
    public var patient: Money
    public var patientReason: String
    /// Refused, by its reason: CO.
    public var refused: Money
    public var refusedReason: String?

    public init(
      controlNumber: String, payerClaimNumber: String? = nil, paid: Money, contractual: Money = .zero,
      patient: Money = .zero, patientReason: String = "3", refused: Money = .zero, refusedReason: String? = nil
    ) {
      self.controlNumber = controlNumber
      self.payerClaimNumber = payerClaimNumber
      self.paid = paid
      self.contractual = contractual
      self.patient = patient
      self.patientReason = patientReason
      self.refused = refused
      self.refusedReason = refusedReason
    }

    /// What the payer answers of this charge; of a later payer's claim with what those before it did, as its files say.
    func answer(charge: Money, to claim: Claim?) -> RemittedClaim {
      let earlier = claim.flatMap { $0.earlierPayers.isEmpty ? nil : charge - $0.asked } ?? .zero
      let adjustments = [
        ClaimAdjustment(.other, AdjustmentReason.earlierPayer, earlier),
        ClaimAdjustment(.contractual, AdjustmentReason.feeSchedule, contractual),
        ClaimAdjustment(.patient, patientReason, patient),
        ClaimAdjustment(.contractual, refusedReason ?? "16", refused),
      ].filter { $0.amount != .zero }
      return RemittedClaim(
        controlNumber: controlNumber, status: claim?.answeredStatus ?? .processedPrimary, charge: charge, paid: paid,
        payerClaimNumber: payerClaimNumber, adjustments: adjustments)
    }
  }

  public var traceNumber: String
  public var day: CalendarDay
  public var method: Remittance.Method
  public var payment: Money
  /// Taken back beside the claims.
  public var takenBeside: Money
  /// Added for answering late.
  public var interest: Money
  public var lines: [Line]

  public init(
    traceNumber: String, day: CalendarDay, method: Remittance.Method, payment: Money, takenBeside: Money = .zero,
    interest: Money = .zero, lines: [Line]
  ) {
    self.traceNumber = traceNumber
    self.day = day
    self.method = method
    self.payment = payment
    self.takenBeside = takenBeside
    self.interest = interest
    self.lines = lines
  }

  func remittance(_ claims: [RemittedClaim], of payer: ClaimPayer) -> Remittance {
    let beside = [
      ProviderAdjustment("WO", reference: nil, amount: takenBeside),
      ProviderAdjustment("L6", reference: nil, amount: -interest),
    ]
    return Remittance(
      payment: payment, method: method, day: day, traceNumber: traceNumber, originator: "", payer: payer,
      payee: ClaimProvider(name: .organization(""), npi: nil), claims: claims,
      providerAdjustments: beside.filter { $0.amount != .zero })
  }
}
