/// One rule of the determination. It lives in a file of its own, with its source and the words it speaks.
///
/// A rule looks at facts and may report findings; it never sees another rule's. Rules run in `Rule.all`'s order,
/// which is the order in which a front desk would take the findings up. A class, because a decision walks all of them
/// and would copy each.
public final class Rule: Sendable {
  public let id: String
  public let aspect: Aspect
  /// `The order's window`: heading of its page.
  public let title: String
  public let source: RuleSource
  let examine: @Sendable (Question, inout Findings) -> Void

  init(
    _ id: String, _ aspect: Aspect, _ title: String, source: RuleSource,
    examine: @escaping @Sendable (Question, inout Findings) -> Void
  ) {
    self.id = id
    self.aspect = aspect
    self.title = title
    self.source = source
    self.examine = examine
  }
}

extension RuleSource {
  /// The domain notes as of their last fact-check.
  static func domain(_ section: String) -> RuleSource {
    .document(section, read: CalendarDay(daysSinceEpoch: 20_779))
  }
}

/// What is asked: facts, a day, perhaps a proposed session, and what follows from them for every rule.
final class Question: Sendable {
  let facts: EpisodeFacts
  let day: CalendarDay
  let proposal: Proposal?
  /// The version of the order that rules the day.
  let order: ReferralVersion?
  /// Asked by many rules, where a comparison with nil would copy the order.
  let hasOrder: Bool
  /// The days on which sessions under that order count.
  let window: ClosedRange<CalendarDay>?
  let scope: OrderedScope
  /// What the tables say about the codes of the order in force.
  let codes: [DiagnosisFacts]
  /// Whether work must stay within an order: there is one, and the session is done under it.
  let checksScope: Bool

  init(_ facts: EpisodeFacts, on day: CalendarDay, proposal: Proposal?) {
    self.facts = facts
    self.day = day
    self.proposal = proposal
    order = facts.referrals.inForce(on: day)
    hasOrder = order.map { _ in true } ?? false
    window = order?.window(defaultDays: facts.payer.defaultValidityDays)
    let ordered = order?.diagnoses ?? []
    codes = facts.diagnoses.filter { known in ordered.contains { $0.code == known.code } }
    scope = OrderedScope(order: order, codes: codes)
    checksScope = hasOrder && proposal?.segment == .ordered && facts.payer.orderDocument != .none
  }

  var payer: PayerRules { facts.payer }

  /// Whether the payer's rules about the order are asked at all.
  var asksForOrder: Bool { facts.payer.orderDocument == .referral }

  /// Whether the payer answers for this session: insured, and done under the order.
  var isInsured: Bool { facts.payer.billing != .none && proposal?.segment != .outsideOrder }
}

/// Collects what the rules report.
struct Findings {
  private(set) var list: [Finding] = []
  private var rule: Rule
  private let question: Question

  init(first: Rule, _ question: Question) {
    rule = first
    self.question = question
  }

  mutating func ask(_ rule: Rule) {
    self.rule = rule
    rule.examine(question, &self)
  }

  /// Reports a finding of the rule that is being asked. The evidence is the element's place in the order.
  mutating func report(
    _ effect: Effect, _ what: Phrase, about element: ReferralElement? = nil, source: RuleSource? = nil, fix: Fix
  ) {
    list.append(
      Finding(
        rule: rule.id, aspect: rule.aspect, effect: effect, what: what, fix: fix, element: element,
        evidence: element.flatMap(evidence), source: source ?? rule.source))
  }

  /// The element's words on the page; where it is missing, the words that stand where it is looked for.
  private func evidence(for element: ReferralElement) -> Evidence? {
    let order = question.order
    if let own = order?.evidence(for: element) { return own }
    switch element {
    case .visitCount: return order?.evidence(for: .frequency) ?? order?.evidence(for: .duration)
    case .duration: return order?.evidence(for: .frequency)
    case .diagnosisCode: return order?.evidence(for: .diagnosisText)
    default: return nil
    }
  }

  var worst: Effect? { list.map(\.effect).max() }
}
