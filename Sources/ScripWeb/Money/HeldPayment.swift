import HTML
import ScripCore
import ScripDesk

/// The words of a payment that is in no book: what it is, and how it differs from the one that is posted.
struct HeldPayment: Equatable, Sendable {
  let title: String
  let reason: String
  let mayPost: Bool
  let isDecided: Bool
  let facts: [[String]]
  let claims: WordTable
  /// Nil where no payment of its number is posted.
  let posted: Posted?

  /// The payment that is in the books already.
  struct Posted: Equatable, Sendable {
    let link: WordTable.Link?
    /// What differs: here, and there.
    let differences: WordTable
  }

  init?(_ bench: ShowRemittance.Bench) {
    guard let held = bench.held else { return nil }
    let (remittance, content) = (bench.line.remittance, bench.content)
    title = remittance.state.heading
    reason = remittance.reason ?? ""
    mayPost = remittance.state == .held
    isDecided = remittance.state != .held && remittance.state != .unreadable
    var facts = [
      ["Deposit", content.payment.shown], ["Dated", content.day.shown],
      ["Payer", "\(content.payer.name), \(content.payer.number)"],
    ]
    if !remittance.isFromPaper {
      facts.append(["Made out to", "\(content.payee.name.shown), NPI \(content.payee.npi ?? "not said")"])
      if let own = held.ownNPI, own != content.payee.npi { facts.append(["The practice’s NPI", own]) }
    }
    self.facts = facts
    claims = WordTable(
      title: "Its claims", heads: ["Claim", "Patient", "Charged", "Paid", "Taken off"],
      rows: held.claims.map { Self.row($0, bench.reasons) }, empty: "It names no claim.", add: nil)
    posted = held.posted.map { Posted($0, for: content, bench.reasons) }
  }

  private static func row(_ line: HeldRemittance.Claim, _ reasons: ReasonTable) -> WordTable.Row {
    let named = line.answer.patient.map { "\($0.shown), as the payer says" }
    let takenOff = line.answer.adjustmentWords(reasons)
    return WordTable.Row(
      cells: [
        .init(line.answer.controlNumber + (line.claim == nil ? ", none of ours" : "")),
        .init(line.patient?.listed ?? named ?? "—"), .init(line.answer.charge.shown), .init(line.answer.paid.shown),
        .init(takenOff.isEmpty ? "—" : takenOff.joined(separator: ", ")),
      ], path: line.claim.flatMap { LocalPath(checking: "/claims/\($0.id)") })
  }
}

extension HeldPayment.Posted {
  init(_ posted: HeldRemittance.Posted, for held: Remittance, _ reasons: ReasonTable) {
    let other = posted.remittance
    link = LocalPath(checking: "/money/remittances/\(other.id)").map {
      WordTable.Link(words: "\(other.payerName), \(other.traceNumber), \(other.day.shown)", path: $0)
    }
    var rows: [WordTable.Row] = []
    func compare(_ what: String, _ here: String, _ there: String) {
      if here != there { rows.append(WordTable.Row(cells: [.init(what), .init(here), .init(there)], path: nil)) }
    }
    let there = posted.content
    compare("Payer", "\(held.payer.name), \(held.payer.number)", "\(there.payer.name), \(there.payer.number)")
    compare("Deposit", held.payment.shown, there.payment.shown)
    compare("Dated", held.day.shown, there.day.shown)
    for number in (held.claims + there.claims).map(\.controlNumber).eachOnce {
      compare("Claim \(number)", held.words(ofClaim: number, reasons), there.words(ofClaim: number, reasons))
    }
    let (beside, besideThere) = (held.beside, there.beside)
    compare("Taken beside the claims", beside.shown, besideThere.shown)
    differences = WordTable(
      title: "What differs from the posted one", heads: ["What", "This one", "The posted one"], rows: rows,
      empty: "No amount differs, only details.", add: nil)
  }
}

extension Remittance {
  /// `$76.00 paid of $105.00; $29.00 above the fee schedule (CO 45)`.
  fileprivate func words(ofClaim number: String, _ reasons: ReasonTable) -> String {
    let answers = claims.filter { $0.controlNumber == number }
    guard !answers.isEmpty else { return "not in it" }
    return answers.map { answer in
      (["\(answer.paid.shown) paid of \(answer.charge.shown)"] + answer.adjustmentWords(reasons)).joined(
        separator: "; ")
    }.joined(separator: " · ")
  }

  fileprivate var beside: Money { providerAdjustments.reduce(.zero) { $0 + $1.amount } }
}

extension ClaimName {
  /// `MARTA HOLLOWAY`, as the payer writes it.
  var shown: String { [given, family].compactMap(\.self).joined(separator: " ") }
}

extension StoredRemittance.State {
  /// Of one that is in no book.
  fileprivate var heading: String {
    switch self {
    case .setAside, .setAsideUnread: "Set aside"
    case .takenBack: "Taken back"
    case .posted, .unexplained, .held, .unreadable: "Nothing of it is posted"
    }
  }
}

/// How it is drawn: what there is to see first, then the decision. Neither answer is the likelier one.
extension HeldPayment {
  func node(_ hidden: [Node], release: LocalPath, mayDecide: Bool) -> Node {
    div(.class("stack")) {
      section(.class("sheet measure"), .aria("labelledby", "held")) {
        div(.class("top")) { h2(.id("held")) { title } }
        p { reason }
        dl(.class("kv")) {
          for pair in facts {
            dt { pair[0] }
            dd { pair[1] }
          }
        }
      }
      if let posted {
        posted.differences.node
        if let link = posted.link {
          p {
            "Posted already: "
            a(.href(link.path)) { link.words }
          }
        }
      }
      claims.node
      if mayDecide, !isDecided { decision(hidden, release) }
    }
  }

  private func decision(_ hidden: [Node], _ release: LocalPath) -> Node {
    section(.class("sheet measure"), .aria("labelledby", "decision")) {
      div(.class("top")) { h2(.id("decision")) { "Whose is it?" } }
      form(.class("stack"), .method(.post), .action(release)) {
        hidden
        div(.class("field")) {
          labelTag(.for("reason")) { "Why" }
          input(.id("reason"), .name("reason"), .type(.text), .required(), .autocomplete("off"))
        }
        div(.class("row")) {
          button(.class("btn"), .type(.submit), .name("ours"), .value("no")) { "Set it aside" }
          if mayPost {
            button(.class("btn"), .type(.submit), .name("ours"), .value("yes")) { "It is ours: post it" }
          }
        }
      }
    }
  }
}
