import ScripCore
import Testing

/// How long to wait, as it is said to people.
@Suite struct WaitingTimeTests {
  @Test(
    "A wait is said in seconds, then in whole minutes that are never too short",
    arguments: [
      (0, "0 seconds"), (1, "1 second"), (2, "2 seconds"), (89, "89 seconds"), (90, "2 minutes"), (120, "2 minutes"),
      (121, "3 minutes"), (900, "15 minutes"),
    ])
  func shown(seconds: Int, words: String) { #expect(WaitingTime.shown(seconds: seconds) == words) }
}
