/// Since when a patient owes what they owe. Pure.
public enum OldestDebt {
  /// The day of the oldest debt that is not paid, when what lowers a debt pays the oldest one first; nil when nothing is
  /// owed.
  ///
  /// - Parameters:
  ///   - moves: what raised the debt, and below zero what lowered it, in any order.
  ///   - takenBack: what of that was no payment after all. It makes no new debt: the old ones are as old as they were.
  public static func day(
    of moves: [(day: CalendarDay, amount: Money)], takenBack: Money = .zero
  ) -> CalendarDay? {
    var paid = moves.reduce(-takenBack) { $1.amount < .zero ? $0 - $1.amount : $0 }
    for debt in moves.filter({ $0.amount > .zero }).sorted(by: { $0.day < $1.day }) {
      guard paid >= debt.amount else { return debt.day }
      paid = paid - debt.amount
    }
    return nil
  }
}
