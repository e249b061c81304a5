import ScripCore

/// What a plan does with one claim, line by line. Pure: everything it knows is handed in.
struct Adjudication {
  let book: PayerBook
  let plan: PayerBook.Plan
  let member: PayerBook.Member
  let claim: Claim
  let receivedOn: CalendarDay
  let isDiagnosisValid: @Sendable (ICD10Code, CalendarDay) -> Bool
  /// What is on file for the member and stands.
  let standing: [PayerBook.FiledClaim]
  /// What was decided on earlier lines of this claim.
  private(set) var decided: [RemittedLine] = []
  private var dice: Dice

  init(
    _ claim: Claim, of member: PayerBook.Member, in plan: PayerBook.Plan, book: PayerBook, seed: UInt64,
    receivedOn: CalendarDay, isDiagnosisValid: @escaping @Sendable (ICD10Code, CalendarDay) -> Bool
  ) {
    self.book = book
    self.plan = plan
    self.member = member
    self.claim = claim
    self.receivedOn = receivedOn
    self.isDiagnosisValid = isDiagnosisValid
    standing = book.standing(member.memberID).filter { $0.isAbout(member) }
    dice = Dice(seed: seed, about: claim.controlNumber, claim.coverage.memberID)
  }

  /// The answer, without the payer's number.
  mutating func answer() -> RemittedClaim {
    for line in claim.lines { decided.append(decide(line)) }
    var answer = RemittedClaim(
      controlNumber: claim.controlNumber, status: status, charge: claim.charge,
      paid: decided.reduce(.zero) { $0 + $1.paid }, lines: decided)
    answer.patientResponsibility = decided.flatMap(\.adjustments).filter { $0.group == .patient }.total
    answer.complete(from: claim, receivedOn: receivedOn)
    if answer.status.isForwarded { answer.forwardedTo = member.nextPayer }
    return answer
  }

  private var status: RemittedClaim.Status {
    let forwards = member.nextPayer != nil && claim.coverage.rank != .tertiary
    switch claim.coverage.rank {
    case .primary: return forwards ? .processedPrimaryForwarded : .processedPrimary
    case .secondary: return forwards ? .processedSecondaryForwarded : .processedSecondary
    case .tertiary: return .processedTertiary
    }
  }

  private mutating func decide(_ line: ServiceLine) -> RemittedLine {
    if let refusal = refusal(of: line) { return refused(line, refusal) }
    return paid(line)
  }

  /// A line of which nothing is paid.
  private mutating func refused(_ line: ServiceLine, _ refusal: Refusal) -> RemittedLine {
    let wording = refusal.wording(book.speech, &dice)
    let group = wording.group ?? (plan.selfPay == .never ? .contractual : .patient)
    var answer = RemittedLine(line)
    answer.paidUnits = 0
    answer.remarks = wording.remarks
    let earlier = Earlier(line)
    var adjustments: [ClaimAdjustment] = []
    if let earlier, earlier.settled > .zero {
      adjustments.append(ClaimAdjustment(.other, "23", earlier.settled))
    }
    let rest = line.charge - (earlier?.settled ?? .zero)
    if rest > .zero { adjustments.append(ClaimAdjustment(group, wording.reason, rest)) }
    answer.adjustments = adjustments
    return answer
  }

  private func paid(_ line: ServiceLine) -> RemittedLine {
    let share = self.share(of: line)
    var answer = RemittedLine(line)
    answer.allowed = share.allowed
    answer.paidUnits = line.units
    guard let earlier = Earlier(line) else {
      answer.paid = share.paid
      answer.adjustments = share.adjustments(of: line.charge)
      return answer
    }
    // Secondary: never more than the earlier payer left, nor than it would have paid alone.
    let left = line.charge - earlier.settled
    answer.paid = min(share.paid, left)
    answer.adjustments = [ClaimAdjustment(.other, "23", earlier.settled)].filter { $0.amount != .zero }
    let rest = left - answer.paid
    if rest > .zero { answer.adjustments.append(ClaimAdjustment(.patient, share.leadingReason, rest)) }
    return answer
  }

  private func share(of line: ServiceLine) -> Share {
    let earlier = decided.filter { $0.paidUnits != 0 }
    let before = standing.flatMap(\.answer.lines)
    let year = line.day.components.year
    func share(_ reason: String, _ lines: [RemittedLine]) -> Money {
      lines.filter { $0.day?.components.year == year }.flatMap(\.adjustments)
        .filter { $0.group == .patient && $0.reason == reason }.total
    }
    let met = member.deductibleMet + share("1", before) + share("1", earlier)
    let sameDay = (before + earlier).contains { $0.day == line.day && $0.isAllowed }
    return Share(
      plan: plan, allowed: plan.allowed(line) ?? .zero, deductibleLeft: max(.zero, plan.deductible - met),
      copay: sameDay ? .zero : plan.copay, isOutOfNetwork: !isInNetwork, accidentMoney: accidentMoneyLeft)
  }
}

extension PayerBook.FiledClaim {
  /// Members of one family share a number.
  fileprivate func isAbout(_ member: PayerBook.Member) -> Bool {
    (claim.dependent ?? claim.coverage.subscriber).name.given.map(folded) == folded(member.given)
  }
}
