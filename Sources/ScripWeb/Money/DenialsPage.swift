import ScripCore
import ScripDesk

/// The words of the work list of refusals.
struct DenialsPage: Equatable, Sendable {
  let table: WordTable

  init(_ list: ShowDenials.List) {
    table = WordTable(
      title: "Refused claims",
      heads: ["Claim", "Open", "What caused it", "What to do", "Whose", "Age", "Due", "Filing ends"],
      rows: list.lines.map { line in
        let (stored, denial) = (line.stored, line.stored.denial)
        let late = stored.dueOn < list.today
        return WordTable.Row(
          cells: [
            .init("\(line.claimNumber), \(line.patient), \(line.payer)"), .init(line.open.shown),
            .init(denial.cause.shown), .init(denial.next.words), .init(denial.next.owner.shown),
            .init(Self.days(stored.openedOn.days(until: list.today))),
            .init(stored.dueOn.shown, late ? .soon : .plain), Self.clock(line, on: list.today),
          ], path: "/money/denials/\(stored.id.description)")
      },
      empty: "Nothing was refused. When a payer refuses a claim or a part of one, it stands here with its cause.",
      add: nil)
  }

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  private static func clock(_ line: ShowDenials.Line, on today: CalendarDay) -> WordTable.Cell {
    guard let ends = line.filingEnds else { return "not known" }
    guard let served = line.serviceDay else { return .init(ends.shown) }
    switch FilingClock(serviceDay: served, lastDay: ends).state(on: today) {
    case .running: return .init(ends.shown)
    case .half: return .init("\(ends.shown), half gone", .soon)
    case .late: return .init("\(ends.shown), nearly gone", .soon)
    case .over: return .init("\(ends.shown), over", .stop)
    }
  }
}

extension DenialCause {
  var shown: String {
    switch self {
    case .referral: "the doctor’s order"
    case .authorization: "the prior authorization"
    case .limit: "a limit on visits"
    case .edit: "a code or a pair of codes"
    case .units: "units"
    case .provider: "who may bill"
    case .network: "network"
    case .identity: "the member’s number or name"
    case .coverage: "what the plan covers"
    case .otherPayer: "another payer"
    case .filing: "filed too late"
    case .necessity: "medical necessity"
    case .records: "papers are missing"
    case .patientAnswer: "the patient has not answered"
    case .duplicate: "sent twice"
    case .contract: "the contract"
    case .patientShare: "the patient’s share"
    case .unclear: "not said"
    }
  }
}

extension AdjustmentReason.Owner {
  var shown: String {
    switch self {
    case .front: "front desk"
    case .billing: "biller"
    case .clinical: "therapist"
    }
  }
}

/// The words of one refusal.
struct DenialPage: Equatable, Sendable {
  let title: String
  let facts: [[String]]
  let said: WordTable
  let evidence: [String]
  let act: String
  let settle: WordTable.Path?
  /// Whose letter asks the payer again: this refusal's id; nil where no letter answers it.
  let appeal: String?
  let claim: WordTable.Path?
  let account: WordTable.Path?
  let episode: WordTable.Path?

  init(_ opened: ShowDenial.Opened, permissions: Set<Permission>) {
    let (line, denial) = (opened.line, opened.line.stored.denial)
    title = "Claim \(line.claimNumber), \(line.patient)"
    let again = opened.repeats.map(\.shown).joined(separator: ", ")
    facts =
      [
        [denial.isForwarded ? "Sent on" : "Refused", denial.amount.shown],
        ["Open on the claim", opened.open.shown], ["Payer", line.payer],
        ["First said", line.stored.openedOn.shown],
      ] + (again.isEmpty ? [] : [["Said again", again]]) + [
        ["Day of service", line.serviceDay?.shown ?? "—"], ["Caused by", denial.cause.shown],
        ["Whose work", denial.next.owner.shown], ["Due", line.stored.dueOn.shown],
        ["Filing ends", line.filingEnds?.shown ?? "not known"],
        ["Answer by", denial.isForwarded ? "the other payer" : denial.next.remedy.shown],
      ]
    let reasons = Self.summed(denial.reasons).map { reason in
      let known = opened.reasons.reason(reason.code)
      return WordTable.Row(
        cells: [
          .init("\(reason.group.rawValue) \(reason.code)"), .init(reason.amount.shown),
          .init(known.map { $0.meaning + ($0.isLegacy ? " (withdrawn code)" : "") } ?? "not in our table"),
          .init(known?.usualReason ?? "—"),
        ], path: nil)
    }
    let remarks = denial.remarks.map { code in
      WordTable.Row(
        cells: [.init(code), "—", .init(opened.reasons.words(ofRemark: code) ?? "not in our table"), "—"], path: nil)
    }
    said = WordTable(
      title: "What the payer says", heads: ["Code", "Amount", "Meaning", "In massage usually"],
      rows: reasons + remarks, empty: "The payer gave no reason.", add: nil)
    evidence = denial.evidence.map(\.sentence)
    let isOpen = line.stored.isOpen
    act = isOpen ? denial.next.words : Self.ended(line.stored)
    settle = permissions.contains(.postMoney) && isOpen ? "/money/denials/\(line.stored.id.description)/settle" : nil
    let takesLetter = denial.next.remedy == .appeal || denial.next.remedy == .either
    appeal = isOpen && takesLetter && !denial.isForwarded ? line.stored.id.description : nil
    claim = "/claims/\(line.stored.claim.description)"
    account =
      permissions.contains(.takePayments) ? "/money/accounts/\(line.stored.patient.description)" : nil
    episode =
      permissions.contains(.readReferrals) ? line.stored.episode.map { "/episodes/\($0.description)" } : nil
  }
}

extension DenialPage {
  /// `It is dealt with: followed by claim 1015.`
  fileprivate static func ended(_ stored: StoredDenial) -> String {
    guard let how = stored.closedHow, !how.isEmpty else { return "It is dealt with." }
    return "It is dealt with: \(how)" + (how.hasSuffix(".") ? "" : ".")
  }

  /// Each code once, with the sum of its lines.
  static func summed(_ reasons: [Denial.Reason]) -> [Denial.Reason] {
    reasons.reduce(into: []) { sums, next in
      if let same = sums.firstIndex(where: { $0.group == next.group && $0.code == next.code }) {
        sums[same].amount += next.amount
      } else {
        sums.append(next)
      }
    }
  }
}

extension AdjustmentReason.Remedy {
  fileprivate var shown: String {
    switch self {
    case .appeal: "an appeal"
    case .correct: "a corrected claim"
    case .either: "a corrected claim or an appeal"
    case .none: "nothing; post it"
    }
  }
}
