import HTML
import ScripCore
import ScripDesk

extension ClaimPage {
  /// Where what is missing is entered, or who may enter it.
  struct Mending: Equatable, Sendable {
    /// The way there, for who may go it.
    let link: WordTable.Link?
    /// `The front desk can enter it: ask them, or have the owner add that role.`
    let who: String?
  }
}

extension ClaimPage.Mending {
  init(_ rule: String, _ claim: StoredClaim, _ permissions: Set<Permission>) {
    let place = Self.place(rule, claim)
    let mayMend = permissions.contains(place.needed)
    who = mayMend ? nil : Self.who(may: place.needed)
    // Who only reads the chart sees there what is missing.
    let reads = place.needed == .editPatients && permissions.contains(.readPatients)
    let way = mayMend ? place : reads ? Self.chart(claim) : nil
    link = way.flatMap { way in LocalPath(checking: way.path).map { .init(words: way.words, path: $0) } }
  }

  private static func chart(_ claim: StoredClaim) -> Place {
    Place(words: "Open the chart", path: "/patients/\(claim.patient)", needed: .readPatients)
  }

  private struct Place {
    let words: String
    let path: String
    let needed: Permission
  }

  private static func place(_ rule: String, _ claim: StoredClaim) -> Place {
    switch rule {
    case "claim.tax", "claim.billing-npi", "claim.billing-zip", "claim.billing-street", "claim.billing-address",
      "claim.clearinghouse":
      Place(words: "Open the practice", path: "/settings/practice", needed: .editSettings)
    case "claim.payer-number", "claim.no-filing-limit":
      Place(words: "Open the plan", path: "/settings/plans/\(claim.plan)", needed: .editSettings)
    case "claim.member", "claim.accident-day", "claim.accident-state", "claim.accident-number", "claim.employer",
      "claim.first":
      Place(words: "Open the coverage", path: "/coverages/\(claim.coverage)", needed: .editCoverage)
    case "claim.birth-date", "claim.patient-address":
      Place(words: "Edit the person", path: "/patients/\(claim.patient)/edit", needed: .editPatients)
    case "claim.therapist", "claim.therapist-npi":
      Place(words: "Open the therapists", path: "/settings", needed: .editSettings)
    default: Place(words: "Open the episode", path: "/episodes/\(claim.episode)", needed: .readReferrals)
    }
  }

  /// Nobody is left with what their role cannot mend: the roles that can are named.
  private static func who(may needed: Permission) -> String? {
    let roles = Role.allCases.filter { $0.permissions.contains(needed) }
    guard let first = roles.first else { return nil }
    if roles == [.owner] { return "The owner can enter it: ask them." }
    let names = roles.map { "the \($0.shown)" }.joined(separator: " or ")
    return "\(names.prefix(1).uppercased())\(names.dropFirst()) can enter it: ask them, or have the owner add the role "
      + "of \(first.shown)."
  }
}
