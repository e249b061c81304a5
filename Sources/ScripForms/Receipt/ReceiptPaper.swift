import Paper
import ScripCore

/// A receipt on paper: superbill, HSA, FSA, self-pay, work outside the order, credit note.
///
/// Under the practice's legal name. An FSA receipt says nothing of diagnoses unless the patient wants it.
/// Source: domain.md I.
public struct ReceiptPaper: Sendable {
  let receipt: Receipt
  let patient: Patient
  let practice: Practice
  let location: Location
  let therapist: Therapist?
  let order: ReferralVersion?
  let letters: [NecessityLetter]
  /// Number of the receipt that a credit note takes back.
  let takesBack: Int?

  public init(
    receipt: Receipt, patient: Patient, practice: Practice, location: Location, therapist: Therapist?,
    order: ReferralVersion?, letters: [NecessityLetter] = [], takesBack: Int? = nil
  ) {
    self.receipt = receipt
    self.patient = patient
    self.practice = practice
    self.location = location
    self.therapist = therapist
    self.order = order
    self.letters = letters
    self.takesBack = takesBack
  }

  public var paper: Paper {
    let letterhead = Letterhead(
      name: practice.legalName, address: location.address, phone: location.phone ?? practice.phone,
      fax: location.fax ?? practice.fax)
    let title = "\(receipt.kind.shown) \(receipt.number)"
    return Paper(
      title: title, madeOn: receipt.issuedOn.description, header: letterhead.margin(title), footer: letterhead.line,
      blocks: [.title(receipt.kind.shown)] + people + diagnoses + [lines] + money + closing)
  }

  private var people: [Block] {
    var pairs = [
      Pair("Number", Words("\(location.name) \(receipt.number)")), Pair("Issued", Words(receipt.issuedOn.shown)),
      Pair("Patient", Words(patient.shown)),
    ]
    if isComplete, let born = patient.birthDate { pairs.append(Pair("Date of birth", Words(born.shown))) }
    pairs.append(Pair("Practice", Words(practice.legalName)))
    if isComplete {
      if let tax = practice.tax { pairs.append(Pair("Tax number", Words(tax.shown))) }
      if let npi = practice.npi { pairs.append(Pair("Practice NPI", Words(npi))) }
    }
    if let therapist {
      pairs.append(Pair("Therapist", Words("\(therapist.name), licensed massage therapist")))
      if let day = receipt.charges.first?.day,
        let licence = therapist.facts.licence(in: location.address.state, on: day)
      {
        pairs.append(Pair("Licence", Words("\(licence.state) \(licence.number)")))
      }
      if isComplete, let npi = therapist.npi { pairs.append(Pair("Therapist NPI", Words(npi))) }
    }
    if let takesBack { pairs.append(Pair("Takes back", Words("receipt \(takesBack)"))) }
    return [.pairs(pairs, columns: 2)] + prescriber
  }

  /// Whoever reads it has to find what a claim would say.
  private var isComplete: Bool { receipt.kind == .superbill || receipt.kind == .creditNote }

  /// The order that the work rests on: asked for by insurers and by account administrators.
  private var prescriber: [Block] {
    guard receipt.kind != .selfPay, receipt.kind != .outsideOrder, let order, let name = order.prescriber.name else {
      return []
    }
    var pairs = [Pair("Ordered by", Words(name))]
    if isComplete, let npi = order.prescriber.npi { pairs.append(Pair("Prescriber NPI", Words(npi))) }
    if let signed = order.signedOn { pairs.append(Pair("Order of", Words(signed.shown))) }
    return [.heading("Doctor's order"), .pairs(pairs, columns: 2)]
  }

  private var codes: [ICD10Code] {
    var codes: [ICD10Code] = []
    for code in receipt.charges.flatMap(\.diagnoses) where !codes.contains(code) { codes.append(code) }
    return codes
  }

  private var diagnoses: [Block] {
    guard receipt.showsDiagnoses, !codes.isEmpty else { return [] }
    let rows = codes.enumerated().map { place, code -> [Words] in
      let text = order?.diagnoses.first { $0.code == code }?.text ?? ""
      return [Words(Self.letter(place)), Words(code.description), Words(text)]
    }
    return [
      .heading("Diagnoses"),
      .table(Table([.init("", share: 0.4), .init("ICD-10-CM", share: 1.2), .init("In words", share: 5)], rows: rows)),
    ]
  }

  private static func letter(_ place: Int) -> String { String(Array("ABCDEFGHIJKL")[min(place, 11)]) }

