import ScripCore
import X12

/// Codes of the trade in words of our own. A code that is not here is shown as it is.
enum Words {
  static func reason(_ code: String) -> String { reasons[code] ?? "reason \(code)" }
  static func service(_ code: String) -> String { services[code] ?? "service type \(code)" }
  static func benefit(_ code: String) -> String { benefits[code] ?? "Benefit \(code)" }
  static func period(_ code: String) -> String { periods[code] ?? "period \(code)" }
  static func level(_ code: String) -> String { levels[code] ?? "level \(code)" }
  static func category(_ code: String) -> String { categories[code] ?? "Category \(code)" }
  static func claimStatus(_ code: String) -> String? { claimStatuses[code] }
  static func party(_ code: String) -> String? { parties[code] }
  static func segmentFault(_ code: String) -> String { segmentFaults[code] ?? "code \(code)" }
  static func elementFault(_ code: String) -> String { elementFaults[code] ?? "code \(code)" }

  private static let reasons = [
    "1": "deductible", "2": "the patient's share in percent", "3": "copay", "4": "modifier missing or not fitting",
    "11": "diagnosis and procedure do not fit", "16": "information missing or wrong", "18": "sent twice",
    "22": "another payer comes first", "23": "what an earlier payer decided", "27": "after the coverage ended",
    "29": "sent too late", "31": "patient not known as insured", "45": "above the agreed fee",
    "50": "not seen as medically necessary", "59": "several procedures on one day", "96": "not covered",
    "97": "paid with another service", "109": "another payer has to pay", "119": "the most for the period is reached",
    "151": "so many services are not supported", "167": "diagnosis not covered", "170": "not covered for this provider",
    "185": "provider may not render it", "197": "no prior authorization", "198": "more than was authorized",
    "204": "not in the patient's plan", "242": "not in the network", "253": "federal reduction",
  ]
  private static let services = [
    "1": "medical care", "30": "the plan as a whole", "33": "chiropractic", "98": "office visit",
    "AE": "physical medicine", "BE": "massage therapy", "PT": "physical therapy",
  ]
  private static let benefits = [
    "1": "Active", "2": "Active, at risk", "3": "Active, not yet verified", "4": "Active, pending",
    "5": "Active, waiting",
    "6": "Inactive", "7": "Inactive, pending", "8": "Inactive, waiting", "A": "Share in percent", "B": "Copay",
    "C": "Deductible", "CB": "Coverage basis", "D": "Described", "E": "Excluded", "F": "Limit",
    "G": "Most out of pocket",
    "I": "Not covered", "J": "Cost containment", "L": "Primary care provider", "MC": "Managed care", "N": "Restricted",
    "R": "Other coverage", "U": "Ask this party", "V": "Cannot be said", "W": "Other source", "Y": "Spend down",
  ]
  private static let periods = [
    "6": "hour", "7": "a day", "21": "years", "22": "a service year", "23": "a calendar year", "24": "used this year",
    "25": "a contract", "26": "an episode", "27": "a visit", "29": "remaining", "30": "over the limit",
    "32": "a lifetime", "33": "a lifetime, remaining", "34": "a month", "35": "a week", "36": "an admission",
  ]
  private static let levels = [
    "CHD": "children", "DEP": "dependents", "EMP": "employee", "ESP": "employee and spouse", "FAM": "family",
    "IND": "individual", "SPC": "spouse and children", "SPO": "spouse", "ECH": "employee and children",
  ]
  private static let categories = [
    "A0": "Passed on", "A1": "Received", "A2": "Accepted for a decision", "A3": "Sent back: cannot be processed",
    "A4": "Not found", "A5": "Split up", "A6": "Refused: information is missing", "A7": "Refused: information is wrong",
    "A8": "Refused: information does not fit together", "P0": "Pending", "P1": "In process", "P2": "In review",
    "P3": "Waiting for information that was asked for", "P4": "Waiting for the patient", "P5": "Pending with the payer",
    "F0": "Finished", "F1": "Finished and paid", "F2": "Finished and denied", "F3": "Finished and changed",
    "F4": "Finished, no payment due", "R0": "Information is asked for", "D0": "Search found too little or too much",
    "E0": "The inquiry was wrong", "E1": "The answer is not to be had now", "E2": "The payer's system is busy",
  ]
  /// What a claim status is about: the statuses that our own checks and the claims of this trade meet.
  private static let claimStatuses = [
    "1": "see the payer's letter", "3": "decided, waits to be paid", "16": "passed on to the payer",
    "19": "it has arrived", "20": "taken in", "21": "information missing or wrong",
    "24": "not approved to send claims", "25": "this provider is not approved", "26": "this person is not known",
    "33": "this insured person is not known", "35": "the claim was not found", "54": "sent before", "65": "paid",
    "88": "not insured on the day of service", "116": "sent to the wrong payer", "121": "too many lines",
    "122": "information is missing", "123": "more information is asked for",
    "124": "name, address, telephone or number", "125": "name", "126": "address", "145": "specialty",
    "153": "identifying number", "158": "date of birth", "164": "member number", "178": "amount charged",
    "187": "day of service", "247": "line information", "249": "place of service", "252": "authorization number",
    "254": "main diagnosis", "255": "diagnosis code", "400": "the claim does not add up",
    "448": "codes that do not go together", "453": "modifier", "454": "procedure code", "455": "revenue code",
    "464": "the payer's number of the earlier claim", "476": "units", "477": "diagnosis pointer",
    "481": "the claim's format", "488": "diagnosis code of a line", "500": "ZIP code", "510": "a day in the future",
    "521": "the reason of an adjustment", "535": "claim frequency", "562": "NPI",
    "732": "does not fit the payer's billing rules", "746": "sent twice",
  ]
  /// Whom it is about.
  private static let parties = [
    "40": "of the receiver", "41": "of the sender", "77": "of the place of service", "82": "of the therapist",
    "85": "of the practice", "87": "of the pay-to address", "AY": "of the clearinghouse", "DN": "of the prescriber",
    "DQ": "of the supervisor", "IL": "of the insured person", "PR": "by the payer", "QC": "of the patient",
  ]
  private static let segmentFaults = [
    "1": "unknown", "2": "not expected here", "3": "required and missing", "4": "its loop comes too often",
    "5": "comes too often", "6": "not of this transaction", "7": "out of order", "8": "has elements in error",
    "I4": "not used", "I6": "missing in this case", "I7": "its loop comes too seldom", "I8": "comes too seldom",
    "I9": "not used in this case",
  ]
  private static let elementFaults = [
    "1": "required and missing", "2": "missing beside the others", "3": "one too many", "4": "too short",
    "5": "too long", "6": "a character that may not be", "7": "code not known", "8": "no such day", "9": "no such time",
    "10": "not beside the others", "12": "repeats too often", "13": "too many components", "I6": "code not used here",
    "I9": "missing in this case", "I10": "not used", "I11": "repeats too seldom", "I12": "not of its form",
    "I13": "not used in this case",
  ]

