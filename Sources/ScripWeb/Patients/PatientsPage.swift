import HTML
import ScripCore
import ScripDesk

/// The patients that what was typed may mean: by name, date of birth or telephone number.
struct PatientsPage: Answering, Equatable {
  let typed: String
  let found: WordTable
  /// Whom somebody may have meant who typed a slip.
  let near: WordTable?
  let mayAdd: Bool
  let frame: StaffLayout.Frame
  let formToken: String

  /// `typed` is nil when the address is of a search that cannot be read any more.
  init(
    _ patients: [Patient], near: [Patient] = [], typed: String?, mayAdd: Bool, frame: StaffLayout.Frame,
    formToken: String
  ) {
    self.typed = typed ?? ""
    self.mayAdd = mayAdd
    self.frame = frame
    self.formToken = formToken
    found = Self.table(patients, title: typed == "" ? "Patients" : "Found", empty: Self.nobody(typed))
    self.near = near.isEmpty ? nil : Self.table(near, title: "Did you mean", empty: "")
  }

  private static func table(_ patients: [Patient], title: String, empty: String) -> WordTable {
    WordTable(
      title: title, heads: ["Name", "Born", "Telephone"],
      rows: patients.map { patient in
        WordTable.Row(
          cells: [
            .init(patient.listed), .init(patient.birthDate?.shown ?? "not known"), .init(patient.phone?.shown ?? "—"),
          ],
          path: "/patients/\(patient.id.description)")
      }, empty: empty, add: nil)
  }

  private static func nobody(_ typed: String?) -> String {
    switch typed {
    case nil: "This search ended with its sign-in, or its address is not whole. Type it again."
    case "": "No patient yet. A signed-off referral makes a chart, or add one here."
    default:
      "Nobody found. You can search by the beginning of any name, such as abern or noor abern, by the date of birth, "
        + "such as 11/23/1970, and by the telephone number or its last 4 digits or more."
    }
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
              labelTag(.for("q")) { "Name, date of birth or telephone" }
              input(.type(.search), .id("q"), .name("q"), .value(typed), .autocomplete("off"))
            }
            button(.class("btn"), .type(.submit)) { "Search" }
          }
          if let near {
            p(.class("alert"), .role(.note)) { "Nobody is written like that. Look here before you make a new chart." }
            near.node
          } else {
            found.node
          }
          if found.rows.count >= FindPatients.most {
            p(.class("mute")) {
              "These are the first \(FindPatients.most). Type more of the name to find others."
            }
          }
        }
      }.bytes)
  }
}
