import ScripCore
import X12

/// 278: a request for review, or the answer to one. BHT02 says which.
struct ReviewReader: SetReader {
  private var levels = MemberLevelsReader()
  private var isReply = false
  private var request = AuthorizationRequest(
    traceNumber: "", certification: .initial, payer: ClaimPayer(name: "", number: ""),
    requester: ClaimProvider(name: .organization(""), npi: nil),
    member: Member(memberID: "", subscriber: ClaimPerson(name: .organization(""), birthDate: nil)), serviceType: "",
    diagnoses: [], services: [])
  private var reply = AuthorizationReply(traceNumber: nil, payer: ClaimPayer(name: "", number: ""))
  private var eventTrace: String?
  private var services: [AuthorizationReply.Service] = []

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.BHT:
      isReply = segment[2] == "11"
      levels.take(segment, &faults)
    case SegmentName.HL:
      levels.openLevel(segment)
      if levels.level == .service {
        services.append(AuthorizationReply.Service(AuthorizedService(procedure: nil), decision: nil))
      }
    case SegmentName.AAA:
      reply.rejections.append(
        PayerRejection(loop: loop, reason: segment.text(3) ?? "", followUp: segment.text(4)))
    case SegmentName.PER: takeContact(segment)
    default: takeOfLevel(segment, &faults)
    }
  }

  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content {
    if isReply {
      reply.payer = levels.payer
      reply.traceNumber = eventTrace
      reply.member = levels.member
      reply.requester = levels.provider.name.family.isEmpty ? nil : levels.provider
      reply.services = services
      return .authorizationReply(reply)
    }
    request.payer = levels.payer
    request.requester = levels.provider
    if let member = levels.member { request.member = member }
    request.traceNumber = eventTrace ?? levels.reference
    request.services = services.map(\.service)
    return .authorizationRequest(request)
  }

  private var loop: String {
    switch levels.level {
    case .payer: "2010A"
    case .provider: "2010B"
    case .subscriber: "2010C"
    case .dependent: "2010D"
    case .header, .event, .service: levels.loop
    }
  }

  private mutating func takeContact(_ segment: borrowing Segment) {
    guard levels.level == .provider else { return }
    request.contactPhone = segment.communication("TE").flatMap(PhoneNumber.init)
    request.contactFax = segment.communication("FX").flatMap(PhoneNumber.init)
  }

  private mutating func takeOfLevel(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch levels.level {
    case .event: takeOfEvent(segment, &faults)
    case .service:
      guard let last = services.indices.last else { return }
      services[last].take(segment, &faults)
    case .header, .payer, .provider, .subscriber, .dependent: levels.take(segment, &faults)
    }
  }

  private mutating func takeOfEvent(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.TRN: if eventTrace == nil || segment[1] == "2" { eventTrace = segment.text(2) }
    case SegmentName.UM: takeReview(segment, &faults)
    case SegmentName.HCR: reply.decision = segment.decision(&faults)
    case SegmentName.REF: if segment[1] == "BB" { request.previousNumber = segment.text(2) }
    case SegmentName.DTP:
      if segment[1] == "431" { request.onset = segment.day(3, &faults) }
      if segment[1] == "AAH" { reply.days = segment.days(&faults) }
    case SegmentName.HI:
      request.diagnoses = segment.diagnoses(&faults)
      reply.diagnoses = request.diagnoses
    case SegmentName.MSG:
      request.message = segment.text(1)
      if let words = segment.text(1) { reply.messages.append(words) }
    case SegmentName.NM1:
      guard segment[1] == "SJ" else { return }
      request.rendering = segment.provider
      reply.rendering = segment.provider
    default: break
    }
  }

  private mutating func takeReview(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    reply.category = segment.known(1)
    reply.certification = segment.known(2)
    reply.serviceType = segment.text(3)
    if reply.category == nil { faults.add(segment, 1, expected: "a category of review") }
    request.category = reply.category ?? .healthServices
    request.certification = reply.certification ?? .initial
    request.serviceType = segment.text(3) ?? ""
    request.placeOfService = segment.text(4, 1) ?? ""
  }
}

extension AuthorizationReply.Service {
  fileprivate mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.HCR: decision = segment.decision(&faults)
    case SegmentName.DTP: if segment[1] == "472" { service.days = segment.days(&faults) }
    case SegmentName.SV1:
      let read = segment.procedure(1, &faults)
      service.procedure = read.code
      service.modifiers = read.modifiers
      service.units = segment.count(4, &faults)
    case SegmentName.HSD:
      guard let qualifier = segment.text(1), let count = segment.count(2, &faults) else { return }
      service.delivery = AuthorizedService.Delivery(
        qualifier, count, each: segment.text(3), every: segment.count(4, &faults), spanUnit: segment.text(5),
        span: segment.count(6, &faults))
    default: break
    }
  }
}

extension Segment {
  /// An HCR; a fault when its action is none of the guide's.
  fileprivate func decision(_ faults: inout ReadingFaults) -> AuthorizationReply.Decision? {
    guard let action: AuthorizationReply.Action = known(1) else {
      faults.add(self, 1, expected: "an action")
      return nil
    }
    return AuthorizationReply.Decision(action, number: text(2), reasons: repeats(3))
  }
}
