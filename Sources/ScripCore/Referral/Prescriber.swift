/// Who signs a referral. Text is kept as it stands on the order; judgement is the rules' work.
public struct Prescriber: Hashable, Sendable, Codable {
  public var name: String?
  public var credential: Credential?
  /// As printed, digits only; it may fail its check digit. CMS-1500 box 17b.
  public var npi: String?
  public var phone: String?
  public var fax: String?
  public var practiceName: String?

  public init(
    name: String? = nil, credential: Credential? = nil, npi: String? = nil, phone: String? = nil, fax: String? = nil,
    practiceName: String? = nil
  ) {
    self.name = name
    self.credential = credential
    self.npi = npi
    self.phone = phone
    self.fax = fax
    self.practiceName = practiceName
  }
}

extension Prescriber {
  /// `Helen Bergström, DC`; nil when the order names nobody.
  public var signedName: String? {
    name.map { name in
      guard let credential, credential != .other else { return name }
      return "\(name), \(credential.rawValue)"
    }
  }

  /// `757-555-0167`; what is no telephone number stays as it stands on the order.
  public var shownFax: String? { fax.map { PhoneNumber($0)?.shown ?? $0 } }

  public var shownPhone: String? { phone.map { PhoneNumber($0)?.shown ?? $0 } }

  /// Where a letter to them goes: `Helen Bergström, DC, Kempsville Chiropractic Center, fax 757-555-0167`.
  ///
  /// The telephone stands in where no fax is known; nil when the order says nothing of them.
  public var addressed: String? {
    let number = shownFax.map { "fax \($0)" } ?? shownPhone.map { "telephone \($0)" }
    let parts = [signedName, practiceName, number].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// The profession of a prescriber, as payers name it.
public enum Credential: String, Hashable, Sendable, CaseIterable, Codable {
  case md = "MD"
  case `do` = "DO"
  case dc = "DC"
  case nd = "ND"
  case np = "NP"
  case arnp = "ARNP"
  case pa = "PA"
  case dpm = "DPM"
  case pt = "PT"
  case lmt = "LMT"
  case other

  /// Reads the spellings that stand on orders: `M.D.`, `PA-C`, `FNP`, `CRNP`.
  public init?(spelled text: String) {
    let letters = text.uppercased().filter { $0.isLetter }
    switch letters {
    case "MD": self = .md
    case "DO": self = .do
    case "DC", "CHIROPRACTOR": self = .dc
    case "ND", "NMD": self = .nd
    case "NP", "FNP", "CRNP", "FNPC", "FNPBC", "APRN", "DNP", "NPC", "CNP", "AGNP": self = .np
    case "ARNP": self = .arnp
    case "PA", "PAC": self = .pa
    case "DPM": self = .dpm
    case "PT", "DPT": self = .pt
    case "LMT", "LMP": self = .lmt
    case "": return nil
    default: self = .other
    }
  }
}

/// How an order was signed.
///
/// Source: CMS Program Integrity Manual ch. 3, 3.3.2.4: handwritten or electronic, not a stamp (domain.md B1 rule 5).
public enum Signature: String, Hashable, Sendable, CaseIterable, Codable {
  case handwritten
  /// With the signer's name and a date.
  case electronic
  /// A name in type and nothing else.
  case typedOnly
  case stamp
  case none
}
