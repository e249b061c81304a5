import ScripSQL

extension Migration {
  /// A chart is found by any of the first five words of its name, and by the end of its telephone number.
  ///
  /// The indexes hold what the row says already, so that rows that stand need no filling. A word is what follows so
  /// many others in `search_key`, which has letters, digits and single blanks; most names have no third word, and cost
  /// nothing there. A telephone has ten digits.
  static let patientSearch = Migration(
    id: 12, name: "patient search",
    statements: [
      """
      CREATE INDEX patient_by_second_word ON patient (
        practice_id, ltrim(ltrim(search_key, 'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), id)
        WHERE ltrim(ltrim(search_key, 'abcdefghijklmnopqrstuvwxyz0123456789'), ' ') <> ''
      """,
      """
      CREATE INDEX patient_by_third_word ON patient (
        practice_id, ltrim(ltrim(ltrim(ltrim(search_key,
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), 'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), id)
        WHERE ltrim(ltrim(ltrim(ltrim(search_key,
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), 'abcdefghijklmnopqrstuvwxyz0123456789'), ' ') <> ''
      """,
      """
      CREATE INDEX patient_by_fourth_word ON patient (
        practice_id, ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(search_key,
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), 'abcdefghijklmnopqrstuvwxyz0123456789'), ' '),
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), id)
        WHERE ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(search_key,
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), 'abcdefghijklmnopqrstuvwxyz0123456789'), ' '),
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' ') <> ''
      """,
      """
      CREATE INDEX patient_by_fifth_word ON patient (
        practice_id, ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(search_key,
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), 'abcdefghijklmnopqrstuvwxyz0123456789'), ' '),
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), 'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), id)
        WHERE ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(ltrim(search_key,
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), 'abcdefghijklmnopqrstuvwxyz0123456789'), ' '),
          'abcdefghijklmnopqrstuvwxyz0123456789'), ' '), 'abcdefghijklmnopqrstuvwxyz0123456789'), ' ') <> ''
      """,
      "CREATE INDEX patient_by_phone ON patient (practice_id, substr(body -> 'phone' ->> 'digits', 7), id)",
    ])
}
