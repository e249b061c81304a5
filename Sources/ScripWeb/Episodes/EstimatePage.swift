import HTML
import ScripCore
import ScripDesk

/// What one visit is likely to cost: in network, out of network and paid alone, side by side.
struct EstimatePage: Equatable, Sendable {
  let episode: String
  let heading: String
  let units: Int
  let columns: [Column]
  /// What the estimates rest on, each with its age.
  let figures: WordTable
  let given: [String]
  /// Sessions that a written estimate speaks for.
  let sessions: Int
  /// `3 sessions are booked, the first on 2 Dec 2026.`
  let booked: String
  /// Who is never asked to pay is owed no written estimate.
  let mayPayAlone: Bool
  /// Why a column is not there, or is less sure than it looks.
  let notes: [String]
  let today: CalendarDay

  struct Column: Equatable, Sendable {
    let name: String
    let patient: String
    let lines: [(String, String)]

    static func == (left: Self, right: Self) -> Bool {
      left.name == right.name && left.patient == right.patient && left.lines.map(\.1) == right.lines.map(\.1)
    }
  }

  /// `mayCall`: whether the reader writes down what a payer says.
  init(_ estimates: ShowEstimate.Estimates, sessions: Int = 1, mayCall: Bool) {
    self.sessions = max(sessions, estimates.booked.count)
    booked =
      estimates.booked.first.map { first in
        let count = estimates.booked.count
        return count == 1
          ? "1 session is booked, on \(first.day.shown)."
          : "\(count) sessions are booked, the first on \(first.day.shown)."
      } ?? "No session is booked yet."
    episode = estimates.episode.id.description
    heading = "\(estimates.patient.shown): what a visit of \(estimates.units * 15) minutes may cost"
    units = estimates.units
    today = estimates.today
    let named: [(String, Estimate?)] = [
      ("In network", estimates.inNetwork), ("Out of network", estimates.outOfNetwork), ("Paid alone", estimates.alone),
    ]
    let isAlone = estimates.inNetwork == nil && estimates.outOfNetwork == nil
    columns = named.compactMap { name, estimate in
      estimate.map { isAlone ? Column.alone(name, $0) : Self.column(name, $0) }
    }
    mayPayAlone = estimates.billing.isAllowed
    notes = Self.notes(estimates)
    let all = named.flatMap { $0.1?.figures ?? [] }.eachOnce
    figures = WordTable(
      title: "What it rests on", heads: ["Figure", "Amount", "Said by", "Age"],
      rows: all.map { Self.row($0, estimates.today) }, empty: "Nothing is known yet.",
      add: (mayCall ? estimates.episode.coverage : nil).map {
        WordTable.Link(words: "Call the payer", path: "/coverages/\($0.description)/benefits")
      })
    given = estimates.given.map { "\($0.madeOn.shown): \($0.total.shown)" }
  }

  private static func notes(_ estimates: ShowEstimate.Estimates) -> [String] {
    if let why = estimates.billing.sentence { return ["The patient pays nothing. \(why)"] }
    if estimates.charge == nil {
      return ["The fee schedule has no price. Enter one in the settings, and the estimate stands here."]
    }
    if !estimates.finalGaps.isEmpty {
      return estimates.finalGaps.map { "The plan pays nothing for this: \($0.what.shown). \($0.fix.words.shown)" }
    }
    let sides = [
      ("In network", estimates.answer.details?.inNetwork), ("Out of network", estimates.answer.details?.outOfNetwork),
    ].compactMap { name, share in share.map { (name: name, share: $0) } }.filter { !$0.share.isEmpty }
    guard !sides.isEmpty else {
      if estimates.episode.coverage == nil { return [] }
      return ["The payer has not said what a patient pays. Call it: the estimate then shows both sides of the network."]
    }
    return sides.compactMap { name, share in
      if !share.saysShare {
        return "\(name): the payer has not said a copay or coinsurance. Ask it; 0 is an answer too."
      }
      if share.saysDeductible { return nil }
      return "\(name): the payer has not said whether a deductible is left. If one is, the patient pays more."
    }
  }

  private static func row(_ figure: EstimateInput.Figure, _ today: CalendarDay) -> WordTable.Row {
    let age = figure.ageDays(on: today)
    let isPrice = figure.source.hasPrefix("fee schedule")
    return WordTable.Row(
      cells: [
        .init(figure.name), .init(figure.value), .init("\(figure.source), \(figure.asOf.shown)"),
        .init(age == 1 ? "1 day" : "\(age) days", !isPrice && figure.isOld(on: today) ? .soon : .plain),
      ], path: nil)
  }

