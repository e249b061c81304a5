import ScripCore
import ScripSQL

/// A chart by the name that it is sorted by, for names that are compared before a chart is read.
public struct PatientName: Hashable, Sendable {
  public let patient: PatientID
  /// The folded family name, then the given names.
  public let searchKey: String
}

extension Connection {
  /// Names with a word that stands near `word` in the order of letters and begins with `beginning`, at
  /// most `limit` on each side.
  ///
  /// Promises: ten statements, of `limit` rows each, on the indexes of `patients(withNameWords:)`.
  public func names(around word: String, beginning: String, limit: Int) throws -> [PatientName] {
    var found: [PatientName] = []
    for place in NamePlace.allCases {
      found += try names(at: place, from: word, below: beginning + Self.afterAll, limit: limit)
      found += try map(
        """
        SELECT id, search_key FROM patient
        WHERE practice_id = \(practice) \(place.exists) AND \(place.text) >= \(beginning) AND \(place.text) < \(word)
        ORDER BY \(place.text) DESC, id DESC LIMIT \(limit)
        """, Self.name)
    }
    return found
  }

  /// The first names, at most `limit`, whose family name begins with `beginning`.
  ///
  /// Promises: one statement; index `patient_by_name`.
  public func names(beginning: String, limit: Int) throws -> [PatientName] {
    try names(at: .first, from: beginning, below: beginning + Self.afterAll, limit: limit)
  }

  private func names(at place: NamePlace, from: String, below: String, limit: Int) throws -> [PatientName] {
    try map(
      """
      SELECT id, search_key FROM patient
      WHERE practice_id = \(practice) \(place.exists) AND \(place.text) >= \(from) AND \(place.text) < \(below)
      ORDER BY \(place.text), id LIMIT \(limit)
      """, Self.name)
  }

  private static func name(_ row: Row) throws -> PatientName {
    PatientName(patient: try row.id(0), searchKey: try row.text(1))
  }
}
