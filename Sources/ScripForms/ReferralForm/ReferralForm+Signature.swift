import Paper
import ScripCore

extension ReferralForm {
  /// Why the treatment is needed and what it should achieve, where the payer asks.
  var reasonBlocks: [Block] {
    let asked = [
      (ReferralElement.medicalNecessity, "Why massage is medically necessary", 2), (.goals, "Goals to measure", 1),
    ].filter { asks($0.0) }
    return asked.map { .writeIn(label: label($0.1, $0.0), lines: $0.2) }
  }

  var signing: [Block] {
    [
      .together([
        .heading("Prescriber"),
        .checks([Check("Not now: needs a visit first"), Check("I do not order this treatment")], columns: 2),
        .signature([
          SignatureField(label("Signature", .signature), share: 3),
          SignatureField(label("Printed name, credential", .prescriberName), share: 3),
          SignatureField(label("Date", .signedDate), share: 1.4),
        ]),
        .smallPrint(Words(accepted)),
        letterhead.returnBlock(returnCode),
      ])
    ]
  }

  /// Clerical details are ours to find: no prescriber is held up by them.
  private var accepted: String {
    let who = rules.prescribers.map { "This payer accepts \($0.map(\.rawValue).joined(separator: ", ")). " } ?? ""
    return who + "An NPI or address need not be written: the practice looks them up. A handwritten or electronic "
      + "signature counts, a stamp does not."
  }
}
