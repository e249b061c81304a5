import HTML
import ScripCore
import ScripDesk

/// The words of one payment on the bench.
struct BenchPage: Equatable, Sendable {
  let id: String
  let title: String
  /// That it came again and stood here already.
  let again: String?
  let sums: Sums?
  /// Why nothing of it is in the books, and whether it may be posted on a person's word.
  let held: HeldPayment?
  let waiting: [Waiting]
  /// What people decided by hand, and may take back.
  let byHand: [HandPosting]
  let beside: WordTable?
  let posted: WordTable
  /// Where a payment that was entered by hand is taken back whole; nil of every other.
  let takeBack: LocalPath?
  /// Where what was decided about the whole payment is taken back; nil where nothing is.
  let waitAgain: LocalPath?

  /// Deposit, posted, waits: the two add up to the first, to the cent.
  struct Sums: Equatable, Sendable {
    let deposit: String
    let posted: String
    let parked: String
    let returned: String?
    /// What nobody explains, as part of what waits.
    let difference: Difference?
  }

  /// What of a deposit its claims do not explain.
  struct Difference: Equatable, Sendable {
    let words: String
    /// Money that is there can go back to the payer.
    let mayReturn: Bool
  }

  /// A claim that a person has to look at.
  struct Waiting: Equatable, Sendable {
    let number: String
    let title: String
    let money: String
    let reason: String
    let fix: String
    /// That somebody left its money in suspense, and why.
    let kept: String?
  }

  struct HandPosting: Equatable, Sendable {
    let number: String
    let words: String
    let reason: String
  }

  init(_ bench: ShowRemittance.Bench, isAgain: Bool = false, mayOpenAccounts: Bool) {
    let remittance = bench.line.remittance
    id = remittance.id.description
    title = "\(remittance.payerName), \(remittance.traceNumber), \(remittance.day.shown)"
    again = isAgain ? ReadAgain.words(remittance, offsetMinutes: bench.zoneOffsetMinutes) : nil
    sums =
      remittance.state.isInBooks
      ? Sums(
        deposit: remittance.payment.shown, posted: bench.line.posted.shown, parked: bench.line.parked.shown,
        returned: bench.returned == .zero ? nil : bench.returned.shown,
        difference: Difference(remittance.difference)) : nil
    held = HeldPayment(bench)
    waiting = bench.claims.filter(\.answer.waits).map(Waiting.init)
    byHand = bench.claims.filter(\.answer.isDecidedByHand).map { claim in
      HandPosting(
        number: String(claim.answer.place.number), words: claim.decision, reason: claim.answer.content.note ?? "")
    }
    let adjustments = bench.content.providerAdjustments
    beside =
      adjustments.isEmpty
      ? nil
      : WordTable(
        title: "Beside the claims", heads: ["Reason", "About", "Lowers the payment by", "Raises it by"],
        rows: adjustments.map { adjustment in
          WordTable.Row(
            cells: [
              .init(adjustment.words), .about(adjustment.reference, bench.claimsBeside),
              .init(adjustment.amount > .zero ? adjustment.amount.shown : "—"),
              .init(adjustment.amount < .zero ? (-adjustment.amount).shown : "—"),
            ], path: nil)
        }, empty: "", add: nil)
    posted = Self.settled(bench, mayOpenAccounts: mayOpenAccounts)
    takeBack =
      remittance.isFromPaper && remittance.state.isInBooks
      ? LocalPath(checking: "/money/remittances/\(id)/take-back") : nil
    waitAgain = bench.isDecided ? LocalPath(checking: "/money/remittances/\(id)/wait-again") : nil
  }

  private static func settled(_ bench: ShowRemittance.Bench, mayOpenAccounts: Bool) -> WordTable {
    let claims = bench.claims.filter { !$0.answer.waits }
    return WordTable(
      title: "Settled claims", heads: ["Claim", "Patient", "Charged", "Paid", "Still open", "What the payer says"],
      rows: claims.map { claim in
        let answer = claim.answer.answer
        return WordTable.Row(
          cells: [
            .init(answer.controlNumber),
            .init(
              claim.patient?.listed ?? "—", path: (mayOpenAccounts ? claim.patient : nil).flatMap(Self.account(of:))),
            .init(answer.charge.shown),
            .init(answer.paid.shown), .init(claim.open?.shown ?? "—"), .init(claim.words(bench.reasons)),
          ], path: claim.answer.claim.flatMap { LocalPath(checking: "/claims/\($0)") })
      }, empty: "No claim of this payment is settled yet.", add: nil)
  }
}

extension BenchPage {
  private static func account(of patient: Patient) -> LocalPath? {
    LocalPath(checking: "/money/accounts/\(patient.id)")
  }
}

extension BenchPage.Difference {
  fileprivate init?(_ difference: Money) {
    guard difference != .zero else { return nil }
    mayReturn = difference > .zero
    words =
      mayReturn
      ? "The claims do not explain \(difference.shown) of the deposit. Ask the payer; it waits."
      : "The claims come to \((-difference).shown) more than the deposit. Ask the payer for it."
  }
}

extension BenchPage.Waiting {
  init(_ claim: ShowRemittance.Claim) {
    let answer = claim.answer.answer
    number = String(claim.answer.place.number)
    title = "Claim \(answer.controlNumber)" + (claim.patient.map { ", \($0.listed)" } ?? "")
    money = answer.paid.shown
    reason = claim.answer.content.reason?.sentence ?? ""
    fix = claim.answer.content.reason?.fix ?? ""
    kept =
      claim.answer.state == .kept
      ? "Kept in suspense" + (claim.answer.content.note.map { ": \($0)" } ?? ".") : nil
  }
}

extension ShowRemittance.Claim {
  /// What a person decided about it: `$75.00 went back to the payer, claim 1015`.
  var decision: String {
    let (paid, patient) = (answer.answer.paid.shown, patient.map { ", \($0.listed)" } ?? "")
    return switch answer.state {
    case .returned: "\(paid) went back to the payer, claim \(answer.answer.controlNumber)\(patient)"
    case .closed: "closed, no money came with it, claim \(answer.answer.controlNumber)\(patient)"
    case .byHand, .posted, .parked, .kept, .takenBack: "\(paid) to claim \(claimNumber ?? "")\(patient)"
    }
  }

  /// `paid: $25.00 copayment (PR 3)`, `taken back`.
  fileprivate func words(_ reasons: ReasonTable) -> String {
    let answer = self.answer.answer
    switch self.answer.state {
    case .returned: return "money returned"
    case .closed: return "closed: \(self.answer.content.note ?? "")"
    case .byHand: return "posted by hand: \(self.answer.content.note ?? "")"
    case .takenBack: return "taken back with its payment"
    default: break
    }
    switch answer.status {
    case .reversal: return "taken back"
    case .predetermination: return "told in advance, nothing decided"
    case .denied: return "patient not known there"
    case .notOursForwarded: return "passed on to another payer"
    default: break
    }
    let takenOff = answer.adjustmentWords(reasons)
    return (answer.paid == .zero ? "refused or all adjusted" : "paid")
      + (takenOff.isEmpty ? "" : ": " + takenOff.joined(separator: ", "))
  }
}

extension ProviderAdjustment {
  /// The few reasons that payers use, in our words.
  fileprivate var words: String {
    switch reason {
    case "WO": "WO, overpayment taken back"
    case "FB" where amount < .zero: "FB, a debt carried forward: it will be held back from a payment to come"
    case "FB": "FB, held back of a debt carried forward before"
    case "L6": "L6, interest"
    case "72": "72, authorized return"
    default: reason
    }
  }
}
