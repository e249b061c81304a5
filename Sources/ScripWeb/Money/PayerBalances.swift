import HTML
import ScripCore
import ScripDesk

/// The words of payers' own balances: what each took or gave beside claims.
struct PayerBalancesPage: Equatable, Sendable {
  let table: WordTable
  /// What it is made of: each amount as the payer named it, and what was put down of it.
  let entries: WordTable?
  /// What we owe each payer, and how it will get it.
  let debts: [String]

  init(_ balances: [ShowPayerBalances.Balance], mayPost: Bool) {
    table = WordTable(
      title: "What stands with payers", heads: ["Payer", "Number", "Took", "Gave", "Will hold back"],
      rows: balances.map { balance in
        WordTable.Row(
          cells: [
            .init(balance.name), .init(balance.number.isEmpty ? "—" : balance.number),
            .init(balance.open.taken == .zero ? "—" : balance.open.taken.shown),
            .init(balance.open.given == .zero ? "—" : balance.open.given.shown),
            .init(balance.open.carried == .zero ? "—" : balance.open.carried.shown),
          ], path: nil)
      }, empty: "No payer took or gave money beside its claims that is not accounted for.",
      add: mayPost && balances.contains(where: \.open.isForClaims)
        ? .init(words: "Put it down to a claim", path: "/money/balances/apply") : nil)
    entries =
      balances.isEmpty
      ? nil
      : WordTable(
        title: "What it is made of", heads: ["Day", "Payer", "What", "About", "Took", "Gave", "Carried forward"],
        rows: balances.flatMap { balance in balance.entries.map { Self.row($0, of: balance) } }, empty: "", add: nil)
    debts = balances.filter { $0.open.carried != .zero }.map {
      "We owe \($0.name) \($0.open.carried.shown): it will be held back from a payment to come. No claim is asked for it."
    }
  }

  private static func row(_ entry: PayerBalanceEntry, of balance: ShowPayerBalances.Balance) -> WordTable.Row {
    let isCarried = entry.isCarried && entry.amount < .zero
    return WordTable.Row(
      cells: [
        .init(entry.day.shown), .init(balance.name), .init(entry.words), .about(entry.reference, balance.claims),
        .init(entry.amount > .zero ? entry.amount.shown : "—"),
        .init(entry.amount < .zero && !isCarried ? (-entry.amount).shown : "—"),
        .init(isCarried ? (-entry.amount).shown : "—"),
      ], path: entry.remittance.map { "/money/remittances/\($0.description)" })
  }

  func bytes(frame: StaffLayout.Frame) -> [UInt8] {
    StaffLayout(title: "Beside claims", current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/money/remittances")) { "Payments" } }
          h1 { "Taken or given beside claims" }
          p { "Ask the payer which claim it meant; until then it stands here." }
        }
      }
      div(.class("stack")) {
        for debt in debts { p { debt } }
        table.node
        if let entries { entries.node }
      }
    }.bytes
  }
}

extension WordTable.Cell {
  /// Which claim of ours a payer means, with the way to it; else what the payer calls it.
  static func about(_ reference: String?, _ claims: [String: StoredClaim]) -> Self {
    guard let reference else { return "—" }
    guard let claim = claims[reference] else { return .init(reference) }
    let words = "claim \(claim.number)" + (reference == claim.number ? "" : ", \(reference) there")
    return .init(words, path: LocalPath(checking: "/claims/\(claim.id)"))
  }
}

extension PayerBalanceEntry {
  /// The payer's own code for what it took or gave, or what was done with it and why.
  fileprivate var words: String {
    guard cause == .providerAdjustment else { return note.map { "\(cause.shown): \($0)" } ?? cause.shown }
    if isCarried { return amount < .zero ? "FB, carried forward" : "FB, held back of what was carried forward" }
    // What it is about stands beside it.
    let code = note ?? ""
    return reference == nil ? code : String(code.prefix { $0 != "," })
  }
}

/// Which claim a payer meant.
struct PayerBalanceForm: WebForm {
  let payer: String
  /// Of what it took or of what it gave; nil where the form does not say.
  let isTaken: Bool?
  let claim: String
  let amount: Money
  let reason: String

  init?(reading reader: inout FormReader) {
    let payer = reader.text("payer", label: "the payer", max: 80)
    let claim = reader.text("claim", label: "the claim’s number", max: 20)
    let amount = reader.dollars("amount", label: "the amount")
    if amount == nil, !reader.faults.contains(where: { $0.field == "amount" }) {
      reader.fault("amount", "Write the amount.")
    }
    let reason = reader.text("reason", label: "why", max: 400)
    guard let payer, let claim, let amount, let reason, reader.faults.isEmpty else { return nil }
    (self.claim, self.amount, self.reason) = (claim, amount, reason)
    isTaken = payer.hasPrefix(Self.took) ? true : payer.hasPrefix(Self.gave) ? false : nil
    self.payer = isTaken == nil ? payer : String(payer.dropFirst(Self.took.count))
  }

