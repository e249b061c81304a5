import ScripCore
import ScripDesk

extension EpisodePage {
  /// One line for each time that a prescriber was asked.
  static func askingEvents(_ story: ShowEpisode.Story) -> [Event] {
    story.askings.map { asking in
      Event(
        day: asking.askedOn.shown, what: "Asked the prescriber, \(asking.way.shown)",
        detail: "about version \(asking.version)", link: "/referrals/\(asking.referral.description)/check",
        at: Int64(asking.askedOn.daysSinceEpoch) * 86_400_000)
    }
  }
}
