import HTML
import ScripCore

/// What only the prescriber can decide: whether they were asked, and the two ways to go on.
extension CheckPage {
  /// `Asked 24 Nov 2026 by fax; no answer yet.`
  static func standing(_ asked: PrescriberAsking?) -> String {
    guard let asked else { return "Not asked yet." }
    return "Asked \(asked.askedOn.shown) \(asked.way.shown); no answer yet."
  }

  func askSheet(_ permissions: Set<Permission>, hidden: [Node]) -> Node {
    section(.class("sheet stack-top"), .id("ask"), .aria("labelledby", "ask-name")) {
      div(.class("top")) {
        h2(.id("ask-name")) { "Ask the prescriber" }
        div(.class("row")) {
          a(.class("btn"), .href("/referrals/\(referral)/request.pdf")) { "Print the request" }
          if permissions.contains(.signOffReferrals) {
            a(.class("btn"), .href("/referrals/\(referral)/asked")) { "I asked the prescriber" }
          }
        }
      }
      div(.class("row between")) {
        p(.class("st \(askedOn == nil ? "soon" : "wait") wraps")) { askStanding }
        if let askedOn, permissions.contains(.signOffReferrals) { takeBack(askedOn, hidden) }
      }
      p { askGoesTo }
      p(.class("small mute")) {
        "The request is one page with only what they must decide. Their answer comes in by the inbox."
      }
    }
  }

  /// For what was noted by mistake.
  private func takeBack(_ day: CalendarDay, _ hidden: [Node]) -> Node {
    form(.method(.post), .action("/referrals/\(referral)/asked/take-back")) {
      hidden
      input(.type(.hidden), .name("askedOn"), .value(day.description))
      button(.class("btn"), .type(.submit)) { "Take it back" }
    }
  }
}

extension Prescriber {
  /// Where a request to them goes, as a sentence; what the order does not say is named.
  var goesTo: String {
    guard let addressed else { return "The order does not say who signed it, nor where they are reached." }
    guard fax == nil, phone == nil else { return "The request goes to \(addressed)." }
    return "The request goes to \(addressed). No fax or telephone was read: look the office up."
  }
}
