/// One thing a person may be allowed to do. Every route and every act names exactly one.
public enum Permission: String, Hashable, Sendable, CaseIterable {
  /// See Today: names and times, no clinical content.
  case readToday
  case readInbox
  /// Put a document into the inbox.
  case receiveDocuments
  /// Correct the read fields, match the patient, sign the referral off.
  case signOffReferrals
  case readReferrals
  case readPatients
  case editPatients
  /// Coverage, benefits, authorizations.
  case editCoverage
  case bookAppointments
  case readNotes
  case writeNotes
  case readMoney
  case postMoney
  /// See what a patient owes, take what they pay at the desk, and close the day.
  case takePayments
  case readSettings
  case editSettings
  /// Log-ins, roles, who looked at what.
  case administer
}

/// What a person does in the practice. Roles add up: a solo therapist holds all of them.
public enum Role: String, Hashable, Sendable, CaseIterable, Codable {
  case frontDesk
  case biller
  case therapist
  case owner

  /// What the role alone may do.
  public var permissions: Set<Permission> {
    switch self {
    case .frontDesk: Self.ofFrontDesk
    case .biller: Self.ofBiller
    case .therapist: Self.ofTherapist
    case .owner: Self.ofOwner
    }
  }

  // The one table of rights in Scrip. Made once: every request asks it, some many times.
  private static let ofFrontDesk: Set<Permission> = [
    .readToday, .readInbox, .receiveDocuments, .signOffReferrals, .readReferrals, .readPatients, .editPatients,
    .editCoverage, .bookAppointments, .takePayments, .readSettings,
  ]
  private static let ofBiller: Set<Permission> = [
    .readToday, .readInbox, .receiveDocuments, .readReferrals, .readPatients, .editCoverage, .readNotes,
    .readMoney, .postMoney, .takePayments, .readSettings,
  ]
  private static let ofTherapist: Set<Permission> = [
    .readToday, .readReferrals, .readPatients, .bookAppointments, .readNotes, .writeNotes,
  ]
  private static let ofOwner: Set<Permission> = [.readToday, .readSettings, .editSettings, .administer, .readMoney]

  /// `front desk`: how the role is named to people.
  public var shown: String {
    switch self {
    case .frontDesk: "front desk"
    case .biller: "biller"
    case .therapist: "therapist"
    case .owner: "owner"
    }
  }
}

extension Set<Role> {
  /// The sum of what the roles may do.
  public var permissions: Set<Permission> { reduce(into: []) { $0.formUnion($1.permissions) } }
}
