/// What a therapist measures to see whether treatment helps.
///
/// Only names: what each allows, and what change in it matters, is data (`OutcomeTable`). No wording of a published
/// questionnaire is stored, only its score. Source: domain.md G; `outcome_measures.csv`.
public enum Measure: String, Hashable, Sendable, CaseIterable, Codable {
  /// Numeric pain rating: 0 no pain, 10 the worst there is.
  case pain = "nprs"
  /// Patient-specific function: activities the patient names, 0 cannot, 10 as before. The mean is the score.
  case function = "psfs"
  /// Oswestry disability index, neck disability index, arm questionnaires: answered on the owner's form, scored here.
  case odi, ndi, dash
  case quickDASH = "quickdash"
  /// How the patient rates the change as a whole, -7 to 7.
  case globalChange = "groc"
  /// Degrees of a joint's motion; of the jaw, millimetres.
  case motion = "rom"
  /// Doses of one medicine a day.
  case medication
  /// Hours of sleep a night.
  case sleep

  /// Questionnaires of which only numbers are kept.
  public var isQuestionnaire: Bool {
    switch self {
    case .odi, .ndi, .dash, .quickDASH: true
    case .pain, .function, .globalChange, .motion, .medication, .sleep: false
    }
  }
}
