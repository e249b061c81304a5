import HTML
import ScripCore
import ScripDesk

/// The money of one episode: its lines, the papers they stand on, and the next paper to make.
struct EpisodeMoneyPage: Equatable, Sendable {
  let episode: String
  let patient: String
  let patientName: String
  let heading: String
  let lead: String
  let lines: WordTable
  let claims: WordTable
  let receipts: WordTable
  let letters: WordTable
  let toClaim: String?
  let toReceipt: String?

  init(_ sheet: ShowEpisodeMoney.Sheet, mayEditCoverage: Bool) {
    episode = sheet.episode.id.description
    patient = sheet.patient.id.description
    patientName = sheet.patient.shown
    heading = "Money: \(sheet.episode.problem)"
    // A receipt's balance is that of its day; the account's is today's.
    let owed = sheet.balance.owed.shown
    lead = sheet.payer.name + (sheet.receipts.isEmpty ? "" : ". The patient’s account owes \(owed) today.")
    let claimNumbers = Dictionary(uniqueKeysWithValues: sheet.claims.map { ($0.id, $0.number) })
    let receiptNumbers = Dictionary(uniqueKeysWithValues: sheet.receipts.map { ($0.id, $0.number) })
    lines = WordTable(
      title: "Lines", heads: ["Day", "What", "Paid by", "Stands on", "Charge"],
      rows: sheet.charges.map { stored in
        let charge = stored.charge
        let paper =
          stored.claim.map { "claim \(claimNumbers[$0] ?? "")" }
          ?? stored.receipt.map { "receipt \(receiptNumbers[$0].map { String($0) } ?? "")" }
        return WordTable.Row(
          cells: [
            .init(charge.day.shown), .init("\(charge.units) × \(charge.code) \(charge.code.words.lowercased())"),
            .init(charge.payer == .payer ? "payer" : "patient"),
            paper.map { .init($0) } ?? .init("no paper yet", .wait),
            .init(charge.amount.shown),
          ], path: LocalPath(checking: "/appointments/\(charge.appointment)/charge"))
      }, empty: "No session is charged yet. A session can be charged once its note is signed.", add: nil)
    claims = WordTable(
      title: "Claims", heads: ["Claim", "Standing", "Charge"],
      rows: sheet.claims.map { claim in
        WordTable.Row(
          cells: [
            .init(claim.number),
            .init(claim.standing.shown, claim.standing == .toFix || claim.standing == .rejected ? .stop : .plain),
            .init(claim.charge.shown),
          ], path: LocalPath(checking: "/claims/\(claim.id)"))
      }, empty: "No claim yet.", add: nil)
    receipts = WordTable(
      title: "Receipts", heads: ["Number", "Kind", "Charged", "Balance when issued"],
      rows: sheet.receipts.map { receipt in
        WordTable.Row(
          cells: [
            .init("\(receipt.number)"), .init(receipt.kind.shown), .init(receipt.charged.shown),
            .init(receipt.balance.shown),
          ], path: LocalPath(checking: "/receipts/\(receipt.id)"))
      }, empty: "No receipt yet.", add: nil)
    letters = WordTable(
      title: "Letters of medical necessity", heads: ["For", "Signed", "Counts until"],
      rows: sheet.letters.map { letter in
        let mark: WordTable.Cell.Mark =
          letter.lastDay < sheet.today ? .stop : letter.isEnding(on: sheet.today) ? .soon : .done
        return WordTable.Row(
          cells: [.init(letter.account.shown), .init(letter.signedOn.shown), .init(letter.lastDay.shown, mark)],
          path: nil)
      }, empty: "None on file. An FSA administrator asks for one; an HSA owner keeps one.",
      add: mayEditCoverage
        ? LocalPath(checking: "/patients/\(sheet.patient.id)/letters/new").map { .init(words: "Add one", path: $0) }
        : nil)
    let open = sheet.charges.filter(\.isOpen).map(\.charge)
    let (payers, patients) = (open.filter { $0.payer == .payer }, open.filter { $0.payer == .patient })
    toClaim = payers.isEmpty ? nil : payers.total.shown
    toReceipt = patients.isEmpty ? nil : patients.total.shown
  }

  func bytes(frame: StaffLayout.Frame, hidden: () -> [Node], mayPost: Bool) -> [UInt8] {
    StaffLayout(title: heading, current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) {
            if frame.permissions.contains(.readPatients) {
              a(.href("/patients/\(patient)")) { patientName }
            } else {
              patientName
            }
            if frame.permissions.contains(.readReferrals) {
              " · "
              a(.href("/episodes/\(episode)")) { "The episode" }
            }
          }
          h1 { heading }
          p { lead }
        }
        if mayPost, let toClaim {
          form(.method(.post), .action("/episodes/\(episode)/claims")) {
            hidden()
            HTML.button(.class("btn go"), .type(.submit)) { "Put \(toClaim) on a claim" }
          }
        }
      }
      div(.class("cols")) {
        div(.class("stack")) {
          lines.node
          claims.node
          receipts.node
        }
        aside(.class("stack")) {
          if mayPost, let toReceipt { receiptSheet(toReceipt) }
          letters.node
        }
      }
    }.bytes
  }

  private func receiptSheet(_ amount: String) -> Node {
    section(.class("sheet"), .aria("labelledby", "give")) {
      div(.class("top")) { h2(.id("give")) { "Receipt" } }
      p { "\(amount) of the patient's own lines stand on no receipt." }
      a(.class(toClaim == nil ? "btn go wide" : "btn wide"), .href("/episodes/\(episode)/receipts/new")) {
        "Give a receipt"
      }
    }
  }
}
