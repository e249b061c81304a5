import ScripCore

/// The tables Scrip ships with: payer classes, ICD-10-CM, regions, states, measures. Read once, shared, never changed.
public struct Reference: Sendable {
  public let payers: PayerCatalog
  /// What ICD-10-CM and the region table say about a code that stands beside others on an order.
  public let diagnosis: @Sendable (ICD10Code, _ beside: [ICD10Code]) -> DiagnosisFacts
  /// States that license massage therapists.
  public let licensingStates: Set<String>
  /// What may be measured and what change in it matters.
  public let outcomes: OutcomeTable
  /// What payers' reason codes mean and what is done about them.
  public let reasons: ReasonTable
  /// Codes that payers take for one service.
  public let codePairs: [CodePair]

  public init(
    payers: PayerCatalog, licensingStates: Set<String>, outcomes: OutcomeTable, reasons: ReasonTable,
    codePairs: [CodePair] = [],
    diagnosis: @escaping @Sendable (ICD10Code, _ beside: [ICD10Code]) -> DiagnosisFacts
  ) {
    self.payers = payers
    self.diagnosis = diagnosis
    self.licensingStates = licensingStates
    self.outcomes = outcomes
    self.reasons = reasons
    self.codePairs = codePairs
  }

  /// The rules of a class on a day: the newest of the shipped versions and those the practice added.
  ///
  /// A class nobody knows any more is treated as paid by the patient alone: nothing is claimed under unknown rules.
  public func rules(for key: String, on day: CalendarDay, added: [PayerRules]) -> PayerRules {
    let catalog = added.isEmpty ? payers : PayerCatalog(version: payers.version, classes: payers.classes + added)
    return catalog.rules(for: key, on: day) ?? catalog.rules(for: "self_pay_medical", on: day) ?? payers.classes[0]
  }

  /// What the tables say about every code of the orders, each code once.
  public func diagnosisFacts(of orders: [ReferralVersion]) -> [DiagnosisFacts] {
    var facts: [DiagnosisFacts] = []
    for order in orders {
      let codes = order.diagnoses.compactMap(\.code)
      for code in codes where !facts.contains(where: { $0.code == code }) {
        facts.append(diagnosis(code, codes))
      }
    }
    return facts
  }

  public func licenses(_ state: String) -> Bool { licensingStates.contains(state) }
}
