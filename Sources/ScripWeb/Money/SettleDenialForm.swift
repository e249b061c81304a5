import ScripCore
import ScripDesk

/// How the work on a refusal ends.
struct SettleDenialForm: WebForm {
  let ending: SettleDenial.Ending
  let how: String

  init?(reading reader: inout FormReader) {
    let what = reader.text("ending", label: "how it ends")
    let how = reader.text("how", label: "what was done", max: 400)
    let amount = reader.dollars("amount", label: "the amount") ?? .zero
    let signed = reader.optionalDay("noticeSignedOn", label: "the day the notice was signed")
    guard let what, let how, reader.faults.isEmpty else { return nil }
    self.how = how
    switch what {
    case "answered": ending = .answered
    case "writeOff": ending = .writeOff(amount)
    case "toPatient": ending = .toPatient(amount, noticeSignedOn: signed)
    default:
      reader.fault("ending", "Choose how it ends from the list.")
      return nil
    }
  }

  static func entry(_ opened: ShowDenial.Opened, at path: Entry.Path) -> Entry {
    let denial = opened.line.stored.denial
    let answered = EntryChoice("answered", "answered: corrected, appealed, papers sent")
    let mayOwe = opened.patientMayOwe
    let owes = EntryChoice("toPatient", "the patient owes it")
    let endings = [EntryChoice("writeOff", "written off")] + (mayOwe ? [owes] : [])
    let what = denial.isForwarded ? "What was sent on" : "The refusal"
    return Entry(
      title: "\(what) of \(opened.line.open.shown) is dealt with", current: .money,
      back: "/money/denials/\(opened.line.stored.id.description)", action: path,
      groups: [
        EntrySheet(
          "How it ends", note: denial.next.words,
          [
            // Only the other payer's answer ends what was sent on, or a decision about the money.
            EntryField("ending", "Ending", .choice(denial.isForwarded ? endings : [answered] + endings)),
            EntryField("how", "What was done"),
            EntryField(
              "amount", "Amount",
              hint: mayOwe
                ? "When it is written off or the patient owes it."
                : "When it is written off. This payer’s patients are never billed."),
          ] + (mayOwe ? [notice] : []))
      ])
  }

  private static let notice = EntryField(
    "noticeSignedOn", "Notice signed on", .day,
    hint: "Only a notice signed before the session lets the patient owe what the plan does not pay.")

  static func typed(_ opened: ShowDenial.Opened) -> FormFields {
    let denial = opened.line.stored.denial
    return FormFields([
      ("ending", denial.isForwarded ? "writeOff" : "answered"), ("amount", opened.line.open.plainDollars),
    ])
  }
}
