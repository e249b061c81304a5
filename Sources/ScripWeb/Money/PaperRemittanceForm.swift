import ScripCore
import ScripDesk

/// A paper payment, as it is typed: at most eight claims on one form.
struct PaperRemittanceForm: WebForm {
  static let claimsMax = 8
  let paper: PaperRemittance

  init?(reading reader: inout FormReader) {
    let trace = reader.text("trace", label: "the check’s number", max: 50)
    let day = reader.optionalDay("day", label: "the day of the check")
    if day == nil, !reader.faults.contains(where: { $0.field == "day" }) {
      reader.fault("day", "Write the day that stands on the check.")
    }
    let method: Remittance.Method? = reader.choice("method", label: "how it was paid")
    let payment = reader.dollars("payment", label: "the payment")
    if payment == nil, !reader.faults.contains(where: { $0.field == "payment" }) {
      reader.fault("payment", "Write what was paid; 0 when nothing was.")
    }
    let beside = reader.signedDollars("beside", label: "what was taken beside the claims") ?? .zero
    let interest = reader.dollars("interest", label: "the interest") ?? .zero
    var lines: [PaperRemittance.Line] = []
    for place in 1...Self.claimsMax {
      guard let number = reader.optionalText("claim\(place)", label: "the claim’s number", max: 20) else { continue }
      let refused = reader.dollars("refused\(place)", label: "what was refused") ?? .zero
      let code = reader.optionalText("code\(place)", label: "the reason’s code", max: 5)
      if refused > .zero, code == nil { reader.fault("code\(place)", "Write the code that stands beside the refusal.") }
      lines.append(
        PaperRemittance.Line(
          controlNumber: number,
          payerClaimNumber: reader.optionalText("theirs\(place)", label: "their number", max: 50),
          paid: reader.dollars("paid\(place)", label: "what was paid") ?? .zero,
          contractual: reader.dollars("forgone\(place)", label: "what the contract forgoes") ?? .zero,
          patient: reader.dollars("share\(place)", label: "the patient’s share") ?? .zero,
          patientReason: reader.optionalText("kind\(place)", label: "the kind of share", max: 1) ?? "3",
          refused: refused, refusedReason: code))
    }
    guard let trace, let day, let method, let payment, reader.faults.isEmpty else { return nil }
    paper = PaperRemittance(
      traceNumber: trace, day: day, method: method, payment: payment, takenBeside: beside, interest: interest,
      lines: lines)
  }

  static let entry = Entry(
    title: "A paper payment", current: .money, back: "/money/remittances", action: "/money/paper",
    groups: [
      EntrySheet(
        "The payment",
        note: "Its payer is the one that the claims below were sent to. Of a second payer, write only what it did with "
          + "what the first one left; the rest is filled in.",
        [
          EntryField("trace", "Check or transfer number"),
          EntryField("day", "Day of the check", .day),
          EntryField(
            "method", "Paid by",
            .choice([
              EntryChoice("CHK", "check"), EntryChoice("ACH", "transfer"), EntryChoice("NON", "nothing was paid"),
            ])), EntryField("payment", "Payment"),
          EntryField("beside", "Taken back beside the claims"), EntryField("interest", "Interest added"),
        ])
    ] + (1...claimsMax).map(sheet))

  private static func sheet(_ place: Int) -> EntrySheet {
    EntrySheet(
      "Claim \(place)",
      [
        EntryField("claim\(place)", "Claim number", hint: place == 1 ? "Box 26 of the claim." : nil),
        EntryField("theirs\(place)", "The payer’s number"), EntryField("paid\(place)", "Paid"),
        EntryField("forgone\(place)", "Forgone by the contract", hint: place == 1 ? "CO 45." : nil),
        EntryField("share\(place)", "The patient’s share"),
        EntryField(
          "kind\(place)", "Kind of share",
          .choice([EntryChoice("3", "copay"), EntryChoice("1", "deductible"), EntryChoice("2", "coinsurance")])),
        EntryField("refused\(place)", "Refused"), EntryField("code\(place)", "Reason code of the refusal"),
      ])
  }
}

/// Why a payment that was entered by hand is taken back.
enum PaperBack {
  static func entry(_ bench: ShowRemittance.Bench, at path: Entry.Path) -> Entry {
    let remittance = bench.line.remittance
    return Entry(
      title: "Take back the payment \(remittance.traceNumber) of \(remittance.payment.shown)", current: .money,
      back: "/money/remittances/\(remittance.id.description)", action: path,
      groups: [
        EntrySheet(
          "It was typed wrongly",
          note:
            "All that it did to the books is undone, on the first day that is not closed, and its claims are open as "
            + "before. Then enter the right one, under the same number.",
          [EntryField("reason", "Why", hint: "For whoever looks at it later.")])
      ], save: "Take it back")
  }
}
