import HTML
import ScripCore
import ScripDesk

/// How a signed session is charged: the units with their working, the prices, who pays, and what is left out.
struct ChargePage: Equatable, Sendable {
  let appointment: String
  let episode: String
  let patientName: String
  let heading: String
  let lead: String
  let lines: WordTable
  let working: [String]
  let unbilled: [String]
  /// Why nothing can be charged; nil when it can.
  let refusal: String?
  /// What the patient agreed to pay outside the order, where the fees in force or the lines say another amount.
  let agreed: String?
  let pairs: [Pair]
  let totals: [String]
  let isMade: Bool
  let mayRemake: Bool
  /// What to do with a session that earns nothing; nil where something is or can be charged.
  let nothing: String?
  /// It earns nothing, and somebody took it off the list.
  let isLeft: Bool

  /// Two codes that the payer takes for one service.
  struct Pair: Equatable, Sendable {
    let words: String
    /// What the note shows; nil: nothing, and no modifier is offered.
    let evidence: String?
  }

  init(_ preview: AskAboutCharges.Preview) {
    let session = preview.session
    appointment = session.appointment.description
    episode = session.episode.description
    patientName = preview.patient.shown
    heading = "Session of \(session.day.shown)"
    lead = "\(preview.therapist?.name ?? "–"), \(preview.payer.name)"
    isMade = !preview.made.isEmpty
    mayRemake = preview.mayRemake
    var charges = preview.made.map(\.charge)
    var left: [SessionCharges.Unbilled] = []
    var found: [SessionCharges.Pair] = []
    switch preview.result {
    case .success(let made):
      if !isMade { charges = made.charges }
      (left, found, refusal) = (made.unbilled, made.pairs, nil)
    case .failure(let failure): refusal = isMade ? nil : failure.sentence
    }
    agreed = Self.agreed(charges, session)
    isLeft = charges.isEmpty && refusal == nil && !preview.isWaiting
    nothing =
      charges.isEmpty && refusal == nil
      ? isLeft ? "Left uncharged: nothing of this session is asked of anybody." : Self.nothingToCharge : nil
    working = [Proposal.Segment.ordered, .outsideOrder].flatMap { segment -> [String] in
      let steps = charges.first { $0.segment == segment }?.working ?? []
      return segment == .ordered ? steps : steps.map { "Outside the order: \($0)" }
    }
    unbilled = left.map { left in
      let what = left.code.map { "\($0), " } ?? ""
      return "\(what)\(left.minutes) minutes: \(left.why)"
    }
    pairs = found.map { pair in
      Pair(
        words: "\(pair.pair.first) and \(pair.pair.second) are often taken for one service.",
        evidence: pair.evidence?.words)
    }
    lines = Self.table(charges, empty: nothing == nil ? "Nothing can be charged yet." : "Nothing is charged.")
    totals = [(Charge.Payer.payer, "From the payer"), (.patient, "From the patient")].compactMap { payer, words in
      let sum = charges.filter { $0.payer == payer }.total
      return sum > .zero ? "\(words): \(sum.shown)" : nil
    }
  }

  private static let nothingToCharge =
    "Nothing of this session can be charged: below is why. A signed note's minutes do not change. If they are wrong, "
    + "the therapist adds to the note what happened. Then leave it uncharged."

  /// The note's amount beside that of the fees in force, and beside lines that were made for another one.
  private static func agreed(_ charges: [Charge], _ session: DeliveredSession) -> String? {
    let outside = charges.filter { $0.segment == .outsideOrder }
    guard let told = session.agreedOutside, !outside.isEmpty else { return nil }
    let note = "By the signed note the patient agreed to pay \(told.shown) for the work outside the order"
    guard outside.total == told else {
      return "\(note), and \(outside.total.shown) is charged. Make the lines anew; if a receipt has them, take it back."
    }
    guard outside.contains(where: { $0.agreed != nil }) else { return nil }
    let listed = outside.map(\.listed)
    let fees =
      listed.contains(.zero)
      ? "have no price" : "come to \(listed.reduce(Money.zero) { $0 + $1 }.shown)"
    return "\(note), and that is charged: it was agreed before the work. The fees of the day \(fees)."
  }

