import ScripCore
import ScripDesk

/// The books of a month for an accountant's spreadsheet: a line an entry, so that each posting adds up to nothing and each
/// account to what the month did to it. Nobody's name: a patient is the chart's number.
struct LedgerFile: Sendable {
  static let heads = [
    "Day", "Posting", "Kind", "Account", "Amount", "Claim", "Receipt", "Payer", "Paid by", "Chart",
  ]

  let rows: [[String]]

  init(_ lines: [ShowMonthLedger.Line]) {
    rows = lines.map { line in
      let entry = line.entry
      return [
        entry.day.description, entry.posting.description, Self.plain(entry.cause.shown),
        Self.plain(entry.account.shown), Self.dollars(entry.amount), entry.claimNumber ?? "",
        entry.receiptNumber.map(String.init) ?? "", entry.payerName ?? "", line.method?.shown ?? "",
        entry.patient?.description ?? "",
      ]
    }
  }

  var bytes: [UInt8] { CSV.bytes(of: [Self.heads] + rows) }

  /// `-25.00`: a number to a spreadsheet.
  private static func dollars(_ amount: Money) -> String {
    amount < .zero ? "-" + (-amount).plainDollars : amount.plainDollars
  }

  /// Some spreadsheets read letters beyond ASCII as others.
  private static func plain(_ words: String) -> String { words.replacing("’", with: "'") }
}
