import HTML
import ScripCore
import ScripDesk

/// The words of one day: what patients paid by method, what payers paid, and what the day did to each kind of account.
struct DayPage: Equatable, Sendable {
  let title: String
  let closed: String?
  let mayClose: Bool
  let methods: WordTable
  let payments: WordTable
  let accounts: WordTable
  let earlier: [Earlier]
  let month: LocalPath

  struct Earlier: Equatable, Sendable {
    let words: String
    let path: LocalPath
  }

  init(_ day: ShowDay.Day) {
    let totals = day.totals
    title = "\(day.day.weekdayName) \(day.day.shown)"
    closed = day.closedAt.map { moment in
      let clock = LocalTime(offsetMinutes: day.zoneOffsetMinutes)
      let drawer = totals.drawer.map(Self.counted) ?? "the drawer was not counted"
      return "Closed \(clock.shown(moment)); \(drawer)." + (totals.note.map { " \($0)" } ?? "")
    }
    mayClose = day.closedAt == nil && day.day <= day.today
    methods = WordTable(
      title: "Money of the day", heads: ["From", "Amount"],
      rows: Receipt.Payment.Method.allCases.compactMap { method in
        totals.byMethod[method.rawValue].map {
          WordTable.Row(cells: [.init("patients, \(method.shown)"), .init($0.shown)], path: nil)
        }
      } + [WordTable.Row(cells: ["payers", .init(totals.payers.shown)], path: nil)],
      empty: "", add: nil)
    payments = WordTable(
      title: "Payments of patients", heads: ["Patient", "What", "By", "Amount"],
      rows: day.payments.map { line in
        WordTable.Row(
          cells: [
            .init(line.patient), .init(line.payment.kind.shown),
            .init(line.payment.method.shown + (line.payment.reference.map { " \($0)" } ?? "")),
            .init((line.payment.kind == .payment ? line.payment.amount : -line.payment.amount).shown),
          ], path: "/money/accounts/\(line.payment.patient.description)")
      }, empty: "No patient paid on this day.", add: nil)
    accounts = WordTable(
      title: "What the day did to the books", heads: ["Account", "Debit less credit"],
      rows: totals.accounts.filter { $0.value != .zero }.sorted { $0.key < $1.key }.map { key, sum in
        WordTable.Row(cells: [.init(Account.Kind(rawValue: key)?.shown ?? key), .init(sum.shown)], path: nil)
      }, empty: "Nothing was posted on this day.", add: nil)
    month = "/money/months/\(CalendarMonth(of: day.day).description)"
    earlier = day.closedDays.map { Earlier(words: $0.shown, path: "/money/day?day=\($0.description)") }
  }

  /// `$45.00 in the drawer was counted`; below zero it is the change that went out.
  private static func counted(_ drawer: Money) -> String {
    guard drawer < .zero else { return "\(drawer.shown) in the drawer was counted" }
    return "the drawer was counted, \((-drawer).shown) less than it began with"
  }

  func bytes(frame: StaffLayout.Frame) -> [UInt8] {
    StaffLayout(title: "Day", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) {
            if frame.permissions.contains(.readMoney) { a(.href("/money")) { "Money" } } else { "Money" }
          }
          h1 { "The day, \(title)" }
          if let closed { p { closed } }
        }
        div(.class("row")) {
          if mayClose { a(.class("btn go"), .href("/money/day/close")) { "Close the day" } }
          if frame.permissions.contains(.readMoney) { a(.class("btn"), .href(month)) { "The month" } }
        }
      }
      div(.class("stack")) {
        methods.node
        payments.node
        accounts.node
        if !earlier.isEmpty {
          section(.class("sheet"), .aria("labelledby", "earlier")) {
            div(.class("top")) { h2(.id("earlier")) { "Closed days" } }
            div(.class("row")) { for day in earlier { a(.href(day.path)) { day.words } } }
          }
        }
      }
    }.bytes
  }
}

extension Account.Kind {
  /// As the books are told to people.
  var shown: String {
    switch self {
    case .patientReceivable: "patients owe"
    case .payerReceivable: "payers owe"
    case .patientCredit: "held for patients"
    case .suspense: "suspense"
    case .payerBalance: "payers’ balances"
    case .contractualAdjustment: "forgone by contracts"
    case .writeOff: "written off"
    // The books know one place for money, however it was paid; the drawer is counted apart.
    case .cash: "money received"
    case .revenue: "charged for sessions and fees"
    case .interest: "interest"
    }
  }
}

extension StoredPatientPayment.Kind {
  fileprivate var shown: String {
    switch self {
    case .payment: "paid"
    case .refund: "given back"
    case .takenBack: "taken back"
    }
  }
}
