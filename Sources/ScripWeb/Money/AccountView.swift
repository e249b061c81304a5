import HTML

/// How a patient's account is drawn.
extension AccountPage {
  func bytes(frame: StaffLayout.Frame, mayPost: Bool) -> [UInt8] {
    StaffLayout(title: "Account", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/patients/\(patient)")) { "Chart" } }
          h1 { name }
        }
        div(.class("row")) {
          a(.class("btn go"), .href("/money/accounts/\(patient)/payment")) { "Take a payment" }
          a(.class("btn"), .href("/money/accounts/\(patient)/statement.pdf")) { "Statement (PDF)" }
          a(.class("btn"), .href("/money/day")) { "The day" }
          if mayPost, holdsCredit { a(.class("btn"), .href("/money/accounts/\(patient)/refund")) { "Give back" } }
          if mayPost, owes { a(.class("btn"), .href("/money/accounts/\(patient)/write-off")) { "Write off" } }
        }
      }
      div(.class("stack")) {
        if let taken { p(.class("alert"), .role(.status)) { taken } }
        section(.class("sheet measure"), .aria("label", "Balance")) {
          dl(.class("kv money-list")) {
            for pair in sums {
              dt { pair[0] }
              dd(.class("money")) { pair[1] }
            }
          }
        }
        if !fees.isEmpty { feesSheet }
        if !withoutReceipt.isEmpty { openSheet(mayPost: mayPost) }
        entries.node
        if let takenBackBy { p(.class("small mute")) { takenBackBy } }
      }
    }.bytes
  }

  private func openSheet(mayPost: Bool) -> Node {
    section(.class("sheet"), .aria("labelledby", "open")) {
      div(.class("top")) { h2(.id("open")) { Self.noReceiptYet } }
      p(.class("mute")) { "The patient agreed to pay these. They are owed once there is a receipt." }
      ul(.class("list")) {
        for line in withoutReceipt {
          li {
            span(.class("what")) { line.words }
            if mayPost, let path = line.receipt { a(.href(path)) { "Give a receipt" } }
          }
        }
      }
    }
  }

  private var feesSheet: Node {
    section(.class("sheet"), .aria("labelledby", "fees")) {
      div(.class("top")) { h2(.id("fees")) { "Fees to decide" } }
      ul(.class("list")) {
        for fee in fees {
          li {
            span(.class("what")) { fee.words }
            a(.href("/appointments/\(fee.appointment)")) { "Charge or waive it" }
          }
        }
      }
    }
  }
}
