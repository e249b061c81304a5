import HTML
import ScripCore
import ScripDesk

/// The patients whose family name begins with what was typed.
struct PatientsPage: Answering, Equatable {
  let typed: String
  let found: WordTable
  let mayAdd: Bool
  let frame: StaffLayout.Frame
  let formToken: String

  init(_ patients: [Patient], typed: String, mayAdd: Bool, frame: StaffLayout.Frame, formToken: String) {
    self.typed = typed
    self.mayAdd = mayAdd
    self.frame = frame
    self.formToken = formToken
    found = WordTable(
      title: typed.isEmpty ? "Patients" : "Found", heads: ["Name", "Born", "Telephone"],
      rows: patients.map { patient in
        WordTable.Row(
          cells: [
            .init(patient.listed), .init(patient.birthDate?.shown ?? "not known"), .init(patient.phone?.shown ?? "—"),
          ],
          path: "/patients/\(patient.id.description)")
      },
      empty: typed.isEmpty
        ? "No patient yet. A signed-off referral makes a chart, or add one here."
        : "Nobody's family name begins so. Try fewer letters, or add a new patient.",
      add: nil)
  }

  func answer() -> Answer {
    .html(
      StaffLayout(title: "Patients", current: .patients, frame: frame) {
        div(.class("head")) {
          h1 { "Patients" }
          if mayAdd { a(.class("btn go"), .href("/patients/new")) { "New patient" } }
        }
        div(.class("stack")) {
          form(.class("sheet row"), .method(.post), .action("/patients")) {
            HiddenFields.token(formToken)
            div(.class("field")) {
              labelTag(.for("q")) { "Family name" }
              input(.type(.search), .id("q"), .name("q"), .value(typed), .autocomplete("off"))
            }
            button(.class("btn"), .type(.submit)) { "Search" }
          }
          found.node
          if found.rows.count >= FindPatients.most {
            p(.class("mute")) {
              "These are the first \(FindPatients.most). Type more of the family name to find others."
            }
          }
        }
      }.bytes)
  }
}
