import ScripCore
import ScripDesk

/// Money that a patient gives or gets back.
struct PatientPaymentForm: WebForm {
  let amount: Money
  let method: Receipt.Payment.Method
  let reference: String?
  /// The balance that stood on the form.
  let seen: PatientBalance?
  /// It was asked whether so much is meant, and it is.
  let isMeant: Bool

  init?(reading reader: inout FormReader) {
    let amount = reader.dollars("amount", label: "the amount")
    if amount == nil, !reader.faults.contains(where: { $0.field == "amount" }) {
      reader.fault("amount", "Write the amount.")
    }
    let method: Receipt.Payment.Method? = reader.choice("method", label: "how it was paid")
    isMeant = reader.isTicked(TakePatientPayment.meantField)
    seen = reader.optionalText("seen", label: "the balance", max: 40).flatMap(PatientBalance.init(carried:))
    reference = reader.optionalText("reference", label: "the check’s number", max: 40, isNumber: false)
    guard let amount, let method, reader.faults.isEmpty else { return nil }
    self.amount = amount
    self.method = method
  }

  /// The method is chosen each time: a drawer that does not add up is found in the evening, and nobody knows why.
  ///
  /// - Parameter sent: what came in by this form, when it is a payment: of far more than is owed, and when the account has
  ///   changed meanwhile, it asks once more.
  static func entry(
    _ title: String, _ account: ShowAccount.Account, at path: Entry.Path, sent: FormFields? = nil
  ) -> Entry {
    let methods = Receipt.Payment.Method.allCases.map { EntryChoice($0.rawValue, $0.shown) }
    let fields = [
      EntryField("amount", "Amount"), EntryField("method", "By", .choice([EntryChoice("", "choose")] + methods)),
      EntryField("reference", "Check number", hint: "Never a card’s number."),
    ]
    let isAsked = sent.map { isFarMore($0, than: account.balance.owed) || isOld($0, account.balance) } ?? false
    let more = isAsked ? [EntryField(TakePatientPayment.meantField, "Take it all the same", .tick)] : []
    return Entry(
      title: title, current: .money, back: "/money/accounts/\(account.patient.id.description)", action: path,
      groups: [
        EntrySheet(
          account.patient.shown,
          note: Self.note(account), fields + more + [EntryField("seen", "", .carried)])
      ])
  }

  /// `Owes $0.00; charged, no receipt yet: $30.00; held for the patient: $0.00.`
  private static func note(_ account: ShowAccount.Account) -> String {
    let open = account.withoutReceipt.total
    let charged = open > .zero ? " \(AccountPage.noReceiptYet.lowercased()): \(open.shown);" : ""
    return "Owes \(account.balance.owed.shown);\(charged) held for the patient: \(account.balance.credit.shown)."
  }

  private static func isFarMore(_ sent: FormFields, than owed: Money) -> Bool {
    guard case .success(let amount) = Money.typed(sent["amount"] ?? "") else { return false }
    return TakePatientPayment.isFarMore(amount, than: owed)
  }

  private static func isOld(_ sent: FormFields, _ balance: PatientBalance) -> Bool {
    guard let seen = sent["seen"].flatMap(PatientBalance.init(carried:)) else { return false }
    return seen != balance
  }

  static func typed(_ amount: Money, of balance: PatientBalance) -> FormFields {
    FormFields([("amount", amount > .zero ? amount.plainDollars : nil), ("seen", balance.carried)])
  }
}

extension PatientBalance {
  /// As a form carries it: what is owed and what is held, in cents.
  fileprivate var carried: String { "\(owed.cents) \(credit.cents)" }

  fileprivate init?(carried text: String) {
    let cents = text.split(separator: " ").map { Int($0) }
    guard cents.count == 2, let owed = cents[0], let credit = cents[1] else { return nil }
    self.init(owed: Money(cents: owed), credit: Money(cents: credit))
  }
}

/// Why a payment is taken back.
enum PaymentBack {
  static func entry(_ line: ShowAccount.Line, _ account: ShowAccount.Account, at path: Entry.Path) -> Entry {
    Entry(
      title: "Take a payment back", current: .money,
      back: "/money/accounts/\(account.patient.id.description)", action: path,
      groups: [
        EntrySheet(
          account.patient.shown,
          note: "\(line.words), on \(line.posting.day.shown). It was a mistake, or the check came back: what it paid "
            + "is owed again. Money that goes back to the patient is given back instead.",
          [EntryField("reason", "Why", hint: "Such as: entered on the wrong chart.")])
      ], save: "Take it back")
  }
}

/// What is forgone of a patient's balance.
struct WriteOffForm: WebForm {
  let amount: Money
  let reason: String

  init?(reading reader: inout FormReader) {
    let amount = reader.dollars("amount", label: "the amount")
    if amount == nil, !reader.faults.contains(where: { $0.field == "amount" }) {
      reader.fault("amount", "Write the amount.")
    }
    let reason = reader.text("reason", label: "why", max: 400)
    guard let amount, let reason else { return nil }
    self.amount = amount
    self.reason = reason
  }

  static func entry(_ account: ShowAccount.Account, at path: Entry.Path) -> Entry {
    Entry(
      title: "Write off", current: .money, back: "/money/accounts/\(account.patient.id.description)", action: path,
      groups: [
        EntrySheet(
          account.patient.shown, note: "Owes \(account.balance.owed.shown).",
          [EntryField("amount", "Amount"), EntryField("reason", "Why", hint: "For whoever looks at it later.")])
      ])
  }
}

/// What was counted when a day is closed.
struct CloseDayForm: WebForm {
  let day: CalendarDay
  /// Below zero when more cash went out than came in.
  let drawer: Money?
  let note: String?
  let isMeant: Bool

  init?(reading reader: inout FormReader) {
    let day = reader.day("day", label: "the day")
    drawer = reader.signedDollars("drawer", label: "what is in the drawer")
    note = reader.optionalText("note", label: "the note", max: 400)
    isMeant = reader.isTicked(CloseDay.meantField)
    guard let day, reader.faults.isEmpty else { return nil }
    self.day = day
  }

  static func entry(_ day: ShowDay.Day) -> Entry {
    let moved = day.totals.byMethod[Receipt.Payment.Method.cash.rawValue]
    let cash = moved ?? .zero
    let hint =
      cash < .zero
      ? "Without the change you began with. When less than that is left, write how much less: -\((-cash).plainDollars)."
      : "Without the change you began with" + (moved == nil ? "." : "; 0 if nothing is in it.")
    let left = day.visitsLeft
    let asked =
      left == 0
      ? [] : [EntryField(CloseDay.meantField, "Close it all the same", .tick, hint: CloseDay.leftWords(left))]
    return Entry(
      title: "Close \(day.day.shown)", current: .money, back: "/money/day", action: "/money/day/close",
      groups: [
        EntrySheet(
          "The drawer", note: "By the books, \(cash.cameOrWent). Nothing changes a closed day.",
          [
            EntryField("drawer", "Counted in the drawer", hint: hint),
            EntryField("note", "Note", hint: "Why, when it differs."), EntryField("day", "", .carried),
          ] + asked)
      ], save: "Close the day for good")
  }
}

extension Money {
  /// `$45.00 in cash came in`, `$10.00 in cash went out`.
  fileprivate var cameOrWent: String { self < .zero ? "\((-self).shown) in cash went out" : "\(shown) in cash came in" }
}
