import HTML

/// How the work list of refusals is drawn.
extension DenialsPage {
  func bytes(frame: StaffLayout.Frame) -> [UInt8] {
    StaffLayout(title: "Refused claims", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/money")) { "Money" } }
          h1 { "Refused claims" }
          p { "The first due first. Each names what caused it and the next act." }
        }
      }
      div(.class("scroll")) { table.node }
    }.bytes
  }
}

/// How one refusal is drawn: the next act first.
extension DenialPage {
  func bytes(frame: StaffLayout.Frame) -> [UInt8] {
    StaffLayout(title: "Refused claim", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/money/denials")) { "Refused claims" } }
          h1 { title }
        }
      }
      div(.class("stack")) {
        section(.class("sheet measure stack"), .aria("labelledby", "act")) {
          div(.class("top")) { h2(.id("act")) { "What to do" } }
          p { act }
          if !evidence.isEmpty {
            p { "Our own records say:" }
            ul { for sentence in evidence { li { sentence } } }
          }
          div(.class("row")) {
            if let settle { a(.class("btn go"), .href(settle)) { "It is done" } }
            if let appeal {
              a(.class("btn"), .href("/money/denials/\(appeal)/appeal/docx")) { "Appeal letter (Word)" }
              a(.class("btn"), .href("/money/denials/\(appeal)/appeal/pdf")) { "Appeal letter (PDF)" }
            }
            if let claim { a(.class("btn"), .href(claim)) { "The claim" } }
            if let episode { a(.class("btn"), .href(episode)) { "The episode" } }
            if let account { a(.class("btn"), .href(account)) { "The patient’s account" } }
          }
        }
        section(.class("sheet measure"), .aria("label", "The refusal")) {
          dl(.class("kv")) {
            for pair in facts {
              dt { pair[0] }
              dd { pair[1] }
            }
          }
        }
        said.node
      }
    }.bytes
  }
}
