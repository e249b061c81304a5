import HTML
import ScripCore

/// `/accepted`: which plans the practice takes, from which day on.
enum AcceptedPage {
  static func drawn(_ practice: GuidePractice) -> Answer {
    GuideLayout.page("Plans we take", practice) {
      if practice.plans.isEmpty {
        p(.class("lead")) { "The list is not written yet. Please call us\(practice.numberToCall)." }
      } else {
        ul(.class("list sheet")) {
          for plan in practice.plans { line(plan, practice) }
        }
      }
      p(.class("mute measure")) {
        "That we take a plan does not mean that it pays for your visits. "
        a(.href("/guide/call")) { "Ask your insurer first." }
      }
    }
  }

  private static func line(_ plan: Plan, _ practice: GuidePractice) -> Node {
    let rules = try? practice.rules(plan.classKey)
    return li {
      span(.class("what")) {
        strong { plan.shown + (plan.productToTell.map { " (\($0))" } ?? "") }
        br()
        span { rules?.headline ?? "" }
      }
      standing(plan, isPaying: rules?.massagePayable ?? true, on: practice.today)
    }
  }

  private static func standing(_ plan: Plan, isPaying: Bool, on day: CalendarDay) -> Node {
    guard isPaying else { return span(.class("st stop wraps")) { Plan.neverPaysMassage } }
    switch plan.acceptance(on: day) {
    case .accepted: return span(.class("st done")) { "accepted" }
    case .comingSoon:
      return span(.class("st soon wraps")) { plan.from.map { "coming soon, from \($0.shown)" } ?? "coming soon" }
    case .notAccepted: return span(.class("st wait")) { "not accepted" }
    }
  }
}

extension GuidePractice {
  /// ` at 206-555-0142`, or nothing.
  fileprivate var numberToCall: String { sign?.phoneToCall.map { " at \($0.shown)" } ?? "" }
}
