import ScripCore
import ScripSQL
import ScripStore

extension ShowToday {
  /// Visits and holds that wait for somebody: what became of them, their note, their end.
  public struct Settling: Sendable {
    /// Visits before today that nobody settled: came, or not?
    public let unsettled: [AppointmentLine]
    public let unsettledCount: Int
    /// The therapist's own sessions before today without a signed note.
    public let notes: [AppointmentLine]
    public let notesCount: Int
    /// Holds that end within two days.
    public let holdsEnding: [AppointmentLine]
    public let holdsEndingCount: Int
    /// Holds that ended by themselves, whose patients are to be told.
    public let holdsOver: [DeadlineLine]
    public let holdsOverCount: Int

    init(of therapist: TherapistID?, in connection: borrowing Connection, _ context: QueryContext) throws {
      let (today, linesMax) = (context.today, ShowToday.linesMax)
      unsettled = try connection.visitsUnsettled(before: today, limit: linesMax)
      unsettledCount = try connection.countOfVisitsUnsettled(before: today)
      if let therapist {
        notes = try connection.notesUnwritten(of: therapist, before: today, limit: linesMax)
        notesCount = try connection.countOfNotesUnwritten(of: therapist, before: today)
      } else {
        (notes, notesCount) = ([], 0)
      }
      let soon = context.moment.adding(seconds: Connection.secondsBeforeHoldEnds)
      holdsEnding = try connection.holdsEndingSoon(after: context.moment, limit: linesMax)
      holdsEndingCount = try connection.countOfHoldsEnding(by: soon)
      holdsOver = try connection.holdsOver(on: today, limit: linesMax)
      holdsOverCount = try connection.countOfDeadlines(.holdOver, through: today)
    }
  }
}
