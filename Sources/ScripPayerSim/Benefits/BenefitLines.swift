import ScripCore

/// The statements of a 271 about one member. EB, with HSD and MSG.
struct BenefitLines {
  let plan: PayerBook.Plan
  let used: Usage
  let isActive: Bool

  func all(asked: [String]) -> [BenefitLine] {
    guard isActive else { return [line("6", ["30"])] }
    var lines = whole
    // The deductible stands for the whole plan; each service repeats what is its own.
    guard !plan.answersPlanOnly else { return lines }
    for service in ["BE", "PT", "33"] where asked.contains(service) { lines += about(service) }
    return lines
  }

  /// Service type 30: what holds for the plan.
  private var whole: [BenefitLine] {
    var active = line("1", ["30"])
    active.planName = plan.name
    active.insuranceType = plan.insuranceType
    var lines = [active]
    if plan.deductible > .zero {
      lines.append(amount("C", ["30"], plan.deductible, period: "23"))
      lines.append(amount("C", ["30"], plan.deductible - used.deductible, period: "29"))
    }
    if plan.answersPlanOnly, let share = plan.coinsurance { lines.append(coinsurance(["30"], share, .inNetwork)) }
    return lines
  }

  private func about(_ service: String) -> [BenefitLine] {
    let isMassage = service == "BE"
    if isMassage, !plan.coversMassage {
      var none = line("I", [service])
      none.messages = ["MASSAGE IS NOT A BENEFIT OF THIS PLAN"]
      return [none]
    }
    var active = line("1", [service])
    active.authorization = plan.needsAuthorization ? .needed : .notNeeded
    active.messages = isMassage ? messages : []
    var lines = [active]
    if plan.copay > .zero { lines.append(amount("B", [service], plan.copay, period: "27")) }
    if let share = plan.coinsurance { lines.append(coinsurance([service], share, .inNetwork)) }
    if let share = plan.outOfNetworkCoinsurance { lines.append(coinsurance([service], share, .outOfNetwork)) }
    guard isMassage else { return lines }
    if let most = plan.visitsPerYear {
      lines.append(count(most, "VS", period: "23"))
      lines.append(count(max(0, most - used.visits), "VS", period: "29"))
    }
    // EB09 has no word for units; a payer says services of a visit.
    if let most = plan.unitsPerVisit { lines.append(count(most, "P6", period: "27")) }
    if let left = used.accidentMoneyLeft { lines.append(amount("F", [service], left, period: "29")) }
    return lines
  }

  private var messages: [String] {
    var messages: [String] = []
    if plan.needsReferral { messages.append("REFERRAL NUMBER OF THE PLAN NEEDED") }
    if plan.wantsOrder { messages.append("ORDER OF THE PRESCRIBER NEEDED BEFORE THE FIRST VISIT") }
    if !plan.paysMassageAlone { messages.append("MASSAGE IS NOT PAID ALONE") }
    if !plan.prescribers.isEmpty {
      messages.append("ORDERED BY \(plan.prescribers.map(\.rawValue).joined(separator: ", "))")
    }
    return messages
  }

  private func line(_ kind: String, _ services: [String]) -> BenefitLine {
    var line = BenefitLine(kind: kind, serviceTypes: services)
    line.level = kind == "6" ? nil : "IND"
    return line
  }

  private func amount(_ kind: String, _ services: [String], _ amount: Money, period: String) -> BenefitLine {
    var line = line(kind, services)
    line.period = period
    line.amount = amount
    line.network = kind == "F" ? nil : .inNetwork
    return line
  }

  private func coinsurance(
    _ services: [String], _ share: BasisPoints, _ network: BenefitLine.Network
  ) -> BenefitLine {
    var line = line("A", services)
    line.period = "27"
    line.basisPoints = share.points
    line.network = network
    return line
  }

  private func count(_ count: Int, _ what: String, period: String) -> BenefitLine {
    var line = line("F", ["BE"])
    line.period = period
    line.quantity = BenefitLine.Quantity(what, hundredths: count * 100)
    return line
  }
}
