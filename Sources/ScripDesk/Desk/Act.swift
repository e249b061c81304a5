import ScripCore
import ScripSQL
import ScripStore

/// One thing a person does that changes something. It runs whole or not at all, once for each request key.
///
/// An act decides before its first write: a returned refusal changes nothing. Its body may run up to eight times, so it
/// touches nothing but the connection and takes its ids, moment and day from the context.
public protocol Act: Sendable, Encodable {
  associatedtype Answer: Codable & Sendable
  /// `SignOffReferral`: in the audit. The type's own name unless given.
  static var name: String { get }
  static var permission: Permission { get }
  func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Answer>
}

extension Act {
  public static var name: String { String(describing: Self.self) }
}

/// One thing a person looks at.
public protocol Query: Sendable {
  associatedtype Answer: Sendable
  static var permission: Permission { get }
  func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Answer>
}

/// What an act came to.
public enum Outcome<Answer: Sendable>: Sendable {
  /// Done, with the ids it was about for the audit.
  case done(Answer, subjects: [Subject])
  case refused(Refusal)
}

/// What a query found, and what of whose chart it opened, for the access log.
public struct Found<Answer: Sendable>: Sendable {
  public let answer: Answer
  /// Empty when no chart was opened: lists, settings.
  public let opened: [Subject]

  public init(_ answer: Answer, opened: [Subject] = []) {
    self.answer = answer
    self.opened = opened
  }

  public init(_ answer: Answer, chart: PatientID) { self.init(answer, opened: [Subject("patient", chart)]) }
}

/// A record an act was about: its noun and its id, never a name.
public struct Subject: Hashable, Sendable, Codable {
  public let noun: String
  public let id: String

  public init<Noun>(_ noun: String, _ id: ID<Noun>) {
    self.noun = noun
    self.id = id.description
  }

  init(page part: DocumentPart) { (noun, id) = ("part", part.description) }

  init(month: CalendarMonth) { (noun, id) = ("month", month.description) }
}

/// Why something was not done, said so that the reader knows what to do. Never a patient's name.
public struct Refusal: Error, Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Not there, or another practice's: the two cannot be told apart.
    case notFound
    case forbidden
    /// Somebody was first, or the same request was made with other content.
    case conflict
    /// What was entered cannot be stored; `faults` say where.
    case invalid
    /// Larger than is taken.
    case tooLarge
    case busy
  }

  public let kind: Kind
  public let sentence: String
  public let faults: [Fault]

  public struct Fault: Hashable, Sendable, Codable {
    /// The name of the form's field.
    public let field: String
    public let sentence: String

    public init(_ field: String, _ sentence: String) {
      self.field = field
      self.sentence = sentence
    }
  }

  public init(_ kind: Kind, _ sentence: String, faults: [Fault] = []) {
    self.kind = kind
    self.sentence = sentence
    self.faults = faults
  }

  public static let notFound = Refusal(.notFound, "There is no such page, or it is not yours to see.")
}

/// What an act may use besides the connection. Drawn before the transaction, the same on every try.
public struct ActContext: Sendable {
  public let moment: Moment
  /// The practice's own date.
  public let today: CalendarDay
  /// The practice's own clock, for other days.
  let clock: PracticeClock
  public let membership: MembershipID
  /// The therapist that the person at work is in the schedule, if any.
  public let therapist: TherapistID?
  public let reference: Reference
  public var ids: IDs
}

/// What a query may use besides the connection.
public struct QueryContext: Sendable {
  public let moment: Moment
  public let today: CalendarDay
  /// Minutes the practice's zone is ahead of UTC now.
  public let zoneOffsetMinutes: Int
  let clock: PracticeClock
  public let reference: Reference
}

/// Ids that are ordered as they are asked for, from randomness that was drawn before the transaction.
public struct IDs: Sendable {
  private let moment: Moment
  private var state: UInt64
  /// Of ids asked for without a number. Beyond 4,095 the order of one moment begins anew.
  private var count: UInt16 = 0

  public init(at moment: Moment, seed: UInt64) {
    self.moment = moment
    state = seed
  }

  public mutating func next<Noun>(_: Noun.Type = Noun.self) -> ID<Noun> {
    count &+= 1
    return ID(at: moment, random: (count, draw()))
  }

  /// An id that is ordered behind those of the same moment with a lower number: for entries that are replayed in order.
  mutating func next<Noun>(_: Noun.Type = Noun.self, number: Int) -> ID<Noun> {
    ID(at: moment, random: (UInt16(truncatingIfNeeded: number), draw()))
  }

  /// SplitMix64: ids must differ, they are not secrets.
  private mutating func draw() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
