import Testing

@testable import ScripCore

/// One edge of one rule: what is changed in a sound case, and what the rule then says (nil: nothing).
struct RuleCase: Sendable, CustomTestStringConvertible {
  let claim: String
  let effect: Effect?
  let payer: String
  let day: CalendarDay
  let facts: @Sendable (inout EpisodeFacts) -> Void
  let session: @Sendable (inout Proposal) -> Void

  init(
    _ claim: String, _ effect: Effect?, payer: String = "commercial_in_network", on day: String = "2026-11-24",
    facts: @escaping @Sendable (inout EpisodeFacts) -> Void = { _ in }
  ) {
    self.init(claim, effect, payer: payer, on: day, session: { _ in }, facts: facts)
  }

  init(
    _ claim: String, _ effect: Effect?, payer: String = "commercial_in_network", on day: String = "2026-11-24",
    session: @escaping @Sendable (inout Proposal) -> Void,
    facts: @escaping @Sendable (inout EpisodeFacts) -> Void = { _ in }
  ) {
    self.claim = claim
    self.effect = effect
    self.payer = payer
    self.day = Sample.day(day)
    self.facts = facts
    self.session = session
  }

  var testDescription: String { claim }

  /// What the determination says about the changed case.
  var answer: Determination {
    determine(Sample.facts(payer, facts), on: day, proposal: Sample.session(session))
  }
}

extension EpisodeFacts {
  /// Changes the one order of the sample.
  mutating func order(_ change: (inout ReferralVersion) -> Void) { change(&referrals[0]) }

  /// Replaces the diagnosis of the sample, in the order and in the tables' facts.
  mutating func diagnose(_ facts: DiagnosisFacts...) {
    referrals[0].diagnoses = facts.map { OrderedDiagnosis(code: $0.code) }
    diagnoses = facts
  }
}
