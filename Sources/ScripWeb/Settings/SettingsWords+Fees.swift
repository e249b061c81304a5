import ScripCore
import ScripDesk

extension SettingsWords {
  /// What a unit costs now, and what it will cost.
  var fees: WordTable {
    let shown = settings.fees.filter { schedule in
      schedule.validFrom > settings.today
        || settings.fees.inForce(for: schedule.classKey ?? "", on: settings.today) == schedule
    }
    return WordTable(
      title: "Fees", heads: ["For", "From", "A unit of"],
      rows: shown.map { schedule in
        let kind = schedule.classKey.flatMap { key in settings.payers.first { $0.key == key }?.name }
        let prices = schedule.prices.map { price in
          "\(price.code) \(price.perUnit.shown)" + (price.selfPay.map { ", alone \($0.shown)" } ?? "")
        }
        return WordTable.Row(
          cells: [
            .init(kind ?? "everybody"), .init(schedule.validFrom.shown), .init(prices.joined(separator: "; ")),
          ], path: mayEdit ? "/settings/fees" : nil)
      }, empty: "No price yet. Enter what a unit costs before the first session is charged.",
      add: mayEdit ? WordTable.Link(words: "Change the fees", path: "/settings/fees") : nil)
  }
}
