import ScripCore
import Testing

/// A state as its two letters.
@Suite struct StateCodeTests {
  @Test(
    "Two letters name a state, a territory or a post of the forces, or nothing",
    arguments: [
      ("WA", "WA"), ("wa", "WA"), ("DC", "DC"), ("PR", "PR"), ("AE", "AE"), ("QQ", nil), ("", nil), ("W", nil),
      ("Washington", nil),
    ])
  func reading(typed: String, code: String?) { #expect(StateCode.reading(typed) == code) }

  @Test("There are 50 states, the capital, five territories and three posts")
  func all() { #expect(StateCode.all.count == 59) }
}
