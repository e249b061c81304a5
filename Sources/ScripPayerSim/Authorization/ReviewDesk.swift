import ScripCore

/// Decides a request for a prior authorization and keeps what it grants. 278 → 278.
struct ReviewDesk {
  var book: PayerBook
  let day: CalendarDay

  mutating func reply(to request: AuthorizationRequest) -> AuthorizationReply {
    var reply = AuthorizationReply(traceNumber: request.traceNumber, payer: book.payer(named: request.payer))
    reply.payer.address = nil
    reply.requester = request.requester
    reply.requester?.address = nil
    reply.member = request.member
    reply.category = request.category
    reply.certification = request.certification
    reply.serviceType = request.serviceType
    reply.diagnoses = request.diagnoses
    reply.rendering = request.rendering
    guard case .found(let member) = search(request), let plan = book.plan(of: member) else {
      reply.rejections = [rejection(of: request)]
      return reply
    }
    decide(request, of: member, in: plan, &reply)
    return reply
  }

  private func search(_ request: AuthorizationRequest) -> PayerBook.Search {
    let patient = request.member.patient
    return book.search(memberID: request.member.memberID, name: patient.name, birthDate: patient.birthDate)
  }

  private func rejection(of request: AuthorizationRequest) -> PayerRejection {
    let isDependent = request.member.dependent != nil
    let loop = isDependent ? "2010D" : "2010C"
    switch search(request) {
    case .found: return PayerRejection(loop: loop, reason: "78", followUp: "N")
    case .unknownNumber: return PayerRejection(loop: "2010C", reason: "75", followUp: "C")
    case .otherName: return PayerRejection(loop: loop, reason: isDependent ? "77" : "73", followUp: "C")
    case .otherBirthDate: return PayerRejection(loop: loop, reason: "71", followUp: "C")
    }
  }

  private mutating func decide(
    _ request: AuthorizationRequest, of member: PayerBook.Member, in plan: PayerBook.Plan,
    _ reply: inout AuthorizationReply
  ) {
    guard member.isCovered(on: day) else {
      return refuse("NOT COVERED ON THIS DAY", &reply)
    }
    let codes = request.services.compactMap(\.procedure)
    guard plan.coversMassage, codes.allSatisfy(plan.covers) else {
      return refuse("NOT A BENEFIT OF THIS PLAN", &reply)
    }
    guard plan.needsAuthorization else {
      reply.decision = .init(.noneRequired)
      return
    }
    switch plan.review {
    case .denies: refuse("NOT NECESSARY: SEND GOALS AND OUTCOME SCORES TO APPEAL", &reply)
    case .pends:
      reply.decision = .init(.pended)
      reply.messages = ["UNDER REVIEW: SEND THE PLAN OF CARE"]
    case .grants: grant(request, to: member, in: plan, &reply)
    }
  }

  /// HCR03 has to say a reason; its list is not open, so the words beside it say which. [U]
  private func refuse(_ words: String, _ reply: inout AuthorizationReply) {
    reply.decision = .init(.notCertified, reasons: ["0K"])
    reply.messages = [words]
  }

  private mutating func grant(
    _ request: AuthorizationRequest, to member: PayerBook.Member, in plan: PayerBook.Plan,
    _ reply: inout AuthorizationReply
  ) {
    let asked = request.services.first?.delivery?.visits ?? plan.mostVisitsPerRequest ?? 6
    let visits = min(asked, plan.mostVisitsPerRequest ?? asked)
    let days = request.services.compactMap(\.days).first ?? day...day.adding(days: 180)
    let number = book.nextNumber("A")
    let decision = AuthorizationReply.Decision(visits < asked ? .modified : .certified, number: number)
    reply.decision = decision
    reply.days = days
    reply.services = request.services.map { asked in
      var service = asked
      service.days = days
      service.delivery = AuthorizedService.Delivery("VS", visits)
      if let most = plan.unitsPerVisit, let units = service.units { service.units = min(most, units) }
      return AuthorizationReply.Service(service, decision: decision)
    }
    if visits < asked { reply.messages = ["\(visits) OF \(asked) VISITS: SEND PROGRESS BEFORE ASKING FOR MORE"] }
    let codes = request.services.compactMap(\.procedure)
    book.authorizations.append(
      PayerBook.Permission(
        number: number, memberID: member.memberID, from: days.lowerBound, to: days.upperBound, visits: visits,
        codes: codes.isEmpty ? nil : codes))
  }
}

extension PayerBook.Plan {
  fileprivate func covers(_ code: ProcedureCode) -> Bool { allowed[code.description] != nil || otherCodes != nil }
}

extension AuthorizedService.Delivery {
  /// Visits in all: `2 a week for 6 weeks` are 12.
  var visits: Int {
    guard let span, each != nil else { return count }
    return count * max(1, span / max(1, every ?? 1))
  }
}
