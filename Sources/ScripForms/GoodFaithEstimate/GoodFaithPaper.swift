import Paper
import ScripCore

/// The written estimate for a patient who pays alone. Source: 45 CFR 149.610; contents domain.md I.
public struct GoodFaithPaper: Sendable {
  let estimate: GoodFaithEstimate
  let letterhead: Letterhead

  public init(estimate: GoodFaithEstimate, letterhead: Letterhead) {
    self.estimate = estimate
    self.letterhead = letterhead
  }

  public var paper: Paper {
    Paper(
      title: "Good-faith estimate", madeOn: estimate.madeOn.description,
      header: letterhead.margin("Good-faith estimate"), footer: letterhead.line,
      blocks: opening + items + [rights])
  }

  private var opening: [Block] {
    [
      .title("Good-faith estimate of what you will be billed"),
      .pairs(
        [
          Pair("Patient", Words(estimate.patientName)),
          Pair("Date of birth", Words(estimate.patientBirthDate?.shown ?? "not known to us")),
          Pair("For", Words(estimate.primary)), Pair("On", Words(estimate.primaryOn?.shown ?? "not booked yet")),
          Pair("Diagnosis", Words(diagnoses)), Pair("Made on", Words(estimate.madeOn.shown)),
          Pair("By", Words(estimate.providerName)), Pair("State", Words(estimate.state)),
          Pair("NPI", Words(estimate.providerNPI ?? "none")),
          Pair("Tax ID", Words(estimate.providerTaxID ?? "on request")),
        ], columns: 2),
    ]
  }

  private var diagnoses: String {
    estimate.diagnoses.isEmpty ? "none given" : estimate.diagnoses.map(\.description).joined(separator: ", ")
  }

  private var items: [Block] {
    func row(_ when: String, _ what: String, _ item: GoodFaithEstimate.Item, _ charge: Money) -> [Words] {
      [
        Words(when), Words(what), Words(item.code?.description ?? "–"), Words("\(item.units)"), Words(charge.shown),
      ]
    }
    var rows = estimate.items.map { row($0.day?.shown ?? "–", $0.what, $0, $0.charge) }
    if let more = estimate.recurring {
      let what = "\(more.sessions) more: \(more.each.what), each \(more.each.charge.shown)"
      rows.append(row("until \(more.through.shown)", what, more.each, more.charge))
    }
    let table = Table(
      [
        Table.Column("Date", share: 1.7), Table.Column("What", share: 3.5), Table.Column("Code"),
        Table.Column("Units", share: 0.8, isNumeric: true), Table.Column("Expected", share: 1.3, isNumeric: true),
      ], rows: rows, total: ["", "Together", "", "", Words(estimate.total.shown)])
    let apart: [Block] =
      estimate.scheduledApart.isEmpty
      ? [] : [.heading("Booked and billed apart"), .list(estimate.scheduledApart.map { Words($0) })]
    return [.heading("What it is made of"), .table(table)] + apart
  }

  private var rights: Block {
    .together([
      .heading("What you should know"), .list(GoodFaithEstimate.disclaimers.map { Words($0) }, numbered: true),
      .smallPrint("Keep this paper. You may ask for a new estimate at any time, and whenever something changes."),
    ])
  }
}
