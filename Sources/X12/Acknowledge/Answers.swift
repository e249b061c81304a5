/// What a receiver says to something it was sent: AK9, IK5 and TA1 share these.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  case accepted = "A"
  case acceptedWithErrors = "E"
  /// Some sets of a group are accepted and some refused.
  case partly = "P"
  case refused = "R"
}

/// TA1: the answer to one interchange.
public struct InterchangeAnswer: Hashable, Sendable {
  /// ISA13 of the interchange that is answered.
  public var controlNumber: String
  /// ISA09 of it, YYMMDD.
  public var day: String
  /// ISA10 of it, HHMM.
  public var time: String
  public var verdict: Verdict
  /// TA105: `000` for no error; the list is codes/interchange_notes.codes.
  public var note: String

  public init(controlNumber: String, day: String, time: String, verdict: Verdict, note: String) {
    self.controlNumber = controlNumber
    self.day = day
    self.time = time
    self.verdict = verdict
    self.note = note
  }
}

/// AK1 to AK9 of a 999: the answer to one functional group.
public struct GroupAnswer: Hashable, Sendable {
  /// GS01 of the group that is answered.
  public var kind: String
  /// GS06 of it.
  public var controlNumber: String
  /// GS08 of it.
  public var version: String
  public var verdict = Verdict.accepted
  /// AK905 to AK909: what is wrong with the group itself.
  public var codes: [String] = []
  /// AK902, as GE01 counted; AK903, as they came; AK904.
  public var included = 0
  public var received = 0
  public var accepted = 0
  public var sets: [SetAnswer] = []

  public init(kind: String, controlNumber: String, version: String) {
    self.kind = kind
    self.controlNumber = controlNumber
    self.version = version
  }
}

/// AK2 to IK5 of a 999: the answer to one transaction set.
public struct SetAnswer: Hashable, Sendable {
  /// ST01, ST02 and ST03 of the set that is answered.
  public var transaction: String
  public var controlNumber: String
  public var version: String?
  public var verdict = Verdict.accepted
  /// IK502 to IK506: why it is refused.
  public var codes: [String] = []
  public var faults: [SegmentFault] = []

  public init(transaction: String, controlNumber: String, version: String?) {
    self.transaction = transaction
    self.controlNumber = controlNumber
    self.version = version
  }
}

/// IK3 of a 999: a segment that is wrong or missing.
public struct SegmentFault: Hashable, Sendable {
  public var segment: String
  /// Its ordinal in the set, ST being 1; for a missing one, that of the segment that opens its loop.
  public var position: Int
  /// The first four characters of the guide's name of the loop; nil outside any.
  public var loop: String?
  /// IK304: 1 unknown, 2 unexpected, 3 missing, 4 loop too often, 5 too often, 7 out of order, 8 elements in error,
  /// I6 and I7 missing in this case.
  public var code: String
  /// CLM01 of the claim it stands in.
  public var claim: String?
  public var elements: [ElementFault] = []

  public init(segment: String, position: Int, loop: String?, code: String, claim: String? = nil) {
    self.segment = segment
    self.position = position
    self.loop = loop
    self.code = code
    self.claim = claim
  }
}

/// IK4 of a 999: an element that is wrong or missing.
public struct ElementFault: Hashable, Sendable {
  /// From 1.
  public var element: Int
  /// From 1, in a composite element.
  public var component: Int?
  /// IK402: the number of the data element; nil for a composite as a whole.
  public var reference: Int?
  /// IK403.
  public var code: String
  /// IK404: what was sent there. It can be a person's: keep it out of logs.
  public var value: String?

  public init(element: Int, component: Int? = nil, reference: Int? = nil, code: String, value: String? = nil) {
    self.element = element
    self.component = component
    self.reference = reference
    self.code = code
    self.value = value
  }
}
