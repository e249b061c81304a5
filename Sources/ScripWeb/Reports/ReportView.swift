import HTML
import ScripCore

/// How the progress report of an episode is drawn: what is due, the words, the steps to the prescriber and back.
extension ReportPage {
  func bytes(frame: StaffLayout.Frame, hidden: [Node], message: String? = nil) -> [UInt8] {
    StaffLayout(title: "Progress reports", current: .patients, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/episodes/\(episode)")) { "The episode" } }
          h1 { heading }
        }
        if mayWrite, current?.state != .draft {
          a(.class("btn go"), .href("/episodes/\(episode)/report/write")) { "Write a report" }
        }
      }
      FormMessage(message).node
      div(.class("stack")) {
        if let due { p(.class("st \(due.mark)"), .role(.note)) { due.words } }
        if suggestsCall {
          p(.class("st soon"), .role(.note)) {
            "Half of the visits are used and nothing has changed noticeably: call the prescriber before going on."
          }
        }
        if let current { sheet(current, hidden) }
        measures.node
        earlier.node
      }
    }.bytes
  }

  private func sheet(_ report: Current, _ hidden: [Node]) -> Node {
    section(.class("sheet stack"), .aria("labelledby", "current")) {
      div(.class("top")) {
        h2(.id("current")) { "The report at hand" }
        p(.class("st \(report.mark)")) { report.standing }
      }
      p { "Proposed: \(report.request). Its return code is \(report.code)." }
      div(.class("row")) {
        a(.class("btn"), .href("/reports/\(report.id)/page.pdf")) { "The page (PDF)" }
        a(.class("btn"), .href("/reports/\(report.id)/own.pdf")) { "The patient’s own copy" }
        if mayWrite, report.state == .draft {
          a(.class("btn"), .href("/episodes/\(episode)/report/write")) { "Change" }
        }
      }
      if mayWrite, report.state == .draft { signForm(report, hidden) }
      if report.state == .signed || report.state == .sent { sendForm(report, hidden) }
    }
  }

  private func signForm(_ report: Current, _ hidden: [Node]) -> Node {
    form(.method(.post), .action("/reports/\(report.id)/sign")) {
      hidden
      input(.type(.hidden), .name("versionSeen"), .value(report.version))
      button(.class("btn go"), .type(.submit)) { "Sign the report" }
    }
  }

  private func sendForm(_ report: Current, _ hidden: [Node]) -> Node {
    form(.class("fields"), .method(.post), .action("/reports/\(report.id)/send"), .noValidate()) {
      hidden
      div(.class("field")) {
        labelTag(.for("way")) { "How it goes" }
        selectTag(.id("way"), .name("way")) {
          option(.value("fax"), .selected(way == .fax)) { "by fax" }
          option(.value("email"), .selected(way == .email)) { "by e-mail" }
          option(.value("carried"), .selected(way == .carried)) { "the patient carries it" }
        }
      }
      div(.class("field")) {
        labelTag(.for("to")) { "Fax number or address" }
        input(.id("to"), .name("to"), .type(.text), .value(to), .maxLength(120), .autocomplete("off"))
      }
      div(.class("field")) {
        button(.class("btn go"), .type(.submit)) { report.state == .sent ? "Send it again" : "Send it" }
      }
    }
  }
}
