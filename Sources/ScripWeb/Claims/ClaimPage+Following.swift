import ScripCore
import ScripDesk

/// A claim that stands in the place of another one or takes it back, and what that does to both.
extension ClaimPage {
  /// `Claim 1016, in place of 1005`; `Claim 1017, void of 1008`.
  static func heading(_ opened: ShowClaim.Opened) -> String {
    let heading = "Claim \(opened.claim.number)"
    guard let earlier = opened.replaces else { return heading }
    return "\(heading), \(opened.isVoid ? "void of" : "in place of") \(earlier.number)"
  }

  /// What the payer does not know yet of the claim that follows.
  static func waits(_ opened: ShowClaim.Opened) -> [String] {
    guard let next = opened.follower, next.standing.isDraft else { return [] }
    return ["Claim \(next.number) has not been sent. Drop it, and this claim stands again."]
  }

  /// What pressing the button would begin, with what was paid at stake.
  static func correction(_ opened: ShowClaim.Opened) -> String {
    let paid = opened.answers.reduce(Money.zero) { $0 + $1.paid }
    let words =
      "A new claim is made under the payer’s number. Once it is sent it stands in the place of this one, and the payer "
      + "decides anew. It goes only when something on it differs."
    return paid > .zero ? "\(words) The payer paid \(paid.shown) on this one and takes that back first." : words
  }
}
