import HTML
import ScripCore
import ScripDesk

/// The words of one month: what is owed and why it changed, who paid, what became of it, who did the work, day by day.
struct MonthPage: Equatable, Sendable {
  /// `November 2026`.
  let title: String
  let before: Beside?
  let after: Beside?
  let file: LocalPath
  /// Says that what is owed adds up, or by how much it does not.
  let check: String
  let isSound: Bool
  let owed: WordTable
  let payers: WordTable
  let patients: WordTable
  let cash: WordTable
  let therapists: WordTable
  let days: WordTable

  /// The month before or after.
  struct Beside: Equatable, Sendable {
    let words: String
    let path: LocalPath

    init(_ month: CalendarMonth) { (words, path) = (month.shown, MonthPage.path(of: month)) }
  }

  static func path(of month: CalendarMonth) -> LocalPath { "/money/months/\(month.description)" }

  /// - Parameter mayOpenDays: whether each day leads to its page.
  init(_ shown: ShowMonth.Month, mayOpenDays: Bool) {
    let (month, books) = (shown.month, shown.books)
    title = month.shown
    before = month.before.map(Beside.init)
    after = month < shown.newest ? month.after.map(Beside.init) : nil
    file = "/money/months/\(month.description)/ledger.csv"
    isSound = books.isSound
    check = Self.check(books)
    owed = Self.owed(month, books)
    payers = Self.payers(shown.payers, title)
    patients = Self.patients(shown.methods, title)
    cash = Self.cash(books)
    therapists = Self.therapists(shown.therapists, title)
    days = Self.days(shown, mayOpen: mayOpenDays)
  }

  private static func check(_ books: MonthBooks) -> String {
    guard !books.isSound else {
      return "Owed at the beginning + charged − paid − forgone − written off = owed at the end. It adds up."
    }
    let off =
      [books.payers, books.patients].map(\.difference) + [books.payersCash, books.patientsCash].map(\.difference)
    return
      "This month does not add up: \(off[0].shown) of what payers owe, \(off[1].shown) of what patients owe, "
      + "\(off[2].shown) of what payers sent and \(off[3].shown) of what patients paid is not explained. Have the books "
      + "checked by scrip verify before anybody relies on these sums."
  }

  private static func owed(_ month: CalendarMonth, _ books: MonthBooks) -> WordTable {
    func row(_ what: String, _ amount: (MonthBooks.Side) -> Money) -> WordTable.Row {
      let sides = [books.payers, books.patients, books.together]
      return WordTable.Row(cells: [.init(what)] + sides.map { .init(amount($0).shown) }, path: nil)
    }
    var rows = [
      row("Owed before \(month.firstDay.shown)", \.opening), row("Charged", \.charged),
      row("Became the patients’", \.moved), row("Paid") { -$0.paid },
      row("Forgone by contracts") { -$0.forgone }, row("Written off") { -$0.writtenOff },
    ]
    if !books.isSound { rows.append(row("Not explained", \.difference)) }
    rows.append(row("Owed after \(month.lastDay.shown)", \.closing))
    return WordTable(
      title: "What is owed", heads: ["What", "Payers", "Patients", "Together"], rows: rows, empty: "", add: nil)
  }

  private static func payers(_ payers: [PayerCash], _ title: String) -> WordTable {
    func row(_ name: String, _ paid: Money, _ back: Money) -> WordTable.Row {
      WordTable.Row(
        cells: [.init(name), .init(paid.shown), .init((-back).shown), .init((paid - back).shown)], path: nil)
    }
    func sum(_ amount: (PayerCash) -> Money) -> Money { payers.reduce(.zero) { $0 + amount($1) } }
    return WordTable(
      title: "Paid by payers", heads: ["Payer", "Paid", "Given back", "Together"],
      rows: payers.isEmpty
        ? [] : payers.map { row($0.name, $0.paid, $0.givenBack) } + [row("All payers", sum(\.paid), sum(\.givenBack))],
      empty: "No payer paid in \(title).", add: nil)
  }

