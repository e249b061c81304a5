import HTML
import Paper
import ScripCore
import ScripDesk
import ScripForms

/// Estimates of an episode: shown, printed, given.
struct EstimateRoutes: Sendable {
  private let pages: StaffPages

  init(_ pages: StaffPages) { self.pages = pages }

  func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/episodes/{episode}/estimate", .readReferrals) { request, caller in
      let estimates = try await Self.ask(request, caller, pages, units: request.query("units"))
      return Answer.html(
        EstimatePage(estimates).bytes(
          frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
          mayEdit: caller.may(.editCoverage)))
    }
    routes.get("/episodes/{episode}/good-faith-estimate.pdf", .readReferrals) { request, caller in
      let estimates = try await Self.ask(request, caller, pages, units: request.query("units"))
      let letterhead = Letterhead(estimates.profile, estimates.location)
      let paper = GoodFaithPaper(estimate: estimates.goodFaith, letterhead: letterhead).paper
      return Answer.download(
        .bytes(try paper.pdf()), contentType: "application/pdf", name: "good-faith-estimate.pdf")
    }
    routes.post("/episodes/{episode}/good-faith-estimate", .editCoverage) { request, caller in
      let estimates = try await Self.ask(request, caller, pages, units: request.fields["units"])
      let act = GiveEstimate(episode: estimates.episode.id, estimate: estimates.goodFaith)
      _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      return Answer.seeOther("/episodes/\(estimates.episode.id.description)/estimate")
    }
    routes.post("/episodes/{episode}/cost-question", .editCoverage) { request, caller in
      let id: EpisodeID = try request.id("episode")
      _ = try await pages.desk.perform(NoteCostQuestion(episode: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/episodes/\(id.description)/estimate")
    }
  }

  /// Four units unless asked otherwise: the hour that most payers stop at.
  private static func ask(
    _ request: WebRequest, _ caller: Caller, _ pages: StaffPages, units: String?
  ) async throws -> ShowEstimate.Estimates {
    let units = units.flatMap { Int($0) }.flatMap { (1...8).contains($0) ? $0 : nil } ?? 4
    return try await pages.desk.ask(ShowEstimate(episode: try request.id("episode"), units: units), by: caller)
  }
}

extension ShowEstimate.Estimates {
  /// The paper for who pays alone, from the fee schedule.
  var goodFaith: GoodFaithEstimate {
    let items = alone.map { alone in
      [
        GoodFaithEstimate.Item(
          code: code, what: "Massage therapy, \(units * 15) minutes", units: units, charge: alone.patient)
      ]
    }
    var estimate = GoodFaithEstimate(
      madeOn: today, patientName: patient.shown, patientBirthDate: patient.birthDate,
      primary: "Massage therapy for \(episode.problem)", primaryOn: nil, items: items ?? [],
      providerName: profile?.legalName ?? "", state: location?.address.state ?? "")
    estimate.providerNPI = profile?.npi
    estimate.diagnoses = diagnoses
    return estimate
  }
}