  private var lines: Block {
    var columns = [
      Table.Column("Day", share: 1.6), .init("Service", share: 2.6), .init("Code", share: 1.5),
      .init("Minutes", share: 1.1, isNumeric: true), .init("Units", share: 0.9, isNumeric: true),
    ]
    if receipt.showsDiagnoses { columns.append(.init("For", share: 0.7)) }
    if isComplete { columns.append(.init("Place", share: 0.8)) }
    columns.append(.init("Charge", share: 1.4, isNumeric: true))
    let sign = receipt.kind == .creditNote ? -1 : 1
    let rows = receipt.charges.map { charge -> [Words] in
      var cells = [
        Words(charge.day.shown), Words(charge.code.words),
        Words(([charge.code.description] + charge.modifiers).joined(separator: "-")), Words("\(charge.minutes)"),
        Words("\(charge.units)"),
      ]
      if receipt.showsDiagnoses {
        cells.append(Words(charge.diagnoses.compactMap { codes.firstIndex(of: $0) }.map(Self.letter).joined()))
      }
      if isComplete { cells.append(Words(location.placeOfService ?? "11")) }
      return cells + [Words(Money(cents: charge.amount.cents * sign).shown)]
    }
    let total = ["Charged"] + [Words](repeating: "", count: columns.count - 2) + [Words(receipt.charged.shown)]
    return .table(Table(columns, rows: rows, total: total))
  }

  private var money: [Block] {
    let (before, isBack) = (receipt.fromAccount ?? [], receipt.kind == .creditNote)
    // The paper stays as it is when the rest is paid, so it says of which day its balance is.
    let isOpen = !isBack && receipt.balance != .zero
    let day = isOpen ? " when issued, \(receipt.issuedOn.shown)" : ""
    let balance = Pair("Balance", .bold(receipt.balance.shown + day))
    if isBack {
      // Two amounts that are not added up: only the one left the practice.
      let kept = before.isEmpty ? [] : [Pair("Kept for you", Words((-before.total).shown))]
      let rows = receipt.payments.map { ($0, $0.method.shown, -$0.amount) }
      return moved(rows, "Given back", -receipt.payments.total) + [.pairs(kept + [balance])]
    }
    let rows =
      before.map { ($0, "\($0.method.shown), held for you until now", $0.amount) }
      + receipt.payments.map { ($0, $0.method.shown, $0.amount) }
    return moved(rows, "Paid", receipt.paid) + [.pairs([balance])]
  }

  /// A table of what changed hands; nothing when nothing did.
  private func moved(
    _ rows: [(payment: Receipt.Payment, by: String, amount: Money)], _ title: String, _ total: Money
  ) -> [Block] {
    guard !rows.isEmpty else { return [] }
    return [
      .table(
        Table(
          [
            .init("\(title) on", share: 2), .init("By", share: 5), .init("Amount", share: 1.6, isNumeric: true),
          ],
          rows: rows.map { [Words($0.payment.day.shown), Words($0.by), Words($0.amount.shown)] },
          total: [Words(title), "", Words(total.shown)]))
    ]
  }

  private var closing: [Block] {
    var words: [Block] = []
    if receipt.kind != .creditNote { words.append(.paragraph(.bold("Not billed to insurance by this practice."))) }
    switch receipt.kind {
    case .superbill:
      words.append(
        .smallPrint(
          "Send it to your insurer with its own claim form. Whether and what it pays is the insurer's decision."))
    case .hsa, .fsa: words += account
    case .outsideOrder:
      words.append(.smallPrint("This work was agreed beside the doctor's order and is on no insurance claim."))
    case .selfPay, .creditNote: break
    }
    guard receipt.kind == .superbill else { return words }
    return words + [
      .signature([
        SignatureField("Therapist", share: 3, value: therapist?.name ?? ""), SignatureField("Date", share: 1),
      ])
    ]
  }

  /// What an account's owner keeps beside the receipt.
  private var account: [Block] {
    let day = receipt.charges.first?.day ?? receipt.issuedOn
    guard let letter = letters.covering(day, for: receipt.kind.letterAccount) else {
      return [
        .smallPrint(
          receipt.kind == .fsa
            ? "Your administrator will ask for a letter of medical necessity that covers this day."
            : "Keep your doctor's order or a letter of medical necessity with this receipt.")
      ]
    }
    return [
      .smallPrint(
        "Letter of medical necessity by \(Words(letter.prescriberName).plain) of \(letter.signedOn.shown), on file until \(letter.lastDay.shown)."
      )
    ]
  }
}
