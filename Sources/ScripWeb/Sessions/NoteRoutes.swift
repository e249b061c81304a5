import HTML
import HTTPTypes
import ScripCore
import ScripDesk

/// The note of an appointment: written, kept while it is written, signed, read, added to.
///
/// Nothing typed is lost: a refusal draws it again, a time-out carries it through signing in (`KeptForm`), and two
/// windows never overwrite each other unseen.
public struct NoteRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    declareReading(in: &routes)
    declareWriting(in: &routes)
    PlanOfCareRoutes(pages).declare(in: &routes)
  }

  private func declareReading(in routes: inout Routes) {
    let pages = pages
    routes.get("/appointments/{appointment}/note", .readNotes) { request, caller in
      let id: AppointmentID = try request.id("appointment")
      if request.wantsJSON {
        return Answer.json(NoteLive.arrived(try await pages.desk.ask(AskWhoSaved(appointment: id), by: caller)))
      }
      let opened = try await pages.desk.ask(ShowNote(appointment: id), by: caller)
      if let signed = opened.signed {
        return try await Self.draw(SignedNotePage(opened, signed), request, caller, pages)
      }
      let fields = opened.draft.map(NoteFields.fields(of:)) ?? NoteFields.begun(opened)
      let begun =
        opened.draft == nil
        ? opened.prior.map { "Begun from the note of \($0.day.shown): where and how long, nothing else." } : nil
      let typed = NotePage.Typed(
        fields: fields, revision: opened.draft?.revision ?? 0, notices: begun.map { [$0] } ?? [],
        isBegun: opened.draft == nil)
      return try await Self.draw(opened, typed, request, caller, pages)
    }
  }

  private func declareWriting(in routes: inout Routes) {
    let pages = pages
    routes.post("/appointments/{appointment}/note/draft", .writeNotes) { request, caller in
      try await Self.redrawing(request, caller, pages) { id in
        guard let key = RequestKey(UnforeseeableText.requestKey()) else { throw WebRefusal.malformed }
        let revision = try await Self.save(request, caller, pages, id, key: key)
        guard request.wantsJSON else { return Answer.seeOther("/appointments/\(id.description)/note") }
        return try await Self.live(request, caller, pages, id, revision: revision)
      }
    }
    routes.post("/appointments/{appointment}/note/sign", .writeNotes) { request, caller in
      try await Self.redrawing(request, caller, pages) { id in
        let signing = try request.actKey()
        // A key that follows from the form's: sent again once it is signed, draft and signing are answered as before.
        guard let typed = RequestKey("\(signing.text)-typed") else { throw WebRefusal.malformed }
        let revision = try await Self.save(request, caller, pages, id, key: typed)
        let form = NoteForm(request.fields, outcomes: pages.desk.reference.outcomes)
        let faults = try await Self.faults(form, of: id, caller, pages)
        guard faults.isEmpty else { throw WebRefusal.unprocessable(faults) }
        let act = SignNote(appointment: id, revisionSeen: revision, note: form.note)
        _ = try await pages.desk.perform(act, by: caller, key: signing)
        return Answer.seeOther("/appointments/\(id.description)/note")
      }
    }
    routes.post("/appointments/{appointment}/note/stop", .writeNotes) { request, caller in
      try await Self.redrawing(request, caller, pages) { id in
        let flag = request.fields[NoteFields.stop]
        guard let row = SafetyTable.rows.first(where: { $0.flag == flag }) else {
          throw WebRefusal.unprocessable([FormFault(field: "safety", fix: "Choose what rules massage out today.")])
        }
        guard request.fields[NoteFields.stopAsked] == row.flag else {
          let opened = try await pages.desk.ask(ShowNote(appointment: id), by: caller)
          if opened.signed != nil { return Answer.seeOther("/appointments/\(id.description)/note") }
          if let early = opened.tooEarlyToStop { throw early }
          let page = StopPage(opened, row, typed: request.fields)
          return .html(page.bytes(frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request)))
        }
        let form = NoteForm(request.fields, outcomes: pages.desk.reference.outcomes)
        let act = StopSession(appointment: id, note: form.note, finding: row.finding())
        _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
        return Answer.seeOther("/appointments/\(id.description)/note")
      }
    }
    routes.post("/appointments/{appointment}/note/addenda", .writeNotes) { request, caller in
      let id: AppointmentID = try request.id("appointment")
      let typed = request.fields["text"] ?? ""
      do {
        let text = String(typed.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        let act = AddAddendum(appointment: id, text: text)
        _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
        return Answer.seeOther("/appointments/\(id.description)/note#addenda")
      } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
        let opened = try await pages.desk.ask(ShowNote(appointment: id), by: caller)
        guard let signed = opened.signed else { throw refusal }
        let words = refusal.faults.map(\.sentence).first ?? refusal.sentence
        let page = SignedNotePage(opened, signed, typed: typed, faults: [FormFault(field: "text", fix: words)])
        return try await Self.draw(page, request, caller, pages, status: .unprocessableContent)
      }
    }
  }

  /// Keeps what was typed as the draft. A page saves many texts, so its own key will not do for them; the act itself
  /// tells the same text sent again.
  private static func save(
    _ request: WebRequest, _ caller: Caller, _ pages: StaffPages, _ id: AppointmentID, key: RequestKey
  ) async throws -> Int {
    let revision = request.fields[NoteFields.revision].flatMap { Int($0) } ?? 0
    let act = SaveNoteDraft(
      appointment: id, revisionSeen: revision, fields: NoteFields.typed(in: request.fields),
      window: request.fields[NoteFields.window].flatMap(NoteWindow.init),
      isLeaving: request.fields[NoteFields.leaving] == "yes",
      leftSeen: request.fields[NoteFields.leftSeen].flatMap { Int64($0) }.map(Moment.init(milliseconds:)))
    return try await pages.desk.perform(act, by: caller, key: key)
  }

  /// What has to be corrected before the act need be tried: where something cannot be understood, with all else that
  /// is wrong; and where the patient agreed to a price that the page did not show.
  private static func faults(
    _ form: NoteForm, of id: AppointmentID, _ caller: Caller, _ pages: StaffPages
  ) async throws -> [FormFault] {
    let isUntold = form.note.outside?.hasConsent == true && form.note.outside?.price == nil
    guard !form.faults.isEmpty || isUntold else { return [] }
    let judgement = try await pages.desk.ask(AskAboutNote(appointment: id, note: form.note), by: caller)
    var others = form.faults.isEmpty ? [] : judgement.faults
    if isUntold, let price = judgement.outsidePrice?.amount { others += Refusal.priceChanged(price).faults }
    return form.faults + others.map { FormFault(field: $0.field, fix: $0.sentence) }.filter { !form.explains($0) }
  }

  /// What the script puts into the page after a save.
  private static func live(
    _ request: WebRequest, _ caller: Caller, _ pages: StaffPages, _ id: AppointmentID, revision: Int
  ) async throws -> Answer {
    let form = NoteForm(request.fields, outcomes: pages.desk.reference.outcomes)
    let judgement = try await pages.desk.ask(AskAboutNote(appointment: id, note: form.note), by: caller)
    return .json(NoteLive(form.note, judgement, revision: revision).bytes)
  }

  /// Draws the note again with what was typed when an act refuses it, and says why beside the fields.
  private static func redrawing(
    _ request: WebRequest, _ caller: Caller, _ pages: StaffPages, _ act: (AppointmentID) async throws -> Answer
  ) async throws -> Answer {
    let id: AppointmentID = try request.id("appointment")
    var faults: [FormFault] = []
    var notices: [String] = []
    do {
      return try await act(id)
    } catch let refusal as Refusal where !request.wantsJSON && (refusal.kind == .invalid || refusal.kind == .conflict) {
      faults = refusal.faults.map { FormFault(field: $0.field, fix: $0.sentence) }
      if faults.isEmpty { notices = [refusal.sentence] }
    } catch WebRefusal.unprocessable(let found) where !request.wantsJSON {
      faults = found
    }
    let opened = try await pages.desk.ask(ShowNote(appointment: id), by: caller)
    if let signed = opened.signed {
      // Signed in another window: what was typed here can still be added.
      let typed = NoteFields.words(in: request.fields)
      let page = SignedNotePage(
        opened, signed, typed: typed, faults: notices.map { FormFault(field: "text", fix: $0) })
      return try await draw(page, request, caller, pages, status: .conflict)
    }
    if let draft = opened.draft { notices += NoteFields.differences(draft, request.fields) }
    let typed = NotePage.Typed(
      fields: request.fields, revision: opened.draft?.revision ?? 0, faults: faults, notices: notices)
    return try await draw(
      opened, typed, request, caller, pages, status: faults.isEmpty ? .conflict : .unprocessableContent)
  }

  private static func draw(
    _ opened: ShowNote.Opened, _ typed: NotePage.Typed, _ request: WebRequest, _ caller: Caller, _ pages: StaffPages,
    status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let form = NoteForm(typed.fields, outcomes: opened.outcomes)
    let judgement = try await pages.desk.ask(
      AskAboutNote(appointment: opened.appointment.id, note: form.note), by: caller)
    let mayWrite = caller.may(.writeNotes) && caller.therapist == opened.appointment.therapist
    let page = NotePage(opened, typed, form, judgement, mayWrite: mayWrite)
    let view = NoteView(
      page: page, frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request))
    return .html(view.bytes, status: status)
  }

  private static func draw(
    _ page: SignedNotePage, _ request: WebRequest, _ caller: Caller, _ pages: StaffPages,
    status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let view = SignedNoteView(
      page: page, frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
      mayAdd: caller.may(.writeNotes) && caller.therapist != nil)
    return .html(view.bytes, status: status)
  }
}
