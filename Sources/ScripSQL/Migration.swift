/// One step of the schema. Once released it is never edited; a mistake is mended by a later one.
///
/// Statements are written with the type words `{id} {int} {text} {bytes} {json}` and each CREATE TABLE ends at its
/// closing parenthesis; the dialect finishes it. A column that the database derives from others of its row ends in
/// `{derived}` and is added by ALTER TABLE: `TableShape` leaves it out, for no copy may write it. They speak only the
/// database's language: no types of ours.
public struct Migration: Sendable {
  /// 1, 2, 3 … without gaps.
  public let id: Int
  public let name: StaticString
  /// Tables made here whose rows belong to one practice. Each has a `practice_id` column; on PostgreSQL
  /// row-level security is switched on for it.
  public let practiceTables: [StaticString]
  /// Those of them that the installation's scope may add rows to, and not read: the audit tells of log-ins, which
  /// belong to no practice.
  public let addedToByInstallation: [StaticString]
  public let statements: [StaticString]

  public init(
    id: Int, name: StaticString, practiceTables: [StaticString] = [], addedToByInstallation: [StaticString] = [],
    statements: [StaticString]
  ) {
    self.id = id
    self.name = name
    self.practiceTables = practiceTables
    self.addedToByInstallation = addedToByInstallation
    self.statements = statements
  }
}
