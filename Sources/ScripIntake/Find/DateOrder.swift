import ScripCore

/// Whether a document prints months or days first, by the dates in it that leave no choice.
struct DateOrder {
  let order: DatePhrase.Order
  /// Some date proves one order and either day-first is in use or another date proves the opposite.
  let isUnusual: Bool

  init(_ dates: [DatePhrase]) {
    let dayFirst = dates.contains { $0.provesDayFirst }
    let monthFirst = dates.contains { !$0.isFixed && $0.second > 12 }
    order = dayFirst && !monthFirst ? .dayFirst : .monthFirst
    isUnusual = dayFirst
  }

  /// The day of a date in this document, with what is doubtful about it.
  ///
  /// United States papers print months first, so that alone raises no doubt; a document that prints a day
  /// first makes each of its exchangeable dates doubtful.
  func day(_ date: DatePhrase) -> Doubtful<CalendarDay>? {
    date.day(order: order).map { Doubtful($0, date.doubt ?? (isUnusual && date.canExchange ? .dayOrMonth : nil)) }
  }
}
