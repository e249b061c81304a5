import HTML
import ScripCore
import ScripDesk

/// What the patient who is here may pay before leaving, and where it is taken.
extension AppointmentPage {
  struct Paying: Equatable, Sendable {
    let facts: [Fact]
    let payment: LocalPath
    let account: LocalPath

    init(_ details: ShowAppointment.Details) {
      let account: LocalPath = "/money/accounts/\(details.patient.id)"
      (self.account, payment) = (account, "/money/accounts/\(details.patient.id)/payment")
      let isSelfPay = details.appointment.isSelfPay
      let said = isSelfPay ? nil : Self.copay(details.benefits.details, under: details.payer)
      let copay = said.map { Fact(name: "Copay", words: $0) }
      let balance = details.balance
      facts =
        [copay, isSelfPay ? Fact(name: "This visit", words: "the patient pays it") : nil].compactMap(\.self)
        + [Fact(name: "Owes", words: balance.owed.shown)]
        + (balance.credit > .zero ? [Fact(name: "Held for the patient", words: balance.credit.shown)] : [])
    }

    /// `$25.00`; of two sides of the network that differ, each by name. Nil when the payer has not said one, or its
    /// patients may be asked for none.
    static func copay(_ details: BenefitDetails?, under payer: PayerRules) -> String? {
      guard mayBillPatient(payer, for: .share).isAllowed else { return nil }
      let (inside, outside) = (details?.inNetwork.copay, details?.outOfNetwork.copay)
      if let inside, inside == outside { return inside.shown }
      let sides = [inside.map { "\($0.shown) in network" }, outside.map { "\($0.shown) out of network" }]
      let said = sides.compactMap(\.self)
      return said.isEmpty ? nil : said.joined(separator: ", ")
    }
  }

  func payingSheet(_ paying: Paying) -> Node {
    section(.class("sheet gap3"), .aria("labelledby", "paying")) {
      h2(.id("paying")) { "What the patient pays" }
      dl(.class("kv")) {
        for fact in paying.facts {
          dt { fact.name }
          dd { fact.words }
        }
      }
      a(.class("btn wide"), .href(paying.payment)) { "Take a payment" }
      p { a(.href(paying.account)) { "The patient’s account" } }
    }
  }
}
