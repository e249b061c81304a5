/// A name as a claim spells it. 837P NM103–NM105, NM107.
public struct ClaimName: Hashable, Sendable, Codable {
  /// Last name of a person, or the whole name of an organization.
  public var family: String
  /// Nil for an organization.
  public var given: String?
  public var middle: String?
  /// `JR`, `III`; never a credential.
  public var suffix: String?

  public init(family: String, given: String?, middle: String? = nil, suffix: String? = nil) {
    self.family = family
    self.given = given
    self.middle = middle
    self.suffix = suffix
  }

  public static func organization(_ name: String) -> ClaimName { ClaimName(family: name, given: nil) }

  public var isPerson: Bool { given != nil }
}

/// A provider of a claim: who bills, renders, refers or supervises, or where it was done.
/// 837P loops 2010AA, 2310A–2310D; CMS-1500 boxes 17, 24J, 32, 33.
public struct ClaimProvider: Hashable, Sendable, Codable {
  public var name: ClaimName
  /// Ten digits, as entered; the check digit is a rule's work.
  public var npi: String?
  /// `225700000X`: massage therapist. Source: NUCC.
  public var taxonomy: String?
  public var address: PostalAddress?
  /// State licence, REF 0B, where a payer asks for it.
  public var licence: String?

  public init(
    name: ClaimName, npi: String?, taxonomy: String? = nil, address: PostalAddress? = nil, licence: String? = nil
  ) {
    self.name = name
    self.npi = npi
    self.taxonomy = taxonomy
    self.address = address
    self.licence = licence
  }
}

/// The number a provider is taxed under. 837P 2010AA REF EI or SY; CMS-1500 box 25.
public enum TaxNumber: Hashable, Sendable, Codable {
  case employer(String)
  case socialSecurity(String)

  public var digits: String {
    switch self {
    case .employer(let digits), .socialSecurity(let digits): digits
    }
  }

  /// `91-2345678`; `123-45-6789`.
  public var shown: String {
    switch self {
    case .employer(let digits): "\(digits.prefix(2))-\(digits.dropFirst(2))"
    case .socialSecurity(let digits): "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(2))-\(digits.dropFirst(5))"
    }
  }
}

/// The payer of a claim. 837P loop 2010BB; CMS-1500 top right.
public struct ClaimPayer: Hashable, Sendable, Codable {
  public var name: String
  /// The clearinghouse's or plan's number of the payer. NM109 with PI.
  public var number: String
  public var address: PostalAddress?

  public init(name: String, number: String, address: PostalAddress? = nil) {
    self.name = name
    self.number = number
    self.address = address
  }
}

/// Somebody insured or treated. 837P loops 2010BA, 2010CA; CMS-1500 boxes 2–7.
public struct ClaimPerson: Hashable, Sendable, Codable {
  /// DMG03; the paper form knows M and F only.
  public enum Sex: String, Hashable, Sendable, CaseIterable, Codable {
    case female = "F"
    case male = "M"
    case unknown = "U"
  }

  public var name: ClaimName
  public var birthDate: CalendarDay?
  public var sex: Sex
  public var address: PostalAddress?

  public init(name: ClaimName, birthDate: CalendarDay?, sex: Sex = .unknown, address: PostalAddress? = nil) {
    self.name = name
    self.birthDate = birthDate
    self.sex = sex
    self.address = address
  }
}
