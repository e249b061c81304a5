import ScripCore
import X12

/// 271 005010X279A1: a payer's answer about a member's benefits, one transaction a reply.
extension BenefitReply {
  /// - Parameters:
  ///   - provider: who asked.
  ///   - origin: who made the inquiry's trace number.
  public func write(
    into writer: inout InterchangeWriter, to provider: ClaimProvider, origin: String, reference: String,
    at time: EnvelopeTime
  ) {
    writer.transaction { segments in
      segments.begin("BHT")
      segments.code("0022")
      segments.code("11")
      segments.put(reference)
      segments.put(time.day, width: 8)
      segments.put(time.time, width: 4)
      segments.end()
      segments.source("PR", payer)
      segments.provider("1P", provider, level: 2, below: 1, "21")
      guard let member else { return }
      segments.level(3, below: 2, "22", hasChild: member.dependent != nil)
      if member.dependent == nil, let traceNumber { segments.trace("2", traceNumber, origin: origin) }
      segments.subscriber(member, demographics: false)
      segments.rejections(rejections, of: "2100C")
      if member.dependent == nil || member.subscriber.birthDate != nil { segments.demographics(member.subscriber) }
      guard let dependent = member.dependent else { return writeBenefits(&segments, "2110C") }
      segments.level(4, below: 3, "23", hasChild: false)
      if let traceNumber { segments.trace("2", traceNumber, origin: origin) }
      segments.name("03", dependent.name, "MI", nil)
      segments.address(dependent.address)
      segments.rejections(rejections, of: "2100D")
      segments.demographics(dependent)
      segments.relationship(member.relationship)
      writeBenefits(&segments, "2110D")
    }
  }

  private func writeBenefits(_ segments: inout SegmentWriter, _ loop: String) {
    if let from {
      let isPeriod = to.map { $0 > from } ?? false
      isPeriod ? segments.date("291", from...(to ?? from)) : segments.date("346", from)
    }
    for line in lines { line.write(into: &segments) }
    segments.rejections(rejections, of: loop)
  }
}

/// Loop 2110: one statement.
extension BenefitLine {
  func write(into segments: inout SegmentWriter) {
    segments.begin("EB")
    segments.put(kind)
    segments.put(level)
    if let first = serviceTypes.first {
      segments.put(first)
      for type in serviceTypes.dropFirst() { segments.repetition(type) }
    } else {
      segments.skip()
    }
    segments.put(insuranceType)
    segments.put(plain: planName)
    segments.put(period)
    if let amount { segments.put(amount) } else { segments.skip() }
    segments.put(ratio: basisPoints)
    if let quantity {
      segments.put(quantity.qualifier)
      segments.put(hundredths: quantity.hundredths)
    } else {
      segments.skip(2)
    }
    segments.put(authorization?.rawValue)
    segments.put(network?.rawValue)
    if let procedure { segments.procedure(procedure, []) }
    segments.end()
    if let delivery {
      segments.begin("HSD")
      segments.put(delivery.qualifier)
      segments.put(hundredths: delivery.hundredths)
      segments.end()
    }
    if let from { segments.date("292", from...max(from, to ?? from)) }
    for message in messages {
      segments.begin("MSG")
      segments.put(plain: message)
      segments.end()
    }
  }
}

extension SegmentWriter {
  /// A share of one, from hundredths of a percent: 2000 is `0.2`.
  mutating func put(ratio basisPoints: Int?) {
    guard let basisPoints else { return skip() }
    let (whole, rest) = basisPoints.quotientAndRemainder(dividingBy: 10_000)
    var digits = String(10_000 + rest).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    put(digits.isEmpty ? String(whole) : "\(whole).\(digits)")
  }

  /// AAA of one loop.
  mutating func rejections(_ rejections: [PayerRejection], of loop: String) {
    for rejection in rejections where rejection.loop == loop {
      begin("AAA")
      code("N")
      skip()
      put(rejection.reason)
      put(rejection.followUp ?? "N")
      end()
    }
  }
}
