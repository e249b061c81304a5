import ScripCore
import X12

/// 278 005010X217, response: what a payer permitted, one transaction a reply.
extension AuthorizationReply {
  public func write(into writer: inout InterchangeWriter, origin: String, reference: String, at time: EnvelopeTime) {
    writer.transaction { segments in
      segments.reviewHeader("11", reference, at: time)
      segments.source("X3", payer)
      segments.rejections(rejections, of: "2010A")
      guard let requester, let member else { return }
      segments.provider("1P", requester, level: 2, below: 1, "21")
      segments.rejections(rejections, of: "2010B")
      segments.patientLevels(member, refused: rejections)
      let event = member.dependent == nil ? 4 : 5
      segments.level(event, below: event - 1, "EV", hasChild: !services.isEmpty)
      if let traceNumber { segments.trace("2", traceNumber, origin: origin) }
      segments.rejections(rejections, of: "2000E")
      segments.review(category?.rawValue, certification?.rawValue, serviceType, nil)
      segments.decision(decision)
      if let days { segments.date("AAH", days) }
      segments.diagnoses(diagnoses)
      for message in messages { segments.message(message) }
      segments.attending(rendering)
      for (index, service) in services.enumerated() {
        segments.level(event + 1 + index, below: event, "SS", hasChild: false)
        service.service.write(into: &segments, decision: service.decision)
      }
    }
  }
}
