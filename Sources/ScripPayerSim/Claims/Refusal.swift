import ScripCore

/// Why the payer will not pay a line: its own reason, whatever code it then writes.
public enum Refusal: String, Hashable, Sendable, CaseIterable, Codable {
  case otherPayersClaim, notFound
  case coverageNotBegun, coverageEnded, otherPayerFirst, accidentPayerFirst, compensationFirst
  case duplicate, filedLate
  case notCovered, notNecessary, recordsWanted
  case diagnosisInvalid, diagnosisUnfit
  case noAuthorization, authorizationUsed, authorizationOfOtherCode, authorizationOfOtherTherapist
  case noReferral, referralUsed
  case noOrder, orderTooLate, orderOver, prescriberType
  case visitsUsed, accidentMoneyUsed, tooManyUnits
  case therapistNotEnrolled, outOfNetwork
  case bundled, notAlone

  /// How it may be written on a remittance.
  struct Wording: Hashable {
    var reason: String
    var remarks: [String] = []
    /// OA where neither contract nor patient bears it; nil lets the plan's rule decide between CO and PR.
    var group: ClaimAdjustment.Group? = .contractual
  }

  /// The wording that says what is meant first; behind it what payers write instead. Source: carc_actions.csv.
  var wordings: [Wording] {
    switch self {
    case .otherPayersClaim: [Wording(reason: "109", remarks: ["N418"], group: .other)]
    case .notFound: [Wording(reason: "31", remarks: ["N382"]), Wording(reason: "16", remarks: ["N382"])]
    case .coverageNotBegun: [Wording(reason: "26", group: nil)]
    case .coverageEnded: [Wording(reason: "27", remarks: ["N30"], group: nil), Wording(reason: "27", group: nil)]
    case .otherPayerFirst: [Wording(reason: "22", group: .other), Wording(reason: "16", remarks: ["MA04"])]
    case .accidentPayerFirst: [Wording(reason: "21", group: .other), Wording(reason: "20", group: .other)]
    case .compensationFirst: [Wording(reason: "19", group: .other)]
    case .duplicate: [Wording(reason: "18", group: .other)]
    case .filedLate: [Wording(reason: "29")]
    case .notCovered:
      [
        Wording(reason: "96", remarks: ["N130"], group: nil), Wording(reason: "204", group: nil),
        Wording(reason: "96", group: nil),
      ]
    case .notNecessary:
      [Wording(reason: "50", remarks: ["N115"]), Wording(reason: "150"), Wording(reason: "50", remarks: ["N130"])]
    case .recordsWanted: [Wording(reason: "252", remarks: ["N706"]), Wording(reason: "16", remarks: ["N706"])]
    case .diagnosisInvalid: [Wording(reason: "146", remarks: ["M76"]), Wording(reason: "16", remarks: ["M76"])]
    case .diagnosisUnfit: [Wording(reason: "11"), Wording(reason: "167")]
    case .noAuthorization:
      [Wording(reason: "197"), Wording(reason: "16", remarks: ["M62"]), Wording(reason: "272")]
    case .authorizationUsed: [Wording(reason: "198"), Wording(reason: "273")]
    case .authorizationOfOtherCode: [Wording(reason: "284")]
    case .authorizationOfOtherTherapist: [Wording(reason: "296")]
    case .noReferral: [Wording(reason: "288"), Wording(reason: "243"), Wording(reason: "95")]
    case .referralUsed: [Wording(reason: "287"), Wording(reason: "96")]
    case .noOrder: [Wording(reason: "173"), Wording(reason: "16", remarks: ["MA130"]), Wording(reason: "50")]
    case .orderTooLate: [Wording(reason: "174")]
    case .orderOver: [Wording(reason: "176"), Wording(reason: "96", group: nil)]
    case .prescriberType: [Wording(reason: "183"), Wording(reason: "184"), Wording(reason: "16", remarks: ["N286"])]
    case .visitsUsed:
      [
        Wording(reason: "119", remarks: ["N435"], group: nil), Wording(reason: "119", group: nil),
        Wording(reason: "96", remarks: ["N435"], group: nil),
      ]
    case .accidentMoneyUsed: [Wording(reason: "P6", group: .other)]
    case .tooManyUnits: [Wording(reason: "151", remarks: ["N362"]), Wording(reason: "222")]
    case .therapistNotEnrolled:
      [Wording(reason: "185"), Wording(reason: "B7"), Wording(reason: "16", remarks: ["N290"])]
    case .outOfNetwork: [Wording(reason: "242", group: nil)]
    case .bundled: [Wording(reason: "97", remarks: ["M15"]), Wording(reason: "236")]
    case .notAlone: [Wording(reason: "107")]
    }
  }

  /// The code and remarks that say what is meant.
  public var plainWording: (reason: String, remarks: [String]) { (wordings[0].reason, wordings[0].remarks) }

  /// The wording of this time: the first one, or by the seed one of the others in a third of the cases.
  func wording(_ speech: PayerBook.Speech, _ dice: inout Dice) -> Wording {
    let all = wordings
    guard speech == .varied, all.count > 1, dice.number(1...3) == 1 else { return all[0] }
    return all[dice.number(1...all.count - 1)]
  }
}
