/// The questions that come before any form: whether massage is safe now.
///
/// A patient answers each with yes or no; a yes to an absolute row stops the guide. Source: domain.md J,
/// `contraindications.csv`, which waits for a clinician's review.
public struct SafetyScreen: Hashable, Sendable {
  /// How far a yes reaches.
  public enum Level: String, Hashable, Sendable { case absolute, local, caution }

  public struct Question: Hashable, Sendable {
    /// 1-based row of the table: the name of the answer in a form.
    public let number: Int
    public let level: Level
    public let condition: String
    public let asked: String
    /// What to do when the answer is yes.
    public let action: String
  }

  /// What the answers mean for the next step.
  public enum Outcome: Hashable, Sendable {
    /// No massage before somebody has looked at these.
    case stop([Question])
    /// To be told to the prescriber and the therapist; empty when nothing was answered yes.
    case mention([Question])
  }

  public let questions: [Question]

  /// Reads the table; nil when a column is missing or a row is torn or of an unknown level. Rows that only a
  /// therapist can judge carry `-` for a question and are left out.
  public init?(_ bytes: some Collection<UInt8>) {
    let csv = CSV(bytes)
    guard let condition = csv.column("condition"), let level = csv.column("level"),
      let action = csv.column("action"), let asked = csv.column("ask_intake"), !csv.rows.isEmpty
    else { return nil }
    var questions: [Question] = []
    for (index, row) in csv.rows.enumerated() {
      guard row.count == csv.header.count, let level = Level(rawValue: row[level]) else { return nil }
      guard row[asked] != "-" else { continue }
      questions.append(
        Question(
          number: index + 1, level: level, condition: row[condition], asked: row[asked], action: row[action]))
    }
    self.questions = questions
  }

  /// `yes` holds the numbers of the questions answered with yes; other numbers are ignored.
  public func outcome(yes: Set<Int>) -> Outcome {
    let answered = questions.filter { yes.contains($0.number) }
    let absolute = answered.filter { $0.level == .absolute }
    return absolute.isEmpty ? .mention(answered) : .stop(absolute)
  }
}
