import ScripCore
import ScripDesk

/// What the patient agrees to pay for work outside the order, as it stands beside the tick.
struct OutsidePriceWords: Equatable, Sendable {
  /// `1 unit, $30.00`.
  let words: String
  /// The cents of it, as the form brings them back; empty without a price.
  let told: String

  init(_ judgement: NoteJudgement) {
    let units = judgement.outsideUnits.units
    let counted = "\(units) unit\(units == 1 ? "" : "s")"
    switch judgement.outsidePrice {
    case nil: words = "Its price stands here once its minutes are saved."
    case .amount(let amount): words = "\(counted), \(amount.shown)"
    case .nothing(let why): words = "\(counted), nothing to pay. \(why)"
    case .noPrice(let code): words = "\(counted). No price is kept for \(code): tell the patient one, and the owner."
    }
    told = judgement.outsidePrice?.amount.map { String($0.cents) } ?? ""
  }
}
