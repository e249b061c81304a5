import ScripCore
import ScripDesk

/// Who owes and is owed: patients one by one, payers by how long their claims are open.
extension MoneyPage {
  static func patients(_ owing: ShowOwing.List, mayOpen: Bool) -> WordTable {
    WordTable(
      title: "Patients who owe", heads: ["Patient", "Owes", "Oldest debt"],
      rows: owing.lines.map { line in
        WordTable.Row(
          cells: [
            .init(line.patient.listed), .init(line.owed.shown),
            line.since.map { .init(ClaimsPage.age($0, owing.today)) } ?? "—",
          ], path: mayOpen ? "/money/accounts/\(line.patient.id.description)" : nil)
      }, empty: "No patient owes anything.", add: nil)
  }

  static func held(_ owing: ShowOwing.List, mayOpen: Bool) -> WordTable {
    WordTable(
      title: "Held for patients", heads: ["Patient", "Held"],
      rows: owing.held.map { held in
        WordTable.Row(
          cells: [.init(held.patient.listed), .init(held.amount.shown)],
          path: mayOpen ? "/money/accounts/\(held.patient.id.description)" : nil)
      }, empty: "Nothing is held for a patient.", add: nil)
  }

  /// What is open on claims that are out, by the days since the session: up to 30, 60, 90, and more.
  static func payers(_ work: ShowClaims.Work) -> WordTable {
    var names: [String] = []
    var sums: [String: [Money]] = [:]
    for line in work.sent where line.open != .zero {
      let name = line.plan.payerName
      if sums[name] == nil { names.append(name) }
      let days = max(0, line.claim.firstDay.days(until: work.today))
      sums[name, default: [Money](repeating: .zero, count: 4)][min(max(days - 1, 0) / 30, 3)] += line.open
    }
    return WordTable(
      title: "Payers with claims out, by days since the session",
      heads: ["Payer", "0 to 30", "31 to 60", "61 to 90", "over 90"],
      rows: names.sorted().map { name in
        let ages = sums[name] ?? []
        return WordTable.Row(
          cells: [.init(name)]
            + ages.enumerated().map { age, sum in
              sum == .zero ? "—" : .init(sum.shown, age == 3 ? .stop : .plain)
            }, path: nil)
      }, empty: "No payer has a claim to decide.", add: nil)
  }
}
