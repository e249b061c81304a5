import HTML
import ScripCore
import ScripDesk

/// The episode page.
public struct EpisodeRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/episodes/{episode}", .readReferrals) { request, caller in
      let story = try await pages.desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      return Answer.html(
        EpisodePage(story).bytes(
          frame: try await pages.frame(request, caller), mayEditCoverage: caller.may(.editCoverage)))
    }
  }
}
