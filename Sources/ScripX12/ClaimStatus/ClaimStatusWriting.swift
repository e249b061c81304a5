import ScripCore
import X12

/// 276 005010X212: where does a claim stand, one transaction an inquiry.
extension ClaimStatusInquiry {
  public func write(into writer: inout InterchangeWriter, reference: String, at time: EnvelopeTime) {
    writer.transaction { segments in
      segments.statusHeader("0010", "13", reference, nil, at: time)
      segments.source("PR", payer)
      segments.level(2, below: 1, "21", hasChild: true)
      segments.name("41", receiver.name, "46", receiver.npi)
      segments.provider("1P", provider, level: 3, below: 2, "19")
      segments.level(4, below: 3, "22", hasChild: member.dependent != nil)
      if member.dependent == nil { segments.demographics(member.subscriber) }
      segments.name("IL", member.subscriber.name, "MI", member.memberID)
      if let dependent = member.dependent {
        segments.level(5, below: 4, "23")
        segments.demographics(dependent)
        segments.name("QC", dependent.name, "MI", nil)
      }
      segments.trace("1", traceNumber, origin: nil)
      segments.reference("1K", payerClaimNumber)
      segments.reference("EJ", controlNumber)
      segments.amount("T3", charge)
      segments.date("472", days)
    }
  }
}

/// Who answers whom about claims: what 277 and 277CA say once for all of them.
public struct ClaimStatusReport: Hashable, Sendable {
  public var payer: ClaimPayer
  /// Who sent the claims or the inquiry. NM1 41.
  public var receiver: ClaimBatch.Submitter
  public var provider: ClaimProvider
  /// The batch's BHT03 for 277CA.
  public var batchReference: String
  public var claims: [ClaimStatusReply]

  public init(
    payer: ClaimPayer, receiver: ClaimBatch.Submitter, provider: ClaimProvider, batchReference: String,
    claims: [ClaimStatusReply]
  ) {
    self.payer = payer
    self.receiver = receiver
    self.provider = provider
    self.batchReference = batchReference
    self.claims = claims
  }
}

extension SegmentWriter {
  mutating func statusHeader(
    _ structure: StaticString, _ purpose: StaticString, _ reference: String, _ kind: StaticString?,
    at time: EnvelopeTime
  ) {
    begin("BHT")
    code(structure)
    code(purpose)
    put(reference)
    put(time.day, width: 8)
    put(time.time, width: 4)
    if let kind { code(kind) }
    end()
  }

  /// A level that says nothing of children: dependents of 276 and patients of 277CA.
  mutating func level(_ number: Int, below parent: Int, _ code: StaticString) {
    begin("HL")
    put(number)
    put(parent)
    self.code(code)
    end()
  }

  /// STC: up to three codes, in elements 1, 10 and 11.
  mutating func status(_ status: ClaimStatus, acknowledges: Bool) {
    begin("STC")
    statusCode(status.codes.first)
    if let day = status.day { put(day) } else { skip() }
    acknowledges ? put(status.action) : skip()
    if let charge = status.charge { put(charge) } else { skip() }
    if let paid = status.paid { put(paid) } else { skip() }
    skip(4)
    statusCode(status.codes.dropFirst().first)
    statusCode(status.codes.dropFirst(2).first)
    if acknowledges { put(plain: status.message) }
    end()
  }

  private mutating func statusCode(_ code: ClaimStatus.Code?) {
    guard let code else { return skip() }
    composite(code.category)
    component(code.status)
    if let entity = code.entity { component(entity) }
  }
}
