import ScripCore

/// Everything a made-up payer knows: who it is, its plans, members, providers, orders and permissions, and the claims
/// it has on file. A value: answering changes it, and nothing else remembers anything.
///
/// In JSON: names as here, money in cents, days as `2026-11-24`; docs/reference/payer-sim.md.
public struct PayerBook: Hashable, Sendable, Codable {
  /// How a refusal is worded.
  public enum Speech: String, Hashable, Sendable, Codable {
    /// The code that says what is meant.
    case plain
    /// As payers do: mostly plain, sometimes a vaguer code with or without a remark, by the seed.
    case varied
  }

  /// The number is what claims and inquiries name: NM109 with PI.
  public var payer: ClaimPayer
  public var phone: PhoneNumber?
  /// The accounts its payments move between; nil: it pays by cheque.
  public var bank: BankTransfer?
  /// Nine digits; TRN03 of its payments is `1` and these.
  public var taxNumber: String
  public var plans: [Plan]
  public var members: [Member]
  public var therapists: [Therapist]
  /// What the payer takes each prescriber for, by NPI. Who is not listed counts as a physician.
  public var prescribers: [String: Credential]
  public var referrals: [Permission]
  public var authorizations: [Permission]
  /// Whether members and therapists it never heard of are taken in, on a plan that the seed chooses.
  public var welcomesStrangers: Bool
  /// Whether a patient who is not found is refused on arrival (277CA); else the claim is denied (835, status 4).
  public var refusesUnknownOnArrival: Bool
  public var speech: Speech
  /// Money to be held back from payments to come.
  public var owed: [ProviderAdjustment]
  /// Claims that were decided, by member number, oldest first.
  public var claims: [String: [FiledClaim]]
  /// How many numbers were given out: claims, permissions, payments.
  public var given: Int
  /// ISA13 of the next answer.
  public var controlNumber: Int
  /// Names of files that were answered, where a folder is answered again and again.
  public var answered: [String]

  public init(payer: ClaimPayer, taxNumber: String, plans: [Plan] = [], members: [Member] = []) {
    self.payer = payer
    self.taxNumber = taxNumber
    self.plans = plans
    self.members = members
    therapists = []
    prescribers = [:]
    referrals = []
    authorizations = []
    welcomesStrangers = false
    refusesUnknownOnArrival = true
    speech = .plain
    owed = []
    claims = [:]
    given = 0
    controlNumber = 1
    answered = []
  }

  /// A therapist as the payer has them enrolled.
  public struct Therapist: Hashable, Sendable, Codable {
    public var npi: String
    public var from: CalendarDay?
    public var to: CalendarDay?
    /// First five digits of the ZIP codes where they are in network; nil: everywhere; empty: nowhere.
    public var networkZIPs: [String]?

    public init(npi: String, from: CalendarDay? = nil, to: CalendarDay? = nil, networkZIPs: [String]? = nil) {
      self.npi = npi
      self.from = from
      self.to = to
      self.networkZIPs = networkZIPs
    }
  }

  /// A plan referral or an authorization: a number with what it allows.
  public struct Permission: Hashable, Sendable, Codable {
    public var number: String
    public var memberID: String
    public var from: CalendarDay
    public var to: CalendarDay
    public var visits: Int
    /// Visits used before what is on file here.
    public var used: Int
    /// Nil: every code.
    public var codes: [ProcedureCode]?
    /// Nil: every therapist.
    public var therapistNPI: String?

    public init(
      number: String, memberID: String, from: CalendarDay, to: CalendarDay, visits: Int, used: Int = 0,
      codes: [ProcedureCode]? = nil, therapistNPI: String? = nil
    ) {
      self.number = number
      self.memberID = memberID
      self.from = from
      self.to = to
      self.visits = visits
      self.used = used
      self.codes = codes
      self.therapistNPI = therapistNPI
    }
  }
}

extension PayerBook {
  /// A claim that was decided, with its answer: what duplicates, voids and replacements are held against.
  public struct FiledClaim: Hashable, Sendable, Codable {
    public var claim: Claim
    public var answer: RemittedClaim
    public var isReversed: Bool

    public init(claim: Claim, answer: RemittedClaim) {
      self.claim = claim
      self.answer = answer
      isReversed = false
    }
  }

  /// What is on file for a member and still stands.
  func standing(_ memberID: String) -> [FiledClaim] { (claims[memberID] ?? []).filter { !$0.isReversed } }

  /// The next number of the payer's own: eight digits behind a letter.
  mutating func nextNumber(_ letter: Character) -> String {
    given += 1
    let digits = String(given)
    return String(letter) + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }
}
