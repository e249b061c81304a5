import ScripCore

/// What a plan asks before it pays a line.
extension Adjudication {
  /// The first reason against a line, in the order in which a payer looks.
  func refusal(of line: ServiceLine) -> Refusal? {
    coverageRefusal(of: line) ?? filingRefusal(of: line) ?? serviceRefusal(of: line) ?? providerRefusal(of: line)
      ?? orderRefusal(of: line) ?? permissionRefusal(of: line) ?? limitRefusal(of: line)
  }

  private func coverageRefusal(of line: ServiceLine) -> Refusal? {
    if let from = member.from, line.day < from { return .coverageNotBegun }
    if let to = member.to, line.day > to { return .coverageEnded }
    if member.firstPayer != nil, claim.earlierPayers.isEmpty { return .otherPayerFirst }
    guard !plan.paysAccidents, let accident = claim.accident else { return nil }
    switch accident.cause {
    case .auto: return .accidentPayerFirst
    case .employment: return .compensationFirst
    case .other: return nil
    }
  }

  private func filingRefusal(of line: ServiceLine) -> Refusal? {
    if claim.frequency == .original {
      let same = standing.contains { filed in
        filed.claim.rendering?.npi == claim.rendering?.npi
          && filed.claim.lines.contains { $0.day == line.day && $0.procedure == line.procedure }
      }
      if same { return .duplicate }
    }
    // A later payer's time runs from the earlier one's answer.
    let start = claim.earlierPayers.isEmpty ? line.day : claim.lastEarlierDecision ?? line.day
    return start.days(until: receivedOn) > plan.filingLimitDays ? .filedLate : nil
  }

  private func serviceRefusal(of line: ServiceLine) -> Refusal? {
    if plan.allowed(line) == nil { return .notCovered }
    let pointed = line.pointers.compactMap { claim.diagnoses.indices.contains($0 - 1) ? claim.diagnoses[$0 - 1] : nil }
    if pointed.contains(where: { !isDiagnosisValid($0, line.day) }) { return .diagnosisInvalid }
    if !plan.diagnoses.isEmpty {
      let fits = pointed.contains { code in plan.diagnoses.contains { code.description.hasPrefix($0) } }
      if !fits { return .diagnosisUnfit }
    }
    let others = claim.lines.filter { $0.day == line.day && $0.procedure != .massage }
    guard line.procedure == .massage else { return nil }
    if !plan.paysMassageAlone, others.isEmpty { return .notAlone }
    let isApart = line.modifiers.contains { $0 == "59" || $0.hasPrefix("X") }
    return plan.bundlesMassage && !isApart && others.contains { $0.procedure == .manualTherapy } ? .bundled : nil
  }

  private func providerRefusal(of line: ServiceLine) -> Refusal? {
    let npi = claim.rendering?.npi ?? claim.billing.provider.npi
    if let therapist = book.therapist(npi) {
      if !DaySpan(therapist.from, therapist.to).holds(line.day) { return .therapistNotEnrolled }
    } else if !book.therapists.isEmpty, !book.welcomesStrangers {
      return .therapistNotEnrolled
    }
    return isInNetwork || plan.outOfNetworkCoinsurance != nil ? nil : .outOfNetwork
  }

  /// A therapist named with ZIP codes is in network only where the facility, or else the practice, has one of them.
  var isInNetwork: Bool {
    guard let zips = book.therapist(claim.rendering?.npi ?? claim.billing.provider.npi)?.networkZIPs else {
      return true
    }
    let address = claim.facility?.address ?? claim.billing.address
    return zips.contains(String(address.zip.prefix(5)))
  }

  private func orderRefusal(of line: ServiceLine) -> Refusal? {
    if plan.wantsOrder {
      if member.orders.isEmpty { return .noOrder }
      if member.orders.allSatisfy({ $0.from > line.day }) { return .orderTooLate }
      if !member.orders.contains(where: { $0.from <= line.day && line.day <= $0.to }) { return .orderOver }
    }
    guard !plan.prescribers.isEmpty, let referring = claim.referring else { return nil }
    let credential = referring.npi.flatMap { book.prescribers[$0] } ?? .md
    return plan.prescribers.contains(credential) ? nil : .prescriberType
  }

  private func permissionRefusal(of line: ServiceLine) -> Refusal? {
    if plan.needsReferral {
      let known = permission(claim.planReferralNumber, in: book.referrals, on: line.day)
      guard let known else { return .noReferral }
      if visits(under: known, \.planReferralNumber, besides: line.day) >= known.visits { return .referralUsed }
    }
    guard plan.needsAuthorization else { return nil }
    guard let known = permission(claim.authorizationNumber, in: book.authorizations, on: line.day) else {
      return .noAuthorization
    }
    if let codes = known.codes, !codes.contains(line.procedure) { return .authorizationOfOtherCode }
    if let npi = known.therapistNPI, npi != (claim.rendering ?? claim.billing.provider).npi {
      return .authorizationOfOtherTherapist
    }
    return visits(under: known, \.authorizationNumber, besides: line.day) >= known.visits ? .authorizationUsed : nil
  }

  private func permission(
    _ number: String?, in list: [PayerBook.Permission], on day: CalendarDay
  ) -> PayerBook.Permission? {
    list.first { $0.number == number && $0.memberID == member.memberID && $0.from <= day && day <= $0.to }
  }

  private func limitRefusal(of line: ServiceLine) -> Refusal? {
    if let most = plan.unitsPerVisit {
      let billed = claim.lines.filter { $0.day == line.day && $0.procedure == line.procedure }.reduce(0) {
        $0 + $1.units
      }
      if billed > most { return .tooManyUnits }
    }
    let days = allowedDays { $0.components.year == line.day.components.year && $0 != line.day }
    let visit = member.visitsUsed + days.count
    if let most = plan.visitsPerYear, visit >= most { return .visitsUsed }
    if let left = accidentMoneyLeft, left <= .zero { return .accidentMoneyUsed }
    if let from = plan.reviewsFromVisit, visit + 1 >= from { return .notNecessary }
    return plan.wantsRecords ? .recordsWanted : nil
  }

  /// Days on which something was allowed, on file or on earlier lines.
  private func allowedDays(_ suits: (CalendarDay) -> Bool) -> Set<CalendarDay> {
    Set((standing.flatMap(\.answer.lines) + decided).filter(\.isAllowed).compactMap(\.day).filter(suits))
  }

  private func visits(
    under known: PayerBook.Permission, _ number: KeyPath<Claim, String?>, besides day: CalendarDay
  ) -> Int {
    let lines = standing.filter { $0.claim[keyPath: number] == known.number }.flatMap(\.answer.lines) + decided
    return known.used + Set(lines.filter(\.isAllowed).compactMap(\.day).filter { $0 != day }).count
  }

  var accidentMoneyLeft: Money? {
    member.accidentMoney.map { whole in
      whole - (standing.map(\.answer.paid) + decided.map(\.paid)).reduce(.zero, +)
    }
  }
}

extension Claim {
  /// The latest day on which an earlier payer decided.
  fileprivate var lastEarlierDecision: CalendarDay? {
    (earlierPayers.compactMap(\.decidedOn) + lines.flatMap(\.adjudications).compactMap(\.decidedOn)).max()
  }
}
