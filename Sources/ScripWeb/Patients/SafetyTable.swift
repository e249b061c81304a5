import ScripCore
import Tables

/// The safety screen's rows, read once. Source: `contraindications.csv`.
enum SafetyTable {
  struct Row: Sendable {
    let flag: String
    let condition: String
    let level: SafetyFinding.Level
    let advice: String
  }

  static let rows: [Row] = CSV(Tables.contraindications).rows.compactMap { columns in
    guard columns.count > 3, let level = SafetyFinding.Level(rawValue: columns[1]) else { return nil }
    return Row(flag: flag(of: columns[0]), condition: columns[0], level: level, advice: columns[3])
  }

  /// `fever_38_0_c_100_4_f_or_higher`: the condition as one plain word.
  private static func flag(of condition: String) -> String {
    let words = condition.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.prefix(8).joined(separator: "_")
  }
}

extension SafetyFinding.Level {
  var shown: String {
    switch self {
    case .absolute: "no massage"
    case .local: "not on the named regions"
    case .caution: "with care"
    }
  }
}
