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
        EstimatePage(
          estimates, sessions: Self.sessions(request.query("sessions")), mayCall: caller.may(.editCoverage)
        ).bytes(
          frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
          mayEdit: caller.may(.editCoverage)))
    }
    routes.get("/episodes/{episode}/good-faith-estimate.pdf", .readReferrals) { request, caller in
      let estimates = try await Self.ask(request, caller, pages, units: request.query("units"))
      let sessions = Self.sessions(request.query("sessions"))
      let letterhead = Letterhead(estimates.profile, estimates.location)
      let paper = GoodFaithPaper(estimate: estimates.goodFaith(sessions: sessions), letterhead: letterhead).paper
      return Answer.download(
        .bytes(try paper.pdf()), contentType: "application/pdf", name: "good-faith-estimate.pdf")
    }
    routes.post("/episodes/{episode}/good-faith-estimate", .editCoverage) { request, caller in
      let estimates = try await Self.ask(request, caller, pages, units: request.fields["units"])
      let estimate = estimates.goodFaith(sessions: Self.sessions(request.fields["sessions"]))
      let act = GiveEstimate(episode: estimates.episode.id, estimate: estimate)
      _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      return Answer.seeOther("/episodes/\(estimates.episode.id.description)/estimate")
    }
    routes.post("/episodes/{episode}/cost-question", .editCoverage) { request, caller in
      let id: EpisodeID = try request.id("episode")
      _ = try await pages.desk.perform(NoteCostQuestion(episode: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/episodes/\(id.description)/estimate")
    }
  }

  /// How many sessions one estimate is to speak for; at most two a week for a year.
  private static func sessions(_ text: String?) -> Int {
    text.flatMap { Int($0) }.flatMap { (1...104).contains($0) ? $0 : nil } ?? 1
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
  /// The paper for who pays alone, from the fee schedule: what is booked, and what is expected to follow.
  func goodFaith(sessions: Int) -> GoodFaithEstimate {
    func item(_ day: CalendarDay?, _ units: Int) -> GoodFaithEstimate.Item? {
      priceAlone(units: units).map { charge in
        GoodFaithEstimate.Item(
          day: day, code: code, what: "Massage therapy, \(units * 15) minutes", units: units, charge: charge)
      }
    }
    let single = item(nil, units)
    let items = booked.isEmpty ? [single].compactMap(\.self) : booked.compactMap { item($0.day, $0.minutes / 15) }
    var estimate = GoodFaithEstimate(
      madeOn: today, patientName: patient.shown, patientBirthDate: patient.birthDate,
      primary: "Massage therapy for \(episode.problem)", primaryOn: items.first?.day, items: items,
      providerName: profile?.legalName ?? "", state: location?.address.state ?? "")
    estimate.providerNPI = profile?.npi
    estimate.providerTaxID = profile?.tax?.shown
    estimate.diagnoses = diagnoses
    if let single, sessions > items.count {
      estimate.recurring = GoodFaithEstimate.Recurring(
        sessions: sessions - items.count, each: single,
        through: today.adding(months: GoodFaithEstimate.monthsMax).adding(days: -1))
    }
    return estimate
  }
}
