import ScripCore
import ScripDesk
import ScripForms

/// The episode page.
public struct EpisodeRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    let pages = pages
    ReportRoutes(pages).declare(in: &routes)
    EstimateRoutes(pages).declare(in: &routes)
    routes.get("/episodes/{episode}", .readReferrals) { request, caller in
      let story = try await pages.desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      return Answer.html(
        EpisodePage(story).bytes(
          frame: try await pages.frame(request, caller), mayEditCoverage: caller.may(.editCoverage),
          notes: try await pages.notes(story, caller)))
    }
    routes.get("/episodes/{episode}/session", .readReferrals) { request, caller in
      let id: EpisodeID = try request.id("episode")
      let story = try await pages.desk.ask(ShowEpisode(episode: id), by: caller)
      let asked = SessionQuestion(request)
      let answer = try await asked.ask(pages.desk, id, caller)
      let page = SessionPage(story, asked, answer)
      return Answer.html(page.bytes(frame: try await pages.frame(request, caller)))
    }
    routes.get("/episodes/{episode}/request.pdf", .readReferrals) { request, caller in
      let id: EpisodeID = try request.id("episode")
      let story = try await pages.desk.ask(ShowEpisode(episode: id), by: caller)
      let answer = try await SessionQuestion(request).ask(pages.desk, id, caller)
      let paper = PrescriberRequest(
        questions: (answer?.gaps ?? []).compactMap { PrescriberRequest.Question($0) },
        letterhead: Letterhead(story.profile, story.locations.first { $0.id == story.episode.location }),
        to: story.referrals.last?.version.prescriber ?? Prescriber(),
        patientName: story.patient.shown, birthDate: story.patient.birthDate,
        orderSignedOn: story.referrals.last?.version.signedOn,
        returnCode: story.referrals.last?.version.referral.description, madeOn: story.today)
      guard let paper else { throw WebRefusal.conflict("There is nothing to ask the prescriber about this session.") }
      return Answer.download(
        .bytes(try paper.paper.pdf()), contentType: "application/pdf", name: "request-for-an-updated-order.pdf")
    }
  }
}
