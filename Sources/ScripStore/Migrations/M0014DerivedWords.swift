import ScripSQL

extension Migration {
  /// The later words of a name and the end of a telephone number become columns, which the database derives itself.
  ///
  /// Behind row-level security PostgreSQL looks up in an index only by operators that give nothing away (leakproof:
  /// `<`, `=`), and `ltrim`, `substr` and `->>` are not such: on the indexes of `patientSearch` it walked every chart of
  /// the practice. In a column it looks a word up. What is derived is no part of a row's digest nor of a copy: the
  /// columns it comes from are.
  ///
  /// A word ends where the letters of the key do, whatever alphabet they are of.
  static let derivedWords = Migration(
    id: 14, name: "derived words",
    statements: [
      "DROP INDEX patient_by_second_word",
      "DROP INDEX patient_by_third_word",
      "DROP INDEX patient_by_fourth_word",
      "DROP INDEX patient_by_fifth_word",
      "DROP INDEX patient_by_phone",
      """
      ALTER TABLE patient ADD COLUMN second_word {text} GENERATED ALWAYS AS (
        ltrim(ltrim(search_key, replace(search_key, ' ', '')), ' ')) {derived}
      """,
      "CREATE INDEX patient_by_second_word ON patient (practice_id, second_word, id) WHERE second_word <> ''",
      """
      ALTER TABLE patient ADD COLUMN third_word {text} GENERATED ALWAYS AS (
        ltrim(ltrim(ltrim(ltrim(search_key,
          replace(search_key, ' ', '')), ' '), replace(search_key, ' ', '')), ' ')) {derived}
      """,
      "CREATE INDEX patient_by_third_word ON patient (practice_id, third_word, id) WHERE third_word <> ''",
      """
      ALTER TABLE patient ADD COLUMN fourth_word {text} GENERATED ALWAYS AS (
        ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(search_key,
          replace(search_key, ' ', '')), ' '), replace(search_key, ' ', '')), ' '),
          replace(search_key, ' ', '')), ' ')) {derived}
      """,
      "CREATE INDEX patient_by_fourth_word ON patient (practice_id, fourth_word, id) WHERE fourth_word <> ''",
      """
      ALTER TABLE patient ADD COLUMN fifth_word {text} GENERATED ALWAYS AS (
        ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(search_key,
          replace(search_key, ' ', '')), ' '), replace(search_key, ' ', '')), ' '),
          replace(search_key, ' ', '')), ' '), replace(search_key, ' ', '')), ' ')) {derived}
      """,
      "CREATE INDEX patient_by_fifth_word ON patient (practice_id, fifth_word, id) WHERE fifth_word <> ''",
      """
      ALTER TABLE patient ADD COLUMN phone_end {text} GENERATED ALWAYS AS (
        substr(body -> 'phone' ->> 'digits', 7)) {derived}
      """,
      "CREATE INDEX patient_by_phone ON patient (practice_id, phone_end, id)",
    ])
}
