/// The questions that come before any form: whether massage is safe now.
///
/// A patient ticks what is true; some answers, or two together, stop the guide. Source: domain.md J;
/// `guide_safety.csv`, which waits for a clinician's review.
public struct SafetyScreen: Hashable, Sendable {
  /// What a yes asks for, the most urgent first.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// Call 911 or go to an emergency department.
    case emergency
    /// See a doctor the same day.
    case today
    /// A doctor's written yes comes first.
    case clearance
    /// Time is enough.
    case wait
    /// A part of the body is left alone.
    case local
    case caution
    /// Says nothing alone; other rows ask for it.
    case context

    public var stops: Bool { [.emergency, .today, .clearance, .wait].contains(self) }
  }

  /// One row: a sentence to tick, or what follows when others are ticked together.
  public struct Row: Hashable, Sendable {
    public let key: String
    public let level: Level
    /// `I have a fever.` Nil for a row that follows from others.
    public let asked: String?
    /// `Fever`: how the answer is named afterwards.
    public let about: String
    /// What to do when it is true.
    public let advice: String
    /// Rows that must all be true for one that follows, and rows none of which may be.
    let needs: [String]
    let unless: [String]

    func holds(_ yes: Set<String>) -> Bool {
      guard asked == nil else { return yes.contains(key) }
      return yes.isSuperset(of: needs) && yes.isDisjoint(with: unless)
    }
  }

  /// What the answers mean for the next step.
  public enum Outcome: Hashable, Sendable {
    /// No massage before these are dealt with; the most urgent first.
    case stop([Row])
    /// To be told to the doctor and the therapist; empty when nothing was ticked.
    case mention([Row])
  }

  private let rows: [Row]

  /// What is asked, in order.
  public var questions: [Row] { rows.filter { $0.asked != nil } }

  /// Reads the table; nil when a column is missing, or a row is torn, of an unknown level or follows from unknown rows.
  public init?(_ bytes: some Collection<UInt8>) {
    let csv = CSV(bytes)
    let columns = ["key", "level", "asked", "about", "advice", "needs", "unless"].compactMap(csv.column)
    guard columns.count == 7, !csv.rows.isEmpty else { return nil }
    var rows: [Row] = []
    for row in csv.rows {
      guard row.count == csv.header.count, let level = Level(rawValue: row[columns[1]]) else { return nil }
      let asked = row[columns[2]]
      rows.append(
        Row(
          key: row[columns[0]], level: level, asked: asked == "-" ? nil : asked, about: row[columns[3]],
          advice: row[columns[4]], needs: Self.keys(row[columns[5]]), unless: Self.keys(row[columns[6]])))
    }
    let askable = Set(rows.filter { $0.asked != nil }.map(\.key))
    for row in rows where row.asked == nil {
      guard !row.needs.isEmpty, askable.isSuperset(of: row.needs + row.unless) else { return nil }
    }
    self.rows = rows
  }

  /// `yes` holds the keys of the sentences that are true; other keys are ignored.
  public func outcome(yes: Set<String>) -> Outcome {
    let holding = rows.filter { $0.holds(yes) }
    let stopping = Level.allCases.filter(\.stops).flatMap { level in holding.filter { $0.level == level } }
    return stopping.isEmpty ? .mention(holding.filter { $0.level != .context }) : .stop(stopping)
  }

  private static func keys(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
