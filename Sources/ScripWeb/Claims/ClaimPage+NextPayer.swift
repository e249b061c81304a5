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
    case .mayBeBilled(_, let plan):
      Pair(
        name: "The next payer",
        value: "\(plan.shown) may be asked for what is left, with this payer’s decision line by line.")
    case .made(let claim): pair("The next payer", claim)
    case .forwarded, .answeredThere, .nothingLeft: Pair(name: "The next payer", value: next.sentence ?? "")
    }
  }

  static func pair(_ name: String, _ claim: StoredClaim) -> Pair {
    Pair(name: name, value: "claim \(claim.number)", path: LocalPath(checking: "/claims/\(claim.id)"))
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
