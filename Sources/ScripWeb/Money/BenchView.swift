import HTML

/// How one payment is drawn: the sum that has to hold, what waits, what is settled.
extension BenchPage {
  func bytes(frame: StaffLayout.Frame, hidden: [Node], mayPost: Bool) -> [UInt8] {
    StaffLayout(title: "Payment", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/money/remittances")) { "Payments" } }
          h1 { title }
          if let again { p(.role(.status)) { again } }
        }
        if mayPost, let waitAgain { a(.class("btn"), .href(waitAgain)) { "Let it wait again" } }
        if mayPost, let takeBack { a(.class("btn"), .href(takeBack)) { "Take this payment back" } }
      }
      div(.class("stack")) {
        if let sums { equation(sums, hidden, mayPost: mayPost) }
        if let held { held.node(hidden, release: "/money/remittances/\(id)/release", mayDecide: mayPost) }
        if sums != nil { waitingSheet(mayPost: mayPost) }
        if let beside { beside.node }
        if sums != nil { posted.node }
        if !byHand.isEmpty { handSheet(mayPost: mayPost) }
      }
    }.bytes
  }

  private func equation(_ sums: Sums, _ hidden: [Node], mayPost: Bool) -> Node {
    section(.class("sheet measure"), .aria("label", "Sums")) {
      dl(.class("kv money-list")) {
        dt { "Posted" }
        dd(.class("money")) { sums.posted }
        dt { "+ waits in suspense" }
        dd(.class("money")) { sums.parked }
        if let returned = sums.returned {
          dt { "+ returned to the payer" }
          dd(.class("money")) { returned }
        }
        dt(.class("total")) { "= deposit" }
        dd(.class("money total")) { sums.deposit }
      }
      if let difference = sums.difference {
        p(.class("st soon")) { difference.words }
        if mayPost, difference.mayReturn { returnForm(hidden) }
      }
    }
  }

  private func returnForm(_ hidden: [Node]) -> Node {
    form(.class("stack"), .method(.post), .action("/money/remittances/\(id)/difference")) {
      hidden
      div(.class("field")) {
        labelTag(.for("reason")) { "Why" }
        input(.id("reason"), .name("reason"), .type(.text), .required(), .maxLength(200), .autocomplete("off"))
      }
      button(.class("btn"), .type(.submit)) { "It went back to the payer" }
    }
  }

  private func waitingSheet(mayPost: Bool) -> Node {
    section(.class("sheet flush"), .aria("labelledby", "waiting")) {
      div(.class("top")) { h2(.id("waiting")) { "Claims that wait" } }
      if waiting.isEmpty {
        p(.class("mute empty")) { "None. Every claim of this payment is settled." }
      } else {
        div(.class("scroll")) {
          table(.class("tbl pile waits")) {
            thead {
              tr {
                th(.scope(.col)) { "Claim" }
                th(.scope(.col), .class("num")) { "Paid" }
                th(.scope(.col)) { "Why it waits" }
                th(.scope(.col)) { span(.class("sr")) { "Act" } }
              }
            }
            tbody { for line in waiting { row(line, mayPost: mayPost) } }
          }
        }
      }
    }
  }

  private func handSheet(mayPost: Bool) -> Node {
    section(.class("sheet"), .aria("labelledby", "by-hand")) {
      div(.class("top")) { h2(.id("by-hand")) { "Decided by hand" } }
      ul(.class("list")) {
        for line in byHand {
          li {
            span(.class("what")) { line.words }
            span(.class("mute")) { line.reason }
            if mayPost { a(.href("/money/remittances/\(id)/claims/\(line.number)/take-back")) { "Take it back" } }
          }
        }
      }
    }
  }

  private func row(_ line: Waiting, mayPost: Bool) -> Node {
    tr(.data("key", "row")) {
      th(.scope(.row)) { line.title }
      td(.class("num"), .data("l", "Paid")) { line.money }
      td(.data("l", "Why it waits")) {
        span(.class("st soon")) { line.reason }
        span(.class("mute")) { line.fix }
        if let kept = line.kept { span(.class("mute")) { kept } }
      }
      td {
        if mayPost { a(.class("btn"), .href("/money/remittances/\(id)/claims/\(line.number)")) { "Decide" } }
      }
    }
  }
}
