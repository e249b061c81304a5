import ScripCore
import X12

/// 278 005010X217, request: what a practice asks a payer to permit, one transaction a request.
extension AuthorizationRequest {
  public func write(into writer: inout InterchangeWriter, origin: String, at time: EnvelopeTime) {
    writer.transaction { segments in
      segments.reviewHeader("13", traceNumber, at: time)
      segments.source("X3", payer)
      writeRequester(&segments)
      segments.patientLevels(member)
      let event = member.dependent == nil ? 4 : 5
      segments.level(event, below: event - 1, "EV", hasChild: !services.isEmpty)
      segments.trace("1", traceNumber, origin: origin)
      segments.review(category.rawValue, certification.rawValue, serviceType, placeOfService)
      segments.reference("BB", previousNumber)
      segments.date("431", onset)
      segments.diagnoses(diagnoses)
      segments.message(message)
      segments.attending(rendering)
      for (index, service) in services.enumerated() {
        segments.level(event + 1 + index, below: event, "SS", hasChild: false)
        service.write(into: &segments)
      }
    }
  }

  private func writeRequester(_ segments: inout SegmentWriter) {
    segments.provider("1P", requester, level: 2, below: 1, "21")
    segments.address(requester.address)
    if contactPhone != nil || contactFax != nil {
      segments.begin("PER")
      segments.code("IC")
      segments.skip()
      if let contactPhone {
        segments.code("TE")
        segments.put(contactPhone.digits)
      }
      if let contactFax {
        segments.code("FX")
        segments.put(contactFax.digits)
      }
      segments.end()
    }
    segments.taxonomy("PE", requester.taxonomy)
  }
}

/// Loop 2000F: one service and how often.
extension AuthorizedService {
  func write(into segments: inout SegmentWriter, decision: AuthorizationReply.Decision? = nil) {
    segments.decision(decision)
    if let days { segments.date("472", days) }
    if let procedure {
      segments.begin("SV1")
      segments.procedure(procedure, modifiers)
      if let units {
        segments.skip()
        segments.code("UN")
        segments.put(units)
      }
      segments.end()
    }
    guard let delivery else { return }
    segments.begin("HSD")
    segments.put(delivery.qualifier)
    segments.put(delivery.count)
    segments.put(delivery.each)
    if let every = delivery.every { segments.put(every) } else { segments.skip() }
    segments.put(delivery.spanUnit)
    if let span = delivery.span { segments.put(span) }
    segments.end()
  }
}

extension SegmentWriter {
  mutating func reviewHeader(_ purpose: StaticString, _ reference: String, at time: EnvelopeTime) {
    begin("BHT")
    code("0007")
    code(purpose)
    put(reference)
    put(time.day, width: 8)
    put(time.time, width: 4)
    end()
  }

  /// Subscriber and dependent, HL 3 and 4. The patient event stands below the last of them.
  mutating func patientLevels(_ member: Member, refused: [PayerRejection] = []) {
    level(3, below: 2, "22", hasChild: true)
    subscriber(member, demographics: false)
    rejections(refused, of: "2010C")
    demographics(member.subscriber)
    guard let dependent = member.dependent else { return }
    level(4, below: 3, "23", hasChild: true)
    name("QC", dependent.name, "MI", nil)
    address(dependent.address)
    rejections(refused, of: "2010D")
    demographics(dependent)
    begin("INS")
    code("N")
    put(member.relationship.rawValue)
    end()
  }

  mutating func review(_ category: String?, _ certification: String?, _ serviceType: String?, _ place: String?) {
    begin("UM")
    put(category)
    put(certification)
    put(serviceType)
    if let place {
      composite(place)
      component(code: "B")
    }
    end()
  }

  mutating func diagnoses(_ diagnoses: [ICD10Code]) {
    guard !diagnoses.isEmpty else { return }
    begin("HI")
    for (index, diagnosis) in diagnoses.prefix(12).enumerated() {
      index == 0 ? composite(code: "ABK") : composite(code: "ABF")
      component(packed: diagnosis.packedASCII)
    }
    end()
  }

  mutating func message(_ text: String?) {
    guard let text else { return }
    begin("MSG")
    put(plain: text)
    end()
  }

  /// Who will render. NM1 SJ.
  mutating func attending(_ provider: ClaimProvider?) {
    guard let provider else { return }
    name("SJ", provider.name, "XX", provider.npi)
  }

  /// HCR; nothing when nil.
  mutating func decision(_ decision: AuthorizationReply.Decision?) {
    guard let decision else { return }
    begin("HCR")
    put(decision.action.rawValue)
    put(decision.number)
    if let first = decision.reasons.first {
      put(first)
      for reason in decision.reasons.dropFirst().prefix(4) { repetition(reason) }
    }
    end()
  }
}
