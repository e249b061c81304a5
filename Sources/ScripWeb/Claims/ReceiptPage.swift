import HTML
import ScripCore
import ScripDesk

/// A receipt on the screen, with the way to its PDF and to taking it back.
struct ReceiptPage: Equatable, Sendable {
  let receipt: String
  let episode: String
  let patientName: String
  let heading: String
  let lead: String
  let lines: WordTable
  let totals: [String]
  let statement: String?
  let creditNote: String?
  let voids: (path: String, words: String)?
  let mayVoid: Bool

  static func == (left: Self, right: Self) -> Bool {
    left.receipt == right.receipt && left.lines == right.lines && left.totals == right.totals
      && left.creditNote == right.creditNote && left.heading == right.heading
  }

  init(_ opened: ShowReceipt.Opened) {
    let stored = opened.receipt
    receipt = stored.id.description
    episode = stored.episode.description
    patientName = opened.patient.shown
    heading = "\(stored.kind.shown) \(stored.number)"
    lead = "\(opened.location.name), issued \(stored.issuedOn.shown)"
    lines = WordTable(
      title: "Lines", heads: ["Day", "What", "Minutes", "Units", "Charge"],
      rows: stored.charges.map { charge in
        WordTable.Row(
          cells: [
            .init(charge.day.shown), .init("\(charge.code) \(charge.code.words.lowercased())"),
            .init("\(charge.minutes)"),
            .init("\(charge.units)"), .init(charge.amount.shown),
          ], path: nil)
      }, empty: "Nothing stands on it.", add: nil)
    totals = ["Charged \(stored.charged.shown)"] + Self.paid(stored) + Self.balance(opened)
    statement = stored.kind == .creditNote ? nil : "Not billed to insurance by this practice."
    creditNote = opened.creditNote.map { $0.description }
    voids = opened.voids.map { ("/receipts/\($0.id)", "receipt \($0.number)") }
    mayVoid = stored.kind != .creditNote && opened.creditNote == nil
  }

  /// What came in; on a credit note what left the practice, and what did not.
  private static func paid(_ receipt: Receipt) -> [String] {
    let held = receipt.fromAccount.map(\.total)
    guard receipt.kind == .creditNote else {
      return ["Paid \(receipt.paid.shown)"] + (held.map { ["Of it held before \($0.shown)"] } ?? [])
    }
    let kept = held.map { ["Kept on the account \((-$0).shown)"] } ?? []
    return kept + ["Given back \((-receipt.payments.total).shown)"]
  }

  /// A receipt says for ever what was left when it was given; what was paid since is the account's to say.
  private static func balance(_ opened: ShowReceipt.Opened) -> [String] {
    let receipt = opened.receipt
    guard receipt.kind != .creditNote, receipt.balance != .zero else { return ["Balance \(receipt.balance.shown)"] }
    return ["Balance when issued \(receipt.balance.shown)", "The account owes \(opened.owed.shown) today"]
  }

  func bytes(frame: StaffLayout.Frame, mayPost: Bool) -> [UInt8] {
    StaffLayout(title: heading, current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/episodes/\(episode)/money")) { patientName } }
          h1 { heading }
          p { lead }
        }
        a(.class("btn go"), .href("/receipts/\(receipt)/receipt.pdf")) { "Print it" }
      }
      div(.class("cols")) {
        div(.class("stack")) { lines.node }
        aside(.class("stack")) {
          section(.class("sheet"), .aria("labelledby", "sum")) {
            div(.class("top")) { h2(.id("sum")) { "Sum" } }
            for total in totals { p { b { total } } }
            if let statement { p(.class("mute")) { statement } }
            if let creditNote { p { a(.href("/receipts/\(creditNote)")) { "Taken back by a credit note" } } }
            if let voids, let path = LocalPath(checking: voids.path) {
              p {
                "Takes back "
                a(.href(path)) { voids.words }
              }
            }
          }
          if mayPost, mayVoid { voidSheet }
        }
      }
    }.bytes
  }

  private var voidSheet: Node {
    section(.class("sheet no-print"), .aria("labelledby", "back")) {
      div(.class("top")) { h2(.id("back")) { "Take it back" } }
      p(.class("small mute")) { "A credit note with its own number is given, and the lines are open again." }
      a(.class("btn"), .href("/receipts/\(receipt)/void")) { "Give a credit note" }
    }
  }
}

/// A letter of medical necessity, as it is entered.
struct LetterForm: WebForm {
  let account: NecessityLetter.Account
  let signedOn: CalendarDay
  let lastDay: CalendarDay?
  let prescriberName: String

  init?(reading reader: inout FormReader) {
    let account: NecessityLetter.Account? = reader.choice("account", label: "the account")
    let signed = reader.optionalDay("signedOn", label: "the day of signature")
    let last = reader.optionalDay("lastDay", label: "the last day")
    let name = reader.text("prescriberName", label: "who signed it", max: 120)
    if signed == nil, !reader.faults.contains(where: { $0.field == "signedOn" }) {
      reader.fault("signedOn", "Fill in the day of signature.")
    }
    guard reader.faults.isEmpty, let account, let signed, let name else { return nil }
    (self.account, signedOn, lastDay, prescriberName) = (account, signed, last, name)
  }

  static func entry(at path: Entry.Path, back: Entry.Path) -> Entry {
    Entry(
      title: "Letter of medical necessity", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "Letter", note: "The paper itself comes in through the inbox; here it is noted how long it counts.",
          [
            EntryField(
              "account", "For",
              .choice(
                [EntryChoice("", "choose")]
                  + NecessityLetter.Account.allCases.map { EntryChoice($0.rawValue, $0.shown) })),
            EntryField("prescriberName", "Signed by"), EntryField("signedOn", "Signed on", .day),
            EntryField("lastDay", "Counts until", .day, hint: "Empty: a year from the day of signature."),
          ])
      ])
  }
}
