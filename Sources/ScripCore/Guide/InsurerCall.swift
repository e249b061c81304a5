/// What to ask an insurer by telephone, in the words of staff and in those of patients.
///
/// Source: domain.md S0-23..29, S2-3..8; the table says which questions a patient can ask themselves.
public struct InsurerCall: Hashable, Sendable {
  public enum Audience: Hashable, Sendable { case patient, staff }

  public struct Question: Hashable, Sendable {
    /// `Q07`.
    public let id: String
    /// What the answer is filed under.
    public let field: String
    let forStaff: String
    /// Empty when only the practice asks.
    let forPatient: String

    public func words(for audience: Audience) -> String { audience == .staff ? forStaff : forPatient }
  }

  private let questions: [Question]

  /// Reads the table; nil when a column is missing or a row is incomplete.
  public init?(_ bytes: some Collection<UInt8>) {
    let csv = CSV(bytes)
    guard let id = csv.column("id"), let field = csv.column("field"), let staff = csv.column("for_staff"),
      let patient = csv.column("for_patient"), !csv.rows.isEmpty
    else { return nil }
    var questions: [Question] = []
    for row in csv.rows {
      guard row.count == csv.header.count, !row[id].isEmpty, !row[staff].isEmpty else { return nil }
      questions.append(Question(id: row[id], field: row[field], forStaff: row[staff], forPatient: row[patient]))
    }
    self.questions = questions
  }

  /// In the order in which they are asked.
  public func questions(for audience: Audience) -> [Question] {
    questions.filter { !$0.words(for: audience).isEmpty }
  }
}
