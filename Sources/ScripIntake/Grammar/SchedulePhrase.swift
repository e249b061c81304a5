/// The schedule that a phrase orders: how often, how long, how many, how many minutes.
///
/// Reads what is written and no more: a count is never multiplied out here, an unclear wording is flagged, and
/// of a tapering order only the first step is taken, flagged.
struct SchedulePhrase {
  typealias Found<Value> = (value: Value, doubt: ReviewReason?, words: ClosedRange<Int>)

  private(set) var frequency: Found<OrderReading.Frequency>?
  private(set) var duration: Found<OrderReading.Span>?
  private(set) var sessions: Found<Int>?
  private(set) var minutes: Found<Int>?
  private(set) var asNeeded: Found<Bool>?

  private let lexemes: [Lexeme]
  /// Lexemes that a reading has used up.
  private var used: Set<Int> = []

  init(_ text: String) {
    self.init(words: text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  init(words: [String]) {
    lexemes = Lexeme.cut(Mark.joining(words))
    readMinutes()
    readFrequency()
    readDuration()
    readSessions()
    readAsNeeded()
    noteLaterSteps()
    noteMending()
  }

  var isEmpty: Bool { frequency == nil && duration == nil && sessions == nil && asNeeded == nil }
}

// MARK: - Looking at lexemes

extension SchedulePhrase {
  private func text(_ index: Int) -> String {
    lexemes.indices.contains(index) ? lexemes[index].text : ""
  }

  private func words(_ range: Range<Int>) -> ClosedRange<Int> {
    lexemes[range.lowerBound].word...lexemes[range.upperBound - 1].word
  }

  /// A number or a range of two at `index`, and the index behind it.
  private func count(at index: Int) -> (low: Int, high: Int?, next: Int)? {
    guard lexemes.indices.contains(index), !used.contains(index), let low = lexemes[index].number else {
      return nil
    }
    if ["-", "to", "or"].contains(text(index + 1)), lexemes.indices.contains(index + 2),
      let high = lexemes[index + 2].number, high > low
    {
      return (low, high, index + 3)
    }
    // "eight (8) sessions" says the number twice.
    if text(index + 1) == "(", lexemes.indices.contains(index + 2), lexemes[index + 2].number == low,
      text(index + 3) == ")"
    {
      return (low, nil, index + 4)
    }
    return (low, nil, index + 1)
  }

  static func period(_ word: String) -> OrderReading.Period? {
    switch word {
    case "day", "days", "daily": .day
    case "week", "weeks", "wk", "wks", "w", "weekly", "wkly", "wee", "veek", "weck", "wecks": .week
    case "month", "months", "mo", "mos", "mth", "mths", "mnth", "monthly": .month
    case "year", "years", "yr", "yrs", "yearly", "annually": .year
    default: nil
    }
  }

  private static let sessionNouns: Set<String> = [
    "visit", "visits", "session", "sessions", "treatment", "treatments", "appointment", "appointments", "tx",
    "txs", "sess", "massages", "vis",
  ]
  private static let timesWords: Set<String> = ["time", "times", "x"]
}

// MARK: - Reading the parts

extension SchedulePhrase {
  private mutating func readMinutes() {
    for index in lexemes.indices {
      guard minutes == nil, let count = count(at: index) else { continue }
      var next = count.next
      if text(next) == "-" { next += 1 }
      let unit = text(next)
      let factor =
        ["min", "mins", "minute", "minutes", "mn"].contains(unit)
        ? 1 : ["hour", "hr", "hrs", "hours"].contains(unit) ? 60 : 0
      let total = count.low.multipliedReportingOverflow(by: factor)
      guard factor > 0, !total.overflow, (10...240).contains(total.partialValue) else { continue }
      minutes = (total.partialValue, count.high == nil ? nil : .twoMeanings, words(index..<next + 1))
      used.formUnion(index...next)
    }
  }

  private mutating func readFrequency() {
    for index in lexemes.indices where !used.contains(index) {
      guard let found = countedFrequency(at: index) ?? everyFrequency(at: index) ?? adverbFrequency(at: index)
      else { continue }
      frequency = (found.value, found.doubt, words(index..<found.next))
      used.formUnion(index..<found.next)
      return
    }
  }

  private typealias Frequency = (value: OrderReading.Frequency, doubt: ReviewReason?, next: Int)

  /// `2x/wk`, `1-2 times per week`, `twice weekly`, `two sessions per month`, `once every two weeks`.
  private func countedFrequency(at index: Int) -> Frequency? {
    var low = 0
    var high: Int?
    var next = index
    if let adverb = NumberWords.adverbs[text(index)] {
      (low, next) = (adverb, index + 1)
      if ["or", "to", "-"].contains(text(next)), let other = NumberWords.adverbs[text(next + 1)], other > low {
        (high, next) = (other, next + 2)
      }
    } else if let count = count(at: index) {
      (low, high, next) = (count.low, count.high, count.next)
    } else {
      return nil
    }
    guard (1...14).contains(low), (high ?? low) <= 14 else { return nil }
    // What stands between number and period: "x", "times", "60 minute massage sessions".
    var fillers = 0
    while Self.timesWords.contains(text(next)) || Self.sessionNouns.contains(text(next))
      || used.contains(next)
      || ["massage", "therapy", "("].contains(text(next)) || text(next) == "-" && used.contains(next + 1)
    {
      next += 1
      fillers += 1
      if fillers > 6 { return nil }
    }
    var linked = false
    var every = 1
    if ["/", "per", "a", "an", "each", "every", "q"].contains(text(next)) {
      let link = text(next)
      next += 1
      linked = true
      if link == "every" || link == "q" || link == "per", let spaced = count(at: next), spaced.high == nil {
        (every, next) = (spaced.low, spaced.next)
      } else if text(next) == "other" {
        (every, next) = (2, next + 1)
      }
    }
    guard let period = Self.period(text(next)), (1...12).contains(every) else { return nil }
    // "6 weeks" is a duration; a frequency needs a link, a "times", or an adverb such as "weekly".
    let isAdverb = text(next).hasSuffix("ly")
    guard linked || isAdverb || fillers > 0 || NumberWords.adverbs[text(index)] != nil else { return nil }
    if fillers == 0, !linked, isAdverb, NumberWords.adverbs[text(index)] == nil { return nil }
    let unclear = every == 1 && hasLooseOption(after: next)
    return (
      OrderReading.Frequency(timesPer: low, timesPerMax: high, every: every, period: period),
      unclear ? .hardToRead : nil, next + 1
    )
  }

  /// What rests on a word that was mended must be confirmed.
  private mutating func noteMending() {
    let mended = Set(lexemes.filter(\.isMended).map(\.word))
    guard !mended.isEmpty else { return }
    func note<Value>(_ found: inout Found<Value>?) {
      guard var changed = found, changed.words.contains(where: mended.contains) else { return }
      changed.doubt = changed.doubt ?? .repaired
      found = changed
    }
    note(&frequency)
    note(&duration)
    note(&sessions)
    note(&minutes)
  }

  /// Another bare period close behind: the options of a form whose ticks were not seen.
  private func hasLooseOption(after index: Int) -> Bool {
    // What stands behind "for" is the duration.
    let stop = (index..<index + 6).first { ["for", "over", "then", "x"].contains(text($0)) } ?? index + 6
    return (index + 1..<max(stop, index + 1)).contains { place in
      Self.period(text(place)) != nil && !text(place).hasSuffix("ly") && !lexemes[place - 1].isFigures
        && lexemes[place - 1].number == nil && !["a", "per", "/", "other", "next"].contains(text(place - 1))
    }
  }

  /// `every other week`, `every 2 weeks`, `q week`, `each week`.
  private func everyFrequency(at index: Int) -> Frequency? {
    guard ["every", "q", "each"].contains(text(index)) else { return nil }
    var (every, next) = (1, index + 1)
    if text(next) == "other" {
      (every, next) = (2, next + 1)
    } else if let spaced = count(at: next) {
      guard spaced.high == nil else { return nil }
      (every, next) = (spaced.low, spaced.next)
      if text(next) == "-" { next += 1 }
    }
    guard (1...12).contains(every), let period = Self.period(text(next)), period != .year else { return nil }
    return (OrderReading.Frequency(timesPer: 1, every: every, period: period), nil, next + 1)
  }

  /// `weekly`, `monthly`, and the ones with two meanings: `bi-weekly`, `bimonthly`.
  private func adverbFrequency(at index: Int) -> Frequency? {
    let word = text(index)
    let isSplit = (word == "bi" || word == "semi") && text(index + 1) == "-"
    let stem = isSplit ? word + text(index + 2) : word
    let next = isSplit ? index + 3 : index + 1
    switch stem {
    case "weekly", "daily", "monthly", "wkly":
      guard let period = Self.period(stem) else { return nil }
      return (OrderReading.Frequency(timesPer: 1, period: period), nil, next)
    case "biweekly": return (OrderReading.Frequency(timesPer: 1, every: 2, period: .week), .twoMeanings, next)
    case "bimonthly":
      return (OrderReading.Frequency(timesPer: 1, every: 2, period: .month), .twoMeanings, next)
    case "semiweekly": return (OrderReading.Frequency(timesPer: 2, period: .week), .twoMeanings, next)
    case "fortnightly": return (OrderReading.Frequency(timesPer: 1, every: 2, period: .week), nil, next)
    default: return nil
    }
  }

  private mutating func readDuration() {
    for index in lexemes.indices where !used.contains(index) {
      guard let count = count(at: index) ?? oneAfterLink(index) else { continue }
      var next = count.next
      if text(next) == "-" { next += 1 }
      guard lexemes.indices.contains(next), !used.contains(next), let unit = Self.period(text(next)),
        !text(next).hasSuffix("ly"),
        count.low >= 1, (count.high ?? count.low) <= 366
      else { continue }
      let before = text(index - 1)
      guard before != "every", before != "past", before != "last", before != "age", text(next + 1) != "old",
        text(next + 1) != "ago", text(next + 1) != "history"
      else { continue }
      let unclear = hasLooseOption(after: next)
      let isLong = (count.high ?? count.low) > (unit == .day ? 366 : unit == .week ? 104 : unit == .month ? 24 : 2)
      let doubt: ReviewReason? = unclear ? .hardToRead : isLong ? .unlikely : count.high != nil ? .twoMeanings : nil
      duration = (
        OrderReading.Span(value: count.high ?? count.low, unit: unit), doubt, words(index..<next + 1)
      )
      used.formUnion(index...next)
      return
    }
  }

  /// "for a month", "over one year": the article counts as one only after a word of duration.
  private func oneAfterLink(_ index: Int) -> (low: Int, high: Int?, next: Int)? {
    guard text(index) == "a", ["for", "over", "within", "during"].contains(text(index - 1)) else {
      return nil
    }
    return (1, nil, index + 1)
  }

  private mutating func readSessions() {
    for index in lexemes.indices where !used.contains(index) {
      guard let count = count(at: index), count.low >= 1, (count.high ?? count.low) <= 366 else { continue }
      var next = count.next
      while text(next) == "x" || text(next) == "massage" || text(next) == "total" || text(next) == "therapy"
        || used.contains(next) && next < lexemes.count
      {
        next += 1
      }
      guard Self.sessionNouns.contains(text(next)) else { continue }
      let before = text(index - 1)
      guard !["every", "after", "visit", "#"].contains(before) else { continue }
      // "2 visits per week" is a frequency that could not be read, not a count.
      if ["/", "per", "a", "each"].contains(text(next + 1)) { continue }
      sessions = (count.high ?? count.low, count.high == nil ? nil : .twoMeanings, words(index..<next + 1))
      used.formUnion(index...next)
      return
    }
  }

  private mutating func readAsNeeded() {
    for index in lexemes.indices {
      let spelled = text(index) == "as" && ["needed", "necessary", "tolerated"].contains(text(index + 1))
      if spelled && text(index + 1) == "needed" {
        asNeeded = (true, nil, words(index..<index + 2))
      } else if text(index) == "prn" {
        asNeeded = (true, nil, words(index..<index + 1))
      }
    }
  }

  /// "…, then once a week for 4 weeks": a second step makes the first one doubtful.
  private mutating func noteLaterSteps() {
    guard let first = frequency, let last = lexemes.indices.last else { return }
    let later = lexemes.indices.contains { index in
      lexemes[index].word > first.words.upperBound
        && ["then", "followed", "thereafter", "decreasing", "tapering"].contains(text(index))
    }
    guard later, last > 0 else { return }
    frequency?.doubt = .twoMeanings
    duration?.doubt = .twoMeanings
    sessions?.doubt = .twoMeanings
  }
}

extension Mark {
  /// Boxes that white space cut in two (`[ ]`) as one word each.
  static func joining(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words {
      if word == "]", result.last == "[" || result.last == "[x" || result.last == "[X" {
        result[result.count - 1] += result.last == "[" ? " ]" : "]"
      } else {
        result.append(word)
      }
    }
    return result
  }
}
