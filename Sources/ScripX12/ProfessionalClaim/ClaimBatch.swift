import ScripCore
import X12

/// Claims that go out together: one transaction set. 837P 005010X222A1.
public struct ClaimBatch: Hashable, Sendable {
  /// Who sends the file, and whom the clearinghouse calls when it cannot be read. Loop 1000A.
  public struct Submitter: Hashable, Sendable {
    public var name: String
    /// The number the clearinghouse gave.
    public var number: String
    public var contact: String
    /// Nil only when a file that was read names none.
    public var phone: PhoneNumber?
    public var email: String?

    public init(name: String, number: String, contact: String, phone: PhoneNumber?, email: String? = nil) {
      self.name = name
      self.number = number
      self.contact = contact
      self.phone = phone
      self.email = email
    }
  }

  /// Who takes the file. Loop 1000B.
  public struct Receiver: Hashable, Sendable {
    public var name: String
    public var number: String

    public init(name: String, number: String) {
      self.name = name
      self.number = number
    }
  }

  /// BHT03: the practice's own number of the batch; comes back in acknowledgements.
  public var reference: String
  public var submitter: Submitter
  public var receiver: Receiver
  /// At most 5,000: what clearinghouses take in one transaction.
  public var claims: [Claim]

  public init(reference: String, submitter: Submitter, receiver: Receiver, claims: [Claim]) {
    self.reference = reference
    self.submitter = submitter
    self.receiver = receiver
    self.claims = claims
  }
}

extension ClaimBatch {
  /// Writes the batch as one transaction. Claims of one billing provider in a row stand under one level.
  public func write(into writer: inout InterchangeWriter, at time: EnvelopeTime) {
    writer.transaction { segments in
      header(&segments, at: time)
      var level = 0
      var billingLevel = 0
      for index in claims.indices {
        if index == 0 || claims[index].billing != claims[index - 1].billing {
          level += 1
          billingLevel = level
          claims[index].billing.write(into: &segments, level: level)
        }
        level = claims[index].write(into: &segments, after: level, below: billingLevel)
      }
    }
  }

  private func header(_ segments: inout SegmentWriter, at time: EnvelopeTime) {
    segments.begin("BHT")
    segments.code("0019")
    segments.code("00")
    segments.put(reference)
    segments.put(time.day, width: 8)
    segments.put(time.time, width: 4)
    segments.code("CH")
    segments.end()
    segments.name("41", .organization(submitter.name), "46", submitter.number)
    segments.begin("PER")
    segments.code("IC")
    segments.put(plain: submitter.contact)
    if let phone = submitter.phone {
      segments.code("TE")
      segments.put(phone.digits)
    }
    if let email = submitter.email {
      segments.code("EM")
      segments.put(email)
    }
    segments.end()
    segments.name("40", .organization(receiver.name), "46", receiver.number)
  }
}
