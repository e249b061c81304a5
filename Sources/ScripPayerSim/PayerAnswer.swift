/// One file that a payer sends back.
public struct PayerAnswer: Hashable, Sendable {
  /// What it holds; the value is also the ending of its name.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// TA1 and 999: whether the file could be read.
    case acknowledgement = "999"
    /// 277CA: which claims were taken in.
    case claimAcknowledgement = "277"
    case remittance = "835"
    case benefits = "271"
    case review = "278"
  }

  public let kind: Kind
  public let bytes: [UInt8]
  /// Whether it refuses the file or a part of it: a 999 or TA1 that does not accept.
  public let refuses: Bool

  init(kind: Kind, bytes: [UInt8], refuses: Bool = false) {
    self.kind = kind
    self.bytes = bytes
    self.refuses = refuses
  }
}
