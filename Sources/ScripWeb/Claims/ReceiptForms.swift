import ScripCore
import ScripDesk

/// What the patient paid when the receipt was given.
struct ReceiptForm: WebForm {
  let paid: Money
  let method: Receipt.Payment.Method
  let showsCodes: Bool
  /// The receipt and the account that the form showed.
  let seen: RecordMark?

  init?(reading reader: inout FormReader) {
    paid = reader.dollars("paid", label: "what was paid") ?? .zero
    method = paid > .zero ? reader.choice("method", label: "how it was paid") ?? .other : .other
    showsCodes = reader.isTicked("codes")
    seen = reader.optionalText(RecordMark.field, label: "the receipt", max: 40).map { RecordMark($0) }
    if !reader.faults.isEmpty { return nil }
  }

  static func entry(_ sheet: ShowEpisodeMoney.Sheet, at path: Entry.Path) -> Entry {
    Entry(
      title: "Give a receipt", current: .money, back: "/episodes/\(sheet.episode.id.description)/money", action: path,
      groups: [
        EntrySheet(
          "What was paid", note: sheet.nextReceipt?.words ?? "No line of the patient’s own waits for a receipt.",
          [
            EntryField("paid", "Paid", hint: "In dollars, such as 90.00; empty if nothing was paid."), .paidBy,
            EntryField(
              "codes", "Print the diagnosis codes", .tick,
              hint: "A superbill and an HSA receipt always carry them; an FSA receipt only if the patient wants it."),
          ])
      ])
  }

  /// The form as it is first drawn: what is left to pay of the lines of this receipt.
  static func fresh(_ sheet: ShowEpisodeMoney.Sheet) -> FormFields {
    let due = sheet.nextReceipt?.due ?? .zero
    return FormFields([("paid", due > .zero ? due.plainDollars : nil), (RecordMark.field, sheet.mark.text)])
  }
}

/// What went back to the patient when a receipt is taken back.
struct VoidReceiptForm: WebForm {
  let back: Money
  let method: Receipt.Payment.Method

  init?(reading reader: inout FormReader) {
    back = reader.dollars("back", label: "what was given back") ?? .zero
    method = back > .zero ? reader.choice("method", label: "how it was given back") ?? .other : .other
    if !reader.faults.isEmpty { return nil }
  }

  static func entry(_ opened: ShowReceipt.Opened, at path: Entry.Path) -> Entry {
    let (receipt, free) = (opened.receipt, opened.returnable)
    let words =
      "\(receipt.charged.shown) was charged, \(receipt.paid.shown) paid"
      + (receipt.balance > .zero
        ? " when it was given. The account owes \(opened.owed.shown) today; what was paid since stays on it." : ".")
      + (free < receipt.paid ? " \((receipt.paid - free).shown) of it pays what else is owed." : "")
    return Entry(
      title: "Give a credit note for receipt \(receipt.number)", current: .money,
      back: "/receipts/\(receipt.id.description)", action: path,
      groups: [
        EntrySheet(
          "What goes back to the patient", note: words,
          [
            EntryField(
              "back", "Given back",
              hint: "In dollars; empty if nothing was. What is not given back stays on the account."),
            .paidBy,
          ])
      ])
  }

  static func fresh(_ opened: ShowReceipt.Opened) -> FormFields {
    FormFields([("back", opened.returnable > .zero ? opened.returnable.plainDollars : nil)])
  }
}

extension EntryField {
  /// How money changed hands. Nothing is chosen before somebody has looked.
  fileprivate static let paidBy = EntryField(
    "method", "By",
    .choice([EntryChoice("", "choose")] + Receipt.Payment.Method.allCases.map { EntryChoice($0.rawValue, $0.shown) }))
}

extension NextReceipt {
  /// `Superbill of $90.00, for 3 Nov 2026. $30.00 of it is paid by what was held for the patient.`
  fileprivate var words: String {
    var days: [String] = []
    for line in lines where !days.contains(line.day.shown) { days.append(line.day.shown) }
    let held = fromAccount.total
    return "\(kind.shown) of \(lines.total.shown), for \(days.joined(separator: ", "))."
      + (held > .zero ? " \(held.shown) of it is paid by what was held for the patient." : "")
  }
}
