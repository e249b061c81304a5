import ScripCore
import ScripDesk

extension EpisodePage.AuthorizationLine {
  init(_ authorization: PriorAuthorization, _ episode: EpisodeID) {
    name = authorization.number ?? "no number yet"
    standing = authorization.shown
    switch authorization.state {
    case .asked: (mark, act) = ("wait", "Enter the answer")
    case .granted: (mark, act) = (authorization.isPartial ? "soon" : "done", "Change")
    case .denied: (mark, act) = ("stop", "Enter an appeal’s answer")
    case .ended: (mark, act) = ("wait", "Change")
    }
    link = "/episodes/\(episode.description)/authorizations/\(authorization.id.description)"
  }
}

extension EpisodePage {
  /// One line for each answer; versions from before the day was kept have no day to stand at.
  static func authorizationEvents(_ story: ShowEpisode.Story) -> [Event] {
    story.authorizationVersions.compactMap { version in
      guard let day = version.answeredOn else { return nil }
      let number = version.number.map { " \($0)" } ?? ""
      return Event(
        day: day.shown, what: "Prior authorization\(number) \(version.shown)",
        detail: version.answeredBy ?? "", link: nil, at: Int64(day.daysSinceEpoch) * 86_400_000)
    }
  }
}
