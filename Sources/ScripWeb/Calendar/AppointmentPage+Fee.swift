import HTML
import ScripCore
import ScripDesk

/// The fee for a visit that was given up late or not kept: what it comes to, who decided what, and the two ways.
extension AppointmentPage {
  static func feeFacts(_ details: ShowAppointment.Details, _ clock: LocalTime) -> [Fact] {
    let appointment = details.appointment
    let asked =
      appointment.fee.map { fee in
        Fact(name: "Fee", words: appointment.isFeeOpen ? "\(fee.shown), not decided" : fee.shown)
      } ?? forbidden(details)
    let decisions = (appointment.feeDecisions ?? []).map { decision in
      Fact(name: "Fee, \(clock.shown(decision.at))", words: decision.outcome.shown)
    }
    return (asked.map { [$0] } ?? []) + decisions
  }

  /// Said where one would look for the fee, so that nobody asks for it by telephone.
  private static func forbidden(_ details: ShowAppointment.Details) -> Fact? {
    let isMissed =
      switch details.appointment.state {
      case .noShow: true
      case .cancelled(let cancellation): cancellation.isLate
      case .held, .booked, .arrived, .done: false
      }
    guard isMissed, !mayBillPatient(details.payer, for: .missedVisit).isAllowed else { return nil }
    return Fact(name: "Fee", words: "none: patients of \(details.payer.name) are never billed")
  }

  static func feeActs(_ details: ShowAppointment.Details) -> Set<Act> {
    if details.appointment.isFeeOpen { return [.chargeFee, .waiveFee] }
    return details.appointment.isFeeCharged ? [.waiveFee] : []
  }

  func feeSheet(_ hidden: [Node]) -> Node {
    section(.class("sheet gap3"), .aria("labelledby", "fee")) {
      h2(.id("fee")) { acts.contains(.chargeFee) ? "The fee: \(fee)" : "The fee was charged" }
      if acts.contains(.chargeFee) {
        p { "It goes on the patient’s account and their statement, never on a claim." }
        form(.method(.post), .action("/appointments/\(id)/fee/charge")) {
          hidden
          button(.class("btn go wide"), .type(.submit)) { "Charge \(fee)" }
        }
      }
      p { a(.href("/money/accounts/\(patientID)")) { "The patient’s account" } }
      details(.open(fix(for: "reason") != nil)) {
        summary { acts.contains(.chargeFee) ? "Waive it" : "Waive it after all" }
        form(.class("gap3"), .method(.post), .action("/appointments/\(id)/fee/waive")) {
          hidden
          div(.class("field")) {
            labelTag(.for("reason")) { "Why" }
            input(.id("reason"), .name("reason"), .maxLength(200))
            if let fix = fix(for: "reason") { p(.class("alert bad"), .role(.alert)) { fix } }
          }
          button(.class("btn wide"), .type(.submit)) { "Waive the fee" }
        }
      }
    }
  }
}

extension Appointment.FeeDecision.Outcome {
  var shown: String {
    switch self {
    case .charged: "charged to the patient’s account"
    case .waived(let reason, let takenBack):
      "waived\(takenBack == nil ? "" : ", what was charged taken back"): \(reason)"
    }
  }
}
