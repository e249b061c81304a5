import HTML
import ScripCore
import ScripDesk

/// Where everything about money begins: what waits, and the way to each list.
struct MoneyPage: Equatable, Sendable {
  /// What waits until the payer has answered.
  let before: [Line]
  /// What waits after the payer's answer.
  let after: [Line]
  let patients: WordTable
  let held: WordTable
  let payers: WordTable

  struct Line: Equatable, Sendable {
    let count: String
    /// What it comes to, where it is counted in dollars.
    var amount: String?
    let name: String
    let path: LocalPath
    let detail: String
  }

  init(_ work: ShowClaims.Work, _ waiting: ShowWaitingMoney.Waiting, _ owing: ShowOwing.List, mayOpenAccounts: Bool) {
    before = Self.claimLines(work)
    after = Self.moneyLines(waiting)
    patients = Self.patients(owing, mayOpen: mayOpenAccounts)
    held = Self.held(owing, mayOpen: mayOpenAccounts)
    payers = Self.payers(work)
  }

  /// What waits after the payer's answer.
  private static func moneyLines(_ waiting: ShowWaitingMoney.Waiting) -> [Line] {
    func line(_ sum: CountedMoney, _ name: String, _ path: LocalPath, _ detail: String) -> Line {
      Line(
        count: shown(count: sum.count), amount: sum.count > 0 ? sum.amount.shown : nil, name: name, path: path,
        detail: detail)
    }
    return [
      line(waiting.parked, "Parked claims", "/money/remittances", "their money waits for a decision"),
      line(waiting.kept, "Claims kept in suspense", "/money/remittances", "their money waits, as somebody decided"),
      line(waiting.unexplained, "Payments not explained", "/money/remittances", "their claims come to another amount"),
      line(waiting.held, "Payments held", "/money/remittances", "in no book until somebody says whose they are"),
      line(
        waiting.beside, "Taken or given beside claims", "/money/balances", "payers to ask which claim they meant"),
      line(
        waiting.carried, "Debts carried forward by payers", "/money/balances", "to be held back from payments to come"),
      line(waiting.denials, "Refused claims", "/money/denials", "each with its cause and the next act"),
    ]
  }

  /// What waits on the way from the signed note to the payer's answer.
  private static func claimLines(_ work: ShowClaims.Work) -> [Line] {
    func line(_ count: Int, _ name: String, _ path: LocalPath, _ detail: String, _ amount: Money? = nil) -> Line {
      // A list that was cut short does not know its whole sum.
      let isWhole = count > 0 && count < ShowClaims.most
      return Line(
        count: shown(count: count), amount: isWhole ? amount?.shown : nil, name: name, path: path, detail: detail)
    }
    func sum(_ lines: [ShowClaims.Line]) -> Money { lines.reduce(.zero) { $0 + $1.open } }
    func sum(_ lines: [ShowClaims.Unclaimed]) -> Money { lines.reduce(.zero) { $0 + $1.amount } }
    return [
      line(work.toCharge.count, "Sessions to charge", "/claims#to-charge", "signed, and not priced yet"),
      line(
        work.toClaim.count, "Episodes to claim", "/claims#to-claim", "charged, and on no claim yet", sum(work.toClaim)),
      line(
        work.toFix.count, "Claims to fix", "/claims#to-fix", "something keeps them from going", sum(work.toFix)),
      line(
        work.ready.count, "Claims to send", "/claims#ready", "nothing is left to do but send them", sum(work.ready)),
      line(
        work.rejected.count, "Claims that came back", "/claims#rejected", "refused before the payer decided",
        sum(work.rejected)),
      line(work.sent.count, "Claims out", "/claims#sent", "the payer has not decided yet", sum(work.sent)),
      line(
        work.receiptsToGive.count, "Receipts to give", "/claims#receipts", "patients' own lines on no receipt",
        sum(work.receiptsToGive)),
    ]
  }

  func bytes(frame: StaffLayout.Frame, mayTake: Bool) -> [UInt8] {
    StaffLayout(title: "Money", current: .money, frame: frame) {
      div(.class("head")) {
        h1 { "Money" }
        div(.class("row")) {
          a(.class("btn"), .href("/claims")) { "Claims" }
          a(.class("btn"), .href("/money/remittances")) { "Payments" }
          a(.class("btn"), .href("/money/denials")) { "Refused claims" }
          if mayTake { a(.class("btn"), .href("/money/day")) { "The day" } }
          a(.class("btn"), .href("/money/months")) { "The month" }
        }
      }
      div(.class("stack")) {
        div(.class("halves")) {
          sheet("before", "On the way to the payer", before)
          sheet("after", "After the payer's answer", after)
        }
        patients.node
        held.node
        payers.node
      }
    }.bytes
  }

  private func sheet(_ id: String, _ heading: String, _ lines: [Line]) -> Node {
    section(.class("sheet"), .aria("labelledby", id)) {
      div(.class("top")) { h2(.id(id)) { heading } }
      ul(.class("list")) {
        for line in lines {
          li {
            span(.class("n")) { line.count }
            span(.class("what")) { a(.href(line.path)) { line.name } }
            span(.class("mute")) { line.detail }
            span(.class("money")) { line.amount ?? "" }
          }
        }
      }
    }
  }
}

/// The landing page of money.
public struct MoneyRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/money", .readMoney) { request, caller in
      let work = try await pages.desk.ask(ShowClaims(), by: caller)
      let waiting = try await pages.desk.ask(ShowWaitingMoney(), by: caller)
      let owing = try await pages.desk.ask(ShowOwing(), by: caller)
      let mayTake = caller.may(.takePayments)
      return Answer.html(
        MoneyPage(work, waiting, owing, mayOpenAccounts: mayTake).bytes(
          frame: try await pages.frame(request, caller), mayTake: mayTake))
    }
    RemittanceRoutes(pages).declare(in: &routes)
    PayerBalanceRoutes(pages).declare(in: &routes)
    DenialRoutes(pages).declare(in: &routes)
    AccountRoutes(pages).declare(in: &routes)
    MonthRoutes(pages).declare(in: &routes)
  }
}
