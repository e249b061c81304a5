/// How long somebody waits before trying again, in words: `1 second`, `89 seconds`, `2 minutes`.
public enum WaitingTime {
  /// From a minute and a half on in whole minutes, rounded up: nobody comes back too early.
  public static func shown(seconds: Int) -> String {
    if seconds < 90 { return seconds == 1 ? "1 second" : "\(seconds) seconds" }
    return "\((seconds + 59) / 60) minutes"
  }
}
