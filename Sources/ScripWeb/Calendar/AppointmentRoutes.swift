import HTML
import HTTPTypes
import ScripCore
import ScripDesk

/// One appointment: its page, and what becomes of it.
struct AppointmentRoutes: Sendable {
  private let pages: StaffPages

  init(_ pages: StaffPages) { self.pages = pages }

  func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/appointments/{appointment}", .readReferrals) { request, caller in
      try await self.page(request, caller)
    }
    routes.post("/appointments/{appointment}/arrived", .bookAppointments) { request, caller in
      try await self.take(request, caller) { MarkArrived(appointment: $0, isHere: true) }
    }
    routes.post("/appointments/{appointment}/not-here", .bookAppointments) { request, caller in
      try await self.take(request, caller) { MarkArrived(appointment: $0, isHere: false) }
    }
    routes.post("/appointments/{appointment}/no-show", .bookAppointments) { request, caller in
      try await self.take(request, caller) { MarkNoShow(appointment: $0) }
    }
    routes.post("/appointments/{appointment}/told", .bookAppointments) { request, caller in
      try await self.take(request, caller) { NotePatientTold(appointment: $0) }
    }
    routes.post("/appointments/{appointment}/cancel", .bookAppointments) { request, caller in
      _ = try await pages.desk.ask(ChartRecord(try request.id("appointment") as AppointmentID), by: caller)
      let form = try request.form(CancelForm.self)
      return try await self.take(request, caller) {
        CancelAppointment(appointment: $0, cause: form.cause, note: form.note)
      }
    }
    routes.post("/appointments/{appointment}/keep", .bookAppointments) { request, caller in
      _ = try await pages.desk.ask(ChartRecord(try request.id("appointment") as AppointmentID), by: caller)
      let form = try request.form(KeepForm.self)
      return try await self.take(request, caller) {
        KeepHold(appointment: $0, paying: form.paying, varianceReason: form.varianceReason)
      }
    }
    declareFee(in: &routes)
    declareMove(in: &routes)
  }

  private func declareFee(in routes: inout Routes) {
    routes.post("/appointments/{appointment}/fee/charge", .takePayments) { request, caller in
      try await self.take(request, caller) { ChargeMissedVisit(appointment: $0) }
    }
    routes.post("/appointments/{appointment}/fee/waive", .takePayments) { request, caller in
      // An empty reason is answered by the act, beside its field.
      let reason = request.fields["reason"] ?? ""
      return try await self.take(request, caller) { WaiveMissedVisit(appointment: $0, reason: reason) }
    }
  }

  private func page(
    _ request: WebRequest, _ caller: Caller, message: String? = nil, faults: [FormFault] = [],
    status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let details = try await pages.desk.ask(ShowAppointment(appointment: try request.id("appointment")), by: caller)
    let page = AppointmentPage(details, permissions: caller.permissions, message: message, faults: faults)
    return Answer.html(
      page.bytes(frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request)), status: status)
  }

  /// Does the act and shows the appointment as it stands then, or says on its page why not.
  private func take<A: Act>(
    _ request: WebRequest, _ caller: Caller, _ act: (AppointmentID) -> A
  ) async throws -> Answer {
    let key = try request.actKey()
    let id: AppointmentID = try request.id("appointment")
    do {
      _ = try await pages.desk.perform(act(id), by: caller, key: key)
      return Answer.seeOther("/appointments/\(id.description)")
    } catch let refusal as ScripDesk.Refusal {
      switch refusal.refusal {
      case .conflict(let sentence):
        return try await page(request, caller, message: sentence, status: .conflict)
      case .unprocessable(let faults):
        return try await page(request, caller, faults: faults, status: .unprocessableContent)
      default: throw refusal
      }
    }
  }

  private func declareMove(in routes: inout Routes) {
    let pages = pages
    routes.get("/appointments/{appointment}/move", .bookAppointments) { request, caller in
      let details = try await pages.desk.ask(ShowAppointment(appointment: try request.id("appointment")), by: caller)
      let asked = FindTimePage.Asked(
        request, minutes: details.appointment.minutes, all: details.appointment.isSelfPay)
      let found = try await pages.desk.ask(asked.query(details.episode.id, moving: details.appointment.id), by: caller)
      let page = FindTimePage(found, asked, moving: details.appointment.id)
      return Answer.html(page.bytes(frame: try await pages.frame(request, caller), hidden: []))
    }
    routes.get("/appointments/{appointment}/move/to", .bookAppointments) { request, caller in
      guard let time = TimeInAddress({ request.query($0) })?.time else { throw WebRefusal.notFound }
      return try await self.movePage(time, request, caller)
    }
    routes.post("/appointments/{appointment}/move/to", .bookAppointments) { request, caller in
      let id: AppointmentID = try request.id("appointment")
      _ = try await pages.desk.ask(ChartRecord(id), by: caller)
      let form = try request.form(BookForm.self)
      let key = try request.actKey()
      do {
        let act = MoveAppointment(appointment: id, time: form.time, varianceReason: form.varianceReason)
        _ = try await pages.desk.perform(act, by: caller, key: key)
        return Answer.seeOther("/appointments/\(id.description)")
      } catch let refusal as ScripDesk.Refusal where refusal.kind == .conflict || refusal.kind == .invalid {
        return try await self.movePage(form.time, request, caller, message: refusal.sentence, status: .conflict)
      }
    }
  }

  private func movePage(
    _ time: TimeAsked, _ request: WebRequest, _ caller: Caller, message: String? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let details = try await pages.desk.ask(ShowAppointment(appointment: try request.id("appointment")), by: caller)
    let asked = FindTimePage.Asked(besides: time, all: details.appointment.isSelfPay) {
      request.fields[$0] ?? request.query($0)
    }
    let story = try await pages.desk.ask(ShowEpisode(episode: details.episode.id), by: caller)
    let answer = try await pages.desk.ask(
      AskAboutSession(
        episode: details.episode.id, day: time.day, proposal: time.proposal, moving: details.appointment.id),
      by: caller)
    let page = MovePage(
      details, to: time, answer, slip: TimeSlip(answer, story, permissions: caller.permissions), asked,
      message: message, reason: request.fields["varianceReason"])
    return Answer.html(
      page.bytes(frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request)), status: status)
  }
}
