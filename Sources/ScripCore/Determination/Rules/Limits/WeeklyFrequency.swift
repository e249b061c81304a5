extension Rule {
  static let weeklyFrequency = Rule(
    "limit.frequency", .limit, "Not more sessions in a week than ordered",
    source: .domain("the order's own words; a week is any seven days, Scrip's default; domain notes B1 rule 4")
  ) { question, findings in
    guard question.isInsured, question.proposal != nil, let frequency = question.order?.schedule.frequency,
      frequency.every > 0, frequency.unit == .week || frequency.unit == .day
    else { return }
    let span = frequency.every * (frequency.unit == .week ? 7 : 1)
    // The busiest stretch of that length that would hold the proposed day.
    let days = question.facts.sessionDays + [question.day]
    var busiest = 0
    for start in days where start <= question.day && start.days(until: question.day) < span {
      let last = start.adding(days: span - 1)
      busiest = max(busiest, days.count { start <= $0 && $0 <= last })
    }
    if busiest > frequency.timesMax {
      findings.report(
        question.payer.frequencyIsLimit ? .selfPayOnly : .warns,
        "This would be \(busiest, "session") within \(span) days; the order says \(frequency.shown)", about: .frequency,
        fix: Fix(.frontDesk, .chooseAnotherDay, "Choose a later day, or write down why it is closer."))
    }
  }
}
