import HTML
import ScripCore
import ScripDesk

/// The second step of ending a session: what was pressed, what to do about it, and what ending does.
///
/// Everything typed into the note goes along, so that nothing is lost on either way from here.
struct StopPage: Sendable {
  let appointment: String
  let lead: String
  let condition: String
  let advice: String
  let flag: String
  /// The note as it was sent.
  let typed: FormFields

  init(_ opened: ShowNote.Opened, _ row: SafetyTable.Row, typed: FormFields) {
    appointment = opened.appointment.id.description
    lead = "\(opened.patient.shown), \(opened.appointment.day.shown), \(opened.appointment.start.shown)"
    condition = row.condition
    advice = row.advice
    flag = row.flag
    self.typed = typed
  }

  func bytes(frame: StaffLayout.Frame, hidden: [Node]) -> [UInt8] {
    StaffLayout(title: "End the session", current: .patients, frame: frame) {
      div(.class("head")) {
        div {
          h1 { "End the session: no massage today?" }
          p { lead }
        }
      }
      form(.class("stack measure"), .method(.post), .action(path("stop"))) {
        hidden
        carried
        div(.class("alert bad tight"), .role(.alert)) {
          h2 { condition }
          p {
            "What to do: "
            b { advice }
            "."
          }
        }
        p {
          "Ending the session locks the note, gives the visit back and charges nothing. The chart says no massage "
          "until somebody clears it. It cannot be undone."
        }
        div(.class("row")) {
          button(.class("btn go"), .type(.submit), .name(NoteFields.stopAsked), .value(flag)) { "End the session" }
          button(.class("btn"), .type(.submit), .formAction(path("draft"))) { "Back to the note" }
        }
      }
    }.bytes
  }

  private func path(_ end: String) -> LocalPath { "/appointments/\(appointment)/note/\(end)" }

  private var carried: Node {
    let own = [FormFields.tokenName, FormFields.requestKeyName, NoteFields.stopAsked]
    return .row(
      typed.pairs.filter { !own.contains($0.name) }.map { input(.type(.hidden), .name($0.name), .value($0.value)) })
  }
}
