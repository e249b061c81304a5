import HTML
import ScripCore
import ScripDesk

/// What people decided about a claim's money beside the payer's answers, so that what is open adds up.
extension ClaimPage {
  /// One decision, with the way to take it back where there is one.
  struct Decision: Equatable, Sendable {
    let words: String
    let reason: String
    let path: LocalPath?
  }

  static func decided(_ opened: ShowClaim.Opened, mayPost: Bool) -> [Decision] {
    let byHand = opened.byHand.map { answer in
      let place = answer.place
      return Decision(
        words: "\(answer.answer.paid.shown) of a payment was posted here by hand", reason: answer.content.note ?? "",
        path: mayPost
          ? LocalPath(checking: "/money/remittances/\(place.remittance)/claims/\(place.number)/take-back") : nil)
    }
    return byHand
      + opened.decided.map { posting in
        let mayUndo = mayPost && posting.cause == .payerBalanceApplied
        return Decision(
          words: "\(posting.words(on: opened.claim.id)) on \(posting.day.shown)", reason: posting.note ?? "",
          path: mayUndo
            ? LocalPath(checking: "/claims/\(opened.claim.id)/put-down/\(posting.id)/take-back") : nil)
      }
  }

  var decidedSheet: Node {
    guard !decided.isEmpty else { return .nothing }
    return section(.class("sheet"), .aria("labelledby", "decided")) {
      div(.class("top")) { h2(.id("decided")) { "Beside the payer’s answers" } }
      ul(.class("list")) {
        for decision in decided {
          li {
            span(.class("what")) { decision.words }
            span(.class("mute")) { decision.reason }
            if let path = decision.path { a(.href(path)) { "Take it back" } }
          }
        }
      }
    }
  }
}

extension Posting {
  /// `$12.00 that the payer gave beside claims was put down here`.
  fileprivate func words(on claim: ClaimID) -> String {
    let moved = entries.filter { $0.account == .payerReceivable(claim) }.total
    let amount = Money(cents: abs(moved.cents)).shown
    switch cause {
    case .writeOff: return "\(amount) was written off"
    case .transferToPatient: return "\(amount) became the patient’s"
    case _ where moved > .zero: return "\(amount) that the payer took beside claims was put down here"
    default: return "\(amount) that the payer gave beside claims was put down here"
    }
  }
}
