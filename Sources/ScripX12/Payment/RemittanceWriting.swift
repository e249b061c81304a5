import ScripCore
import X12

/// 835 005010X221A1: a payment and what it is for, one transaction a payment.
extension Remittance {
  public func write(into writer: inout InterchangeWriter) {
    writer.transaction { segments in
      financialInformation(&segments)
      segments.day("405", day)
      writePayer(&segments)
      writePayee(&segments)
      if !claims.isEmpty {
        segments.begin("LX")
        segments.put(1)
        segments.end()
      }
      for index in claims.indices { claims[index].write(into: &segments) }
      writeAdjustments(&segments)
    }
  }

  private func financialInformation(_ segments: inout SegmentWriter) {
    segments.begin("BPR")
    // Payment and remittance travel together; nothing but notice when nothing is paid.
    method == .noPayment ? segments.code("H") : segments.code("I")
    segments.put(payment)
    segments.code("C")
    segments.put(method.rawValue)
    if let transfer {
      segments.code("CCP")
      segments.account(transfer.from)
      segments.put(originator)
      segments.skip()
      segments.account(transfer.to)
    } else {
      segments.skip(11)
    }
    segments.put(day)
    segments.end()
    segments.begin("TRN")
    segments.code("1")
    segments.put(traceNumber)
    segments.put(originator)
    segments.end()
  }

  /// Loop 1000A. The payer's technical contact is required; without a name of its own it is the payer's.
  private func writePayer(_ segments: inout SegmentWriter) {
    segments.party("PR", payer.name, "XV", payer.number)
    segments.address(payer.address)
    segments.reference("2U", payer.number)
    segments.begin("PER")
    segments.code("BL")
    segments.put(plain: payer.name)
    if let payerPhone {
      segments.code("TE")
      segments.put(payerPhone.digits)
    }
    segments.end()
  }

  /// Loop 1000B.
  private func writePayee(_ segments: inout SegmentWriter) {
    segments.party("PE", payee.name.family, "XX", payee.npi)
    segments.address(payee.address)
    segments.reference("TJ", payeeTax)
  }

  /// PLB: six adjustments a segment.
  private func writeAdjustments(_ segments: inout SegmentWriter) {
    for start in stride(from: 0, to: providerAdjustments.count, by: 6) {
      segments.begin("PLB")
      segments.put(payee.npi ?? payeeTax)
      // The end of the payer's fiscal year, as far as the payment tells it.
      segments.put(day.components.year * 10_000 + 1231, width: 8)
      for adjustment in providerAdjustments[start..<min(start + 6, providerAdjustments.count)] {
        segments.composite(adjustment.reason)
        if let reference = adjustment.reference { segments.component(reference) }
        segments.put(adjustment.amount)
      }
      segments.end()
    }
  }
}

/// Loop 2100.
extension RemittedClaim {
  func write(into segments: inout SegmentWriter) {
    segments.begin("CLP")
    segments.put(controlNumber)
    segments.put(status.rawValue)
    segments.put(charge)
    segments.put(paid)
    if let patientResponsibility { segments.put(patientResponsibility) } else { segments.skip() }
    segments.put(filingCode)
    segments.put(payerClaimNumber)
    segments.end()
    segments.adjustments(adjustments)
    writeNames(&segments)
    if !remarks.isEmpty {
      segments.begin("MOA")
      segments.skip(2)
      for remark in remarks.prefix(5) { segments.put(remark) }
      segments.end()
    }
    segments.day("050", receivedOn)
    for index in lines.indices { lines[index].write(into: &segments) }
  }

  private func writeNames(_ segments: inout SegmentWriter) {
    if let patient { segments.name("QC", patient, "MI", memberID) }
    if let correctedPatient {
      segments.name("74", correctedPatient, "C", correctedMemberID)
    }
    if let renderingNPI {
      segments.begin("NM1")
      segments.code("82")
      segments.code("1")
      segments.skip(5)
      segments.code("XX")
      segments.put(renderingNPI)
      segments.end()
    }
    if let forwardedTo { segments.name("TT", .organization(forwardedTo.name), "PI", forwardedTo.number) }
  }
}

/// Loop 2110.
extension RemittedLine {
  func write(into segments: inout SegmentWriter) {
    segments.begin("SVC")
    if let procedure { segments.procedure(procedure, modifiers) } else { segments.skip() }
    segments.put(charge)
    segments.put(paid)
    segments.skip()
    if let paidUnits { segments.put(paidUnits) } else { segments.skip() }
    if let billedProcedure { segments.procedure(billedProcedure, []) }
    segments.end()
    segments.day("472", day)
    segments.adjustments(adjustments)
    segments.reference("6R", controlNumber)
    segments.amount("B6", allowed)
    for remark in remarks {
      segments.begin("LQ")
      segments.code("HE")
      segments.put(remark)
      segments.end()
    }
  }
}

extension SegmentWriter {
  /// A bank by its routing number, and the account there.
  fileprivate mutating func account(_ account: BankTransfer.Account) {
    code("01")
    put(account.routingNumber)
    code("DA")
    put(account.accountNumber)
  }

  /// A DTM; nothing when nil.
  mutating func day(_ qualifier: StaticString, _ day: CalendarDay?) {
    guard let day else { return }
    begin("DTM")
    code(qualifier)
    put(day)
    end()
  }

  /// An N1.
  mutating func party(_ entity: StaticString, _ name: String, _ qualifier: StaticString, _ number: String?) {
    begin("N1")
    code(entity)
    put(plain: name)
    if let number {
      code(qualifier)
      put(number)
    }
    end()
  }
}
