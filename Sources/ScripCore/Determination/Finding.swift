/// What a rule found: normal work, not an error. In a list it stands where a clerk would take it up.
public struct Finding: Hashable, Sendable {
  /// The rule that spoke: `referral.window`. Its page is `docs/reference/rules/referral.window.md`.
  public let rule: String
  public let aspect: Aspect
  public let effect: Effect
  /// What is wrong, as one sentence.
  public let what: Phrase
  public let fix: Fix
  /// The element of the order it is about; its place on the page is the evidence.
  public let element: ReferralElement?
  public let evidence: Evidence?
  public let source: RuleSource
}

/// Which part of the story a rule looks at.
public enum Aspect: String, Hashable, Sendable, CaseIterable, Codable {
  case safety, referral, coverage, authorization, limit, therapist, scope
}

/// How far a finding reaches, mildest first.
public enum Effect: Int, Hashable, Comparable, Sendable, Codable {
  /// Worth knowing; changes nothing.
  case warns
  /// The payer is likely to ask.
  case questioned
  /// The payer will not pay.
  case selfPayOnly
  /// Nobody may do it: unsafe, unlicensed, outside the order, already taken.
  case blocks

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The one thing that would settle a finding, and who does it.
public struct Fix: Hashable, Sendable {
  public enum By: String, Hashable, Sendable, Codable {
    case prescriber, frontDesk, payer, patient, therapist, owner
  }

  /// What the button beside the finding does.
  public enum Act: String, Hashable, Sendable, Codable {
    case askPrescriber, confirmReading, callPayer, askForAuthorization, enterCoverage, recordLicence, recordNetwork
    case chooseAnotherDay, chooseAnotherTherapist, changeProposal, offerSelfPay, renew, writePlan, acknowledge, stop
    case uploadReferral
  }

  public let by: By
  public let act: Act
  public let words: Phrase

  public init(_ by: By, _ act: Act, _ words: Phrase) {
    self.by = by
    self.act = act
    self.words = words
  }
}

/// Where a rule comes from.
public enum RuleSource: Hashable, Sendable {
  /// The payer class's own source, which the determination names.
  case payerClass
  /// A document, and the day it was read.
  case document(String, read: CalendarDay)
  /// What the payer answered when asked; the determination names who and when.
  case benefitAnswer
}