  /// A visit under a plan, or beside one.
  private static func column(_ name: String, _ estimate: Estimate) -> Column {
    let lines: [(String, Money)] = [
      ("Deductible", estimate.deductible), ("Copay", estimate.copay), ("Coinsurance", estimate.coinsurance),
      ("Above what the plan allows", estimate.balance), ("The plan pays", estimate.plan),
      ("Written off", estimate.writeOff),
    ]
    return Column(name: name, patient: estimate.patient.shown, lines: lines.map { ($0.0, $0.1.shown) })
  }

  func bytes(frame: StaffLayout.Frame, hidden: [Node], mayEdit: Bool) -> [UInt8] {
    StaffLayout(title: "Estimate", current: .patients, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/episodes/\(episode)")) { "The episode" } }
          h1 { heading }
          p { Estimate.disclaimer }
        }
      }
      div(.class("stack")) {
        unitsForm
        for note in notes { p(.class("st wait"), .role(.note)) { note } }
        if !columns.isEmpty { comparison }
        figures.node
        if mayPayAlone { goodFaith(hidden, mayEdit) }
      }
    }.bytes
  }

  private var unitsForm: Node {
    form(.class("row no-print"), .method(.get), .action("/episodes/\(episode)/estimate")) {
      div(.class("field")) {
        labelTag(.for("units")) { "Units of 15 minutes" }
        input(.id("units"), .name("units"), .type(.number), .min("1"), .max("8"), .value(String(units)))
      }
      button(.class("btn"), .type(.submit)) { "Show" }
    }
  }

  private var comparison: Node {
    section(.class("sheet flush")) {
      table(.class("tbl pile")) {
        caption(.class("sr")) { "What a visit may cost, side by side" }
        thead {
          tr {
            th(.scope(.col)) { "A visit" }
            for column in columns { th(.scope(.col), .class("num")) { column.name } }
          }
        }
        tbody {
          tr(.class("now")) {
            th(.scope(.row), .class("all")) { "The patient pays" }
            for column in columns { td(.class("num all"), .data("l", column.name)) { b { column.patient } } }
          }
          for index in columns[0].lines.indices {
            tr {
              th(.scope(.row), .class("all")) { columns[0].lines[index].0 }
              for column in columns { td(.class("num all"), .data("l", column.name)) { column.lines[index].1 } }
            }
          }
        }
      }
    }
  }

  private func goodFaith(_ hidden: [Node], _ mayEdit: Bool) -> Node {
    section(.class("sheet stack no-print"), .aria("labelledby", "gfe")) {
      h2(.id("gfe")) { "A written estimate for who pays alone" }
      p {
        "Due within 3 business days of a question about the cost, or of booking 10 or more business days ahead; within "
          + "1 when the session is 3 to 9 business days away."
      }
      p { booked }
      form(.class("row"), .method(.get), .action("/episodes/\(episode)/estimate")) {
        input(.type(.hidden), .name("units"), .value(String(units)))
        div(.class("field")) {
          labelTag(.for("sessions")) { "Sessions it speaks for, in a year" }
          input(.id("sessions"), .name("sessions"), .type(.number), .min("1"), .max("104"), .value(String(sessions)))
        }
        button(.class("btn"), .type(.submit)) { "Set" }
      }
      if given.isEmpty {
        p(.class("mute")) { "None was given yet." }
      } else {
        ul { for line in given { li { line } } }
      }
      div(.class("row")) {
        a(
          .class("btn"),
          .href("/episodes/\(episode)/good-faith-estimate.pdf?units=\(String(units))&sessions=\(String(sessions))")
        ) { "Print it" }
        if mayEdit {
          form(.method(.post), .action("/episodes/\(episode)/good-faith-estimate")) {
            hidden
            input(.type(.hidden), .name("units"), .value(String(units)))
            input(.type(.hidden), .name("sessions"), .value(String(sessions)))
            button(.class("btn go"), .type(.submit)) { "It was given" }
          }
          form(.method(.post), .action("/episodes/\(episode)/cost-question")) {
            hidden
            button(.class("btn"), .type(.submit)) { "The patient asked what it costs" }
          }
        }
      }
    }
  }
}

extension EstimatePage.Column {
  /// A visit where no plan's part is known: the price, and what is taken off it.
  fileprivate static func alone(_ name: String, _ estimate: Estimate) -> Self {
    let charge = estimate.patient + estimate.plan + estimate.writeOff
    return Self(
      name: name, patient: estimate.patient.shown,
      lines: [("The practice’s price", charge.shown), ("Taken off for who pays alone", estimate.writeOff.shown)])
  }
}