  private static func table(_ charges: [Charge], empty: String) -> WordTable {
    WordTable(
      title: "Lines", heads: ["What", "Paid by", "For", "Minutes", "Units", "Charge"],
      rows: charges.map { charge in
        WordTable.Row(
          cells: [
            .init(
              "\(([charge.code.description] + charge.modifiers).joined(separator: "-")) \(charge.code.words.lowercased())"
                + (charge.segment == .outsideOrder ? ", outside the order" : "")),
            .init(charge.payer == .payer ? "payer" : "patient"),
            .init(charge.diagnoses.map(\.description).joined(separator: ", ")), .init("\(charge.minutes)"),
            .init("\(charge.units)"), .init(charge.amount.shown),
          ], path: nil)
      }, empty: empty, add: nil)
  }

  func bytes(frame: StaffLayout.Frame, hidden: [Node], mayPost: Bool) -> [UInt8] {
    StaffLayout(title: "Charge a session", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) {
            a(.href("/claims")) { "Claims" }
            " · "
            a(.href("/episodes/\(episode)/money")) { patientName }
          }
          h1 { heading }
          p { lead }
        }
      }
      div(.class("cols")) {
        div(.class("stack")) {
          if let refusal { p(.class("alert"), .role(.status)) { refusal } }
          if let nothing { p(.class("alert"), .role(.status)) { nothing } }
          if let agreed { p(.class("alert"), .role(.status)) { agreed } }
          lines.node
          workingSheet
        }
        aside(.class("stack")) { if mayPost, refusal == nil, !isLeft { actSheet(hidden) } }
      }
    }.bytes
  }

  private var workingSheet: Node {
    guard !working.isEmpty || !unbilled.isEmpty else { return .nothing }
    return section(.class("sheet"), .aria("labelledby", "working")) {
      div(.class("top")) { h2(.id("working")) { "How the minutes became units" } }
      ul(.class("list")) { for step in working { li { step } } }
      if !unbilled.isEmpty {
        h3 { "Asked of nobody" }
        ul(.class("list")) { for line in unbilled { li { line } } }
      }
    }
  }

  private func actSheet(_ hidden: [Node]) -> Node {
    section(.class("sheet"), .aria("labelledby", "act")) {
      div(.class("top")) { h2(.id("act")) { isMade ? "Charged" : nothing == nil ? "Charge it" : "No charge" } }
      for total in totals { p { b { total } } }
      if !isMade || mayRemake {
        form(.class("stack"), .method(.post), .action("/appointments/\(appointment)/charge")) {
          hidden
          if isMade { input(.type(.hidden), .name("again"), .value("yes")) }
          for pair in pairs { pairField(pair) }
          HTML.button(.class(isMade ? "btn wide" : "btn go wide"), .type(.submit)) {
            isMade ? "Make the lines anew" : nothing == nil ? "Charge this session" : "Leave it uncharged"
          }
        }
      } else {
        p(.class("mute")) {
          "A line is with the payer or on a receipt. Correct that claim by a new one, or take the receipt back."
        }
      }
      p { a(.href("/episodes/\(episode)/money")) { "The episode's money" } }
    }
  }

  private func pairField(_ pair: Pair) -> Node {
    div(.class("field")) {
      labelTag(.for("modifier")) { "Modifier for the second code" }
      if let evidence = pair.evidence {
        selectTag(.id("modifier"), .name("modifier")) {
          option(.value("")) { "none" }
          option(.value("59")) { "59, truly apart" }
          option(.value("XS")) { "XS, another structure" }
        }
        span(.class("hint")) { "\(pair.words) The note shows: \(evidence)." }
      } else {
        span(.class("hint")) { "\(pair.words) The note shows nothing that parts them, so none can be set." }
      }
    }
  }
}
