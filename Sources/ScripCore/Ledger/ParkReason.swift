/// Why a claim of a remittance was not posted by itself. Its money waits in suspense until a person has decided.
public enum ParkReason: Hashable, Sendable, Codable {
  /// A value in it could not be read.
  case unreadable
  /// Charge, adjustments and payment do not meet.
  case doesNotAdd(off: Money)
  case unknownClaim
  case otherPatient
  /// The same answer stands in this remittance already.
  case repeated
  case chargeDiffers(ours: Money, theirs: Money)
  /// A line that we did not send, by its number from 1, or that was charged otherwise.
  case lineUnmatched(Int)
  /// A negative amount in what is not a takeback, or a takeback that pays.
  case wrongSign
  /// A reason code under a group that cannot carry it.
  case groupImpossible(code: String)
  /// CARC 45 over the whole charge.
  case wholeChargeContractual
  /// PR for a patient whose payer forbids billing them.
  case patientNeverBilled(Money)
  /// CARC 29 under PR.
  case lateFilingToPatient(Money)
  /// This payer answered the claim before.
  case alreadyAnswered(paid: Money)
  /// It moves more than is open on the claim.
  case moreThanOpen(Money)
  /// A takeback of what was never posted.
  case takebackUnknown
  /// A takeback of another amount than was posted.
  case takebackDiffers(posted: Money)
  /// A predetermination or a claim passed on that nevertheless pays.
  case paysWithoutDeciding

  /// The word it is stored and grouped by.
  public var kind: String {
    switch self {
    case .unreadable: "unreadable"
    case .doesNotAdd: "doesNotAdd"
    case .unknownClaim: "unknownClaim"
    case .otherPatient: "otherPatient"
    case .repeated: "repeated"
    case .chargeDiffers: "chargeDiffers"
    case .lineUnmatched: "lineUnmatched"
    case .wrongSign: "wrongSign"
    case .groupImpossible: "groupImpossible"
    case .wholeChargeContractual: "wholeChargeContractual"
    case .patientNeverBilled: "patientNeverBilled"
    case .lateFilingToPatient: "lateFilingToPatient"
    case .alreadyAnswered: "alreadyAnswered"
    case .moreThanOpen: "moreThanOpen"
    case .takebackUnknown: "takebackUnknown"
    case .takebackDiffers: "takebackDiffers"
    case .paysWithoutDeciding: "paysWithoutDeciding"
    }
  }

  /// What is odd, as one sentence.
  public var sentence: String {
    switch self {
    case .unreadable: "A value of this claim cannot be read."
    case .doesNotAdd(let off): "Charge, adjustments and payment differ by \(off.shown)."
    case .unknownClaim: "No claim of ours has this number."
    case .otherPatient: "The claim is ours, the patient's name is not the one we sent."
    case .repeated: "The same answer stands in this remittance already."
    case .chargeDiffers(let ours, let theirs): "We charged \(ours.shown), the payer answers \(theirs.shown)."
    case .lineUnmatched(let number): "Line \(number) is not one we sent, or was charged otherwise."
    case .wrongSign: "An amount has the wrong sign for this kind of answer."
    case .groupImpossible(let code): "Reason \(code) cannot stand under this group."
    case .wholeChargeContractual: "The contract cannot forgo a whole charge (reason 45)."
    case .patientNeverBilled(let amount): "The payer leaves \(amount.shown) to a patient who must not be billed."
    case .lateFilingToPatient(let amount): "The payer leaves \(amount.shown) to the patient for late filing."
    case .alreadyAnswered(let paid): "This payer answered the claim before and paid \(paid.shown)."
    case .moreThanOpen(let open): "It settles more than is open on the claim: \(open.shown)."
    case .takebackUnknown: "A takeback of an answer that was never posted."
    case .takebackDiffers(let posted): "A takeback of another amount than was posted: \(posted.shown)."
    case .paysWithoutDeciding: "The payer says it did not decide this claim, and pays."
    }
  }

  /// The one thing that would settle it.
  public var fix: String {
    switch self {
    case .unreadable, .doesNotAdd: "Compare with the payer's portal, then post the right amounts by hand."
    case .unknownClaim: "Find the claim it belongs to and assign it, or return the money."
    case .otherPatient: "Find whose claim it is and assign it, or ask the payer to correct it."
    case .repeated: "Keep one: close this one when the money came once, ask the payer when it came twice."
    case .chargeDiffers, .lineUnmatched: "Compare with the claim as sent; post by hand, or ask the payer."
    case .wrongSign, .groupImpossible, .paysWithoutDeciding:
      "Ask the payer for a corrected remittance, or post by hand."
    case .wholeChargeContractual: "Ask the payer for the true reason; write off only by decision."
    case .patientNeverBilled: "Ask the payer to pay it; never bill the patient."
    case .lateFilingToPatient: "Appeal with proof of sending, or write it off; never the patient's."
    case .alreadyAnswered: "Ask for the takeback of the first answer, or return the money."
    case .moreThanOpen:
      "See what was already settled on the claim; post by hand, and take back a write-off that was won."
    case .takebackUnknown, .takebackDiffers: "Find the answer it takes back; post by hand, or dispute it."
    }
  }
}
