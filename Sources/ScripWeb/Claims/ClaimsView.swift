import HTML

/// How the claims work list is drawn: in the order in which a biller works.
extension ClaimsPage {
  func bytes(frame: StaffLayout.Frame, hidden: [Node], mayPost: Bool) -> [UInt8] {
    StaffLayout(title: "Claims", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/money")) { "Money" } }
          h1 { "Claims" }
          p { "From the signed note to the payer's answer, the oldest first." }
          if let testMark { p { span(.class("st soon wraps")) { testMark } } }
          if let justSent { p(.role(.status)) { justSent } }
          if let justRead { justRead.node }
        }
        if mayPost, !ready.isEmpty { sendForm(hidden, mayEnter: frame.permissions.contains(.editSettings)) }
      }
      div(.class("cols")) {
        div(.class("stack")) {
          list("to-charge", "Sessions to charge", toCharge, empty: "No signed session waits to be charged.")
          list("to-claim", "To claim", toClaim, empty: "Nothing waits to be put on a claim.")
          list("to-fix", "To fix", toFix, empty: "No claim has anything to fix.")
          list("ready", "Ready to send", ready, empty: "No claim waits to be sent.")
          list("rejected", "Came back", rejected, empty: "No claim came back.")
          list("sent", "Out", sent, empty: "No claim is out.")
          list("answered", "Answered", answered, empty: "No payer has answered yet.")
        }
        aside(.class("stack")) {
          list("receipts", "Receipts to give", receipts, empty: "No patient waits for a receipt.")
          if mayPost { answerForm(hidden) }
        }
      }
    }.bytes
  }

  private func sendForm(_ hidden: [Node], mayEnter: Bool) -> Node {
    guard let clearinghouse else {
      return p(.class("alert tight")) {
        "No clearinghouse yet: "
        if mayEnter { a(.href("/settings/practice")) { "enter it" } } else { "the owner enters it in the settings" }
        ", then send."
      }
    }
    return form(.method(.post), .action("/claims/submit")) {
      hidden
      button(.class("btn go"), .type(.submit)) {
        "Send \(ready.count == 1 ? "1 claim" : "\(ready.count) claims"), \(readyTotal), to \(clearinghouse)"
      }
    }
  }

  private func list(_ id: String, _ title: String, _ lines: [Line], empty: String) -> Node {
    section(.class("sheet flush"), .id(id), .aria("labelledby", "\(id)-name")) {
      div(.class("top")) { h2(.id("\(id)-name")) { lines.isEmpty ? title : "\(title) (\(lines.count))" } }
      if lines.isEmpty { p(.class("mute empty")) { empty } } else { rows(title, lines) }
    }
  }

  private func rows(_ title: String, _ lines: [Line]) -> Node {
    // A column that says nothing for any line is left out.
    let (hasAmount, hasClock) = (lines.contains { $0.amount != "" }, lines.contains { $0.clock != "" })
    return table(.class("tbl pile")) {
      caption(.class("sr")) { title }
      thead {
        tr {
          th(.scope(.col)) { "Whose" }
          if hasAmount { th(.scope(.col), .class("num")) { "Amount" } }
          th(.scope(.col)) { "Age" }
          if hasClock { th(.scope(.col)) { "Time to file" } }
        }
      }
      tbody {
        for line in lines {
          tr(.data("key", "row")) {
            th(.scope(.row)) {
              if let path = line.path { a(.href(path)) { line.name } } else { line.name }
              span(.class("mute")) { line.detail }
              for note in line.notes.prefix(2) { span(.class("mute")) { note } }
            }
            if hasAmount { td(.class("num"), .data("l", "Amount")) { line.amount } }
            td(.data("l", "Age")) { line.age }
            if hasClock { td(.data("l", "Time to file")) { line.clock.node } }
          }
        }
      }
    }
  }

  private func answerForm(_ hidden: [Node]) -> Node {
    section(.class("sheet"), .aria("labelledby", "answers")) {
      div(.class("top")) { h2(.id("answers")) { "Read an answer" } }
      form(.class("stack"), .method(.post), .action("/claims/answers"), .multipart()) {
        hidden
        StaffPages.fileField(
          "File from the clearinghouse", hint: "A 999, TA1 or 277CA. A remittance (835) is read under Payments.",
          fix: fileFix)
        button(.class("btn wide"), .type(.submit)) { "Read it" }
      }
    }
  }
}
