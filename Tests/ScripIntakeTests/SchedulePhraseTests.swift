import Testing

@testable import ScripIntake

/// How orders word a schedule. A row is a wording; `_` is "not said", `?` behind a value is "flagged".
@Suite struct SchedulePhraseTests {
  typealias Row = (wording: String, frequency: String, duration: String, sessions: String, minutes: String)

  static let rows: [Row] = [
    ("2x/wk x 6 wks", "2 times a week", "6 weeks", "_", "_"),
    ("twice weekly for 6 weeks", "2 times a week", "6 weeks", "_", "_"),
    ("once every two weeks for 3 months", "1 time every 2 weeks", "3 months", "_", "_"),
    ("every other week for 8 weeks", "1 time every 2 weeks", "8 weeks", "_", "_"),
    ("1-2 x week", "1-2 times a week", "_", "_", "_"),
    ("one to two times per week for 4 weeks", "1-2 times a week", "4 weeks", "_", "_"),
    ("once or twice a week", "1-2 times a week", "_", "_", "_"),
    ("eight sessions over two months", "_", "2 months", "8", "_"),
    ("eight (8) visits", "_", "_", "8", "_"),
    ("bi-weekly x 6 visits", "1 time every 2 weeks?", "_", "6", "_"),
    ("biweekly for 3 months", "1 time every 2 weeks?", "3 months", "_", "_"),
    ("weekly x 10 visits", "1 time a week", "_", "10", "_"),
    ("as needed, up to 12 visits, 45 min each", "_", "_", "12", "45"),
    ("one 60 minute session per week for 12 weeks", "1 time a week", "12 weeks", "_", "60"),
    ("3 visits per week for 2 weeks", "3 times a week", "2 weeks", "_", "_"),
    ("2 sessions/month x 1 year", "2 times a month", "1 year", "_", "_"),
    ("1 hour massage twice a month", "2 times a month", "_", "_", "60"),
    ("for a month", "_", "1 month", "_", "_"),
    ("4-6 weeks", "_", "6 weeks?", "_", "_"),
    ("2x/week for 4 weeks then 1x/week for 4 weeks", "2 times a week?", "4 weeks?", "_", "_"),
    ("2 times per [ ] day [x] week [ ] month for 6 [x] weeks [ ] months", "2 times a week", "6 weeks", "_", "_"),
    ("2 times per day week month for 6 weeks months", "2 times a day?", "6 weeks?", "_", "_"),
    ("q 2 weeks", "1 time every 2 weeks", "_", "_", "_"),
    ("low back pain for 6 weeks ago", "_", "_", "_", "_"),
    ("after the fourth visit", "_", "_", "_", "_"),
    ("", "_", "_", "_", "_"),
  ]

  @Test("Each wording gives the schedule that it orders and no more", arguments: rows)
  func wording(row: Row) {
    let phrase = SchedulePhrase(row.wording)
    func shown<Value: WrittenValue>(_ found: SchedulePhrase.Found<Value>?) -> String {
      found.map { $0.value.written + ($0.doubt == nil ? "" : "?") } ?? "_"
    }
    #expect(shown(phrase.frequency) == row.frequency)
    #expect(shown(phrase.duration) == row.duration)
    #expect(shown(phrase.sessions) == row.sessions)
    #expect(shown(phrase.minutes) == row.minutes)
  }

  @Test("What is written for a frequency is read back as the same frequency")
  func roundTrip() {
    for times in 1...7 {
      for every in 1...4 {
        for period in OrderReading.Period.allCases {
          for most in [nil, times + 1] {
            let frequency = OrderReading.Frequency(timesPer: times, timesPerMax: most, every: every, period: period)
            #expect(OrderReading.Frequency.reading(frequency.written)?.value == frequency, "\(frequency.written)")
          }
        }
      }
    }
  }
}
