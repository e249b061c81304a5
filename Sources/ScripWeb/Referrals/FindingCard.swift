import HTML
import ScripCore

/// One finding in words: what, why, and the one thing that would fix it.
struct FindingCard: Equatable, Sendable {
  let what: String
  let fix: String
  let by: String
  let act: Fix.Act
  let rule: String
  let ruleTitle: String
  let source: String
  let effect: Effect
  let cut: Cut?

  /// A piece of the page, shown without the rest of it.
  struct Cut: Equatable, Sendable {
    let page: Int
    let words: String
    let certain: Bool
    /// In thousandths of the page; nil for typed text.
    let area: PageArea?
    /// Width over height of the page's picture.
    let pageShape: Double
  }

  init(_ finding: Finding, payer: PayerRules, benefits: BenefitFacts?) {
    what = finding.what.shown
    fix = finding.fix.words.shown
    by = finding.fix.by.shown
    act = finding.fix.act
    rule = finding.rule
    ruleTitle = Rule.title(of: finding.rule)
    effect = finding.effect
    source =
      switch finding.source {
      case .payerClass: "\(payer.source), read \(payer.readOn.shown)"
      case .document(let text, let read): "\(text), read \(read.shown)"
      case .benefitAnswer: benefits?.answeredBy ?? "what the payer answered"
      }
    cut = finding.evidence.map { evidence in
      let shape = Double(evidence.pictureWidth ?? 0) / Double(max(1, evidence.pictureHeight ?? 1))
      return Cut(
        page: evidence.page, words: evidence.words, certain: evidence.certain,
        area: shape > 0 ? evidence.area : nil, pageShape: shape > 0 ? shape : 1)
    }
  }

  /// What changes nothing, folded; nothing where there is none.
  static func worthKnowing(_ notes: [FindingCard]) -> Node {
    guard !notes.isEmpty else { return .nothing }
    return details(.class("notes")) {
      summary { notes.count == 1 ? "1 thing worth knowing" : "\(notes.count) things worth knowing" }
      ul(.class("list")) {
        for note in notes {
          li {
            span(.class("what")) { note.what }
            span(.class("mute small")) { note.fix }
          }
        }
      }
    }
  }

  /// The card as an item of a list; `number` is its place.
  func node(number: Int, intake: String?, act: Node) -> Node {
    div(.class("finding")) {
      span(.class(effect >= .selfPayOnly ? "no" : "no soon"), .aria("hidden", true)) { String(number) }
      div {
        h2 { what }
        p { fix }
        evidence(intake)
        p(.class("why")) {
          b { "Rule " }
          ruleTitle
          " · "
          b { "Source " }
          source
        }
      }
      div(.class("act")) { act }
    }
  }

  private func evidence(_ intake: String?) -> Node {
    guard let cut else { return .nothing }
    return figure(.class("evid")) {
      if let area = cut.area, let intake { picture(cut, area, intake) } else { p(.class("quote")) { cut.words } }
      figcaption { "Page \(cut.page), \(cut.certain ? "read with certainty" : "please look")" }
    }
  }

  /// The page's picture seen through a window around the words.
  private func picture(_ cut: Cut, _ area: PageArea, _ intake: String) -> Node {
    let width = 1000 * cut.pageShape
    let box = window(around: area, width: width)
    return SVG.svg(box, .role(.img), .aria("label", "Cut from page \(cut.page): \(cut.words)")) {
      SVG.image("/inbox/\(intake)/pages/\(cut.page)", x: 0, y: 0, width: width, height: 1000, .stretched)
      SVG.rect(
        x: Double(area.x) * cut.pageShape - 3, y: Double(area.y) - 2, width: Double(area.width) * cut.pageShape + 6,
        height: Double(area.height) + 4)
    }
  }

  private func window(around area: PageArea, width: Double) -> SVG.ViewBox {
    let scale = width / 1000
    let left = max(0, Double(area.x) * scale - 12)
    let right = min(width, Double(area.x + area.width) * scale + 12)
    let top = max(0, Double(area.y) - 8)
    // Half a line at least, with what stands before the words: a value says little without its label.
    let wide = min(width, max(right - left, width * 0.6))
    let start = max(0, min(left - wide * 0.3, width - wide))
    return SVG.ViewBox(x: start, y: top, width: wide, height: min(160, Double(area.height) + 16))
  }
}

extension Fix.By {
  /// Who acts, in the middle of a sentence.
  var shown: String {
    switch self {
    case .prescriber: "the prescriber"
    case .frontDesk: "the front desk"
    case .payer: "the payer"
    case .patient: "the patient"
    case .therapist: "the therapist"
    case .owner: "the owner"
    }
  }
}