  /// What stands before the payer's number in a choice; both are as long.
  private static let (took, gave) = ("took-", "gave-")

  private static func payers(_ balances: [ShowPayerBalances.Balance]) -> [EntryChoice] {
    balances.flatMap { balance in
      [(took, "took", balance.open.taken), (gave, "gave", balance.open.given)].filter { $0.2 != .zero }.map {
        EntryChoice($0.0 + balance.number, "\(balance.name): \($0.1) \($0.2.shown)")
      }
    }
  }

  /// Our claims that payers named.
  private static func named(_ balances: [ShowPayerBalances.Balance]) -> [String] {
    let claims = balances.flatMap { balance in
      balance.entries.filter { !$0.isCarried }.compactMap { $0.reference.flatMap { balance.claims[$0]?.number } }
    }
    return Set(claims).sorted()
  }

  /// The claim that the payer named, where there is only one.
  static func typed(_ balances: [ShowPayerBalances.Balance]) -> FormFields {
    let named = named(balances)
    return payers(balances).count == 1 && named.count == 1 ? FormFields([("claim", named[0])]) : FormFields()
  }

  static func entry(_ balances: [ShowPayerBalances.Balance]) -> Entry {
    let named = named(balances)
    let said = named.isEmpty ? "" : " The payer named \(named.map { "claim \($0)" }.joined(separator: ", "))."
    return Entry(
      title: "Put it down to a claim", current: .money, back: "/money/balances", action: "/money/balances/apply",
      groups: [
        EntrySheet(
          "What the payer meant",
          note: "What was taken opens the claim again, and it stands among the refused ones; what was given pays it.",
          [
            EntryField("payer", "Payer", .choice(payers(balances))),
            EntryField("claim", "Claim number", hint: "Box 26 of the claim.\(said)"), EntryField("amount", "Amount"),
            EntryField("reason", "Why", hint: "For whoever looks at it later."),
          ])
      ])
  }
}

/// Why what was put down to a claim is taken off it again.
enum PayerBalanceBack {
  static func entry(_ number: String, at path: Entry.Path, back: Entry.Path) -> Entry {
    Entry(
      title: "Take it off claim \(number)", current: .money, back: back, action: path,
      groups: [
        EntrySheet(
          "It was another claim’s", note: "The amount stands with the payer again, until it is put down anew.",
          [EntryField("reason", "Why", hint: "For whoever looks at it later.")])
      ], save: "Take it back")
  }
}

/// Payers' own balances.
struct PayerBalanceRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    declareBalances(in: &routes)
    declareTakingBack(in: &routes)
  }

  private func declareTakingBack(in routes: inout Routes) {
    let desk = pages.desk
    counter.askWhy(at: "/claims/{claim}/put-down/{posting}/take-back", in: &routes) { request, caller in
      let id: ClaimID = try request.id("claim")
      let opened = try await desk.ask(ShowClaim(claim: id), by: caller)
      return PayerBalanceBack.entry(opened.claim.number, at: request.path, back: "/claims/\(id.description)")
    } act: { request, reason in
      TakeBackPayerBalance(claim: try request.id("claim"), posting: try request.id("posting"), reason: reason)
    }
  }

  private func declareBalances(in routes: inout Routes) {
    let (pages, counter) = (pages, counter)
    routes.get("/money/balances", .readMoney) { request, caller in
      let balances = try await pages.desk.ask(ShowPayerBalances(), by: caller)
      return Answer.html(
        PayerBalancesPage(balances, mayPost: caller.may(.postMoney)).bytes(
          frame: try await pages.frame(request, caller)))
    }
    routes.get("/money/balances/apply", .postMoney) { request, caller in
      let balances = try await pages.desk.ask(ShowPayerBalances(), by: caller)
      return try await counter.page(PayerBalanceForm.entry(balances), PayerBalanceForm.typed(balances), request, caller)
    }
    routes.post("/money/balances/apply", .postMoney) { request, caller in
      let entry = PayerBalanceForm.entry(try await pages.desk.ask(ShowPayerBalances(), by: caller))
      return try await counter.take(PayerBalanceForm.self, of: entry, request, caller) { form, key in
        let act = ApplyPayerBalance(
          payer: form.payer, controlNumber: form.claim, amount: form.amount, isTaken: form.isTaken, reason: form.reason)
        _ = try await pages.desk.perform(act, by: caller, key: key)
        return "/money/balances"
      }
    }
  }
}
