import Foundation
import ScripCore
import ScripDesk
import ScripIntake

/// The verdict on one document: for each order in it what is missing, what may be asked, and what nobody is sure of.
///
/// `json()` is the form of `scrip check --json`; docs/reference/cli.md describes it.
struct PaperCheck: Encodable {
  let id: String
  let payer: String
  let payerName: String
  let day: CalendarDay
  let isFragment: Bool
  /// No order of the document has a gap.
  let isComplete: Bool
  let orders: [Order]

  struct Order: Encodable {
    let pages: [Int]
    /// `fine`, `questioned`, `refused`.
    let level: Determination.Level
    /// The payer will not pay, or nobody may do it.
    let gaps: [Point]
    /// The payer is likely to ask.
    let questions: [Point]
    /// Worth knowing.
    let notes: [Point]
    /// Fields that somebody must look at before they count.
    let confirm: [Doubt]
  }

  struct Point: Encodable {
    let rule: String
    let element: ReferralElement?
    let what: String
    let fix: String
    let by: Fix.By
    let source: String
    let seen: Seen?
  }

  /// The words on the page that a point rests on.
  struct Seen: Encodable {
    let words: String
    let page: Int
    let isCertain: Bool
  }

  struct Doubt: Encodable {
    let field: FieldPath
    let read: String
    let advice: String
  }

  init(_ id: String, _ reading: DocumentReading, under rules: PayerRules, on day: CalendarDay, reference: Reference) {
    self.id = id
    payer = rules.key
    payerName = rules.name
    self.day = day
    isFragment = reading.documentClass == .fragment
    let orders = reading.orders.map { Order($0, under: rules, on: day, reference: reference) }
    isComplete = orders.allSatisfy(\.gaps.isEmpty)
    self.orders = orders
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension PaperCheck.Order {
  init(_ order: OrderReading, under rules: PayerRules, on day: CalendarDay, reference: Reference) {
    // The order is judged and forgotten: any id will do.
    let version = ReferralVersion(
      order, Review.Particulars(order), referral: ReferralID(high: 0, low: 0), version: 1, document: nil)
    let answer = determine(EpisodeFacts(ofPaper: version, under: rules, reference: reference), on: day)
    func points(_ effects: ClosedRange<Effect>) -> [PaperCheck.Point] {
      answer.findings.filter { effects.contains($0.effect) }.map { PaperCheck.Point($0, under: rules) }
    }
    pages = order.pages
    level = answer.level
    gaps = points(.selfPayOnly ... .blocks)
    questions = points(.questioned ... .questioned)
    notes = points(.warns ... .warns)
    confirm = order.lines.compactMap { line in
      line.review.map { PaperCheck.Doubt(field: line.path, read: line.text, advice: $0.advice) }
    }
  }
}

extension PaperCheck.Point {
  init(_ finding: Finding, under rules: PayerRules) {
    rule = finding.rule
    element = finding.element
    what = finding.what.shown
    fix = finding.fix.words.shown
    by = finding.fix.by
    source =
      switch finding.source {
      case .payerClass: "\(rules.source), read \(rules.readOn.shown)"
      case .document(let name, let read): "\(name), read \(read.shown)"
      case .benefitAnswer: "what the payer said when asked"
      }
    seen = finding.evidence.map { PaperCheck.Seen(words: $0.words, page: $0.page, isCertain: $0.certain) }
  }
}
