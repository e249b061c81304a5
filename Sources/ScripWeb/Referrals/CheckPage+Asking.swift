import HTML
import ScripCore

/// What only the prescriber can decide: whether they were asked, and the two ways to go on.
extension CheckPage {
  /// `Asked 24 Nov 2026 by fax; no answer yet.`
  static func standing(_ asked: PrescriberAsking?) -> String {
    guard let asked else { return "Not asked yet." }
    return "Asked \(asked.askedOn.shown) \(asked.way.shown); no answer yet."
  }

  func askSheet(_ permissions: Set<Permission>) -> Node {
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
      p(.class("st \(isAsked ? "wait" : "soon") wraps")) { askStanding }
      p(.class("small mute")) {
        "The request is one page with only what they must decide. Their answer comes in by the inbox."
      }
    }
  }
}
