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
        section(.class("sheet measure"), .aria("label", "Balance")) {
          dl(.class("kv money-list")) {
            for pair in sums {
              dt { pair[0] }
              dd(.class("money")) { pair[1] }
            }
          }
        }
        if !fees.isEmpty { feesSheet }
        entries.node
      }
    }.bytes
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
