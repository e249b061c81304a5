import HTML
import ScripCore

/// The check as HTML: the verdict, what is missing with its evidence and fix, and the other ways to pay.
extension CheckPage {
  func bytes(frame: StaffLayout.Frame, permissions: Set<Permission>, hidden: [Node]) -> [UInt8] {
    StaffLayout(title: "Referral check", current: .inbox, frame: frame) {
      div(.class("head")) {
        div {
          if permissions.contains(.readInbox) {
            p(.class("crumb")) { a(.href("/inbox/\(intake)")) { "The document" } }
          }
          h1 { heading }
          p { lead }
        }
        acts(permissions)
      }
      if isMoreWaiting, permissions.contains(.signOffReferrals) {
        p(.class("alert"), .role(.note)) {
          "The document holds another order. "
          a(.href("/inbox/\(intake)")) { "Go on to it" }
        }
      }
      if permissions.contains(.bookAppointments) { for time in held { time.node } }
      slip(permissions)
      if asksPrescriber { askSheet(permissions, hidden: hidden) }
      div(.class("halves stack-top")) {
        othersSheet
        fineSheet
      }
    }.bytes
  }

  private func acts(_ permissions: Set<Permission>) -> Node {
    div(.class("row")) {
      document(permissions)
      if asksPrescriber {
        a(.class("btn"), .href("/episodes/\(episode)")) { "Episode" }
        a(.class("btn go"), .href("#ask"), .data("key", "a")) {
          "Ask the prescriber "
          kbd { "a" }
        }
      } else {
        a(.class("btn go"), .href("/episodes/\(episode)"), .data("key", "e")) {
          "Open the episode "
          kbd { "e" }
        }
      }
    }
  }

  /// The signed order: in its review, or alone for who has no inbox.
  private func document(_ permissions: Set<Permission>) -> Node {
    if permissions.contains(.readInbox) { return a(.class("btn"), .href("/inbox/\(intake)")) { "Open the page" } }
    guard let page else { return a(.class("btn"), .href("/inbox/\(intake)/original")) { "Open the original" } }
    return a(.class("btn"), .href("/inbox/\(intake)/pages/\(page)")) { "Open the page" }
  }

  private func slip(_ permissions: Set<Permission>) -> Node {
    section(.class("slip \(verdict.mark)"), .aria("labelledby", "v")) {
      div(.class("stub")) {
        p(.class("word"), .id("v")) { span(.class("st \(verdict.mark)")) { verdict.words } }
        p {
          // An order is complete for a payer, and refused or questioned by it.
          [.questioned, .refused].contains(verdict) ? "by " : "for "
          b { payerName }
        }
        p(.class("small mute")) { "\(checkedFor) Ready to bill is not a guarantee of payment." }
      }
      div(.class("body")) {
        if gaps.isEmpty { h2 { "Nothing is missing for this payer." } }
        for (index, card) in gaps.enumerated() {
          card.node(
            number: index + 1, intake: intake,
            act: FixLink.node(FixLink(card.act, records, permissions), by: card.by))
        }
        FindingCard.worthKnowing(notes)
      }
    }
  }

  private var othersSheet: Node {
    section(.class("sheet"), .aria("labelledby", "others")) {
      div(.class("top")) { h2(.id("others")) { "The same page for other ways to pay" } }
      ul(.class("list")) {
        for other in others {
          li {
            span(.class("what")) { other.name }
            span(.class("st \(other.verdict.mark) wraps")) {
              other.why.isEmpty ? other.verdict.words.lowercased() : "\(other.verdict.words.lowercased()): \(other.why)"
            }
          }
        }
      }
    }
  }

  private var fineSheet: Node {
    section(.class("sheet"), .aria("labelledby", "fine")) {
      div(.class("top")) { h2(.id("fine")) { "What is fine" } }
      if fine.isEmpty { p(.class("mute")) { "Nothing could be confirmed yet." } }
      ul(.class("list")) {
        for line in fine {
          li {
            span(.class("what")) { line.what }
            span(.class("mute")) { line.detail }
          }
        }
      }
    }
  }
}
