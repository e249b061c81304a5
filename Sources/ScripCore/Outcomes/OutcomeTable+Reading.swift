/// How the table of measures is read. A row that does not fit refuses the whole table: nothing is guessed.
extension OutcomeTable {
  static func rows(_ csv: CSV) -> [Row]? {
    var rows: [Row] = []
    for fields in csv.rows {
      guard let row = Fields(fields, csv).row else { return nil }
      rows.append(row)
    }
    let named = Set(rows.map(\.measure))
    return named.count == Measure.allCases.count ? rows : nil
  }

  /// One line with its columns by name.
  private struct Fields {
    let values: [String: String]

    init(_ fields: [String], _ csv: CSV) {
      values = Dictionary(zip(csv.header, fields), uniquingKeysWith: { first, _ in first })
    }

    var row: Row? {
      guard let key = values["key"], let (measure, scale) = Self.measure(key), let name = values["name"],
        let unit = values["unit"], let better = values["better"], ["higher", "lower"].contains(better),
        let lowest = score("lowest"), let highest = score("highest"), lowest < highest, let items = number("items"),
        let itemLowest = number("item_lowest"), let itemHighest = number("item_highest"), itemLowest < itemHighest,
        let needed = number("min_answered"), needed <= items, let source = values["source"], let bands
      else { return nil }
      return Row(
        measure: measure, scale: scale, name: name, unit: unit, isHigherBetter: better == "higher",
        range: lowest...highest, items: items, itemRange: itemLowest...itemHighest, answersNeeded: needed,
        thresholds: thresholds, error: score("error"), decides: score("decides"), bands: bands, source: source)
    }

    private var thresholds: [Threshold] {
      let named: [(String, OutcomeChange.Size)] = [
        ("small", .small), ("medium", .medium), ("large", .large), ("meaningful", .meaningful),
      ]
      return named.compactMap { column, size in score(column).map { Threshold(size: size, least: $0) } }
    }

    private var bands: [Band]? {
      var bands: [Band] = []
      for text in (values["bands"] ?? "").split(separator: ";") {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let highest = Score(String(parts[0])) else { return nil }
        bands.append(Band(highest: highest, words: String(parts[1])))
      }
      return bands
    }

    private func score(_ column: String) -> Score? { values[column].flatMap { Score($0) } }
    private func number(_ column: String) -> Int? { values[column].flatMap { Int($0) } }

    private static func measure(_ key: String) -> (Measure, Scale)? {
      if let measure = Measure(rawValue: key) { return (measure, .own) }
      let suffix = "_percent"
      guard key.hasSuffix(suffix), let measure = Measure(rawValue: String(key.dropLast(suffix.count))) else {
        return nil
      }
      return (measure, .percent)
    }
  }
}