  static func group(_ group: ClaimAdjustment.Group) -> String {
    switch group {
    case .contractual: "by contract"
    case .patient: "for the patient"
    case .other: "otherwise"
    case .payer: "by the payer"
    }
  }

  static func method(_ method: Remittance.Method) -> String {
    switch method {
    case .ach: "by bank transfer"
    case .cheque: "by check"
    case .wire: "by wire"
    case .noPayment: "without a payment"
    case .bankOption: "as the bank chooses"
    }
  }

  static func status(_ status: RemittedClaim.Status) -> String {
    switch status {
    case .processedPrimary: "processed as primary"
    case .processedSecondary: "processed as secondary"
    case .processedTertiary: "processed as tertiary"
    case .denied: "denied"
    case .processedPrimaryForwarded: "processed as primary and sent on"
    case .processedSecondaryForwarded: "processed as secondary and sent on"
    case .processedTertiaryForwarded: "processed as tertiary and sent on"
    case .reversal: "taken back"
    case .notOursForwarded: "not this payer's, sent on"
    case .predetermination: "an estimate, no payment"
    }
  }

  static func action(_ action: AuthorizationReply.Action) -> String {
    switch action {
    case .certified: "Authorized"
    case .partlyCertified: "Authorized in part"
    case .notCertified: "Not authorized"
    case .pended: "Not decided yet"
    case .modified: "Authorized with changes"
    case .cancelled: "Cancelled"
    case .contactPayer: "Call the payer"
    case .noneRequired: "No authorization is needed"
    }
  }

  static func certification(_ certification: AuthorizationRequest.Certification) -> String {
    switch certification {
    case .initial: "first request"
    case .renewal: "renewal"
    case .revised: "revised"
    case .cancel: "cancelled"
    }
  }

  static func network(_ network: BenefitLine.Network) -> String {
    switch network {
    case .inNetwork: "in the network"
    case .outOfNetwork: "out of the network"
    case .both: "in or out of the network"
    case .unknown: "network not said"
    }
  }

  static func authorization(_ authorization: BenefitLine.Authorization) -> String {
    switch authorization {
    case .needed: "authorization needed"
    case .notNeeded: "no authorization needed"
    case .unknown: "ask whether authorization is needed"
    }
  }

  static func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .accepted: "accepted"
    case .acceptedWithErrors: "accepted, with errors named"
    case .partly: "accepted in part"
    case .refused: "refused"
    }
  }

  /// `12 visits`, `4.5 hours`.
  static func quantity(_ quantity: BenefitLine.Quantity) -> String {
    let nouns = [
      "VS": "visit", "UN": "unit", "HS": "hour", "P6": "service", "DY": "day", "99": "used", "CA": "covered",
    ]
    let noun = nouns[quantity.qualifier] ?? quantity.qualifier
    let isCounted = noun.count > 2 && noun != "used" && noun != "covered" && quantity.hundredths != 100
    return "\(decimal(quantity.hundredths)) \(noun)\(isCounted ? "s" : "")"
  }

  /// Hundredths without zeros that say nothing: 1250 is `12.5`, -7 is `-0.07`.
  static func decimal(_ hundredths: Int) -> String {
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let places = part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)"
    return "\(hundredths < 0 ? "-" : "")\(whole)\(places)"
  }

  /// `week`, `2 weeks`. HSD03 and HSD05.
  static func span(_ code: String, _ count: Int?) -> String {
    let nouns = [
      "DA": "day", "WK": "week", "MO": "month", "Q1": "quarter", "YR": "year", "7": "day", "21": "year", "34": "month",
      "35": "week",
    ]
    let noun = nouns[code] ?? code
    guard let count, count != 1 else { return noun }
    return "\(count) \(noun)s"
  }
}
