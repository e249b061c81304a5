import ScripSQL

/// Every migration in its order. A number once released never changes; a mistake is mended by the next one.
public enum Migrations {
  public static let all: [Migration] = [
    .foundation,
    .care,
    .identity,
    .booking,
    .sessions,
    .claims,
    .money,
    .reports,
    .calendarFeeds,
    .nextPayer,
    .referralLists,
    .patientSearch,
    .prescriberAskings,
    .derivedWords,
    .settlingLists,
  ]
}
