/// Why answers make no score, in words for the person who typed them.
public struct ScoringFault: Error, Hashable, Sendable {
  public let sentence: String
}

extension OutcomeTable {
  /// The score of a questionnaire from the sum of its answers and how many were given.
  ///
  /// Oswestry and neck index in percent: 100 × sum / (highest answer × answered). Neck index on its own scale: the sum,
  /// all answered. Arm questionnaires: (sum / answered − 1) × 25. Source: domain.md G.
  public func score(_ measure: Measure, _ scale: Scale = .own, sum: Int, answered: Int) -> Result<Score, ScoringFault> {
    guard let row = row(measure, scale) else {
      return .failure(ScoringFault(sentence: "This measure has no such scale."))
    }
    guard (0...row.items).contains(answered) else {
      return .failure(ScoringFault(sentence: "The form has \(row.items) questions."))
    }
    guard answered >= row.answersNeeded else {
      return .failure(
        ScoringFault(sentence: "At least \(row.answersNeeded) of \(row.items) answers are needed for a score."))
    }
    guard (answered * row.itemRange.lowerBound...answered * row.itemRange.upperBound).contains(sum) else {
      let (low, high) = (answered * row.itemRange.lowerBound, answered * row.itemRange.upperBound)
      return .failure(ScoringFault(sentence: "\(answered) answers add up to \(low) to \(high)."))
    }
    switch measure {
    case .odi: return .success(Score(100 * sum, over: row.itemRange.upperBound * answered))
    case .ndi where scale == .percent: return .success(Score(100 * sum, over: row.itemRange.upperBound * answered))
    case .dash, .quickDASH: return .success(Score(25 * (sum - answered), over: answered))
    default: return .success(Score(sum))
    }
  }

  /// The mean of what the patient can do of the named activities; nil for none.
  public static func mean(_ scores: [Int]) -> Score? {
    scores.isEmpty ? nil : Score(scores.reduce(0, +), over: scores.count)
  }
}
