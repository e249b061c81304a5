import ScripCore

/// Answers an inquiry about benefits as the book has it. 270 → 271.
struct BenefitDesk {
  let book: PayerBook
  let day: CalendarDay

  func reply(to inquiry: BenefitInquiry) -> BenefitReply {
    var reply = BenefitReply(
      traceNumber: inquiry.traceNumber, payer: book.payer(named: inquiry.payer), member: inquiry.member)
    reply.payer.address = nil
    if let rejection = rejection(of: inquiry) {
      reply.rejections = [rejection]
      return reply
    }
    guard case .found(let member) = search(inquiry), let plan = book.plan(of: member) else { return reply }
    reply.from = member.from ?? inquiry.days.lowerBound
    reply.to = member.to
    let used = Usage(book: book, member: member, plan: plan, year: inquiry.days.lowerBound.components.year)
    reply.lines = BenefitLines(plan: plan, used: used, isActive: member.isCovered(on: inquiry.days.lowerBound)).all(
      asked: inquiry.serviceTypes)
    return reply
  }

  private func search(_ inquiry: BenefitInquiry) -> PayerBook.Search {
    let patient = inquiry.member.patient
    return book.search(memberID: inquiry.member.memberID, name: patient.name, birthDate: patient.birthDate)
  }

  /// AAA: why there is no answer.
  private func rejection(of inquiry: BenefitInquiry) -> PayerRejection? {
    let isDependent = inquiry.member.dependent != nil
    let loop = isDependent ? "2100D" : "2100C"
    if !book.welcomesStrangers, inquiry.payer.number != book.payer.number {
      return PayerRejection(loop: "2100C", reason: "78", followUp: "N")
    }
    // Payers answer for a year back at most.
    if inquiry.days.lowerBound.days(until: day) > 366 {
      return PayerRejection(loop: loop, reason: "62", followUp: "C")
    }
    switch search(inquiry) {
    case .found: return nil
    case .unknownNumber:
      let isNumber = inquiry.member.memberID.count >= 6 && inquiry.member.memberID.contains(where: \.isNumber)
      return PayerRejection(loop: "2100C", reason: isNumber ? "75" : "72", followUp: "C")
    case .otherName: return PayerRejection(loop: loop, reason: isDependent ? "77" : "73", followUp: "C")
    case .otherBirthDate: return PayerRejection(loop: loop, reason: "71", followUp: "C")
    }
  }
}

/// What of the plan's year a member has used.
struct Usage {
  let visits: Int
  let deductible: Money
  let accidentMoneyLeft: Money?

  init(book: PayerBook, member: PayerBook.Member, plan: PayerBook.Plan, year: Int) {
    let lines = book.standing(member.memberID).flatMap(\.answer.lines).filter { $0.day?.components.year == year }
    visits = member.visitsUsed + Set(lines.filter(\.isAllowed).compactMap(\.day)).count
    let met = lines.flatMap(\.adjustments).filter { $0.group == .patient && $0.reason == "1" }.total
    deductible = min(plan.deductible, member.deductibleMet + met)
    let paid = book.standing(member.memberID).reduce(Money.zero) { $0 + $1.answer.paid }
    accidentMoneyLeft = member.accidentMoney.map { max(.zero, $0 - paid) }
  }
}
