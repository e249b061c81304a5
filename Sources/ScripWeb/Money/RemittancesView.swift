import HTML

/// How the list of payments is drawn: the list, and bringing a file in beside it.
extension RemittancesPage {
  func bytes(frame: StaffLayout.Frame, hidden: [Node], mayPost: Bool) -> [UInt8] {
    StaffLayout(title: "Payments", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/money")) { "Money" } }
          h1 { "Payments" }
          p { "Good claims post by themselves; an odd one waits alone, with its money." }
          if let again { p(.role(.status)) { again } }
        }
      }
      div(.class("cols")) {
        div(.class("stack")) {
          table.node
          if let more { p(.class("mute")) { more } }
          if let unread { unread.node }
        }
        if mayPost { aside(.class("stack")) { sheet(hidden) } }
      }
    }.bytes
  }

  private func sheet(_ hidden: [Node]) -> Node {
    section(.class("sheet"), .aria("labelledby", "drop")) {
      div(.class("top")) { h2(.id("drop")) { "A file of payments" } }
      form(.class("stack"), .method(.post), .action("/money/remittances"), .multipart()) {
        hidden
        StaffPages.fileField(
          "835 file", hint: "At most 25 MB. The same file twice is posted once.", accept: ".835,.edi,.x12,.txt,.rmt",
          fix: fileFix)
        button(.class("btn go wide"), .type(.submit)) { "Post it" }
      }
      p(.class("stack-top")) { a(.class("btn wide"), .href("/money/paper")) { "Enter a paper payment" } }
      p(.class("stack-top")) { a(.class("btn wide"), .href("/money/balances")) { "Taken or given beside claims" } }
    }
  }
}
