/// A 271 as the same answer that a call gives.
extension BenefitFacts {
  /// What a reply says about massage. The line nearest to massage rules: `BE`, else `PT`, else the plan (`30`).
  ///
  /// Nil when the payer rejected the question or sent nothing. `answeredOn` is the day the reply was read.
  public init?(_ reply: BenefitReply, answeredOn: CalendarDay) {
    guard !reply.lines.isEmpty else { return nil }
    self.init()
    self.answeredOn = answeredOn
    answeredBy = "\(reply.payer.name), 271 of \(answeredOn.shown)"
    var details = BenefitDetails(source: .wire)
    details.reference = reply.traceNumber
    details.planFrom = reply.from
    details.planTo = reply.to
    let read = MassageLines(reply.lines)
    covered = read.covered
    details.authorizationNeeded = read.authorizationNeeded
    details.visitsAllowed = read.visits(period: BenefitPeriod.years)
    let left = read.visits(period: [BenefitPeriod.remaining])
    details.visitsUsed = read.visitsUsed ?? left.flatMap { left in details.visitsAllowed.map { max(0, $0 - left) } }
    details.inNetwork = read.share(.inNetwork)
    details.outOfNetwork = read.share(.outOfNetwork)
    details.messages = read.messages
    self.details = details
  }
}

/// EB06 as it is compared here.
enum BenefitPeriod {
  /// Calendar year, service year, contract.
  static let years: Set<String> = ["22", "23", "25"]
  static let remaining = "29"
}

/// The lines of a reply that speak of massage, or that hold for everything.
private struct MassageLines {
  private let lines: [BenefitLine]

  /// Nearest first.
  private static let services = ["BE", "PT", "30"]

  init(_ lines: [BenefitLine]) { self.lines = lines }

  /// The lines of a kind, those of the nearest service type only.
  private func nearest(_ kind: String, where suits: (BenefitLine) -> Bool = { _ in true }) -> [BenefitLine] {
    let ofKind = lines.filter { $0.kind == kind && suits($0) }
    for service in Self.services {
      let found = ofKind.filter { $0.serviceTypes.contains(service) }
      if !found.isEmpty { return found }
    }
    return ofKind.filter(\.serviceTypes.isEmpty)
  }

  /// Yes and no only from a line that names massage itself: that the plan is active says nothing of it.
  var covered: Bool? {
    let massage = lines.filter { $0.serviceTypes.contains("BE") }
    if massage.contains(where: { $0.kind == "I" || $0.kind == "E" }) { return false }
    if lines.contains(where: { $0.kind == "6" && $0.serviceTypes.contains("30") }) { return false }
    return massage.contains { $0.kind == "1" } ? true : nil
  }

  var authorizationNeeded: Bool? {
    let said = lines.filter { $0.serviceTypes.contains("BE") }.compactMap(\.authorization)
    if said.contains(.needed) { return true }
    return said.contains(.notNeeded) ? false : nil
  }

  func visits(period: Set<String>) -> Int? {
    nearest("F") { $0.quantity?.qualifier == "VS" && period.contains($0.period ?? "") }.first?.quantity
      .map { $0.hundredths / 100 }
  }

  var visitsUsed: Int? { nearest("F") { $0.quantity?.qualifier == "99" }.first?.quantity.map { $0.hundredths / 100 } }

  func share(_ network: BenefitLine.Network) -> BenefitDetails.CostShare {
    func suits(_ line: BenefitLine) -> Bool {
      line.network == network || line.network == .both || line.network == nil && network == .inNetwork
    }
    func person(_ line: BenefitLine) -> Bool { line.level == nil || line.level == "IND" }
    func amount(_ kind: String, left: Bool) -> Money? {
      nearest(kind) { suits($0) && person($0) && $0.amount != nil && ($0.period == BenefitPeriod.remaining) == left }
        .first?.amount
    }
    var share = BenefitDetails.CostShare()
    share.copay = nearest("B") { suits($0) && $0.amount != nil }.first?.amount
    share.coinsurance = nearest("A") { suits($0) && $0.basisPoints != nil }.first?.basisPoints
      .flatMap { BasisPoints($0) }
    share.deductible = amount("C", left: false)
    share.deductibleLeft = amount("C", left: true)
    share.outOfPocketLeft = amount("G", left: true)
    return share
  }

  /// Each message once, in order.
  var messages: [String] {
    lines.flatMap(\.messages).eachOnce
  }
}
