import HTML
import ScripCore
import ScripDesk

/// What comes after a payer's decision: the patient's next payer, or why it is not billed.
extension ClaimPage {
  static func nextActs(_ next: NextPayer) -> Set<Act> {
    switch next {
    case .mayBeBilled: [.billNext]
    case .forwarded(let sent): sent.next == nil ? [] : [.notArrived]
    default: []
    }
  }

  static func next(_ next: NextPayer) -> Pair? {
    switch next {
    case .none: nil
    case .mayBeBilled(let later):
      Pair(
        name: "The next payer",
        value: [
          "\(later.plan.shown) may be asked for what is left, with this payer’s decision line by line.",
          later.passedOver,
        ].compactMap(\.self).joined(separator: " "))
    case .made(let claim): pair("The next payer", claim)
    case .forwarded, .answeredThere, .nothingLeft: Pair(name: "The next payer", value: next.sentence ?? "")
    }
  }

  static func pair(_ name: String, _ claim: StoredClaim) -> Pair {
    Pair(name: name, value: "claim \(claim.number)", path: LocalPath(checking: "/claims/\(claim.id)"))
  }

  /// On a refused claim also when the chart names nobody else yet: it is said what to enter there.
  static func elsewhere(_ opened: ShowClaim.Opened) -> Set<Act> {
    let isUseful = opened.claim.standing == .answered || !opened.otherPayers.isEmpty
    return opened.mayGoElsewhere && isUseful ? [.elsewhere] : []
  }

  func elsewhereSheet() -> Node {
    section(.class("sheet"), .aria("labelledby", "elsewhere")) {
      div(.class("top")) { h2(.id("elsewhere")) { hasOtherPayer ? "Another payer" : "Another payer has to pay" } }
      if hasOtherPayer {
        p(.class("mute")) { "When this payer does not have to pay, its lines go to the one that has to." }
        p { a(.class("btn"), .href("/claims/\(claim)/other-payer")) { "Another payer has to pay" } }
      } else {
        p(.class("mute")) {
          "The chart names no other payer that takes claims on these days. Once the front desk has entered it, under "
            + "Add a way to pay, the lines go to it from here."
        }
        if mayReadChart { p { a(.class("btn"), .href("/patients/\(patient)")) { "Open the chart" } } }
      }
    }
  }

  func nextSheet(mayPost: Bool) -> Node {
    guard let next else { return .nothing }
    return section(.class("sheet"), .aria("labelledby", "next")) {
      div(.class("top")) { h2(.id("next")) { next.name } }
      p { if let path = next.path { a(.href(path)) { next.value } } else { next.value } }
      if mayPost, acts.contains(.notArrived) {
        p { a(.class("btn"), .href("/claims/\(claim)/not-arrived")) { "It did not arrive" } }
      }
    }
  }
}
