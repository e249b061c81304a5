import ScripCore

/// One answer of a payer in words: a line to know it by, and everything that was said, in the order of the call.
struct AnswerWords: Equatable, Sendable {
  struct Fact: Equatable, Sendable {
    let name: String
    let words: String
  }

  let when: WordTable.Cell
  let line: String
  /// Only what was said; what the payer left open is not listed.
  let facts: [Fact]

  init(_ answer: BenefitFacts, today: CalendarDay) {
    let isOld = answer.isOld(on: today)
    let day = answer.answeredOn?.shown ?? "day not kept"
    let age = answer.answeredOn.map { $0.days(until: today) } ?? 0
    when = .init(isOld ? "\(day), \(age) days old" : day, isOld ? .soon : .plain)
    let details = answer.details
    line = [
      details?.source.shown, answer.answeredBy, answer.covered.map { $0 ? "covered" : "not covered" },
      details?.visitsAllowed.map { "\($0) visits a year" },
    ].compactMap(\.self).joined(separator: " · ")
    facts = (Self.care(answer) + (details.map(Self.details) ?? [])).compactMap { name, words in
      words.map { Fact(name: name, words: $0) }
    }
  }

  private typealias Said = (name: String, words: String?)

  private static func care(_ answer: BenefitFacts) -> [Said] {
    let codes = answer.requiredDiagnosisPrefixes.joined(separator: ", ")
    return [
      ("Massage is covered", answer.covered?.answered), ("Codes it must carry", codes.isEmpty ? nil : codes),
      ("Who must sign", answer.prescribers?.map(\.rawValue).joined(separator: ", ")),
      ("Covered for this diagnosis", answer.diagnosisCovered?.answered),
      ("Units of 15 minutes a visit", answer.unitsPerVisitMax.map { String($0) }),
      ("Authorization after so many visits", answer.authorizationAfterVisits.map { String($0) }),
      ("Paid without physical therapy", answer.standalone?.answered),
      ("Only within so many days of the onset", answer.acuteWindowDays.map { String($0) }),
      ("The plan’s own referral is needed", answer.planReferralNeeded?.answered),
    ]
  }

  private static func details(_ details: BenefitDetails) -> [Said] {
    let year = [details.planFrom, details.planTo].compactMap { $0?.shown }.joined(separator: " to ")
    let units = details.unitsPerVisit.map { units in
      "\(units)" + (details.minutesPerUnit.map { ", of \($0) minutes" } ?? "")
    }
    return [
      ("What else the order must show", details.requiredElements),
      ("Visits in the plan year", details.visitsAllowed.map { String($0) }), ("Shared with", details.visitsShared),
      ("Visits used", details.visitsUsed.map { String($0) }), ("Billing units a visit", units),
      ("Where it is in network", details.whereInNetwork),
      ("In network only at that location", details.networkOnlyThere?.answered),
      ("What the therapist must hold", details.therapistMustHold),
      ("Prior authorization is needed", details.authorizationNeeded?.answered),
      ("Plan year", year.isEmpty ? nil : year),
    ] + share(details.inNetwork, "in network") + share(details.outOfNetwork, "out of network") + [
      ("Where claims go", details.claimsAddress),
      ("Days to file", details.filingLimitDays.map { String($0) }),
      ("Receipts that the patient sends", details.memberClaim), ("Other insurance", details.otherInsurance),
      ("In the payer’s own words", details.messages.isEmpty ? nil : details.messages.joined(separator: " ")),
    ]
  }

  private static func share(_ share: BenefitDetails.CostShare, _ side: String) -> [Said] {
    [
      ("Allowed a visit, \(side)", share.allowed?.shown), ("Deductible, \(side)", share.deductible?.shown),
      ("Left of the deductible, \(side)", share.deductibleLeft?.shown), ("Copay, \(side)", share.copay?.shown),
      ("Coinsurance, \(side)", share.coinsurance?.shown),
      ("Left of the out-of-pocket limit, \(side)", share.outOfPocketLeft?.shown),
    ]
  }
}
