import ScripCore
import ScripX12

extension MadeUp {
  mutating func member() -> Member {
    let hasDependent = happens(oneIn: 3)
    var subscriber = person()
    subscriber.sex = one(of: [.female, .male])
    var dependent = person()
    dependent.sex = one(of: [.female, .male])
    if hasDependent { subscriber = ClaimPerson(name: subscriber.name, birthDate: nil) }
    return Member(
      memberID: "W" + digits(9), subscriber: subscriber, dependent: hasDependent ? dependent : nil,
      relationship: hasDependent ? one(of: [.spouse, .child]) : .patient,
      groupNumber: maybe(oneIn: 2) { "GRP" + $0.digits(5) })
  }

  mutating func plainPayer() -> ClaimPayer {
    var payer = payer()
    payer.address = nil
    return payer
  }

  mutating func days(_ most: Int = 60) -> ClosedRange<CalendarDay> {
    let first = day()
    return first...first.adding(days: happens(oneIn: 3) ? 0 : number(1...most))
  }

  mutating func benefitInquiry() -> BenefitInquiry {
    BenefitInquiry(
      traceNumber: "T" + digits(9), payer: plainPayer(), provider: organization("SCRIP MASSAGE LLC"),
      member: member(), days: days(), serviceTypes: one(of: [["BE", "PT", "33", "30"], ["30"]]))
  }

  mutating func benefitReply() -> BenefitReply {
    var reply = BenefitReply(traceNumber: "T" + digits(9), payer: plainPayer(), member: member())
    if happens(oneIn: 6) {
      let isSubscriber = reply.member?.dependent == nil
      reply.rejections = [
        PayerRejection(
          loop: isSubscriber ? "2100C" : "2100D", reason: one(of: isSubscriber ? ["71", "75", "72"] : ["71", "77"]),
          followUp: "C")
      ]
      return reply
    }
    reply.from = day()
    reply.to = maybe(oneIn: 2) { made in reply.from!.adding(days: made.number(1...364)) }
    reply.lines = (0..<number(1...6)).map { _ in benefitLine() }
    return reply
  }

  private mutating func benefitLine() -> BenefitLine {
    var line = BenefitLine(
      kind: one(of: ["1", "A", "B", "C", "F", "G"]), serviceTypes: one(of: [["30"], ["BE"], ["BE", "PT"]]),
      messages: happens(oneIn: 4) ? ["REFERRAL NEEDED"] : [])
    line.level = "IND"
    switch line.kind {
    case "1": line.planName = "GOLD PPO"
    case "A": line.basisPoints = number(1...9) * 500
    case "F":
      line.period = one(of: ["23", "29"])
      line.quantity = .init("VS", hundredths: number(1...60) * 100)
    default:
      line.period = one(of: ["23", "27", "29"])
      line.amount = dollars(1_000...300_000)
    }
    line.authorization = maybe(oneIn: 2) { $0.one(of: BenefitLine.Authorization.allCases) }
    line.network = maybe(oneIn: 2) { $0.one(of: BenefitLine.Network.allCases) }
    return line
  }

  mutating func authorizationRequest() -> AuthorizationRequest {
    var request = AuthorizationRequest(
      traceNumber: "T" + digits(9), certification: one(of: [.initial, .renewal, .revised]), payer: plainPayer(),
      requester: organization("SCRIP MASSAGE LLC", address: true), member: member(), serviceType: "BE",
      diagnoses: [ICD10Code("M54.50")!, ICD10Code("M54.2")!], services: [service()])
    request.contactPhone = phone()
    request.contactFax = maybe(oneIn: 2) { $0.phone() }
    request.previousNumber = request.certification == .initial ? nil : "A" + digits(8)
    request.onset = maybe(oneIn: 2) { $0.day(20_000...20_300) }
    request.rendering = provider()
    request.rendering?.licence = nil
    request.message = maybe(oneIn: 3) { _ in "PLAN OF CARE FOLLOWS BY FAX" }
    return request
  }

  private mutating func service() -> AuthorizedService {
    AuthorizedService(
      procedure: one(of: [.massage, .manualTherapy]), modifiers: one(of: [[], ["GP"]]), units: number(1...4),
      days: days(), delivery: .init("VS", number(1...3), each: "WK", every: 1, spanUnit: "35", span: number(2...12)))
  }

  mutating func authorizationReply() -> AuthorizationReply {
    var reply = AuthorizationReply(traceNumber: "T" + digits(9), payer: plainPayer())
    reply.requester = organization("SCRIP MASSAGE LLC")
    reply.member = member()
    reply.category = .healthServices
    reply.certification = .initial
    reply.serviceType = "BE"
    let action = one(of: [AuthorizationReply.Action.certified, .partlyCertified, .notCertified, .pended, .modified])
    reply.decision = .init(
      action, number: action.allows ? "A" + digits(8) : nil, reasons: action == .notCertified ? ["0K"] : [])
    reply.days = action.allows ? days() : nil
    reply.diagnoses = [ICD10Code("M54.50")!]
    reply.services = action.allows ? [.init(service(), decision: reply.decision)] : []
    reply.messages = happens(oneIn: 3) ? ["SEND PROGRESS AFTER SIX VISITS"] : []
    return reply
  }

  mutating func statusInquiry() -> ClaimStatusInquiry {
    var member = member()
    member.groupNumber = nil
    member.subscriber.address = nil
    member.dependent?.address = nil
    // 276 does not say how they belong together.
    if member.dependent != nil { member.relationship = .unknown }
    return ClaimStatusInquiry(
      traceNumber: "T" + digits(9), payer: plainPayer(),
      receiver: ClaimProvider(name: .organization("SCRIP MASSAGE"), npi: "SC1001"),
      provider: organization("SCRIP MASSAGE LLC"), member: member, controlNumber: "C" + digits(6),
      payerClaimNumber: maybe(oneIn: 2) { $0.digits(14) }, charge: dollars(), days: days())
  }

  mutating func statusReport(acknowledges: Bool) -> ClaimStatusReport {
    let payer = plainPayer()
    return ClaimStatusReport(
      payer: payer,
      receiver: ClaimBatch.Submitter(
        name: "SCRIP MASSAGE", number: "SC1001", contact: "", phone: nil),
      provider: organization("SCRIP MASSAGE LLC"), batchReference: "B" + digits(6),
      claims: (0..<number(1...8)).map { _ in statusReply(of: payer, acknowledges: acknowledges) })
  }

  private mutating func statusReply(of payer: ClaimPayer, acknowledges: Bool) -> ClaimStatusReply {
    let isRejected = happens(oneIn: 4)
    let charge = dollars(2_000...20_000)
    var status = ClaimStatus(
      codes: isRejected ? [.init("A3", "21"), .init("A3", "562", entity: "82")] : [.init("A2", "20", entity: "PR")],
      day: day(), action: isRejected ? "U" : "WQ", charge: charge)
    if !acknowledges {
      status.codes = [.init("F1", "65")]
      status.action = nil
      status.paid = dollars(1_00...19_00)
    }
    var reply = ClaimStatusReply(traceNumber: "C" + digits(6), payer: payer)
    reply.statuses = [status]
    reply.patient = personName()
    reply.memberID = "W" + digits(9)
    reply.payerClaimNumber = isRejected ? nil : digits(14)
    reply.clearinghouseNumber = acknowledges && happens(oneIn: 2) ? digits(15) : nil
    reply.days = days(10)
    return reply
  }
}
