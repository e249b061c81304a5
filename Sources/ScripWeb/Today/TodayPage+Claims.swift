import HTML
import ScripDesk

extension TodayPage {
  /// Claims that something keeps from going: a line for who sees money.
  struct ClaimsToFix: Equatable, Sendable {
    let count: Int
    let amount: String

    init(_ today: ShowToday.Today) {
      count = today.claimsToFix.count
      amount = today.claimsToFix.amount.shown
    }

    var node: Node {
      li {
        span(.class("n")) { shown(count: count) }
        span(.class("what")) { a(.href("/claims#to-fix")) { "Claims to fix" } }
        span(.class("mute")) { count == 0 ? "none" : amount }
      }
    }
  }
}
