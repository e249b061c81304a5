import HTML
import ScripCore

/// How a note is drawn while it is written: the health question first, then where, how long, what was found, what was
/// measured, and signing with what it locks.
struct NoteView {
  let page: NotePage
  let frame: StaffLayout.Frame
  let hidden: [Node]

  private var base: String { "/appointments/\(page.appointment)/note" }

  var bytes: [UInt8] {
    StaffLayout(title: "Note", current: .patients, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/episodes/\(page.episode)")) { "The episode" } }
          h1 { page.heading }
          p { page.lead }
        }
      }
      form(
        .class("note cols"), .id("note"), .method(.post), .action(path("sign")), .noValidate(),
        // What a browser remembers of a form is older than what is drawn.
        .autocomplete("off"), .data("windows", page.windows), .data("unsaved", page.isUnsaved ? "yes" : "no"),
        page.mayWrite ? .data("draft", base + "/draft") : .none
      ) {
        hidden
        input(.type(.hidden), .name(NoteFields.revision), .value(String(page.revision)), .data("live", "revision"))
        input(.type(.hidden), .name(NoteFields.window), .value(""))
        if let seen = page.leftSeen { input(.type(.hidden), .name(NoteFields.leftSeen), .value(seen)) }
        for name in page.begunWith { input(.type(.hidden), .name(NoteFields.begunWith), .value(name)) }
        // The button that Enter in a field presses: never one that ends the session.
        button(.class("sr"), .type(.submit), .formAction(path("draft")), .tabIndex(-1)) { "Save" }
        div(.class("stack")) {
          if let closed = page.closed { p(.class("alert"), .role(.note)) { closed } }
          for notice in page.notices { p(.class("alert"), .role(.alert)) { notice } }
          faultList
          NoteHealthSheet(page: page, stop: path("stop")).node
          NoteWorkSheet(page: page).node
          NoteOutsideSheet(page: page).node
          NoteOverrunSheet(page: page).node
          NoteNoUnitSheet(page: page).node
          NoteWordsSheet(page: page, mayPlan: frame.permissions.contains(.writeNotes)).node
          NoteMeasuresSheet(page: page).node
        }
        aside(.class("stack")) {
          NoteMapSheet(page: page).node
          signSheet
        }
      }
    }.bytes
  }

  private func path(_ end: String) -> LocalPath { "/appointments/\(page.appointment)/note/\(end)" }

  private var faultList: Node {
    guard !page.faults.isEmpty else { return .nothing }
    return div(.class("alert bad tight"), .role(.alert), .id("faults")) {
      h2 { "Not signed yet. Everything you typed is kept." }
      ul {
        for fault in page.faults { li { a(.href("#\(fault.field)")) { fault.fix } } }
      }
    }
  }

  private var signSheet: Node {
    section(.class("sheet stack"), .aria("labelledby", "sign-name")) {
      h2(.id("sign-name")) { "Sign" }
      p(.class("small mute"), .data("live", "saved"), .role(.status)) { page.savedAt ?? "Nothing saved yet" }
      cards("It cannot be signed like this", page.blocking, "Write such work down outside the order, or leave it out.")
      cards("The payer may refuse or ask", page.warnings, "It can be signed all the same; the front desk sees this.")
      if page.mayWrite {
        p(.class("small")) {
          "Signing locks the note: nothing in it can be changed or deleted afterwards. It counts the visit and hands "
          "the minutes to billing. Later corrections go into an addendum."
        }
        button(.class("btn go wide"), .type(.submit)) { "Sign the note" }
        button(.class("btn wide"), .type(.submit), .formAction(path("draft"))) { "Save, sign later" }
      }
    }
  }

  private func cards(_ heading: String, _ cards: [FindingCard], _ words: String) -> Node {
    guard !cards.isEmpty else { return .nothing }
    return div(.class("alert tight")) {
      h3 { heading }
      ul {
        for card in cards {
          li {
            b { card.what }
            ". "
            card.fix
          }
        }
      }
      p(.class("small")) { words }
    }
  }
}

/// "Has anything about your health changed?", what is known already, and the flags that end the session.
struct NoteHealthSheet {
  let page: NotePage
  let stop: LocalPath

  var node: Node {
    section(.class("sheet stack"), .aria("labelledby", "health-name")) {
      h2(.id("health-name")) { "Has anything about your health changed?" }
      if !page.known.isEmpty { knownList }
      fieldset(.class("row"), .id("health")) {
        legend(.class("sr")) { "Answer" }
        for (value, words) in [("no", "No"), ("yes", "Yes, something changed")] {
          labelTag(.class("pick")) {
            input(.type(.radio), .name("health"), .value(value), .checked(page.fields["health"] == value))
            words
          }
        }
      }
      NoteFix(page: page, "health").node
      details(.id("safety"), .open(page.fields["health"] == "yes")) {
        summary { "What changed" }
        changes
      }
      NoteFix(page: page, "safety").node
    }
  }

  private var knownList: Node {
    ul(.class("list")) {
      for flag in page.known {
        li {
          span(.class("st \(flag.mark) wraps")) { flag.what }
          span(.class("mute small")) { flag.advice }
        }
      }
    }
  }

  private var changes: Node {
    div(.class("stack")) {
      fieldset {
        legend { "With care, or not everywhere" }
        for row in SafetyTable.rows where row.level != .absolute {
          labelTag(.class("pick")) {
            input(
              .type(.checkbox), .name("changed"), .value(row.flag),
              .checked(page.fields.all("changed").contains(row.flag)))
            span { "\(row.condition) (\(row.level.shown))" }
          }
        }
      }
      fieldset {
        legend { "Regions that stay off limits" }
        div(.class("row")) {
          for region in BodyRegion.allCases {
            labelTag(.class("pick")) {
              input(
                .type(.checkbox), .name("changedRegions"), .value(region.rawValue),
                .checked(page.fields.all("changedRegions").contains(region.rawValue)))
              region.shown
            }
          }
        }
      }
      if page.mayWrite { stops }
    }
  }

  private var stops: Node {
    section(.class("alert bad tight"), .aria("labelledby", "stop-name")) {
      h3(.id("stop-name")) { "No massage today: end the session" }
      p(.class("small")) {
        "You are asked once more; then the note is closed, the visit is given back, and nothing is charged."
      }
      div(.class("stack-top tight")) {
        for row in SafetyTable.rows where row.level == .absolute {
          button(
            .class("btn wide"), .type(.submit), .name(NoteFields.stop), .value(row.flag), .formAction(stop),
            .noFormValidation
          ) { row.condition }
        }
      }
    }
  }
}

/// What has to be corrected, beside its field.
struct NoteFix {
  let page: NotePage
  let field: String

  init(page: NotePage, _ field: String) {
    self.page = page
    self.field = field
  }

  var node: Node {
    guard let fix = page.fix(for: field) else { return .nothing }
    return p(.class("alert bad"), .id("\(field)-fix")) { fix }
  }
}