  private static func patients(_ lines: [ShowMonth.MethodLine], _ title: String) -> WordTable {
    func row(_ name: String, _ lines: [ShowMonth.MethodLine]) -> WordTable.Row {
      func sum(_ amount: (ShowMonth.MethodLine) -> Money) -> Money { lines.reduce(.zero) { $0 + amount($1) } }
      let amounts = [sum(\.paid), -sum(\.givenBack), -sum(\.takenBack), sum(\.received)]
      return WordTable.Row(cells: [.init(name)] + amounts.map { .init($0.shown) }, path: nil)
    }
    return WordTable(
      title: "Paid by patients", heads: ["By", "Paid", "Given back", "Taken back", "Together"],
      rows: lines.isEmpty ? [] : lines.map { row($0.method.shown, [$0]) } + [row("All ways", lines)],
      empty: "No patient paid in \(title).", add: nil)
  }

  private static func cash(_ books: MonthBooks) -> WordTable {
    func row(_ what: String, _ amount: (MonthBooks.Cash) -> Money) -> WordTable.Row {
      WordTable.Row(
        cells: [.init(what)] + [books.payersCash, books.patientsCash].map { .init(amount($0).shown) }, path: nil)
    }
    let left: [WordTable.Cell] = [
      "Waits or is held at the end", .init(books.suspense.closing.shown), .init(books.heldForPatients.closing.shown),
    ]
    return WordTable(
      title: "What became of the payments", heads: ["What", "Payers", "Patients"],
      rows: [
        row("Came in, less what went back", \.received), row("Paid what is owed", \.applied),
        row("Interest", \.interest), row("Taken or given beside claims", \.beside),
        row("Added to what waits in suspense or is held", \.waiting),
        WordTable.Row(cells: left, path: nil),
      ], empty: "", add: nil)
  }

  private static func therapists(_ lines: [ShowMonth.TherapistLine], _ title: String) -> WordTable {
    func row(_ name: String, _ lines: [ShowMonth.TherapistLine]) -> WordTable.Row {
      let sessions = lines.reduce(0) { $0 + $1.work.sessions }
      let units = lines.reduce(0) { $0 + $1.work.units }
      let charged = lines.reduce(Money.zero) { $0 + $1.work.charged }
      return WordTable.Row(
        cells: [.init(name), .init(String(sessions)), .init(String(units)), .init(charged.shown)], path: nil)
    }
    return WordTable(
      title: "By therapist", heads: ["Therapist", "Sessions signed", "Units", "Charged"],
      rows: lines.isEmpty ? [] : lines.map { row($0.name, [$0]) } + [row("All therapists", lines)],
      empty: "No session of \(title) is signed.", add: nil)
  }

  private static func days(_ shown: ShowMonth.Month, mayOpen: Bool) -> WordTable {
    func sum(_ amount: (MonthBooks.Day) -> Money) -> Money { shown.books.days.reduce(.zero) { $0 + amount($1) } }
    let rows = shown.books.days.map { line in
      WordTable.Row(
        cells: [
          .init("\(line.day.weekdayName) \(line.day.shown)"), .init(line.charged.shown), .init(line.payers.shown),
          .init(line.patients.shown), shown.closedDays.contains(line.day) ? "closed" : "open",
        ], path: mayOpen ? "/money/day?day=\(line.day)" : nil)
    }
    let all: [WordTable.Cell] = [
      .init(shown.month.shown), .init(sum(\.charged).shown), .init(sum(\.payers).shown), .init(sum(\.patients).shown),
      "",
    ]
    return WordTable(
      title: "Day by day", heads: ["Day", "Charged", "Payers paid", "Patients paid", "The day is"],
      rows: rows.isEmpty ? [] : rows + [WordTable.Row(cells: all, path: nil)],
      empty: "Nothing was charged or paid in \(shown.month.shown).", add: nil)
  }
}

extension MonthPage {
  func bytes(frame: StaffLayout.Frame) -> [UInt8] {
    StaffLayout(title: title, current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/money")) { "Money" } }
          h1 { title }
        }
        div(.class("row")) {
          nav(.class("row"), .aria("label", "Other months")) {
            if let before { a(.class("btn"), .href(before.path)) { before.words } }
            if let after { a(.class("btn"), .href(after.path)) { after.words } }
          }
          a(.class("btn"), .href(file)) { "For the accountant (CSV)" }
        }
      }
      div(.class("stack")) {
        owed.node
        p(.class(isSound ? "small mute" : "alert")) { check }
        payers.node
        patients.node
        cash.node
        therapists.node
        p(.class("small mute")) {
          "By the day of the session: a line counts here before it stands on a claim or receipt, and is charged above from "
            + "then on."
        }
        days.node
      }
    }.bytes
  }
}
