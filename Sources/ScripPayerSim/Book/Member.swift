import ScripCore

extension PayerBook {
  /// Somebody insured, as the payer knows them.
  public struct Member: Hashable, Sendable, Codable {
    public var memberID: String
    public var family: String
    public var given: String
    public var birthDate: CalendarDay
    /// Key of the plan.
    public var plan: String
    public var from: CalendarDay?
    public var to: CalendarDay?
    /// Before what is on file here, in the year of the plan.
    public var visitsUsed: Int
    public var deductibleMet: Money
    /// What an accident benefit had left before what is on file here; nil: no such limit.
    public var accidentMoney: Money?
    /// Doctors' orders on file.
    public var orders: [Order]
    /// Somebody else pays first.
    public var firstPayer: ClaimPayer?
    /// Where decided claims are passed on to.
    public var nextPayer: ClaimPayer?

    public init(memberID: String, family: String, given: String, birthDate: CalendarDay, plan: String) {
      self.memberID = memberID
      self.family = family
      self.given = given
      self.birthDate = birthDate
      self.plan = plan
      visitsUsed = 0
      deductibleMet = .zero
      orders = []
    }
  }

  /// A doctor's order on file: the days it covers.
  public struct Order: Hashable, Sendable, Codable {
    public var from: CalendarDay
    public var to: CalendarDay

    public init(from: CalendarDay, to: CalendarDay) {
      self.from = from
      self.to = to
    }
  }

  /// Whether somebody is found, and what does not fit.
  enum Search: Hashable {
    case found(Member)
    case unknownNumber
    case otherName
    case otherBirthDate
  }

  /// By number, then name as it is searched, then birth date when there is one.
  func search(memberID: String, name: ClaimName, birthDate: CalendarDay?) -> Search {
    let numbered = members.filter { $0.memberID == memberID }
    guard !numbered.isEmpty else { return .unknownNumber }
    let named = numbered.filter { $0.isNamed(name) }
    guard let member = named.first else { return .otherName }
    guard let birthDate else { return .found(member) }
    return named.first { $0.birthDate == birthDate }.map(Search.found) ?? .otherBirthDate
  }

  func plan(of member: Member) -> Plan? { plans.first { $0.key == member.plan } }

  func therapist(_ npi: String?) -> Therapist? { npi.flatMap { npi in therapists.first { $0.npi == npi } } }
}

extension PayerBook.Member {
  fileprivate func isNamed(_ name: ClaimName) -> Bool {
    folded(family) == folded(name.family) && folded(given).prefixWord == folded(name.given ?? "").prefixWord
  }

  func isCovered(on day: CalendarDay) -> Bool { DaySpan(from, to).holds(day) }
}

extension String {
  /// Payers compare the first given name.
  fileprivate var prefixWord: Substring { prefix { $0 != " " } }
}
