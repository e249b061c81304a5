import HTML
import ScripDesk

/// Hands out forms and takes them back: everything that is typed survives a refusal.
struct EntryCounter: Sendable {
  let pages: StaffPages

  func page(_ entry: Entry, _ typed: FormFields, _ request: WebRequest, _ caller: Caller) async throws -> EntryPage {
    EntryPage(
      entry: entry, typed: typed, faults: [], frame: try await pages.frame(request, caller),
      requestKey: UnforeseeableText.requestKey())
  }

  /// Does what the form asks for and leads on, or shows the form again with what to correct. `standing` is what the form
  /// shows of the record now: it is read when somebody else changed it since the form was drawn.
  func take<Form: WebForm>(
    _: Form.Type, of entry: Entry, _ request: WebRequest, _ caller: Caller,
    standing: (() async throws -> FormFields)? = nil, act: (Form, RequestKey) async throws -> LocalPath
  ) async throws -> Answer {
    let text = try request.requestKey()
    guard let key = RequestKey(text) else { throw WebRefusal.malformed }
    do {
      return .seeOther(try await act(try request.form(Form.self), key))
    } catch let failure as any RefusalConvertible {
      guard case .unprocessable(var faults) = failure.refusal else { throw failure }
      var typed = request.fields
      if let standing, faults.contains(where: { $0.field == RecordMark.field }) {
        let now = try await standing()
        faults += entry.differences(between: typed, and: now)
        // Both were seen now: the next press decides.
        typed = typed.with(RecordMark.field, now[RecordMark.field] ?? "")
      }
      return EntryPage(
        entry: entry, typed: typed, faults: faults, frame: try await pages.frame(request, caller),
        requestKey: text
      ).answer()
    }
  }

  /// Takes away what a form is about, or shows the form again, as it stands, with why not.
  func remove(
    _ entry: Entry, _ typed: FormFields, _ request: WebRequest, _ caller: Caller,
    act: (RequestKey) async throws -> LocalPath
  ) async throws -> Answer {
    let key = try request.actKey()
    do {
      return .seeOther(try await act(key))
    } catch let failure as any RefusalConvertible {
      guard case .unprocessable(let faults) = failure.refusal else { throw failure }
      return EntryPage(
        entry: entry, typed: typed, faults: faults, frame: try await pages.frame(request, caller),
        requestKey: UnforeseeableText.requestKey()
      ).answer()
    }
  }
}
