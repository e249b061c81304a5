import HTML
import HTTPTypes
import ScripCore
import ScripDesk

/// Finding a time for an episode and keeping it: book, hold, series, waitlist.
struct BookingRoutes: Sendable {
  private let pages: StaffPages

  init(_ pages: StaffPages) { self.pages = pages }

  func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/episodes/{episode}/times", .bookAppointments) { request, caller in
      let asked = FindTimePage.Asked(request)
      let found = try await pages.desk.ask(asked.query(try request.id("episode")), by: caller)
      return Answer.html(
        FindTimePage(found, asked).bytes(
          frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request)))
    }
    routes.get("/episodes/{episode}/book", .bookAppointments) { request, caller in
      guard let time = TimeInAddress({ request.query($0) })?.time else { throw WebRefusal.notFound }
      return try await self.page(time, request, caller)
    }
    routes.post("/episodes/{episode}/book", .bookAppointments) { request, caller in try await self.book(request, caller)
    }
    routes.post("/episodes/{episode}/hold", .bookAppointments) { request, caller in try await self.hold(request, caller)
    }
    declareSeries(in: &routes)
    declareWaitlist(in: &routes)
    declareEpisode(in: &routes)
  }

  /// The page of one time, with what to correct.
  private func page(
    _ time: TimeAsked, _ request: WebRequest, _ caller: Caller, faults: [FormFault] = [],
    status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let id: EpisodeID = try request.id("episode")
    let story = try await pages.desk.ask(ShowEpisode(episode: id), by: caller)
    let answer = try await pages.desk.ask(
      AskAboutSession(episode: id, day: time.day, proposal: time.proposal), by: caller)
    let asked = FindTimePage.Asked(besides: time) { request.fields[$0] ?? request.query($0) }
    let page = BookPage(
      story, time, answer, permissions: caller.permissions, asked: asked, faults: faults, typed: request.fields)
    return Answer.html(
      page.bytes(frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request)), status: status)
  }

  private func book(_ request: WebRequest, _ caller: Caller) async throws -> Answer {
    let id: EpisodeID = try request.id("episode")
    _ = try await pages.desk.ask(ChartRecord(id), by: caller)
    guard let time = TimeInAddress({ request.fields[$0] })?.time else { throw WebRefusal.malformed }
    return try await kept(time, request, caller) { key in
      let form = try request.form(BookForm.self)
      guard let paying = form.paying else {
        throw WebRefusal.unprocessable([FormFault(field: "", fix: OfferedPayer.fix)])
      }
      let act = BookAppointment(episode: id, time: form.time, paying: paying, varianceReason: form.varianceReason)
      return try await pages.desk.perform(act, by: caller, key: key)
    }
  }

  private func hold(_ request: WebRequest, _ caller: Caller) async throws -> Answer {
    let id: EpisodeID = try request.id("episode")
    _ = try await pages.desk.ask(ChartRecord(id), by: caller)
    guard let time = TimeInAddress({ request.fields[$0] })?.time else { throw WebRefusal.malformed }
    return try await kept(time, request, caller) { key in
      let form = try request.form(HoldForm.self)
      let act = HoldSlot(episode: id, time: form.time, untilDay: form.untilDay, untilTime: form.untilTime)
      return try await pages.desk.perform(act, by: caller, key: key)
    }
  }

  /// Leads to the appointment, or shows the time again with what was refused and everything that was typed.
  private func kept(
    _ time: TimeAsked, _ request: WebRequest, _ caller: Caller, _ act: (RequestKey) async throws -> AppointmentID
  ) async throws -> Answer {
    let key = try request.actKey()
    do {
      return Answer.seeOther("/appointments/\(try await act(key).description)")
    } catch let refusal as any RefusalConvertible {
      switch refusal.refusal {
      case .conflict(let sentence):
        return try await page(
          time, request, caller, faults: [FormFault(field: "", fix: sentence)], status: .conflict)
      case .unprocessable(let faults):
        return try await page(time, request, caller, faults: faults, status: .unprocessableContent)
      default: throw refusal
      }
    }
  }

  private func declareSeries(in routes: inout Routes) {
    let pages = pages
    routes.get("/episodes/{episode}/series", .bookAppointments) { request, caller in
      guard let time = TimeInAddress({ request.query($0) })?.time else { throw WebRefusal.notFound }
      let count = request.query("count").flatMap { Int($0) } ?? 6
      return try await self.series(time, count: count, request, caller)
    }
    routes.post("/episodes/{episode}/series", .bookAppointments) { request, caller in
      let id: EpisodeID = try request.id("episode")
      _ = try await pages.desk.ask(ChartRecord(id), by: caller)
      let key = try request.actKey()
      do {
        let form = try request.form(SeriesForm.self)
        _ = try await pages.desk.perform(BookSeries(episode: id, dates: form.dates), by: caller, key: key)
        return Answer.seeOther("/episodes/\(id.description)")
      } catch let refusal as any RefusalConvertible {
        return try await self.seriesAgain(refusal, request, caller)
      }
    }
  }

  /// The series as it stands now, with what was refused; dates that were not wanted stay unticked.
  private func seriesAgain(
    _ refusal: any RefusalConvertible, _ request: WebRequest, _ caller: Caller
  ) async throws -> Answer {
    guard let time = TimeInAddress({ request.fields[$0] })?.time,
      let count = request.fields["count"].flatMap({ Int($0) })
    else { throw refusal }
    switch refusal.refusal {
    case .conflict(let sentence):
      return try await series(time, count: count, request, caller, message: sentence, status: .conflict)
    case .unprocessable(let faults):
      let message = faults.map(\.fix).joined(separator: " ")
      return try await series(time, count: count, request, caller, message: message, status: .unprocessableContent)
    default: throw refusal
    }
  }

  private func series(
    _ time: TimeAsked, count: Int, _ request: WebRequest, _ caller: Caller, message: String? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let id: EpisodeID = try request.id("episode")
    let preview = try await pages.desk.ask(PreviewSeries(episode: id, first: time, count: count), by: caller)
    let unticked = Set(request.fields.all("offered")).subtracting(request.fields.all("date"))
    let page = SeriesPage(
      preview, episode: id, time, count: min(max(count, 1), SeriesPlan.countMax), message: message,
      unticked: unticked)
    return Answer.html(
      page.bytes(frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request)), status: status)
  }

  private func declareWaitlist(in routes: inout Routes) {
    let pages = pages
    routes.get("/waitlist", .bookAppointments) { request, caller in
      let page = WaitlistPage(try await pages.desk.ask(ShowWaitlist(), by: caller))
      return Answer.html(
        page.bytes(frame: try await pages.frame(request, caller), hidden: { StaffPages.hidden(request) }))
    }
    routes.post("/episodes/{episode}/waitlist", .bookAppointments) { request, caller in
      let id: EpisodeID = try request.id("episode")
      _ = try await pages.desk.ask(ChartRecord(id), by: caller)
      let key = try request.actKey()
      do {
        let form = try request.form(WaitlistForm.self)
        let act = AddToWaitlist(
          episode: id, minutes: form.minutes, therapist: form.therapist, location: form.location,
          part: form.part, weekday: form.weekday, firstDay: form.firstDay, lastDay: form.lastDay)
        _ = try await pages.desk.perform(act, by: caller, key: key)
        return Answer.seeOther("/waitlist")
      } catch let refusal as any RefusalConvertible {
        guard case .unprocessable(let faults) = refusal.refusal else { throw refusal }
        return try await self.waitlistAgain(id, faults, request, caller)
      }
    }
    routes.post("/waitlist/{entry}/leave", .bookAppointments) { request, caller in
      let key = try request.actKey()
      // From the page of the appointment that was found for them, and back to it.
      let found = request.fields["appointment"].flatMap { AppointmentID($0) }
      let act = LeaveWaitlist(entry: try request.id("entry"), appointment: found)
      _ = try await pages.desk.perform(act, by: caller, key: key)
      return Answer.seeOther(found.map { "/appointments/\($0.description)" } ?? "/waitlist")
    }
  }

  /// The free times with the form as it was typed.
  private func waitlistAgain(
    _ id: EpisodeID, _ faults: [FormFault], _ request: WebRequest, _ caller: Caller
  ) async throws -> Answer {
    let asked = FindTimePage.Asked({ request.fields[$0] })
    let found = try await pages.desk.ask(asked.query(id), by: caller)
    let sheet = WaitlistSheet(
      episode: id.description, asked: asked, firstDay: request.fields["firstDay"] ?? "",
      lastDay: request.fields["lastDay"] ?? "", faults: faults)
    return Answer.html(
      FindTimePage(found, asked).bytes(
        frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request), waitlist: sheet),
      status: .unprocessableContent)
  }

  private func declareEpisode(in routes: inout Routes) {
    let counter = EntryCounter(pages: pages)
    let desk = pages.desk
    routes.get("/patients/{patient}/episodes/new", .bookAppointments) { request, caller in
      let chart = try await desk.ask(ShowPatient(patient: try request.id("patient")), by: caller)
      let typed = OpenEpisodeForm.typed(chart.coverages, today: chart.today)
      return try await counter.page(Self.entry(chart, request), typed, request, caller)
    }
    routes.post("/patients/{patient}/episodes/new", .bookAppointments) { request, caller in
      let chart = try await desk.ask(ShowPatient(patient: try request.id("patient")), by: caller)
      return try await counter.take(OpenEpisodeForm.self, of: Self.entry(chart, request), request, caller) {
        form, key in
        let act = OpenEpisode(
          patient: chart.patient.id, coverage: form.coverage, problem: form.problem, care: form.care)
        let id = try await desk.perform(act, by: caller, key: key)
        return "/episodes/\(id.description)/times"
      }
    }
  }

  private static func entry(_ chart: ShowPatient.Chart, _ request: WebRequest) -> Entry {
    OpenEpisodeForm.entry(
      at: request.path, back: "/patients/\(chart.patient.id.description)", coverages: chart.coverages)
  }
}
