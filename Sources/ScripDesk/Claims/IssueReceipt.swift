import ScripCore
import ScripSQL
import ScripStore

/// Gives a patient a numbered receipt for lines that are theirs, and that stand on no claim and no other receipt.
public struct IssueReceipt: Act {
  public static let permission = Permission.postMoney
  let episode: EpisodeID
  /// Nil: every open line of the patient's in the episode, under the order first.
  let charges: [ChargeID]?
  let payments: [Receipt.Payment]
  /// Nil: as the kind of receipt has it.
  let showsDiagnoses: Bool?
  /// The receipt and the account that whoever gives it saw; nil when nobody looked.
  let seen: RecordMark?

  public init(
    episode: EpisodeID, charges: [ChargeID]? = nil, payments: [Receipt.Payment] = [], showsDiagnoses: Bool? = nil,
    seen: RecordMark? = nil
  ) {
    self.episode = episode
    self.charges = charges
    self.payments = payments
    self.showsDiagnoses = showsDiagnoses
    self.seen = seen
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ReceiptID> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    let rules = try connection.payer(of: found, on: context.today, reference: context.reference)
    let stored = try connection.charges(of: episode).filter { charge in
      charges.map { $0.contains(charge.charge.id) } ?? (charge.isOpen && charge.charge.payer == .patient)
    }
    let next = try connection.nextReceipt(of: stored.map(\.charge), in: found, under: rules)
    let balance = try connection.balance(of: found.patient)
    if let seen, seen != RecordMark(of: next, on: balance) {
      return .refused(.accountChanged(RecordMark.field, balance))
    }
    if let refusal = refusal(stored) { return .refused(refusal) }
    guard let next else { return .refused(.nothingOpen) }
    // Asked again here: rules may have changed since the session was charged.
    let cause: BillingCause =
      next.kind == .outsideOrder
      ? .outsideOrder : rules.billing == .claim || rules.billing == .attorney ? .agreed(noticeSigned: true) : .noClaim
    if let why = mayBillPatient(rules, for: cause).sentence { return .refused(Refusal(.conflict, why)) }
    guard payments.allSatisfy({ $0.amount > .zero }), payments.total <= next.due else {
      return .refused(
        .invalid(
          "paid", "\(next.due.shown) is to pay on this receipt. Write that or less; take the rest on the account.")
      )
    }
    let location = next.lines[0].location
    var receipt = Receipt(
      id: context.ids.next(), location: location, number: try connection.nextReceiptNumber(at: location),
      kind: next.kind, patient: found.patient, episode: episode, issuedOn: context.today, charges: next.lines,
      payments: payments)
    if !next.fromAccount.isEmpty { receipt.fromAccount = next.fromAccount }
    if let showsDiagnoses { receipt.showsDiagnoses = showsDiagnoses }
    try connection.append(receipt)
    for charge in next.lines { try connection.put(charge.id, on: receipt.id) }
    try connection.book(receipt, &context)
    return .done(receipt.id, subjects: [Subject("receipt", receipt.id), Subject("patient", found.patient)])
  }

  /// The guard against asking twice, and against a receipt for nothing.
  private func refusal(_ stored: [StoredCharge]) -> Refusal? {
    if let charges, stored.count != Set(charges).count { return .notFound }
    if stored.isEmpty { return .nothingOpen }
    if stored.contains(where: { $0.claim != nil }) {
      return Refusal(.conflict, "A line of these is claimed from the payer. It gets no receipt as well.")
    }
    if stored.contains(where: { $0.receipt != nil }) {
      return Refusal(.conflict, "A line of these stands on a receipt already. Void that one first.")
    }
    if stored.contains(where: { $0.charge.payer == .payer }) {
      return Refusal(
        .conflict, "A line of these is the payer's. Claim it, or have the patient agree before the session.")
    }
    return nil
  }
}

extension RecordMark {
  /// Of what the form of a receipt shows: its lines, and the account that they are paid on.
  init(of next: NextReceipt?, on balance: PatientBalance) {
    self.init(
      of: SeenReceipt(
        kind: next?.kind, lines: next?.lines.map(\.id) ?? [], total: next?.lines.total ?? .zero, balance: balance))
  }

  private struct SeenReceipt: Encodable {
    let kind: Receipt.Kind?
    let lines: [ChargeID]
    let total: Money
    let balance: PatientBalance
  }
}

extension Refusal {
  fileprivate static let nothingOpen = Refusal(
    .conflict, "The patient has no open line in this episode. Charge a signed session first.")
}

/// Takes a receipt back by a credit note with a number of its own; its lines are open again.
public struct VoidReceipt: Act {
  public static let permission = Permission.postMoney
  let receipt: ReceiptID
  /// What the patient was given back with it. What was paid beyond that stays on the account.
  let givenBack: Money
  let method: Receipt.Payment.Method

  public init(receipt: ReceiptID, givenBack: Money = .zero, method: Receipt.Payment.Method = .other) {
    self.receipt = receipt
    self.givenBack = givenBack
    self.method = method
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ReceiptID> {
    guard let found = try connection.receipt(receipt) else { return .refused(.notFound) }
    guard found.kind != .creditNote, try connection.creditNote(for: receipt) == nil else {
      return .refused(Refusal(.conflict, "This receipt is taken back already."))
    }
    let free = try connection.returnable(of: found)
    guard givenBack >= .zero, givenBack <= free else {
      return .refused(
        .invalid("back", "\(free.shown) is free to go back; the rest pays what else is owed. Write that or less."))
    }
    var note = found
    note.id = context.ids.next()
    note.number = try connection.nextReceiptNumber(at: found.location)
    note.kind = .creditNote
    note.issuedOn = context.today
    note.voids = receipt
    (note.payments, note.fromAccount) = ([], nil)
    if givenBack > .zero { note.payments = [.init(amount: -givenBack, method: method, day: context.today)] }
    let kept = found.paid - givenBack
    if kept > .zero { note.fromAccount = [.init(amount: -kept, method: .other, day: context.today)] }
    try connection.append(note)
    for charge in found.charges { try connection.put(charge.id, on: nil as ReceiptID?) }
    try connection.book(note, &context)
    return .done(note.id, subjects: [Subject("receipt", receipt), Subject("receipt", note.id)])
  }
}

extension Connection {
  /// What would be free to go back to the patient if a receipt were taken back now, of what was paid on it. What was forgone
  /// is nobody's to give back.
  func returnable(of receipt: Receipt) throws -> Money {
    let credit = try balance(of: receipt.patient).takingBack(receipt.charges.total).credit
    return max(min(credit, receipt.paid, try paid(by: receipt.patient)), .zero)
  }

  /// The receipt that open lines of an episode make next; nil when none is open.
  func nextReceipt(of open: [Charge], in episode: Episode, under rules: PayerRules) throws -> NextReceipt? {
    let payments = try payments(of: episode.patient).standingPayments
    return NextReceipt(
      of: open, under: rules, orders: try referrals(of: episode.id).map(\.version),
      letters: try letters(of: episode.patient), held: try balance(of: episode.patient).credit,
      payments: payments.map { Receipt.Payment(amount: $0.amount, method: $0.method, day: $0.day) })
  }
}
