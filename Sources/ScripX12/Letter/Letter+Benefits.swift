import ScripCore

/// 270, 271 and 278: what is covered, and what may be done.
extension Letter {
  mutating func write(_ inquiry: BenefitInquiry) {
    say("What does \(inquiry.payer.shown) pay for \(inquiry.member.shown)?")
    say("  Asked by: \(inquiry.provider.shown)")
    say("  For: \(inquiry.serviceTypes.map(Words.service).joined(separator: ", ")), \(inquiry.days.shown)")
  }

  mutating func write(_ reply: BenefitReply) {
    say("\(reply.payer.shown) on \(reply.member?.shown ?? "nobody it knows"):")
    if reply.from != nil || reply.to != nil {
      say("  Covered\(reply.from.map { " from \($0.shown)" } ?? "")\(reply.to.map { " until \($0.shown)" } ?? "").")
    }
    write(reply.rejections)
    for line in reply.lines { write(line) }
  }

  private mutating func write(_ line: BenefitLine) {
    var parts: [String] = []
    if let amount = line.amount { parts.append(amount.shown) }
    if let points = line.basisPoints { parts.append(Words.decimal(points) + "%") }
    if let quantity = line.quantity { parts.append(Words.quantity(quantity)) }
    if let delivery = line.delivery { parts.append(Words.quantity(delivery)) }
    parts.append(contentsOf: [line.period.map(Words.period), line.level.map(Words.level)].compactMap { $0 })
    if let network = line.network { parts.append(Words.network(network)) }
    if let authorization = line.authorization { parts.append(Words.authorization(authorization)) }
    let services = line.serviceTypes.map(Words.service).joined(separator: ", ")
    let subject = [services, line.procedure?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    let about = subject.isEmpty ? "" : " (\(subject))"
    let details = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    say("  \(Words.benefit(line.kind))\(about)\(details)")
    say("    Plan: ", line.planName)
    for message in line.messages { say("    “\(message)”") }
  }

  mutating func write(_ rejections: [PayerRejection]) {
    for rejection in rejections {
      say("  The payer could not answer: reason \(rejection.reason) in loop \(rejection.loop).")
    }
  }

  // MARK: Authorizations

  mutating func write(_ request: AuthorizationRequest) {
    say("May we treat \(request.member.shown)? (\(Words.certification(request.certification)))")
    say("  To: \(request.payer.shown)")
    say("  From: \(request.requester.shown)")
    say("  Earlier number: ", request.previousNumber)
    say("  For: \(Words.service(request.serviceType))")
    say("  Diagnoses: ", request.diagnoses.map { "\($0)" }.joined(separator: ", "))
    for service in request.services { say("  \(Self.service(service))") }
    say("  Message: ", request.message)
  }

  mutating func write(_ reply: AuthorizationReply) {
    say("\(reply.payer.shown) on the treatment of \(reply.member?.shown ?? "nobody it knows"):")
    write(reply.rejections)
    if let decision = reply.decision { say("  \(Self.decision(decision))") }
    say("  For: ", reply.days?.shown)
    for service in reply.services {
      let answer = service.decision.map { ": " + Self.decision($0) } ?? ""
      say("  \(Self.service(service.service))\(answer)")
    }
    for message in reply.messages { say("  “\(message)”") }
  }

  private static func decision(_ decision: AuthorizationReply.Decision) -> String {
    let number = decision.number.map { ", number \($0)" } ?? ""
    let reasons = decision.reasons.isEmpty ? "" : ", reasons \(decision.reasons.joined(separator: ", "))"
    return Words.action(decision.action) + number + reasons
  }

  private static func service(_ service: AuthorizedService) -> String {
    var parts = [([service.procedure?.description ?? "any procedure"] + service.modifiers).joined(separator: " ")]
    if let units = service.units { parts.append("\(counted(units, "unit")) a visit") }
    if let delivery = service.delivery {
      var text = Words.quantity(BenefitLine.Quantity(delivery.qualifier, hundredths: delivery.count * 100))
      if let each = delivery.each { text += " each \(Words.span(each, delivery.every))" }
      if let unit = delivery.spanUnit, let span = delivery.span { text += " for \(Words.span(unit, span))" }
      parts.append(text)
    }
    if let days = service.days { parts.append(days.shown) }
    return parts.joined(separator: ", ")
  }
}
